#!/bin/sh
# Runs fuzz targets built with libFuzzer from the seeds of the golden cases; a finding ends it and stays in build/fuzz/.
# usage: run.sh SECONDS TARGET...
set -eu
export LC_ALL=C.UTF-8
# Memory given back is kept for the next input, not returned to the system: ten times as many inputs a second.
export ASAN_OPTIONS=allocator_release_to_os_interval_ms=-1:quarantine_size_mb=16:max_malloc_fill_size=0
seconds=$1
shift
for target do
	corpus=build/fuzz/corpus-$target
	mkdir -p "$corpus"
	case $target in
	plan) seeds=tests/golden/ingest/season/plan.xml ;;
	*) seeds=$(ls tests/golden/ingest/*/*."$target") ;;
	esac
	for seed in $seeds; do cp "$seed" "$corpus/$(echo "$seed" | tr / -)"; done
	build/fuzz/fuzz-"$target" -max_len=16384 -timeout=20 -max_total_time="$seconds" -print_final_stats=1 \
		-artifact_prefix=build/fuzz/found-"$target"- "$corpus"
done
