#!/bin/sh
# On-site verification, sentence by sentence: every line of tests/golden/section34.txt names the tests that show it. A unit
# test (suite/name) must run and pass; a script must be there and say in a line "# section34:" that it shows the sentence.
set -eu
export LC_ALL=C.UTF-8
build=$1
list=tests/golden/section34.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
say() { echo "section34: $*" >&2; bad=1; }
suites=$(cut -d'|' -f2 "$list" | tr ' ' '\n' | sed -n 's,/.*,,p' | sort -u)
CK_TAP_LOG_FILE_NAME="$work/tap" "$build/unit" $suites >"$work/log" 2>&1 || say "单元测试未通过：$(tail -1 "$work/log")"
n=0
while IFS='|' read -r id tests sentence; do
	n=$((n + 1)) id=${id% }
	[ "$id" = "$(printf '3.4-%02d' $n)" ] || say "第$n行的编号是 $id"
	[ -n "$sentence" ] && [ -n "$(echo $tests)" ] || say "$id 没有句子或没有测试"
	for test in $tests; do
		case $test in
		*/*) grep -q "^ok .*/test_${test%/*}\.c:[^:]*:${test#*/}: Passed" "$work/tap" || say "$id 的单元测试没有运行：$test" ;;
		*.sh) grep -q "^# section34:.* ${id#3.4-}\( \|\$\)" "tests/check/$test" || say "$test 不存在，或没有写明 $id" ;;
		*) say "$id 的测试看不懂：$test" ;;
		esac
	done
done <"$list"
[ "$n" = 43 ] || say "section34.txt 有 $n 条，应为43条"
exit $bad
