#!/bin/sh
# Documents of every kind, measured from their PDF: the grid of GB/T 9704-2012 within 0.2 mm, page numbers outside
# and, on landscape pages, where portrait has them; small files; two readers copy the same text.
set -eu
export LC_ALL=C.UTF-8
build=$1
here=$(dirname "$0")
out=$build/pages-out
bad=0
fail() { echo "pages: $*" >&2; bad=1; }
rm -rf "$out"
for place in 450199001000 450199; do
	status=0
	"$build/evalseason" build input -q -o "$out/$place" --only $place 2>"$out.log" || status=$?
	[ $status -le 1 ] || { tail -5 "$out.log" >&2; exit 1; }
done

grid() {  # trace: prints what is off; lines, full lines, numbers, landscape pages into $out/counts
	awk -v cell=15.793 -v pitch=29.6 -v lift=12.74 -v counts="$out/counts" -f "$here/grid.awk" "$1"
}

n=0; full=0; turned=0
for pdf in "$out"/*/*/*.pdf; do
	case "$pdf" in *全套*) continue ;; esac   # the packets once more
	n=$((n + 1))
	mutool trace "$pdf" >"$out/trace" 2>/dev/null
	grid "$out/trace" >"$out/found" || fail "$(basename "$pdf")：$(head -n 5 "$out/found")"
	read -r _ f _ t <"$out/counts"
	full=$((full + f)); turned=$((turned + t))
	pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
	size=$(stat -c %s "$pdf")
	[ "$pages" -gt 10 ] || [ "$size" -lt 300000 ] || fail "$(basename "$pdf")：$pages 页 $size 字节"
	[ "$size" -lt $((600000 + 12000 * pages)) ] || fail "$(basename "$pdf")：$pages 页 $size 字节"
	pdftotext "$pdf" "$out/a" && mutool draw -q -F text -o "$out/b" "$pdf" 2>/dev/null
	for reader in a b; do tr -d ' \n\f\t' <"$out/$reader" | grep -o . | sort >"$out/$reader.sorted"; done
	cmp -s "$out/a.sorted" "$out/b.sorted" || fail "$(basename "$pdf")：两个阅读程序取出的文字不同"
	! grep -q '�' "$out/a" || fail "$(basename "$pdf")：有取不出的字"
done
[ $n = 6 ] || fail "$n 份文书"
[ $full -ge 20 ] && [ $turned -ge 5 ] || fail "满行 $full，横排页 $turned：没有量到"

# An issued notice: red head, 版记 with 抄送 on an even page; without official nothing of the kind.
mkdir "$out/issued"
cp -r input/. "$out/issued"
sed -i '0,/official="no" doc-no=""/s//official="yes" doc-no="X民发〔2023〕12号" copies="区委办公室，区政府办公室"/' "$out/issued/season.xml"
"$build/evalseason" build "$out/issued" -q -o "$out/notice" --only ranking 2>"$out.log" || [ $? -le 1 ] || fail "公文版不能生成"
pdftotext -layout "$out"/notice/inspection/*通报.pdf "$out/notice.txt"
for part in 'XX *区民政局文件' 'X *民发〔2023〕12 *号' '抄送：区委办公室，区政府办公室。' '15 *日印发'; do
	grep -q "$part" "$out/notice.txt" || fail "公文版没有“$part”"
	! pdftotext -layout "$out"/450199/inspection/*通报.pdf - | grep -q "$part" || fail "普通版有“$part”"
done
[ $(($(pdfinfo "$out"/notice/inspection/*通报.pdf | sed -n 's/^Pages: *//p') % 2)) = 0 ] || fail "版记不在偶数页"
sh "$here/pdfa.sh" "$build" "$out"/notice/inspection/*通报.pdf "$out"/450199/wrapup/*年度*.pdf || fail "不符合 PDF/A"

# It can fail: a line one point lower, a page number on the inner side.
sed '0,/FandolFang.*15\.75/b; 0,/<g unicode/s/ y="\([0-9]*\)/ y="1\1/' "$out/trace" >"$out/moved"
! grid "$out/moved" >/dev/null || fail "没有发现移动了的行"
exit $bad
