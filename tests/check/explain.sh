#!/bin/sh
# explain: as many rows are listed as the value says, and the line it names is that row's in the file itself; a measure,
# a figure, a target and an indicator open at a township and at a community, in every format.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "explain: $*" >&2; exit 1; }
explain() { status=0; "$build/evalseason" explain input "$@" >"$work/out" 2>"$work/err" || status=$?
	[ $status -le 1 ] && [ -s "$work/out" ] || { cat "$work/err" >&2; fail "“$*”以 $status 结束"; }; }

# The example of the README, as it stands there.
grep -q 'evalseason explain input urban_avg --at 城东街道' README.md || fail "README 中没有示例"
explain urban_avg --at 城东街道
grep -q '^urban_avg .*（450199001000 城东街道）= ' "$work/out" || fail "第一行不是数值：$(head -1 "$work/out")"

# Value, number of kept rows and rows listed agree; each line holds the id it is listed with.
explain urban_orgs --at 城东街道 --format csv
sed 's/\r$//' "$work/out" | awk -F, '$1 == "urban_orgs" && $3 == "计入"' >"$work/kept"
explain urban_orgs --at 城东街道
value=$(sed -n '1s/.*= \([0-9]*\).*/\1/p' "$work/out")
[ "$value" -gt 10 ] && [ "$(wc -l <"$work/kept")" = "$value" ] || fail "数值 $value，列出 $(wc -l <"$work/kept") 行"
grep -q "计入 $value 行" "$work/out" || fail "计入行数与数值不符"
for n in 1 7 "$value"; do
	row=$(sed -n "${n}p" "$work/kept")
	id=$(echo "$row" | cut -d, -f5) file=$(echo "$row" | cut -d, -f7) line=$(echo "$row" | cut -d, -f8)
	sed -n "${line}p" "input/$file" | grep -q "\(^\|,\)$id," || fail "$file:$line 不是 $id"
done
# What is left out says why.
explain orgs --at 城东街道 --format csv
sed 's/\r$//' "$work/out" | awk -F, '$3 == "未计入" && $4 == "" { bad = 1 } $3 == "未计入" { n++ } END { exit bad || n == 0 }' ||
	fail "未计入的行没有原因"

# What rows add to a sum makes the sum; what was refused is told.
explain fund_yuan --at 永平镇 --format csv
sum=$(sed 's/\r$//' "$work/out" | awk -F, '$3 == "计入" { sum += $9 } END { printf "%d", sum }')
explain fund_yuan --at 永平镇
[ "$sum" -gt 0 ] && grep -q "^fund_yuan .*= ${sum}元" "$work/out" || fail "各行金额之和 $sum 不是 $(head -1 "$work/out")"
grep -q '另有 1 行有错误、未采用' "$work/out" || fail "没有说明未采用的行"
explain fund_yuan --at 永平镇 --format json
grep -q '"adds":"[0-9]*","line":[0-9]*}.*"refused":1}' "$work/out" || fail "JSON 没有金额或未采用的行数"

# Every kind of name, at every level, in every format and phase; the JSON is one object that a reader takes.
for name in orgs urban_avg T1 A1.1 城市社区平均组织数; do
	for at in 城东街道 城东街道丹桂社区; do
		explain "$name" --at "$at" --format json
		perl -MJSON::PP -0777 -ne 'my $x = decode_json($_); exit !($x->{value} ne "" && @{$x->{measures}} && @{$x->{measures}[0]{kept}} && ref $x->{measures}[0]{left_out})' \
			"$work/out" || fail "$name $at：JSON 不可用"
		explain "$name" --at "$at" --format csv
		head -1 "$work/out" | grep -q '^度量,表,' || fail "$name $at：CSV 没有表头"
		sed 's/\r$//' "$work/out" | awk -F, 'NF != 9 { exit 1 }' || fail "$name $at：CSV 列数不对"
	done
done
# A community's rows are its own, and its township's are all of theirs and those of none.
explain orgs --at 450199001001 --format csv
sed 's/\r$//' "$work/out" | awk -F, 'NR > 1 && $3 ~ /计入/ && $6 != "450199001001" { exit 1 }' || fail "社区的行中有别处的"
# Another phase has another cut-off.
explain orgs --at 城东街道 --phase wrapup
grep -q '数据截至2023-11-30' "$work/out" || fail "--phase wrapup 的截止日不对"
# Another plan, another season's folder; without a folder it is input/.
sed 's/<figure id="urban_avg" label="[^"]*"/<figure id="urban_avg" label="另一方案的名称"/' templates/plan.xml >"$work/plan.xml"
cp templates/plan.rng "$work/"
explain urban_avg --at 城东街道 --plan "$work/plan.xml"
grep -q '^urban_avg 另一方案的名称' "$work/out" || fail "--plan 没有起作用"
"$build/evalseason" explain orgs --at 城东街道 >"$work/here" 2>/dev/null || true
explain orgs --at 城东街道
cmp "$work/here" "$work/out" || fail "不写文件夹时应为 input"

# A name nobody knows: status 2, the nearest ones, and nothing else about the season.
wrong() { # what it must say, arguments
	status=0 says=$1
	shift
	"$build/evalseason" explain input "$@" >"$work/out" 2>"$work/err" || status=$?
	[ $status = 2 ] && [ ! -s "$work/out" ] && [ "$(wc -l <"$work/err")" = 1 ] && grep -q "$says" "$work/err" ||
		{ head -3 "$work/err" >&2; fail "“$*”：状态 $status，应提示“$says”"; }
}
wrong '“urban_avg”' urban_avgs
wrong '“A1.1”' A1.9
wrong '“T1”' T0
wrong '“城市社区平均组织数”' 城市平均组织数
wrong '“城东街道”' orgs --at 城东街
wrong '“450199001001”' orgs --at 45019900101
wrong '“inspection”' orgs --phase inspectoin
wrong '“impl”' orgs --phase impl
wrong 'text、json、csv' orgs --format xml
# Two communities of one name: which of them is asked for.
cp -r input "$work/season"
sed -i 's/^450199002001,[^,]*,/450199002001,丹桂社区,/' "$work/season/district/communities.csv"
status=0
"$build/evalseason" explain "$work/season" orgs --at 丹桂社区 >"$work/out" 2>"$work/err" || status=$?
[ $status = 2 ] && grep -q '城东街道丹桂社区、河滨街道丹桂社区' "$work/err" || { head -2 "$work/err"; fail "同名社区没有提示（状态 $status）"; }
