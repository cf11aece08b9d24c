#!/bin/sh
# docs/plan.md says of each indicator what the quality of its family multiplies; the plan says the same.
set -eu
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "quality: $*" >&2; exit 1; }
sed -n 's/^ *<indicator id="\([^"]*\)".* rule="\([^"]*\)".*/&/p' templates/plan.xml | awk '
	function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	{ way = attr("family") == "" ? "nothing" : attr("quality") != "" ? "`" attr("quality") "`" : attr("rule") ~ /check|evid|deadline/ ? "percentage" : attr("rule") == "deduct" ? "?" : "value"
		print attr("id"), way }' | sort >"$work/plan"
sed -n '/^| q multiplies/,/^$/p' docs/plan.md | awk -F '|' 'NR > 2 && NF > 3 {
	way = $2 ~ /^ nothing/ ? "nothing" : $2 ~ /^ the percentage/ ? "percentage" : $2 ~ /^ the value/ ? "value" : substr($2, 2, index(substr($2, 3), "`") + 1)
	n = split($3, id, " "); for (i = 1; i <= n; i++) print id[i], way }' | sort >"$work/docs"
[ "$(wc -l <"$work/docs")" = 37 ] || fail "docs/plan.md 列了 $(wc -l <"$work/docs") 项指标，应为37项"
diff "$work/plan" "$work/docs" >&2 || fail "docs/plan.md 与 plan.xml 不一致"
