#!/bin/sh
# Every test after the build: layers, unit tests, golden cases, the season end to end.
# usage: run.sh BUILD-FOLDER. Each tests/check/*.sh gets that folder as $1 and fails by its exit status.
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."
build=$1
failed=0
for script in tests/check/*.sh; do
	name=$(basename "$script" .sh)
	if sh "$script" "$build"; then echo "通过 $name"; else echo "失败 $name" >&2; failed=1; fi
done
"$build/unit" || failed=1
exit $failed
