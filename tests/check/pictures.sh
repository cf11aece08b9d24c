#!/bin/sh
# Charts in their documents and as pictures: each figure's caption stands in the PDF with its numbers in a table on
# the same page or the next; the picture has title, unit, source and alternative text, and its PNG is fit for a slide.
set -eu
export LC_ALL=C.UTF-8
build=$1
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
fail() { echo "pictures: $*" >&2; bad=1; }

for place in 450199 450199004000; do
	status=0
	"$build/evalseason" build input -q -o "$work/$place" --only $place 2>"$work/err" || status=$?
	[ $status -le 1 ] || { tail -3 "$work/err" >&2; exit 1; }
	for pdf in "$work/$place"/wrapup/*.pdf "$work/$place"/inspection/*.pdf; do
		name=$(basename "$pdf" .pdf)
		case "$name" in *全套*) continue ;; esac
		set -- "$work/$place/charts/$name"-*.svg
		[ -f "$1" ] || { fail "$name：没有图"; continue; }
		perl "$here/pictures.pl" "$pdf" "$@" >"$work/found"
		[ ! -s "$work/found" ] || fail "$(cat "$work/found")"
		echo $# >>"$work/counts"
		for svg in "$@"; do
			width=$(od -An -j16 -N4 -tu1 "${svg%.svg}.png" | awk '{ print ($1 * 256 + $2) * 65536 + $3 * 256 + $4 }')
			[ "$width" -ge 1200 ] || fail "${svg##*/}：PNG宽 $width"
			shown=${svg#"$work/$place/charts/$name"}
			! expr "$shown" : '.*（[^）]*$' >/dev/null || fail "${svg##*/}：文件名断在括号里"
		done
	done
done
[ "$(awk '{ n += $1 } END { print n }' "$work/counts")" -ge 28 ] || fail "图太少：$(tr '\n' ' ' <"$work/counts")"
exit $bad
