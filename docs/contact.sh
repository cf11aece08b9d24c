#!/bin/sh
# Contact sheets of every kind of document, and the picture of the README, from an
# output folder: docs/contact.sh [OUTPUT]. Needs poppler-utils and ImageMagick.
set -e
out=${1:-output}
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$here/contact"

# pick FOLDER PATTERN: the first document that matches.
pick() {
	find "$out/$1" -name "$2" | sort | head -n 1
}

# sheet NAME FILE: its pages, eight in a row, small.
sheet() {
	[ -n "$2" ] || { echo "contact.sh: no document for $1 in $out" >&2; exit 1; }
	mkdir "$tmp/$1"
	pdftoppm -r 24 -gray -png "$2" "$tmp/$1/p"
	montage "$tmp/$1"/p*.png -tile 8x -geometry +3+3 -background gray55 -colors 8 -depth 4 \
		-define png:compression-level=9 -strip "$here/contact/$1.png"
}

# page NAME FILE NUMBER: one page as a picture.
page() {
	pdftoppm -r 60 -f "$3" -l "$3" -singlefile -png "$2" "$tmp/$1"
}

work=$(pick wrapup '*001000-*工作报告.pdf')
packet=$(pick inspection '*001000-*绩效评估材料.pdf')
annual=$(pick wrapup '*年度工作报告.pdf')
ranking=$(pick inspection '*绩效评估结果通报.pdf')
sheet work "$work"
sheet packet "$packet"
sheet annual "$annual"
sheet ranking "$ranking"
sheet slip "$(pick slips '*103000-*数据退回修改单.pdf')"
sheet quality "$(pick slips '*数据质量报告.pdf')"

page 1 "$work" 1
page 2 "$work" 7
page 3 "$annual" 1
page 4 "$packet" 1
page 5 "$ranking" 1
montage "$tmp/1.png" "$tmp/2.png" "$tmp/3.png" "$tmp/5.png" "$tmp/4.png" -resize 312x -tile 5x1 -geometry +4+4 \
	-background gray60 -colors 64 -define png:compression-level=9 -strip "$here/pages.png"
