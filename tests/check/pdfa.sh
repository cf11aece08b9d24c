#!/bin/sh
# PDF/A-2b, clause by clause (tests/tool/pdfa.c), and what three readers say.
# usage: pdfa.sh BUILD-FOLDER [PDF …]; without files, the pages of the unit tests.
set -eu
export LC_ALL=C.UTF-8
build=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

clauses() {  # file: prints the breaches; status 1 when there are any
	qpdf --object-streams=disable --stream-data=uncompress --decode-level=generalized "$1" "$work/plain.pdf" || [ -s "$work/plain.pdf" ]
	"$build/pdfa" "$1" "$work/plain.pdf" >"$work/breaches" && return 0
	head -n 20 "$work/breaches"
	return 1
}

readers() {  # a warning of any reader is a failure
	qpdf --check "$1" >"$work/qpdf" 2>&1 || { cat "$work/qpdf"; return 1; }
	! grep -i warning "$work/qpdf" || return 1
	gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$1" >"$work/gs" 2>&1
	[ ! -s "$work/gs" ] || { cat "$work/gs"; return 1; }
	mutool info "$1" 2>&1 >/dev/null | tee "$work/mutool"
	[ ! -s "$work/mutool" ] || return 1
	pdffonts "$1" 2>&1 | awk 'NR > 2 && $0 !~ /yes yes yes/ { print; bad = 1 } END { exit bad }'
}

expect() {  # clause, sed program: the sample, so broken, must breach the clause
	LC_ALL=C sed "$2" "$work/sample.pdf" >"$work/broken.pdf"
	if cmp -s "$work/sample.pdf" "$work/broken.pdf"; then echo "没有改动任何内容：$2" >&2; bad=1; return; fi
	clauses "$work/broken.pdf" 2>/dev/null | grep -q "^$1 " || { echo "没有发现：$1 ($2)" >&2; bad=1; }
}

if [ $# -eq 0 ]; then
	EVALSEASON_TEST_OUT="$work/sample.pdf" CK_RUN_CASE=canvas "$build/unit" canvas >/dev/null || exit 1
	set -- "$work/sample.pdf"
	expect 6.1.2 '1s/PDF-1.7/PDF-2.0/'
	expect 6.1.3 's,^/ID ,/IX ,'
	expect 6.1.7.1 's,^stream\r$,stream ,'
	expect 6.2.3 's/GTS_PDFA1/GTS_PDFX1/'
	expect 6.2.3 's,/OutputIntents,/OutputIntentz,'
	expect 6.2.11.4.1 's,/FontFile3,/FontFileX,'
	expect 6.2.11.3.2 's,/CIDToGIDMap,/CIDToGIDMop,'
	expect 6.2.11.5 's,^/DW 1000,/DW 1010,'
	expect 6.2.11.7 's,/ToUnicode,/ToUnicodo,'
	expect 6.3.2 's,^/F 4,/F 6,'
	expect 6.6.2.1 's,/Metadata,/Metadato,'
	expect 6.6.4 's,<pdfaid:part>2,<pdfaid:part>1,'
	expect 6.1.5 's,<pdf:Producer>evalseason,<pdf:Producer>evalseasin,'
fi

for pdf do
	clauses "$pdf" || { echo "$pdf：不符合 PDF/A-2b" >&2; bad=1; }
	readers "$pdf" || { echo "$pdf：有阅读程序报告问题" >&2; bad=1; }
done
exit $bad
