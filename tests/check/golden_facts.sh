#!/bin/sh
# The district's figures of a small season, as the facts hold them: place, exact value, text, state, gap.
# usage: golden_facts.sh BUILD [update]
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$build/golden-facts
want=tests/golden/facts/expect.facts
rm -rf "$work"
"$build/season" -o "$work/in" --townships 2 --communities 6 --orgs 30 --activities 120 --seed 7 --clean
status=0
"$build/evalseason" build "$work/in" -o "$work/out" --only ranking -q 2>"$work/log" || status=$?
[ $status -le 1 ] || { cat "$work/log" >&2; echo "状态 $status" >&2; exit 1; }
xmllint --xpath '/facts/phase/district/v | /facts/phase/district/s/v' "$work/out/data/facts.xml" |
	grep -o '<v [^>]*>' >"$work/got"
[ "$(wc -l <"$work/got")" -gt 300 ] || { echo "只有 $(wc -l <"$work/got") 个数" >&2; exit 1; }
if [ "${2:-}" = update ]; then cp "$work/got" "$want"; fi
diff -u "$want" "$work/got"
rm -rf "$work"
