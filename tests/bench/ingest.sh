#!/bin/sh
# Reading 1.7 million organisations, every cell checked, joined to a roster of 620 thousand, beside DuckDB on one core in
# the same run; and the same file with every row faulty. usage: ingest.sh BUILD [PEERS]
# Data: ingest/gen.py of the peers' benchmark, in $BENCH_DIR/ingest (orgs.csv, roster.csv).
set -eu
build=$1 peers=${2:-}
cd "$(dirname "$0")/../.."
REPS=${REPS:-3}
export BENCH_DIR=${BENCH_DIR:-${TMPDIR:-/tmp}/bench}
data=$BENCH_DIR/ingest work=$build/bench/ingest
[ -e "$data/orgs.csv" ] || { echo "先运行比较对象的 ingest/gen.py（数据在 $data）" >&2; exit 1; }

season() {  # folder, file of organisations
	mkdir -p "$1/district"
	cp tests/bench/ingest/*.xml templates/plan.rng "$1/"
	ln -sf "$data/roster.csv" "$1/district/roster.csv"
	ln -sf "$2" "$1/district/orgs.csv"
	awk -F, 'BEGIN { print "乡镇编码,乡镇名称" } NR > 1 && !seen[$4]++ { print $4 "," $5 }' "$data/roster.csv" >"$1/district/towns.csv"
}
median() {  # command…: median of the seconds of its first word of output, or of the wall clock
	for i in $(seq "$REPS"); do
		start=$(date +%s.%N); taskset -c 1 "$@" >"$work/log"; end=$(date +%s.%N)
		echo "$start $end" | awk '{ printf "%.3f\n", $2 - $1 }'
	done | sort -n | sed -n "$(((REPS + 1) / 2))p"
}
ratio() { echo "$1 $2" | awk '{ printf "%.2f", $1 / $2 }'; }

season "$work/clean" "$data/orgs.csv"
[ -e "$work/faulty.csv" ] || awk -F, 'BEGIN { OFS = "," } NR > 1 { $(NF - 3) = "若干" } { print }' "$data/orgs.csv" >"$work/faulty.csv"
season "$work/faulty" "$(realpath "$work/faulty.csv")"
clean=$(median "$build/bench-ingest" "$work/clean"); cat "$work/log"
faulty=$(median "$build/bench-ingest" "$work/faulty"); cat "$work/log"
echo "clean $clean s; every row faulty $faulty s, $(ratio "$faulty" "$clean") times"
libcsv=$(median "$build/bench-ingest" --libcsv "$data/orgs.csv")
echo "libcsv alone finds the cells of the organisations in $libcsv s: ours is $(ratio "$clean" "$libcsv") times that"
[ -n "$peers" ] || exit 0
duck=$(median node "$peers/ingest/peer_duckdb.mjs" "$data" utf-8 "$work/duckdb.csv" 1)
echo "DuckDB, one thread: $duck s; ours is $(ratio "$clean" "$duck") of it"
