#!/bin/sh
# Memory over a batch of 10,000 reports of fifteen pages, of which about a tenth fail: what one worker holds at every
# thousand made. Fails when the last third's peak is more than a tenth above the middle third's. After run.sh, whose
# 200 reports are made TIMES (50) over. usage: batch.sh BUILD [TIMES]. FAIL: the prefix of the documents that fail.
set -eu
build=$1 times=${2:-50}
cd "$(dirname "$0")/../.."
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
EVALSEASON_FAULT="fail:${FAIL:-bench-41}" "$build/bench-render" "$build/bench/templates" "$build/bench/facts.xml" "$work/out" 1 \
	0 200 "$times" >"$work/log" 2>&1 &
parent=$!
while kill -0 "$parent" 2>/dev/null; do
	child=$(cat "/proc/$parent/task/$parent/children" 2>/dev/null) || :
	made=$(find "$work/out" -name '*.pdf' 2>/dev/null | wc -l)
	[ -z "$child" ] || awk -v made="$made" '/^RssAnon/ { print made, $2 }' "/proc/${child%% *}/status" 2>/dev/null || :
	sleep 0.2
done >"$work/rss"
wait "$parent" || :
made=$(find "$work/out" -name '*.pdf' | wc -l)
awk -v made="$made" -v all=$((200 * times)) '{ n++; k = int($1 / 1000); if ($2 > peak[k]) peak[k] = $2; third = int($1 * 3 / (made + 1)); if ($2 > most[third]) most[third] = $2 }
END {
	printf "%d reports, %d made, %d failed, %d samples\n", all, made, all - made, n
	for (k = 0; k in peak; k++) printf "from %d on: %d KB at most\n", 1000 * k, peak[k]
	exit n < 9 || made == all || most[2] > most[1] * 1.1
}' "$work/rss"
