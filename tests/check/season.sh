#!/bin/sh
# The sample season end to end: every document is sound, a rerun changes nothing, jobs change nothing.
set -eu
export LC_ALL=C.UTF-8
build=$1
out=$build/season-out
rm -rf "$out" "$out-2"
fail() { echo "season: $*" >&2; exit 1; }
run() { status=0; "$build/evalseason" build input -q "$@" 2>"$out.log" || status=$?; [ $status -le 1 ] || { tail -5 "$out.log" >&2; fail "状态 $status"; }; }

run -o "$out" -j 2
n=0
for pdf in $(find "$out" -name '*.pdf' | sort); do
	n=$((n + 1))
	qpdf --check "$pdf" >"$out.qpdf" 2>&1 || { cat "$out.qpdf" >&2; fail "qpdf：$pdf"; }
	grep -qi warning "$out.qpdf" && fail "qpdf 警告：$pdf"
	# name, type (two words), encoding, emb, sub, uni
	bad=$(pdffonts "$pdf" | tail -n +3 | grep -vc ' yes yes yes ' || true)
	[ "$bad" = 0 ] || fail "字体未嵌入、未取子集或无 Unicode 映射：$pdf"
	pdftotext "$pdf" - | grep -q '社区社会组织\|数据退回' || fail "取不出文字：$pdf"
done
[ "$n" -ge 30 ] || fail "只有 $n 份 PDF"
(cd "$out" && sha256sum --quiet -c SHA256SUMS) || fail "SHA256SUMS 不符"
"$build/evalseason" verify "$out" input -t templates >"$out.verify" || fail "verify：$(cat "$out.verify")"
grep -q '将得到相同的文件' "$out.verify" || fail "verify 未认出输入未变"

# Nothing changed: nothing is made again, and the files are the same.
cp "$out/SHA256SUMS" "$out.sums"
"$build/evalseason" build input -o "$out" 2>/dev/null | grep -q '新制 0' || fail "未变的文书又做了一遍"
cmp -s "$out.sums" "$out/SHA256SUMS" || fail "重新运行改变了文件"

# One worker, another folder, everything anew: the same bytes.
run -o "$out-2" -j 1 --force
cmp -s "$out.sums" "$out-2/SHA256SUMS" || { diff "$out.sums" "$out-2/SHA256SUMS" | head -5 >&2; fail "进程数改变了文件"; }

# Another font or another program is told: the manifest names the font's checksum and the commit.
sed -i -e '0,/ checksum="[0-9A-F]*"/s// checksum="00000001"/' -e 's/ tool="[^"]*"/ tool="evalseason 0"/' "$out-2/manifest.xml"
(cd "$out-2" && sed -i "s/^[0-9a-f]*  manifest.xml\$/$(sha256sum manifest.xml)/" SHA256SUMS)
"$build/evalseason" verify "$out-2" input -t templates >"$out.verify" || fail "verify：$(cat "$out.verify")"
grep -q '^已变：字体、程序；' "$out.verify" || fail "verify 未认出字体或程序已变：$(cat "$out.verify")"

# A changed, a missing and an extra file are found.
rm "$out-2/data/progress.csv"
echo x >>"$out-2/data/facts.xml"
echo x >"$out-2/new.txt"
status=0
"$build/evalseason" verify "$out-2" >"$out.verify" 2>&1 || status=$?
[ $status = 1 ] && grep -q '改动 1，缺少 1，多出 1' "$out.verify" || fail "verify 没有发现改动：$(cat "$out.verify")"
rm -rf "$out-2"
