#!/bin/sh
# input/ is what the generator makes: the sample season can be made again, byte for byte.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/season" -o "$work/input" --dirty
diff -r "$work/input" input >"$work/diff" || {
	echo "input/ 与生成器的结果不同；重新生成：rm -rf input && $build/season -o input --dirty" >&2
	head -20 "$work/diff" >&2
	exit 1
}
