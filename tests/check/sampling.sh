#!/bin/sh
# A frozen sample stands: a later version with other rows draws nothing anew, and --replay says that the frame changed.
# section34: 16 17 24 25 42 43
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "sampling: $*" >&2; exit 1; }
sample() { status=0; "$build/evalseason" sample "$work/season" "$@" >"$work/out" 2>"$work/err" || status=$?
	[ $status -le 1 ] || { tail -3 "$work/err" >&2; fail "sample $* 以 $status 结束"; }; }

cp -r input "$work/season"
# A street that has sent nothing is not frozen at nothing: its list is drawn when it has.
mkdir "$work/late"
mv "$work/season"/submissions/450199003-* "$work/late"
sample --freeze
grep -q 'sample-later' "$work/err" || fail "没有说明望江街道未列入名单"
grep -q 'code="450199003000"' "$work/season/inspection/samples.xml" && fail "没有数据的街道也被冻结"
grep '<draw ' "$work/season/inspection/samples.xml" >"$work/first"
mv "$work/late"/* "$work/season/submissions"
sample --freeze
grep -q 'code="450199003000"' "$work/season/inspection/samples.xml" || fail "补报后没有补抽"
grep '<draw ' "$work/season/inspection/samples.xml" | grep -qvxFf "$work/first" || fail "补抽的名单是空的"
rm "$work/season/inspection/samples.xml"
sample --freeze
frozen=$work/season/inspection/samples.xml
[ "$(grep -c '<draw ' "$frozen")" -gt 50 ] || fail "冻结的样本太少"
grep '<draw rule="organizations"' "$frozen" | grep -v 'asks="01 02 03 05 06\( 10\)\?"' >&2 && fail "名单没有写明各对象核验哪些项"
grep -q 'asks="01 02 03 05 06 10"' "$frozen" || fail "名单中没有品牌组织"
cp "$frozen" "$work/frozen"
sample --replay
grep -q '总体已变 0，不一致 0' "$work/out" || fail "重抽不一致：$(cat "$work/out")"

# The street sends again: the first two organisations are gone, one is new.
old=$work/season/submissions/450199001-inspection new=$work/season/submissions/450199001-inspection-3
cp -r "$old" "$new"
sed -i '2s/^\([^,]*,[^,]*,[^,]*,[^,]*\),1,/\1,3,/' "$new"/*_submission_*.csv
sed -n 2p "$new"/*_submission_*.csv | grep -q ',3,' || fail "没有改成版次3"
sed -i '2,3d' "$new"/*_organizations_*.csv
sample
sample --replay
grep -q '总体已变 1，不一致 0' "$work/out" || fail "重报后应说总体已变：$(cat "$work/out")"
cmp -s "$frozen" "$work/frozen" || fail "重报改动了冻结的样本"
# Sent again with the same organisations, as another version: not the same start either.
cp "$old"/*_organizations_*.csv "$new"
sample --replay
grep -q '总体已变 1，不一致 0' "$work/out" || fail "只改了别的行也是重报：$(cat "$work/out")"
# A list that somebody touched is found out.
sed -i '0,/<draw \(.*\)id="\([A-Z]*\)\([0-9]*\)"/s//<draw \1id="\29\3"/' "$frozen"
cmp -s "$frozen" "$work/frozen" && fail "没有改动样本"
rm -r "$new"
sample --replay
grep -q '不一致 0' "$work/out" && fail "改动过的样本没有发现：$(cat "$work/out")"
cp "$work/frozen" "$frozen"
# A list that was emptied is an error, and is not drawn anew by freezing again.
sed '/code="450199101000"/,/<\/township>/{/<draw /d}' "$work/frozen" >"$frozen"
[ "$(grep -c '<draw ' "$frozen")" -lt "$(grep -c '<draw ' "$work/frozen")" ] || fail "没有清空名单"
cp "$frozen" "$work/emptied"
sample --freeze
grep -q 'samples.xml:[0-9]*: 错误: 河口镇的冻结名单是空的.*\[sample-bare\]' "$work/err" || fail "清空的名单没有指出"
cmp -s "$frozen" "$work/emptied" || fail "清空的名单被重抽"
sample --replay
grep -q '一致 7，总体已变 0，不一致 1' "$work/out" || fail "清空的名单应算不一致：$(cat "$work/out")"
cp "$work/frozen" "$frozen"

# One street sends again without two organisations, another takes its data back, a third empties its tables: lists stand,
# each of the two is told once, and the packets print what is frozen.
cp -r "$old" "$new"
sed -i '2s/^\([^,]*,[^,]*,[^,]*,[^,]*\),1,/\1,3,/' "$new"/*_submission_*.csv
lost=$(sed -n '/code="450199001000"/,/<\/township>/p' "$frozen" | sed -n 's/.*rule="organizations" order="1" reserve="no" id="\([^"]*\)".*/\1/p')
sed -i "/$lost,/d" "$new"/*_organizations_*.csv
rm -r "$work/season"/submissions/450199003-*
for file in "$work/season"/submissions/450199004-inspection*/*.csv; do
	case $file in *_submission_*) ;; *) sed -i '2,$d' "$file" ;; esac
