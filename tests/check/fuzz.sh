#!/bin/sh
# The fuzz targets over their seeds and some changed copies of each (the same ones on every run).
# `make fuzz` runs them under libFuzzer for as long as wanted.
set -eu
export LC_ALL=C.UTF-8
build=$1
"$build/fuzz-csv" -rounds 30 tests/golden/ingest/*/orgs.csv tests/golden/ingest/*/both.csv
"$build/fuzz-xml" -rounds 100 tests/golden/ingest/*/all.xml
"$build/fuzz-plan" -rounds 30 tests/golden/ingest/season/plan.xml
"$build/fuzz-plan" -rounds 2 templates/plan.xml
