#!/bin/sh
# What an inspector must find: suspicious data between two townships stands in the report of the district and in the
# packets of both, with the rows; every drawn object and every piece of evidence names the line of the file on which its
# claim stands; a case without consent is not told. File and line are looked up in the files themselves.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "inspector: $*" >&2; exit 1; }
cp -r input "$work/season"
cases=$(echo "$work/season/submissions/450199001-wrapup/"*_cases_*.csv)
sed -i 's/,张强兴,是/,张强兴,否/' "$cases"
grep -q ',张强兴,否' "$cases" || fail "没有改动案例"
status=0
"$build/evalseason" build "$work/season" -o "$work/out" -q >"$work/log" 2>&1 || status=$?
[ $status -le 1 ] || { tail -3 "$work/log" >&2; fail "build 以 $status 结束"; }
text() { pdftotext "$work/out"/$1 - | tr -d ' \n\f'; }

# 1. The organisation that the sample names in two streets.
csv=$work/out/data/crosses.csv
[ "$(grep -c '^检查阶段,XX区,X09,' "$csv")" = 2 ] || fail "crosses.csv 中跨镇街的 X09 应有两行"
grep '^检查阶段,XX区,X09,' "$csv" | sed 's/\r$//' | while IFS= read -r row; do
	file=$(echo "$row" | cut -d, -f9) line=$(echo "$row" | cut -d, -f10)
	sed -n "${line}p" "$work/season/$file" | iconv -c -f UTF-8 | grep -q '邻里互助' || fail "$file:$line 不是所说的组织"
done
for place in 450199001000 450199002000; do
	text "inspection/$place-*" | grep -q '城东街道社区社会组织台账第[0-9]*行，' ||
		fail "$place 的评估材料没有列出两处"
done
text 'inspection/450199003000-*' | grep -q 'X09' && fail "无关的镇街也列出了 X09"
text 'slips/450199-*质量*' | grep -q '跨镇（街道）和区级比对结果.*X09' || fail "数据质量报告没有区级比对"

# 2. Drawn organisations and evidence: each line holds its id.
tr -d '\n' <"$work/out/data/facts.xml" | awk -v RS='<' 'function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	/^phase / { phase = attr("id") } /^township / { place = attr("code") }
	phase == "inspection" && /^draw / && attr("line") != "" { print place, attr("id"), attr("file"), attr("line") }
	phase == "inspection" && /^rows / { n = split(attr("ids"), ids, "、")
		for (i = 1; i <= n; i++) if (match(ids[i], /（第[0-9]+行）/)) print place, substr(ids[i], 1, RSTART - 1), attr("file"), substr(ids[i], RSTART + 2, RLENGTH - 4) }' >"$work/claims"
[ "$(wc -l <"$work/claims")" -gt 500 ] || fail "只有 $(wc -l <"$work/claims") 处出处"
grep '\.csv ' "$work/claims" | sort -u | awk '$1 == "450199001000" || $1 == "450199003000"' | while read -r place id file line; do
	[ -n "$(echo "$id" | tr -d '0-9')" ] || continue  # codes of communities may be written otherwise
	cat "$work/season/submissions/${place%000}"*-inspection*/"$file" | wc -l >/dev/null
	for path in "$work/season/submissions/${place%000}"-inspection/"$file"; do
		sed -n "${line}p" "$path" | grep -qF "$id" || fail "$file:$line 不是 $id"
	done
done

# 3. Reported against verified: the findings counted once more from their file.
count() { sed 's/\r$//' "$work/season/inspection/findings.csv" | awk -F, -v place="$1" 'NR > 1 && ($2 == place || place == "") { n++; v += $11 == "属实" ? 2 : $11 == "基本属实" ? 1 : 0 } END { print n, v }'; }
told() { tr -d '\n' <"$work/out/data/facts.xml" | awk -v RS='<' -v place="$1" '/^(district|township) / { at = $0 } /^families / && (place == "" ? at ~ /^district/ : index(at, "\"" place "\"")) {
	match($0, / n="[0-9]*"/); n = substr($0, RSTART + 4, RLENGTH - 5); match($0, /stands-num="[0-9]*"/); print n, substr($0, RSTART + 12, RLENGTH - 13); exit }'; }
for place in '' 450199001000 450199003000; do
	[ "$(count "$place")" = "$(told "$place")" ] || fail "核验汇总 $place：文件 $(count "$place")，文书 $(told "$place")"
done
text 'inspection/450199-*通报.pdf' | grep -q '申报与核实情况（按核验项）.*申报与核实情况（按镇、街道）' || fail "通报没有申报与核实两表"

# 4. Consent.
text 'wrapup/450199001000-*' >"$work/report"
grep -q '报送案例3个，选取同意公开的2个' "$work/report" || fail "工作报告没有说明未同意公开的案例"
grep -q '平安巡逻640余次' "$work/report" && fail "未同意公开的案例印了出来"
exit 0
