#!/bin/sh
# Which lines of src/ the unit tests and one small season reach, file by file, the least covered first.
# usage: coverage.sh BUILD-FOLDER SEASON-OPTION...
set -eu
export LC_ALL=C.UTF-8
build=$1
shift
find "$build" -name '*.gcda' -delete
"$build/unit" >"$build/unit.log" || { cat "$build/unit.log"; exit 1; }
rm -rf "$build/season-in"
"$build/season" -o "$build/season-in" "$@"
"$build/evalseason" build "$build/season-in" -o "$build/season-out" -q --force 2>"$build/build.log" || [ $? = 1 ]
find "$build" -name '*.gcda' ! -path '*/tests/*' | sort | while read -r counts; do
	gcov -n -s . "$counts" 2>/dev/null
done | awk -F"[':% ]+" '
	/^File/ { file = $2 }
	/^Lines executed/ && file ~ /^src\/.*\.c$/ { share[file] = $3; lines[file] = $NF; hit += $3 * $NF / 100; all += $NF; file = "" }
	END {
		for (f in share) printf "%6.2f%% %5d %s\n", share[f], lines[f], f | "sort -n"
		close("sort -n")
		printf "%6.2f%% of %d lines\n", 100 * hit / all, all
	}'
