#!/bin/sh
# An independent recount: sqlite3 counts a clean season from the CSV files themselves and shares no code with the program.
# Each figure that the documents print (data/lineage.csv), in both phases, for the district and every township, must be
# what it counted, and so must each score; a printed number that it does not count is a fault, too.
# recount/: import.sh and prepare.sql read the tables, words.sql their codes, counts.sh counts, derived.sql and scores.sql go on from there.
set -eu
export LC_ALL=C.UTF-8
build=$1
here=tests/check/recount
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/season" -o "$work/season" --townships 6 --communities 60 --orgs 350 --activities 3000 --seed 11
status=0
"$build/evalseason" build "$work/season" -o "$work/output" -q >"$work/log" 2>&1 || status=$?
[ "$status" -le 1 ] || { cat "$work/log" >&2; echo "build 以 $status 结束" >&2; exit 1; }

. "$here/import.sh"
import "$work/season" "$work" >"$work/import.sql"

# Every <v> of facts.xml: phase, place, id, key, numerator, denominator, unit, label, text, order.
tr -d '\n' <"$work/output/data/facts.xml" | awk -v RS='<' '
	function attr(name,   m) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	/^phase / { phase = attr("id") }
	/^v / && attr("num") != "" { print phase "|" attr("place") "|" attr("id") "|" attr("key") "|" attr("num") "|" attr("den") "|" attr("unit") "|" attr("label") "|" attr("text") "|" NR }
' >"$work/facts.psv"
sed '1s/^\xef\xbb\xbf//' "$work/output/data/lineage.csv" >"$work/lineage.csv"

{
	cat "$work/import.sql" "$here/prepare.sql" "$here/words.sql"
	. "$here/counts.sh"
	cat <<-SQL
	CREATE TABLE f(phase, place, id, key, num INTEGER, den INTEGER, unit, label, text, n INTEGER);
	.separator |
	.import $work/facts.psv f
	.separator ,
	.import --csv $work/lineage.csv l
	SQL
	cat "$here/derived.sql" "$here/scores.sql"
	cat <<-SQL
	.separator ' '
	.output $work/wrong
	SELECT e.phase, e.place, e.id, e.key, '应为', e.num || '/' || e.den, '事实为', coalesce(f.num || '/' || f.den, '无') FROM e
		JOIN form USING (id) LEFT JOIN f ON f.phase = e.phase AND f.place = e.place AND f.id = e.id AND f.key = e.key
		WHERE f.num IS NULL OR f.num * e.den <> e.num * f.den LIMIT 60;
	-- What the documents print. Not counted here: bins (lineage.sh does), submitted texts (their key is a line of a file), words of the plan, of
	-- the season and of the submission.
	CREATE TABLE p AS SELECT DISTINCT phase, place, measure, key, label, num, den, replace(replace(text, '%', ''), '—20', '') text FROM l
		WHERE (document LIKE 'wrapup/%' OR document LIKE '%通报%' OR document LIKE '%材料%' AND (measure LIKE 'score.%' OR measure GLOB '[A-H]*.*'))
		AND key NOT LIKE '%.csv:%' AND measure NOT IN ('p', 'text.p', 'table.total', 'table.rows-kept', 'table.errors', 'plan.bonus-cap', 'plan.deduct-cap', 'score.bonus-text', 'score.deduct-text', 'grade.from')
		AND measure NOT LIKE '%.bin' AND measure NOT LIKE 'facts.%' AND measure NOT LIKE 'problems.%' AND measure NOT LIKE '%.cutoff-text' AND measure NOT LIKE '%.basis-text'
		AND measure NOT LIKE 'township.%-text' AND measure NOT IN ('township.version', 'township.digest-short', 'township.code') AND measure NOT LIKE '%label'
		AND measure NOT LIKE '%.short' AND measure NOT GLOB '[A-H]*.definition' AND measure NOT GLOB '[A-H]*.id' AND measure NOT GLOB '[A-H]*.working'
		AND measure NOT GLOB '[A-H]*.reason' AND measure NOT GLOB '[A-H]*.value' AND measure NOT GLOB '[A-H]*.target' AND measure NOT GLOB '[A-H]*.rows.*';
	SELECT p.phase, p.place, p.measure, p.key, '印为', p.text, '没有复算' FROM p WHERE num <> ''
		AND NOT EXISTS (SELECT * FROM e WHERE e.phase = p.phase AND e.place = p.place AND e.id = p.measure AND (e.key = p.key)) AND CAST(p.num AS INTEGER) <> 0 LIMIT 60;
	CREATE INDEX x_measure ON x(measure, phase, place, key);
	CREATE TABLE y AS SELECT p.*, CASE instr(text, '.') WHEN 0 THEN 0 ELSE length(text) - instr(text, '.') END places, x.num xn, x.den xd FROM p
		LEFT JOIN x ON x.measure = p.measure AND (x.phase = p.phase) AND x.place = p.place AND x.key = p.key AND x.label IN ('', p.label) WHERE p.num = '';
	SELECT phase, place, measure, key, '印为', text, '没有复算' FROM y WHERE xn IS NULL LIMIT 60;
	SELECT phase, place, measure, key, '印为', text, '应为', CASE places WHEN 0 THEN CAST(rounded AS TEXT) ELSE printf('%d.%0*d', rounded / ten, places, rounded % ten) END FROM
		(SELECT *, CAST((2 * xn * ten + xd) / (2 * xd) AS INTEGER) rounded FROM (SELECT *, CAST(pow(10, places) AS INTEGER) ten FROM y WHERE xn IS NOT NULL))
		WHERE text <> CASE places WHEN 0 THEN CAST(rounded AS TEXT) ELSE printf('%d.%0*d', rounded / ten, places, rounded % ten) END LIMIT 60;
	.output $work/checked
	SELECT (SELECT count(*) FROM e), (SELECT count(*) FROM p WHERE num <> ''), (SELECT count(*) FROM y);
	SQL
} >"$work/all.sql"
sqlite3 -bail :memory: <"$work/all.sql"
[ -s "$work/checked" ] && read -r counted figures others <"$work/checked"
[ "$counted" -gt 3500 ] && [ "$figures" -gt 1000 ] && [ "$others" -gt 1500 ] || { echo "复算的数字太少：$counted、$figures、$others" >&2; exit 1; }
[ ! -s "$work/wrong" ] || { echo "与复算不一致：" >&2; head -60 "$work/wrong" >&2; exit 1; }
