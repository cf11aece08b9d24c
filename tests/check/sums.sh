#!/bin/sh
# Printed columns add up. Out of the composed form of every document (what its pages say, to the character) each table
# with a sum is read as a reader with a pocket calculator would: parts against the total row and the total column,
# shares against 100.0 %, lines of the score sheet against groups and total, claimed against verified. Where amounts
# were rounded after they were summed, or shares cannot be made to add up, the table must say so, and only there.
# Then every number that has part in a sum is changed in turn, and the same reading must find it.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/sample" "$work/odd"
"$build/composed" input "$work/sample"
# Amounts to the fen: no column of 万元 adds up by itself.
"$build/season" -o "$work/season" --townships 4 --communities 24 --orgs 110 --activities 500 --seed 23
for file in "$work"/season/submissions/*/*_funds_*.csv; do
	awk -F, -v OFS=, 'NR > 1 && $5 ~ /^[0-9.]+$/ { $5 = sprintf("%.2f", $5 + (NR * 7331 % 9973) / 100) } { print }' "$file" >"$work/funds"
	cp "$work/funds" "$file"
done
"$build/composed" "$work/season" "$work/odd"
perl tests/check/sums.pl "$work"/*/*.xml
