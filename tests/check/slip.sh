#!/bin/sh
# A return slip tells a township everything that is wrong with what it sent: files that could not be read by their names,
# headers that lack a column, each way of mending once, rows with one and the same fault together; its count leaves none out.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "slip: $*" >&2; exit 1; }
cp -r input "$work/season"
sent=$work/season/submissions/450199001-wrapup
file() { echo "$sent"/*_"$1"_*.csv; }
printf '%%PDF-1.7\n' > "$(file brands)"
sed -i '1s/机构名称/随便/' "$(file incubators)"
sed -i '2s/,备案,/,备案中,/; 3s/2022\/1\/13/去年/; 4s/,[0-9\/]*,[0-9\/]*,,/,31\/8\/2022,31\/8\/2022,,/' "$(file organizations)"
sed -i 's/^\(ACT0000[1-4],[^,]*,[^,]*,[^,]*,\)[^,]*,/\12001\/1\/1,/' "$(file activities)"
mv "$sent" "$work/season/submissions/我镇数据"
# A report that cannot be used, in a folder that tells nothing: what is wrong with it goes to the township that it names.
third=$work/season/submissions/450199003-wrapup
sed -i '2s/2023[.]11[.]30/2023年1-11月/' "$third"/*_submission_*.csv
grep -q '2023年1-11月' "$third"/*_submission_*.csv || fail "报送信息没有改成要试的样子"
mv "$third" "$work/season/submissions/材料"
status=0
"$build/evalseason" build "$work/season" -o "$work/out" -q >"$work/log" 2>&1 || status=$?
[ $status = 1 ] || { tail -3 "$work/log" >&2; fail "build 以 $status 结束"; }
pdftotext -layout "$work/out/slips/450199001000-"*.pdf "$work/text"
tr -d ' \n\f' <"$work/text" >"$work/run"

grep -q 'brands.*PDF 文件' "$work/text" || fail "没有说哪个文件是 PDF"
grep -q '缺少必填的列：“机构名称”' "$work/run" || fail "没有说缺哪一列"
grep -q '整份文件退回2处' "$work/run" || fail "退回的文件应有 2 份"
for said in '“备案中”不在' '“去年”不是日期' '日期的顺序应为年、月、日'; do
	grep -q "$said" "$work/run" || fail "没有说：$said"
done
[ "$(sed -n '/（一）/,/（二）/p' "$work/text" | grep -c '请写成 2023-08-01 的形式')" = 1 ] || fail "改法相同的没有合在一起"
grep -q '结束日期不能早于活动日期（第3、4、5行同此）' "$work/run" || fail "相同的问题没有合在一行"

# Its own problems, and no other's: as many as problems.csv has of the phase.
n=$(grep -c '^450199001000,submissions/我镇数据' "$work/out/data/problems.csv")
grep -q "审核发现问题${n}处" "$work/run" || fail "problems.csv 有 $n 处，修改单写的是：$(grep -o '审核发现问题[0-9]*处' "$work/run")"

pdftotext -layout "$work/out/slips/450199003000-"*.pdf - | tr -d ' \n\f' >"$work/third"
grep -q '“2023年1-11月”不是日期' "$work/third" || fail "报送信息没有采用的镇街，单子上没有说哪里错"
