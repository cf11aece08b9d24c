#!/bin/sh
# Every kind of chart out of a real build of a small season (tests/gallery/season), by a report template of its own:
# forty categories, one, nothing sent, all zero, changes below zero, very long names. Their traces are as they were,
# no two texts overlap, none leaves its frame; the pictures are wide enough for a slide.
# usage: gallery.sh BUILD [update]
set -eu
export LC_ALL=C.UTF-8
build=$(cd "$1" && pwd)
golden=tests/golden/gallery
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r templates "$work/templates"
rm "$work"/templates/reports/*.xsl
cp tests/gallery/reports/*.xsl "$work/templates/reports/"
status=0
"$build/evalseason" build tests/gallery/season -t "$work/templates" -o "$work/out" -q >"$work/log" 2>&1 || status=$?
[ "$status" -le 1 ] || { tail -5 "$work/log" >&2; exit 1; }

bad=0
mkdir "$work/traces"
for pdf in "$work"/out/gallery/*.pdf; do
	name=$(basename "$pdf" .pdf)
	perl tests/gallery/trace.pl "$work/out/charts/$name"-*.svg >"$work/traces/$name.trace" || bad=1
done
for kind in $(grep -o 'X([A-Z]*, "[a-z]*")' src/charts/charts.h | sed 's/.*"\(.*\)".*/\1/'); do
	grep -q "<chart kind=\"$kind\"" tests/gallery/reports/*.xsl || { echo "图集里没有 $kind" >&2; bad=1; }
done
for png in "$work"/out/charts/*.png; do
	width=$(od -An -j16 -N4 -tu1 "$png" | awk '{ print ($1 * 256 + $2) * 65536 + $3 * 256 + $4 }')
	[ "$width" -ge 1600 ] || { echo "$(basename "$png")：只有 $width 像素宽" >&2; bad=1; }
done
if [ "${2:-}" = update ]; then
	rm -rf "$golden"
	cp -r "$work/traces" "$golden"
fi
diff -ru "$golden" "$work/traces" >"$work/diff" || { head -40 "$work/diff" >&2; bad=1; }
exit $bad
