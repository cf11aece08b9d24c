#!/bin/sh
# texts.csv as an office writes it (GB18030, CRLF, a title row, line breaks in a cell): a passage stands where it belongs
# and nowhere else; what does not exist is a problem with the nearest names. Then finalize: the issued file is kept, and
# what would differ is said.
set -eu
export LC_ALL=C.UTF-8
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "texts: $*" >&2; exit 1; }
"$build/season" -o "$work/in" --townships 2 --communities 6 --orgs 30 --activities 60 --seed 7
iconv -f UTF-8 -t GB18030 <<'T' | sed 's/$/\r/' >"$work/in/texts.csv"
段落替换,,,,
文档,镇街,章节,方式,内容
工作报告,城东街道,intro,之后,"第一段新闻。
第二段，含“引号”。"
work,450199002000,next,替换,下一步，请按统一部署推进䶮镇工作。
work,城东街道,sumary,替换,错的章节
worc,,next,替换,错的文书
work,城东街,next,替换,错的镇街
work,城东街道,next,删除,错的方式
,,statement,之后,所有文书都有的一段。
T
make_all() { status=0; "$build/evalseason" build "$work/in" -o "$work/out" -q 2>"$work/log" || status=$?; [ "$status" -le 1 ] || { tail -5 "$work/log" >&2; fail "状态 $status"; }; }
said() { pdftotext "$work"/out/$1 - | tr -d ' \n'; }
make_all
said 'wrapup/450199001000-*.pdf' | grep -q '第一段新闻。第二段，含“引号”。' || fail "之后的段落没有印出"
said 'wrapup/450199002000-*.pdf' | grep -q '请按统一部署推进䶮镇工作' || fail "替换的段落没有印出"
for pdf in "$work"/out/*/*.pdf; do ! pdftotext "$pdf" - | tr -d ' \n' | grep -q '错的\(章节\|文书\|镇街\|方式\)' || fail "$pdf 印出了不该采用的段落"; done
said 'inspection/450199002000-*.pdf' | grep -q '所有文书都有的一段' || fail "各文书通用的段落没有印出"
grep -q 'texts.csv:6: .*“sumary”不存在，该段文字未采用，是否为“summary”' "$work/log" || fail "没有指出章节"
grep -q 'texts.csv:7: .*“worc”不存在，该段文字未采用，是否为“work”？请' "$work/log" || fail "没有指出文书"
grep -q 'texts.csv:8:2: .*“城东街”' "$work/log" || fail "没有指出镇街"
grep -q 'texts.csv:9:4: .*“删除”' "$work/log" || fail "没有指出方式"

pdf=$(cd "$work/out" && ls wrapup/450199002000-*.pdf)
# Named as the shell completes it: the whole path, not only from the output folder.
"$build/evalseason" finalize "$work/out/../out/$pdf" "$work/in" -o "$work/out" --number 'X〔2023〕1号' >"$work/said" 2>"$work/log" || { cat "$work/log" >&2; fail "不能登记定稿"; }
grep -q '已登记定稿（X〔2023〕1号，' "$work/said" || fail "登记了，没有说"
grep -q 'number="X〔2023〕1号"' "$work/in/issued.xml" && grep -q "path=\"$pdf\"" "$work/in/issued.xml" || fail "issued.xml 不全"
grep -qE ' date="[0-9]{4}-[0-9]{2}-[0-9]{2}"' "$work/in/issued.xml" || fail "没有日期"
cp "$work/out/$pdf" "$work/issued.pdf"
make_all
! grep -q 'issued-differs' "$work/log" || fail "没有变化却说有差异"
rm "$work/in/texts.csv"
make_all
cmp -s "$work/issued.pdf" "$work/out/$pdf" || fail "定稿被改动"
grep -q 'issued-differs' "$work/log" || { cat "$work/log" >&2; fail "没有说明差异"; }
