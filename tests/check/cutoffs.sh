#!/bin/sh
# Two cut-offs. Rows dated between the inspection's and the wrap-up's move the work reports and nothing of the
# inspection: not a figure, not a score, not a byte of the packets. Sent with the inspection's submission they
# move none of its figures either (the score only by the quality of the data). Every document prints its own cut-off,
# and the district report both, side by side, with the two figures.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "cutoffs: $*" >&2; exit 1; }
make_season() { # season, output, kind of document
	status=0
	"$build/evalseason" build "$work/$1" -o "$work/$2" -q ${3:+--only $3} 2>"$work/$2.log" || status=$?
	[ $status -le 1 ] || { tail -5 "$work/$2.log" >&2; fail "$1 以 $status 结束"; }
}
# Each figure and line of the score sheets: phase, place or id, id, key, text.
figures() { [ -s "$work/$1.$2" ] || tr -d '\n' <"$work/$1/data/facts.xml" | awk -v RS='<' -v phase="$2" '
	function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	/^phase / { here = attr("id") == phase }
	/^township / { place = attr("code") }
	here && /^v / { print attr("place"), attr("id"), attr("key"), attr("text") }
	here && /^(i|score) / && place { print place, attr("id"), attr("final"), attr("total") }' >"$work/$1.$2"
	cat "$work/$1.$2"; }
value() { # output, phase, id
	figures "$1" "$2" | awk -v id="$3" -v place="${4:-450199001000}" '$1 == place && $2 == id && NF == 3 && !seen++ { print $3 }'
}

"$build/season" -o "$work/before" --townships 3 --communities 20 --orgs 90 --activities 300 --seed 5
# add PHASE DATE: of each table with dates one more row of township 1, dated between the cut-offs.
add() {
	dir=$work/$3/submissions/450199001-$1
	more() { # table, how its last row becomes another
		tail -n 1 "$dir/450199001000_$1_$date.csv" | sed "$2" >"$work/row"
		cat "$work/row" >>"$dir/450199001000_$1_$date.csv"
	}
	date=$2
	more organizations 's/^ORG[0-9]*,城东街道志愿者协会,Q450199001000,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,/ORG9001,秋月读书会,Q450199001001,备案,,BA450199001-20230099,2023-10-12,2023-10-16,/'
	more activities 's/^ACT[0-9]*,\([^,]*,[^,]*\),[^,]*,[^,]*,/ACT90001,\1,2023-10-20,2023-10-20,/'
	more trainings 's/^PX[0-9]*,[^,]*,/PX901,2023-10-18,/'
	more funds 's/^ZJ[0-9]*,2023,\(.*\),2023-[0-9-]*,/ZJ2023901,2023,\1,2023-10-25,/'
	more purchases 's/^GM[0-9]*,\(\([^,]*,\)\{8\}\)[^,]*,[^,]*,[^,]*,/GM2023901,\12023-10-25,2023-11-01,2023-11-20,/'
	more party 's/^DJ[0-9]*,\([^,]*,[^,]*\),[^,]*,/DJ9001,\1,2023-10-19,/'
	more problems 's/^WT[0-9]*,[^,]*,\(\([^,]*,\)*\)2023-[0-9]*-[0-9]*,2023-[0-9]*-[0-9]*,/WT901,2023-10-09,\12023-11-01,2023-10-20,/'
	more satisfaction 's/,2023-0[0-9],/,2023-10,/'
	more publicity 's/^XC[0-9]*,[^,]*,/XC9001,2023-10-17,/'
	more duties 's/^[^,]*,2023,[^,]*,[^,]*,[^,]*,/专题会议,2023,城东街道十月专题会议纪要,,2023-10-19,/'
	[ "$(grep -l '2023-10' "$dir"/*_$date.csv | wc -l)" -ge 10 ] || fail "$1 没有加全各表的行"
}
cp -r "$work/before" "$work/after"
add wrapup 20231130 after
cp -r "$work/after" "$work/both"
add inspection 20230930 both
make_season before before.out
make_season after after.out
make_season both both.out ranking

