#!/bin/sh
# Each folder of tests/golden/ingest is what one township sent; its problems must be those of expect.problems.
# The cases county-* and prefecture-* are habits of other districts, read by the plan as it stands: the files (over those of season-county/base,
# without those named in `without`), what was accepted of them and what was said. `golden_ingest.sh BUILD update` writes them anew.
set -eu
export LC_ALL=C.UTF-8
build=$1
golden=tests/golden/ingest
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
for case in "$golden"/*/; do
	name=$(basename "$case")
	case $name in season*|county-*|prefecture-*) continue ;; esac
	rm -rf "$work/s"
	cp -r "$golden/season" "$work/s"
	cp templates/plan.rng "$work/s/"
	# The check of sums says in every case that holds one table only that it was not made.
	case $name in cross-*) ;; *) sed -i '/<crosscheck id="X3"/d' "$work/s/plan.xml" ;; esac
	mkdir -p "$work/s/submissions"
	cp -r "$case" "$work/s/submissions/450199001-a"
	rm -f "$work/s/submissions/450199001-a/expect.problems"
	"$build/evalseason" check "$work/s" 2> "$work/got" >/dev/null || true
	if [ "${2:-}" = update ]; then
		cp "$work/got" "$case/expect.problems"
	elif ! diff -u "$case/expect.problems" "$work/got" >&2; then
		echo "不一致：$name" >&2
		bad=1
	fi
done

county=$golden/season-county
for case in "$golden"/county-*/ "$golden"/prefecture-*/; do
	rm -rf "$work/s"
	mkdir -p "$work/s/submissions/a"
	cp -r "$county/season.xml" "$county/district" "$work/s/"
	cp "$county"/base/* "$work/s/submissions/a/"
	[ ! -e "$case/without" ] || (cd "$work/s/submissions/a" && xargs rm -f) < "$case/without"
	for entry in "$case"*; do
		case ${entry##*/} in
		expect|without) ;;
		district|inspection|submissions) cp -r "$entry" "$work/s/" ;;
		*) cp -r "$entry" "$work/s/submissions/a/" ;;
		esac
	done
	others='^d_|^district/|'
	[ ! -d "$case/district" ] || others=
	"$build/rows" "$work/s" | grep -vE "${others}township-missing|table-missing" > "$work/got" || true
	for base in submission communities organizations; do
		[ -e "$case/$base.csv" ] || grep -v "submissions/a/$base.csv:\{0,1\}[0-9]*	" "$work/got" > "$work/less" || true
		[ -e "$case/$base.csv" ] || mv "$work/less" "$work/got"
	done
	if [ "${2:-}" = update ]; then
		cp "$work/got" "$case/expect"
	elif ! diff -u "$case/expect" "$work/got" >&2; then
		echo "不一致：$(basename "$case")" >&2
		bad=1
	fi
done
n=$(find "$golden" -mindepth 1 -maxdepth 1 -type d | wc -l)
[ "$n" -ge 160 ] || { echo "只有 $n 个案例" >&2; bad=1; }
exit $bad
