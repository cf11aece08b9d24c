#!/bin/sh
# Every test after the build: layers, golden cases, the season end to end, then the unit tests, whose counts come last.
# usage: run.sh BUILD-FOLDER. Each tests/check/*.sh gets that folder as $1 and fails by its exit status. Two run at
# a time, the long ones first; what a script prints appears in one piece, with its name and seconds.
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."
build=$1

if [ $# -eq 2 ]; then
	name=$(basename "$2" .sh)
	said=$build/check-$name.log
	start=$(date +%s)
	verdict=通过
	sh "$2" "$build" >"$said" 2>&1 || verdict=失败
	echo "$verdict $name（$(($(date +%s) - start)) 秒）" >>"$said"
	cat "$said"
	[ $verdict = 通过 ]
	exit
fi

long="robust season recount pdfa forms"
{
	for name in $long; do echo "tests/check/$name.sh"; done
	ls tests/check/*.sh
} | awk '!seen[$0]++' | xargs -P 2 -n 1 sh tests/run.sh "$build" 2>&1
failed=$?
"$build/unit" || failed=1
[ $failed = 0 ] || failed=1
exit $failed
