#!/bin/sh
# A clean season has no problem at all, and the same content gives the same facts and the same clean tables whether the
# townships send CSV or XML: only the places of the rows in their files differ.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for form in csv xml; do
	share=0
	[ $form = xml ] && share=100
	"$build/season" -o "$work/$form" --townships 3 --communities 30 --orgs 180 --activities 900 --seed 5 --xml-share $share
	"$build/evalseason" build "$work/$form" -o "$work/$form.out" --only ranking -q >"$work/log" 2>&1 || {
		echo "$form：没有问题的数据不应以 $? 结束" >&2
		head -20 "$work/log" >&2
		exit 1
	}
	sed -E 's, (source|files?|letter|scattered)="[^"]*",,g; s, line="[0-9]+",,g; s,（第[0-9]+行）,,g' "$work/$form.out/data/facts.xml" >"$work/$form.facts"
done
diff -u "$work/csv.facts" "$work/xml.facts" >"$work/diff" || { echo "CSV 与 XML 的结果不同：" >&2; head -20 "$work/diff" >&2; exit 1; }
diff -rq "$work/csv.out/data/clean" "$work/xml.out/data/clean" >&2
