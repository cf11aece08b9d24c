#!/bin/sh
# Every line of tests/golden/section6.txt (what real files look like) has a test with its id.
set -eu
export LC_ALL=C.UTF-8
bad=0
n=0
while read -r id text; do
	n=$((n + 1))
	if ! grep -qF "\"$id\"" tests/unit/test_ingest_*.c && ! ls -d tests/golden/ingest/"$id"-* >/dev/null 2>&1 \
		&& ! grep -qF "$id:" tests/unit/test_ingest_*.c; then
		echo "没有测试：$id $text" >&2
		bad=1
	fi
done < tests/golden/section6.txt
[ "$n" -ge 59 ] || { echo "section6.txt 只有 $n 条" >&2; bad=1; }
exit $bad
