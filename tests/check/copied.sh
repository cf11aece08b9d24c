#!/bin/sh
# Text copied from a PDF is the text that was set, rare characters included, by poppler and by mutool; bookmarks, page
# labels and links are there.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "copied: $*" >&2; exit 1; }

EVALSEASON_TEST_OUT="$work/s.pdf" CK_RUN_CASE=canvas "$build/unit" canvas >/dev/null || fail "没有样张"
names=$(cat "$work/s.pdf.txt")
pdftotext "$work/s.pdf" "$work/poppler"
mutool draw -q -F text -o "$work/mutool" "$work/s.pdf"
for reader in poppler mutool; do
	tr -d ' \n\f' <"$work/$reader" >"$work/plain"
	grep -qF "$names" "$work/plain" || fail "$reader：没有原样取出 $names：$(grep -o '张喆.*' "$work/plain")"
done
mutool show "$work/s.pdf" outline >"$work/outline"
grep -q '一、发展情况（𬭚）' "$work/outline" && [ "$(wc -l <"$work/outline")" = 4 ] || fail "书签：$(cat "$work/outline")"
mutool show "$work/s.pdf" trailer/Root/PageLabels | grep -q Nums || fail "没有页码标签"
[ "$(mutool show "$work/s.pdf" grep | grep -c '/Subtype */Link')" = 5 ] || fail "链接不是 5 个"
