#!/bin/sh
# No C knows a field of the plan by name: its name must not stand as a quoted word in src/. Words that are
# also vocabulary of an XML format of ours are left out: the schemas say which (plan.rng, report.rng), the
# documents say it for the season and the facts (attributes are written name=, elements <name).
set -eu
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

names() {  # the name attributes of elements $1 in $2
	grep -o "<$1 [^>]*name=\"[^\"]*\"" "$2" | sed 's/.*[ ]name="//; s/"$//' | sort -u
}
names field templates/plan.xml >"$work/fields"
[ "$(wc -l <"$work/fields")" -ge 150 ] || { echo "templates/plan.xml：字段太少，检查无意义" >&2; exit 1; }

for rng in templates/*.rng; do
	names '\(element\|attribute\)' "$rng"
	grep -o '<value>[^<]*</value>' "$rng" | sed 's/<[^>]*>//g'
done >"$work/words"
cat docs/facts.md docs/plan.md | grep -o '[a-z-]*=' | tr -d = >>"$work/words"
cat docs/facts.md docs/plan.md | grep -o '<[a-z]*' | tr -d '<' >>"$work/words"
sed -n '/Roles of tables/,/^$/p; /^| where | roles/,/^$/p' docs/plan.md | grep -o '`[a-z-]*`' | tr -d '`' >>"$work/words"
sort -u "$work/words" -o "$work/words"

bad=0
for f in $(comm -23 "$work/fields" "$work/words"); do
	if grep -n "\"$f\"" src/*.c src/*/*.[ch]; then bad=1; echo "src/ 中出现了方案的字段名：$f" >&2; fi
done
# The check itself must see a field when there is one.
printf 'x = "org_id";\n' >"$work/probe.c"
grep -q "\"$(comm -23 "$work/fields" "$work/words" | grep -x org_id)\"" "$work/probe.c" || { echo "检查本身失效" >&2; bad=1; }
exit $bad
