#!/bin/sh
# A season of four sizes, built whole by one worker: rows, pages, processor seconds and memory as a table on stdout,
# and a plot in PLOT. usage: sizes.sh BUILD [PLOT]. SIZES (3 7 14 28) in townships.
set -eu
build=$1 plot=${2:-}
cd "$(dirname "$0")/../.."
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
echo "| townships | rows | pages | CPU s | ms a page | MB |"
echo "|---|---|---|---|---|---|"
for t in ${SIZES:-3 7 14 28}; do
	"$build/season" -o "$work/in" --townships "$t" --communities $((t * 25)) --orgs $((t * 80)) --activities $((t * 930)) >/dev/null
	/usr/bin/time -o "$work/time" -f "%U %S %M" "$build/evalseason" build "$work/in" -o "$work/out" -q -f --jobs 1 >/dev/null 2>&1 ||
		[ -s "$work/out/SHA256SUMS" ] || exit 1
	rows=$(find "$work/in/submissions" -name '*.csv' -exec cat {} + | wc -l)
	pages=$(find "$work/out" -name '*.pdf' -exec pdfinfo {} \; | awk '/^Pages/ { n += $2 } END { print n }')
	tail -n 1 "$work/time" | awk -v t="$t" -v r="$rows" -v p="$pages" \
		'{ printf "| %d | %d | %d | %.1f | %.1f | %d |\n", t, r, p, $1 + $2, ($1 + $2) * 1000 / p, $3 / 1024 }'
	rm -rf "$work/in" "$work/out"
done | tee "$work/table"
[ -n "$plot" ] || exit 0
awk -F'|' 'NR > 2 { x[++n] = $4 + 0; y[n] = $5 + 0; if (x[n] > mx) mx = x[n]; if (y[n] > my) my = y[n] }
END {
	print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 420 260\" font-family=\"sans-serif\" font-size=\"11\">"
	print "<path d=\"M50 20V220H400\" fill=\"none\" stroke=\"#555\"/><path d=\"M50 220L390 30\" stroke=\"#bbb\" stroke-dasharray=\"4 3\"/>"
	print "<text x=\"400\" y=\"250\" text-anchor=\"end\">pages</text><text x=\"50\" y=\"14\">CPU seconds</text>"
	for (i = 1; i <= n; i++) {
		px = 50 + 340 * x[i] / mx; py = 220 - 190 * y[i] / my
		printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#1b5e9b\"/><text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.1f s</text><text x=\"%.1f\" y=\"234\" text-anchor=\"middle\">%d</text>\n", px, py, px - 8, py - 4, y[i], px, x[i]
	}
	print "</svg>"
}' "$work/table" >"$plot"
