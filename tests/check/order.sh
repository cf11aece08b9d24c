#!/bin/sh
# Order, cut and locale change nothing: the same season with its rows backwards, one table over two files, the files of
# another in one, and under a locale that writes a decimal comma has the same facts (but for the lines of the files). One
# row more changes the figures of its own township and of the district, and no other township's.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "order: $*" >&2; exit 1; }
"$build/season" -o "$work/one" --townships 3 --communities 20 --orgs 90 --activities 300 --seed 7
facts() { # season: its facts, without places in files and what is written from them
	status=0
	"$build/evalseason" build "$work/$1" -o "$work/$1-out" --only quality -q >"$work/log" 2>&1 || status=$?
	[ "$status" -le 1 ] || fail "$1：状态 $status：$(head -2 "$work/log")"
	sed -E 's/ (source|line|file|files|scattered|ids|lines|at)="[^"]*"//g; /^ *<row table=/d' "$work/$1-out/data/facts.xml" >"$work/$1.all"
	{ grep -v '^ *<p level=' "$work/$1.all"; grep '^ *<p level=' "$work/$1.all" | sort; } >"$work/$1.facts"   # problems stand in the order of the rows
}
facts one

cp -r "$work/one" "$work/two"
for dir in "$work"/two/submissions/*; do
	for table in activities organizations funds party purchases; do   # tables without lines in their cells
		for file in "$dir"/*_"$table"_*.csv; do
			{ head -1 "$file"; tail -n +2 "$file" | tac; } >"$work/turned"
			mv "$work/turned" "$file"
		done
	done
	for file in "$dir"/*_activities_*.csv; do
		{ head -1 "$file"; tail -n +100 "$file"; } >"$dir/half.csv"
		head -99 "$file" >"$work/half" && mv "$work/half" "$file"
	done
done
facts two
cmp -s "$work/one.facts" "$work/two.facts" || { diff "$work/one.facts" "$work/two.facts" | head -6 >&2; fail "行序、分文件改变了结果"; }

# The two halves in one file again: as they were.
for dir in "$work"/two/submissions/*; do
	for file in "$dir"/*_activities_*.csv; do
		tail -n +2 "$dir/half.csv" >>"$file"
		rm "$dir/half.csv"
	done
done
facts two
cmp -s "$work/one.facts" "$work/two.facts" || fail "合并文件改变了结果"

# Where a decimal sign is a comma.
localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8" >/dev/null 2>&1 || fail "做不出 de_DE 区域设置（软件包 locales）"
(export LOCPATH="$work" LC_ALL=de_DE.UTF-8; facts two)
cmp -s "$work/one.facts" "$work/two.facts" || fail "结果随区域设置改变"

# One activity more at the first township.
cp -r "$work/one" "$work/three"
file=$(ls "$work"/three/submissions/450199001-wrapup/*_activities_*.csv)
sed -n '2s/^ACT[0-9]*/ACT99999/p' "$file" >>"$file"
facts three
figures() { tr '<' '\n' <"$work/$1.facts" | grep '^v .* num=' | sed 's/ id="\([^"]*\)" place="\([^"]*\)".* num="\([^"]*\)" den="\([^"]*\)".*/ \2 \1 \3 \4/' | sort; }
figures one >"$work/before"
figures three >"$work/after"
diff "$work/before" "$work/after" | sed -n 's/^[<>] v \([0-9]*\) \([a-z_0-9]*\) .*/\1 \2/p' | sort -u >"$work/changed"
grep -q '^450199001000 activities$' "$work/changed" && grep -q '^450199 activities$' "$work/changed" || fail "多一次活动，活动数没有变"
grep -v '^450199 \|^450199001' "$work/changed" && fail "别的镇街的数字也变了"
grep ' \(orgs\|brands\|fund_total\|trainings\|purchases\)$' "$work/changed" && fail "与活动无关的数字也变了"
exit 0
