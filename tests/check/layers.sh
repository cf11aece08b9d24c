#!/bin/sh
# A stage includes its own folder, base/, plan/ and the stages before it that this table names; one file per library.
set -eu
export LC_ALL=C.UTF-8
allow() {
	case $1 in
	base) echo "base" ;;
	plan) echo "base plan" ;;
	ingest) echo "base plan ingest" ;;
	stats) echo "base plan ingest stats" ;;
	facts) echo "base plan ingest stats facts" ;;
	compose) echo "base plan facts compose" ;;
	render) echo "base render" ;;
	charts) echo "base render charts" ;;
	layout) echo "base render charts layout" ;;
	publish) echo "base plan ingest stats facts compose render charts layout publish" ;;
	*) echo "" ;;
	esac
}
bad=0
for dir in src/*/; do
	stage=$(basename "$dir")
	ok=" $(allow "$stage") "
	for used in $(grep -ho '^#include "[a-z_]*/' "$dir"*.[ch] 2>/dev/null | sed 's/.*"//; s,/,,' | sort -u); do
		case $ok in *" $used "*) ;; *) echo "src/$stage 不应包含 $used/" >&2; bad=1 ;; esac
	done
done
only() {  # header, the files that may include it
	for f in $(grep -l "#include <$1" src/*/*.[ch] 2>/dev/null || true); do
		case " $2 " in *" $f "*) ;; *) echo "$f 不应包含 <$1>" >&2; bad=1 ;; esac
	done
}
only hpdf.h "src/render/canvas_pdf.c src/render/pdf_font.c src/render/pdf_meta.c src/render/pdf.h"
only csv.h "src/ingest/csv.c"
only libxslt/ "src/compose/stylesheet.c src/compose/stylesheet.h"
only xlsxwriter.h "src/publish/book.c src/publish/kit.c"
exit $bad