done
# Findings: one about an organisation that was not drawn, one that cannot be verified yet, three days before the documents'.
drawn=$(sed -n '/code="450199002000"/,/<\/township>/p' "$frozen" | sed -n 's/.*rule="organizations" .*id="\([^"]*\)".*/\1/p')
other=$(cut -d, -f1 "$work/season"/submissions/450199002-inspection-2/*_organizations_*.csv | grep '^ORG[0-9]*$' | grep -vxF "$drawn" | head -1)
sed -i '2,$d' "$work/season/inspection/findings.csv"
cat >>"$work/season/inspection/findings.csv" <<CSV
ZZ1,450199002000,2023-10-16,李明,区民政局,组织,$other,章程,有,有,属实,章程,,无
ZZ2,450199002000,2023-12-12,李明,区民政局,组织,$(echo "$drawn" | head -1),章程,有,未见,无法核实,,,无
CSV
status=0
"$build/evalseason" build "$work/season" -o "$work/built" --only packet -q >"$work/log" 2>&1 || status=$?
[ $status -le 1 ] || { tail -3 "$work/log" >&2; fail "build 以 $status 结束"; }
problems=$work/built/data/problems.csv
for said in 'sample-gone.*' 'finding-extra.*' 'finding-pending.*'; do
	grep -q "${said%.\*}" "$problems" || fail "problems.csv 没有 ${said%.\*}"
done
[ "$(grep -c sample-gone "$problems")" = 2 ] || fail "撤回、清空应各指出一次"
[ "$(grep -c sample-lost "$problems")" -ge 1 ] && grep sample-lost "$problems" | grep -q "$lost" || fail "没有指出缺少的 $lost"
grep finding-extra "$problems" | grep -q 'ZZ1' || fail "名单外的 ZZ1 没有指出"
grep finding-extra "$problems" | grep -q 'ZZ2' && fail "ZZ2 的对象在名单中"
grep finding-pending "$problems" | grep 'ZZ2' | grep -q '2023-12-19' || fail "补充材料的期限应到2023-12-19"
for place in 450199001000 450199003000 450199004000; do
	pdftotext -layout "$work/built/inspection/$place"-*.pdf - | tr -d ' \n\f' >"$work/packet"
	sed -n "/code=\"$place\"/,/<\/township>/p" "$work/frozen" | sed -n 's/.*<draw .* id="\([^"]*\)".*/\1/p' >"$work/ids"
	[ "$(grep -c . "$work/ids")" -gt 15 ] || fail "$place 的冻结名单太短"
	while read -r id; do grep -qF "$id" "$work/packet" || fail "$place 的评估材料没有印冻结的 $id"; done <"$work/ids"
	pdftotext "$work/built/inspection/$place"-*.pdf - | tr -d " \n\f" | grep -q "现有\(报送\)*数据中已没有" || fail "$place 的评估材料没有说明缺少的对象"
done
# Word for word in the composed form: on paper the cells beside it stand between its lines.
mkdir "$work/composed"
"$build/composed" "$work/season" "$work/composed"
perl -CO -pe 's/<[^>]*>//g; s/&#(x?)([0-9A-Fa-f]+);/chr($1 ? hex $2 : $2)/ge' "$work/composed/packet-450199002000.xml" >"$work/words"
pdftotext "$work/built/inspection/450199002000"-*.pdf - | tr -d ' \n\f' >"$work/packet"
grep -q '另有1项无法核实，待补充材料' "$work/words" || fail "待补充材料的一项没有写明"
grep -q '另有1项在抽样名单之外，不计入属实率' "$work/words" || fail "名单外的一项没有写明"
grep -q '抽样名单之外加查的不计入申报数和属实率，其中不属实、无法核实的仍剔除该记录。' "$work/packet" || fail "名单外的怎样算没有印出"
grep -q '另有1项.\{0,12\}无法核实，待补充.\{0,6\}材.\{0,12\}料' "$work/packet" || fail "待补充材料的一项没有印出"
grep -q '<f id="03"[^>]* n="0"[^>]* extra="1"' "$work/built/data/facts.xml" || fail "名单外的一项计入了核验数"
