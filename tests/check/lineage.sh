#!/bin/sh
# Every run of digits in a document's text is a figure of data/lineage.csv, stands in the facts of its place (what a
# figure is compared with, scores with their workings, submitted rows), or is a date, a page, heading or reference
# number, an axis of a chart, or a word of the templates. Templates compute nothing, so nothing else can come up.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "lineage: $*" >&2; exit 1; }
"$build/season" -o "$work/season" --townships 3 --communities 16 --orgs 90 --activities 400 --seed 9
"$build/evalseason" build "$work/season" -o "$work/out" -q >"$work/log" 2>&1 || fail "状态 $?：$(head -3 "$work/log")"
# Digits that the templates themselves print, and the plan's words (targets, definitions, years of its labels).
cat templates/reports/*.xsl templates/reports/common/*.xsl | sed 's/<!--.*-->//; s/[a-z-]*="[0-9.a-z ]*"//g' | grep -oE '[0-9]+(\.[0-9]+)?' | sort -u >"$work/words"

# Numbers of a document (pdf, its place) that nothing accounts for.
left() { # pdf place
	pdftotext -layout "$work/out/$1" - | awk -v doc="$1" -v place="$2" -v words="$work/words" -v lineage="$lineage" -v facts="$facts" '
	function know(text) { while (match(text, /[0-9]+(\.[0-9]+)?/)) { known[substr(text, RSTART, RLENGTH)]; text = substr(text, RSTART + RLENGTH) } }
	function axis(line,   n, i, v, step, first) { # numbers at equal steps, nothing else: an axis
		if (line !~ /^[ 0-9.%-]*$/) return 0
		n = split(line, v, / +/); first = v[1] == "" ? 2 : 1
		if (n - first < 2) return 0
		step = v[first + 1] - v[first]
		for (i = first + 1; i <= n; i++) if (v[i] != "" && (v[i] - v[i - 1] - step) ^ 2 > 1e-9) return 0
		return step != 0
	}
	BEGIN {
		while ((getline line <words) > 0) known[line]
		while ((getline line <lineage) > 0) if (index(line, doc ",") == 1) know(substr(line, length(doc) + 1))
		RS = "<"
		while ((getline node <facts) > 0) {
			if (node ~ /^township /) other = length(place) > 6 && index(node, "\"" place "\"") == 0
			if (!other || node ~ /^township /) know(node)
			if (node ~ /^\/township/) other = 0
		}
		RS = "\n"
	}
	{
		line = $0
		gsub(/— *[0-9]+ *—/, "", line); gsub(/[0-9][0-9][0-9][0-9]-4501990[0-9]+/, "", line); gsub(/[0-9][0-9][0-9][0-9] ?年( ?[0-9]+ ?月( ?[0-9]+ ?日)?)?/, "", line)
		gsub(/[0-9][0-9][0-9][0-9]-[0-9][0-9](-[0-9][0-9])?/, "", line); gsub(/[0-9]+ ?月( ?[0-9]+ ?日)?/, "", line)
		gsub(/(附件|表|图|第) ?[0-9]+/, "", line); sub(/^ *[0-9]+\. /, "", line); sub(/(\.\.+|…+|·+)[ .…·]*[0-9]+ *$/, "", line)
		gsub(/[A-Za-z]+[-A-Za-z0-9.\/]*[0-9]+[-A-Za-z0-9]*/, "", line); gsub(/[0-9a-f]*[a-f][0-9a-f]*…?/, "", line)
		if (axis(line) || line ~ /^ *[1-9][0-9]?0* *$/) next  # the latter a tick of an upright axis
		while (match(line, /[0-9]+(\.[0-9]+)?/)) {
			n = substr(line, RSTART, RLENGTH); line = substr(line, RSTART + RLENGTH); total++
			if (!(n in known)) print n "\t" $0
		}
	}
	END { if (total < 100) print "太少\t只有 " total " 个数字" }'
}
lineage=$work/out/data/lineage.csv
facts=$work/out/data/facts.xml
bad=0
for pdf in $(cd "$work/out" && ls wrapup/450199-*.pdf wrapup/4501990010*.pdf wrapup/4501990020*.pdf inspection/4501990010*.pdf); do
	place=$(basename "$pdf" | cut -d- -f1)
	left "$pdf" "$place" >"$work/left"
	[ ! -s "$work/left" ] || { echo "lineage: $pdf 中来历不明的数字：" >&2; sed 's/   */  /g' "$work/left" | head -25 >&2; bad=1; }
done

# The check itself: a number taken out of lineage and facts comes up.
pdf=$(cd "$work/out" && ls wrapup/4501990010*.pdf)
text=$(grep ",450199001000,urban_avg," "$lineage" | head -1 | tr -d '\r' | sed 's/.*,//')
sed "s/\"$text\"//g; s/,$text\r*$//" "$lineage" >"$work/lineage" && lineage=$work/lineage
sed "s/$text//g" "$facts" >"$work/facts" && facts=$work/facts
left "$pdf" 450199001000 | grep -q "^$text" || fail "去掉 urban_avg 后没有发现 $text"
exit $bad
