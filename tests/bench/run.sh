#!/bin/sh
# Our speed beside others', as ratios from one run on one machine. usage: run.sh BUILD [PEERS]
# PEERS is a folder with the peers' benchmark (its render/gen.py, setup.sh, measure.py …); without it ours alone is timed.
# N (200) reports, REPS (3) repetitions; one core, then two.
set -eu
export LC_ALL=C.UTF-8
build=$1 peers=${2:-}
cd "$(dirname "$0")/../.."
N=${N:-200} REPS=${REPS:-3}
export BENCH_DIR=${BENCH_DIR:-${TMPDIR:-/tmp}/bench}
work=$build/bench
mkdir -p "$work"
[ -e "$BENCH_DIR/render/json/000.json" ] || { echo "先运行比较对象的 setup.sh 和 render/gen.py（数据在 $BENCH_DIR）" >&2; exit 1; }
rm -rf "$work/templates"; mkdir -p "$work/templates/reports"
cp templates/*.xml templates/*.rng "$work/templates/"
cp tests/bench/reports/bench.xsl "$work/templates/reports/"
cp -r templates/reports/common "$work/templates/reports/"
python3 tests/bench/facts.py "$BENCH_DIR/render/json" "$N" >"$work/facts.xml"

# median wall seconds of REPS runs: seconds CPUS command...
seconds() {
	cpus=$1; shift
	for i in $(seq "$REPS"); do
		start=$(date +%s.%N); taskset -c "$cpus" "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; end=$(date +%s.%N)
		echo "$start $end" | awk '{ printf "%.3f\n", $2 - $1 }'
	done | sort -n | sed -n "$(((REPS + 1) / 2))p"
}
one=$(seconds 1 "$build/bench-render" "$work/templates" "$work/facts.xml" "$work/out" 1); cat "$work/log"
two=$(seconds 0,1 "$build/bench-render" "$work/templates" "$work/facts.xml" "$work/out" 2)
# Two runs that know nothing of each other, one on each core: what the machine itself makes of a second core.
both=$(seconds 0,1 sh -c 'taskset -c 0 "$0" "$1" "$2" "$3" 1 & taskset -c 1 "$0" "$1" "$2" "$3-second" 1 && wait $!' \
	"$build/bench-render" "$work/templates" "$work/facts.xml" "$work/out")
echo "evalseason, one core:  $one s for $N reports"
echo "evalseason, two cores: $two s ($(echo "$one $two" | awk '{ printf "%.2f", $1 / $2 }') times one core; two runs at once," \
	"one on each core, are $(echo "$one $both" | awk '{ printf "%.2f", 2 * $1 / $2 }') times one: the machine's own limit)"
[ -n "$peers" ] || exit 0
typst=$(TYPST_TAGS=0 seconds 1 node "$peers/render/peer_typst.mjs" 0 "$N")
echo "Typst (no tags), one core: $typst s; ratio $(echo "$typst $one" | awk '{ printf "%.1f", $1 / $2 }')"
