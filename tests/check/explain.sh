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

for name in orgs urban_avg T1 A1.1; do
	for at in 城东街道 450199001001; do
		explain "$name" --at "$at" --format json
		grep -q '"value":"[^"]*".*"measures":\[{.*\]}$' "$work/out" || fail "$name $at：JSON 不可用"
	done
done
status=0
"$build/evalseason" explain input urban_avgs >"$work/out" 2>"$work/err" || status=$?
[ $status -gt 1 ] && grep -q 'urban_avg' "$work/err" || fail "不认识的名称应报错并提示相近的名称"
