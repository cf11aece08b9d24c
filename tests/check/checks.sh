#!/bin/sh
# Every row check and cross-check of the plan finds what it is for: tests/golden/checks/broken.txt breaks a clean
# submission in one way for each of them (Y01-Y08 compare seasons: yoy.sh). What rests on a table that was not sent, or that
# the district has not put there, says so and names the table: unsent.txt.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cases=tests/golden/checks/broken.txt
"$build/season" -o "$work/season" --townships 9 --communities 60 --orgs 300 --activities 1200 --seed 5 --clean
sent=$work/season/submissions
grep -v '^#' "$cases" | sed 's/ *| */|/g' >"$work/cases"

# What each check says. The plan's checks and the cases are the same.
grep -o '<\(cross\)\?check id="[KX][^<]*' templates/plan.xml | sed 's/<[a-z]* id="\([^"]*\)".*>\(.*\)/\1|\2/' >"$work/says"
cut -d'|' -f1 "$work/says" | sort >"$work/checks"
cut -d'|' -f1 "$work/cases" | sort | diff "$work/checks" - >&2 || { echo "方案中的检查与 $cases 不一致" >&2; exit 1; }

for id in $(grep -o '<crosscheck id="[^"]*' templates/plan.xml | sed 's/.*"//'); do
	grep -q "^| $id |" docs/plan.md || { echo "docs/plan.md 没有说明 $id" >&2; exit 1; }
done

# The townships that are broken, each a database; the others are not sent.
mkdir "$work/sent"
for place in $(cut -d'|' -f2 "$work/cases" | sort -u); do
	for file in "$sent/450199$place-inspection"/*.csv; do
		printf '.mode csv\n.import %s %s\n' "$file" "$(basename "$file" | cut -d_ -f2)"
	done | sqlite3 -batch "$work/$place.db"
	mv "$sent/450199$place-inspection" "$work/sent/"
done
rm -r "$sent" "$work/season/inspection"
mv "$work/sent" "$sent"
check() { "$build/evalseason" check "$work/season" 2>&1 >/dev/null | grep "/450199$1-inspection" >"$2" || true; }
for place in 001 101; do check "$place" "$work/$place.clean"; done

# Rules of one row are broken together, one of each table at a time; what compares rows and tables alone.
awk -F'|' -v work="$work" '{ table = $3; sub(/.*(UPDATE|DELETE FROM) +/, "", table); sub(/ .*/, "", table)
	round = $1 ~ /^K/ ? $2 "K" ++n[$2, table] : $2 $1; print table "|" $0 >(work "/round." round) }' "$work/cases"
for round in "$work"/round.*; do
	while IFS='|' read -r table id place sql instead; do
		file=$(echo "$sent/450199$place-inspection"/*_"$table"_*.csv)
		mv "$file" "$work/kept.$table"
		printf 'BEGIN;\n%s;\n.mode csv\n.headers on\n.output %s\nSELECT * FROM %s;\n.output\nROLLBACK;\n' \
			"$(echo "$sql" | sed 's/WHERE one/WHERE rowid = 1/')" "$file" "$table" | sqlite3 -batch "$work/$place.db"
		! cmp -s "$file" "$work/kept.$table" || echo "$id：没有改动数据"
	done <"$round"
	place=$(basename "$round" | cut -c7-9)
	check "$place" "$work/got"
	while IFS='|' read -r table id place sql instead; do
		said=$instead
		[ -n "$said" ] || case $id in K*) said=$(sed -n "s/^$id|//p" "$work/says") ;; *) said="（$id）" ;; esac
		[ "$(grep -cF "$said" "$work/got")" -gt "$(grep -cF "$said" "$work/$place.clean")" ] || { echo "$id：没有说“$said”"; head -5 "$work/got"; }
		mv "$work/kept.$table" "$(echo "$sent/450199$place-inspection"/*_"$table"_*.csv)"
	done <"$round"
done >"$work/bad"

grep -v '^#' tests/golden/checks/unsent.txt | sed 's/ *| */|/' | while IFS='|' read -r table checks; do
	file=$(echo "$sent"/450199001-inspection/*_"$table"_*.csv) remedy="请补报“"
	[ -e "$file" ] || { file=$work/season/district/$table.csv; remedy="由区里把“"; }
	mv "$file" "$work/kept"
	check 001 "$work/got"
	said=$(grep '未做，因为' "$work/got" | grep -v '行未采用' | grep -F "$remedy" | sed 's/.*核对“\(X[0-9b]*\) .*/\1/' | tr '\n' ' ')
	[ "${said% }" = "$checks" ] || { echo "没有 $table：未做的核对是 $said，应为 $checks"; cat "$work/got"; }
	mv "$work/kept" "$file"
done >>"$work/bad"
[ ! -s "$work/bad" ] || { cat "$work/bad" >&2; exit 1; }
