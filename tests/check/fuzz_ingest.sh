#!/bin/sh
# The fuzz targets over every golden case and some changed copies of each (the same ones on every run).
# `make fuzz` runs them under libFuzzer for as long as wanted.
set -eu
build=$1
"$build/fuzz-csv" -rounds 30 tests/golden/ingest/*/orgs.csv tests/golden/ingest/*/both.csv
"$build/fuzz-xml" -rounds 100 tests/golden/ingest/*/all.xml