# What moved, by one row each; in the wrap-up only.
for id in orgs activities trainings purchases deeds issues meetings activities_2023; do
	a=$(value before.out wrapup $id) b=$(value after.out wrapup $id)
	[ "$b" = $((a + 1)) ] || fail "总结阶段 $id 应由 $a 变为 $((a + 1))，得到 $b"
done
for id in fund_total survey_valid training_attendees publicity; do
	[ "$(value before.out wrapup $id)" != "$(value after.out wrapup $id)" ] || fail "总结阶段 $id 没有变化"
done
figures before.out inspection >"$work/inspection"
[ "$(wc -l <"$work/inspection")" -gt 3000 ] || fail "检查阶段只有 $(wc -l <"$work/inspection") 个数值"
figures after.out inspection | cmp - "$work/inspection" || fail "检查阶段的数值变了"
same=0
for file in "$work"/before.out/inspection/*.pdf; do
	other=$work/after.out/inspection/$(basename "$file")
	case $file in
	*通报.pdf)   # carries the digest of everything the district sent
		for f in "$file" "$other"; do pdftotext -layout "$f" - | sed 's/[0-9a-f]\{12,\}//g' >"$f.txt"; done
		cmp "$file.txt" "$other.txt" || fail "$(basename "$file") 变了" ;;
	*) cmp "$file" "$other" || fail "$(basename "$file") 变了" ;;
	esac
	same=$((same + 1))
done
[ $same = 5 ] || fail "检查阶段文书应有 5 份，得到 $same 份"
for file in "$work"/before.out/wrapup/*001000*.pdf "$work"/before.out/wrapup/*年度*.pdf; do
	cmp -s "$file" "$work/after.out/wrapup/$(basename "$file")" && fail "$(basename "$file") 没有变"
done

# Sent too early they are left out of the inspection's figures; only the quality of the data tells.
figures both.out inspection | diff "$work/inspection" - | sed -n 's/^[<>] //p' |
	grep -v ' rows_[a-z]* \| refused_[a-z]* \| H3.1 \| issues_[a-z]*\|^[0-9]*  ' >"$work/moved" || true
[ ! -s "$work/moved" ] || { head "$work/moved" >&2; fail "截止日后的行计入了检查阶段"; }

# Each document its own cut-off; the work report, in a season like this, the other nowhere.
says() { pdftotext -nopgbrk "$1" - | tr -d '\n ' | grep -q "$2" || fail "$1 中没有“$2”"; }
for file in "$work"/after.out/inspection/*材料.pdf; do says "$file" '数据截止：2023年9月30日'; done
says "$(find "$work/after.out/inspection" -name '*通报.pdf')" '2023年9月30日'
for file in "$work"/after.out/wrapup/*工作报告.pdf; do says "$file" '截至2023年11月30日'; done
for file in "$work"/after.out/wrapup/450199001000*.pdf; do
	pdftotext "$file" - | tr -d '\n ' | grep -q '2023年9月30日' && fail "$file 写了检查阶段的截止日"
done

# Side by side, and different.
annual=$(cd "$work/after.out" && ls wrapup/*年度工作报告.pdf)
says "$work/after.out/$annual" '两个截止日的主要数据'
says "$work/after.out/$annual" '截至2023年9月30日截至2023年11月30日'
pdftotext -layout "$work/after.out/$annual" "$work/annual"
for id in orgs activities fund_total brands; do
	early=$(value after.out inspection $id 450199) late=$(value after.out wrapup $id 450199)
	[ "$early" != "$late" ] || [ $id = brands ] || fail "$id 在两个截止日相同：$early"
	label=$(tr -d '\n' <"$work/after.out/data/facts.xml" | grep -o "<v id=\"$id\" place=\"450199\" label=\"[^\"]*" | head -1 | sed 's/.*"//')
	grep -q "$label *[^ ]* *$early *$late" "$work/annual" || fail "区级报告中没有并列的“$label $early $late”"
	for phase in inspection wrapup; do
		grep -q "^$annual,$phase,450199,$id," "$work/after.out/data/lineage.csv" || fail "来历表中没有 $annual $phase $id"
	done
done
