#!/bin/sh
# Memory over a long batch: the worker's resident size while one worker makes every document of a season with many
# townships, a part of them failing. Fails when the last third's peak is more than a tenth above the middle third's.
# usage: memory.sh BUILD [TOWNSHIPS]. FAIL: the prefix of the documents that fail.
set -eu
build=$1 n=${2:-120}
cd "$(dirname "$0")/../.."
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$build/season" -o "$work/in" --townships "$n" --communities $((n * 2)) --orgs $((n * 8)) --activities $((n * 40)) >/dev/null
EVALSEASON_FAULT="fail:${FAIL:-packet-}" "$build/evalseason" build "$work/in" -o "$work/out" -q -f --jobs 1 >"$work/log" 2>&1 &
parent=$!
while kill -0 "$parent" 2>/dev/null; do
	for child in $(cat "/proc/$parent/task/$parent/children" 2>/dev/null); do
		awk -v pid="$child" '/^RssAnon/ { print pid, $2 }' "/proc/$child/status" 2>/dev/null || :
	done
	sleep 0.05
done >"$work/rss"
wait "$parent" || status=$?
[ "${status:-0}" -eq 5 ] || { echo "expected status 5, not ${status:-0}" >&2; tail -n 3 "$work/log" >&2; exit 1; }
documents=$(find "$work/out" -name '*.pdf' | wc -l)
awk -v d="$documents" '{ v[NR] = $2 }
END {
	if (NR < 9) { print "too few samples: " NR; exit 1 }
	for (i = 1; i <= NR; i++) { k = int((i - 1) * 3 / NR); if (v[i] > peak[k]) peak[k] = v[i] }
	printf "%d documents, %d samples: peak of each third %d %d %d KB\n", d, NR, peak[0], peak[1], peak[2]
	exit peak[2] > peak[1] * 1.1
}' "$work/rss"
