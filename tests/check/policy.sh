#!/bin/sh
# Policy is data: a field gets another name and label, columns change places, a new table with a measure and a row in a
# report comes in, by editing templates only. The numbers stay what they were, and the new row prints its own.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "policy: $*" >&2; exit 1; }
make() { # season templates output
	status=0
	"$build/evalseason" build "$1" -t "$2" -o "$3" --only work -q >"$work/log" 2>&1 || status=$?
	[ "$status" = 0 ] || { head -5 "$work/log" >&2; fail "状态 $status"; }
}
# Every figure of the facts, at its place: id, key, numerator, denominator, text.
figures() {
	tr -d '\n' <"$1/data/facts.xml" | awk -v RS='<' 'function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART, RLENGTH) : "" }
		/^phase / { phase = attr("id") } /^v / { print phase attr("place") attr("id") attr("key") attr("num") attr("den") attr("text") }' |
		grep -v 'id="visit\|id="rows_read"' | sort  # the new rows were read, too
}
"$build/season" -o "$work/season" --townships 2 --communities 12 --orgs 60 --activities 300 --seed 5
cp -r templates "$work/templates"
plan=$work/templates/plan.xml
make "$work/season" templates "$work/before"
figures "$work/before" >"$work/figures"
[ "$(wc -l <"$work/figures")" -gt 1000 ] || fail "数字太少"

# 1. A field of another name, in the plan and the templates, and of another label (the old one stays an alias).
grep -q 'due_date' templates/reports/work.xsl || fail "due_date 已不在模板中，请改用另一个栏目"
find "$work/templates" -name '*.x[ms]l' -exec sed -i 's/\bdue_date\b/finish_by/g' {} +
sed -i 's/name="finish_by" label="整改期限" alias="/&整改期限;/; s/name="finish_by" label="整改期限"/name="finish_by" label="应完成日期"/' "$plan"
grep -q 'label="应完成日期" alias="整改期限;' "$plan" || fail "栏目未改名"

# 2. The first two columns of the organisations change places, the last column of the roster becomes the first.
awk '/<table id="organizations"/ { swap = 1 } swap && /<field / { if (swap++ == 1) { held = $0; next } print; print held; swap = 0; next }
	/<table id="communities"/ { print; roster = 1; next }
	roster && /<check |<derive |<lookup |<\/table>/ { print last; printf "%s", fields; roster = 0 }
	roster { if (last != "") fields = fields last "\n"; last = $0; next } { print }' "$plan" >"$work/plan.xml"
[ "$(wc -l <"$work/plan.xml")" = "$(wc -l <"$plan")" ] && ! cmp -s "$work/plan.xml" "$plan" || fail "栏目未换位"
mv "$work/plan.xml" "$plan"

# 3. A table that nobody knew, a measure over it, a row in the work report.
awk '/<table id="problems"/ { print "<table id=\"visits\" code=\"T30\" row=\"visit\" label=\"走访台账\" scope=\"township\" place=\"visit_community\">"
		print "<field name=\"visit_id\" label=\"走访编号\" role=\"id\" type=\"text\" size=\"20\" req=\"R\" unique=\"township\"/>"
		print "<field name=\"visit_community\" label=\"走访社区编码\" role=\"community\" type=\"text\" size=\"14\" req=\"R\" kind=\"community\" ref=\"communities.community_code\"/>"
		print "<field name=\"visit_date\" label=\"走访日期\" type=\"date\" req=\"R\" max=\"cutoff\"/>"
		print "<field name=\"visited\" label=\"走访户数（户）\" type=\"int\" req=\"R\" min=\"0\"/></table>" }
	/<measure id="issues"/ { print "<measure id=\"visit_households\" table=\"visits\" op=\"sum\" value=\"visited\" label=\"走访户数\" unit=\"户\"><where test=\"visit_date le cutoff\" says=\"截止日前\"/></measure>" }
	{ print }' "$plan" >"$work/plan.xml" && mv "$work/plan.xml" "$plan"
sed -i '/<row><cell>{met_rate.label}/i<row><cell>走访居民户数</cell><cell>—</cell><cell>{visit_households}</cell><cell>—</cell></row>' "$work/templates/reports/work.xsl"
grep -q '走访居民户数' "$work/templates/reports/work.xsl" || fail "报告没有加上新行"
for place in 001 002; do
	printf '走访户数,走访编号,走访日期,走访社区编码\r\n1%s,ZF1,2023-03-01,Q450199%s001\r\n2026,ZF2,2023-04-01,Q450199%s001\r\n' \
		"$place" "$place" "$place" >"$work/season/submissions/450199$place-wrapup/走访.csv"
done
make "$work/season" "$work/templates" "$work/after"
figures "$work/after" | diff - "$work/figures" >"$work/diff" || { head -10 "$work/diff" >&2; fail "改名换位后数字变了"; }
for place in 001 002; do
	pdftotext -layout "$work/after/wrapup/450199${place}000"-*.pdf - | grep -q "走访居民户数 *— *$((1000 + ${place#00} + 2026)) *—" || fail "新行没有印出 $((1000 + ${place#00} + 2026))"
done

# 4. A slip in the new measure is told with its line, status 3, and nothing is made.
sed -i 's/value="visited"/value="visitd"/' "$plan"
status=0
"$build/evalseason" build "$work/season" -t "$work/templates" -o "$work/none" -q >"$work/log" 2>&1 || status=$?
line=$(grep -n 'value="visitd"' "$plan" | cut -d: -f1)
[ "$status" = 3 ] && grep -q "plan.xml:$line:.*visitd" "$work/log" && [ ! -e "$work/none" ] || { cat "$work/log" >&2; fail "写错的名称：状态 $status"; }
