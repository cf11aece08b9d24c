#!/bin/sh
# Runs fuzz targets built with libFuzzer from the seeds of the golden cases; a finding ends it and stays in build/fuzz/.
# usage: run.sh SECONDS TARGET...
set -eu
export LC_ALL=C.UTF-8
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
	build/fuzz/fuzz-"$target" -max_len=65536 -timeout=20 -max_total_time="$seconds" -print_final_stats=1 \
		-artifact_prefix=build/fuzz/found-"$target"- "$corpus"
done
