#!/bin/sh
# The next years, as docs/operators.zh-CN.md tells a clerk: one line over the templates moves the plan on. A season whose
# dates are moved by as much then has the same figures.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "next_year: $*" >&2; exit 1; }
line=$(sed -n 's/^    \(find templates .*sed -i .*\)$/\1/p' docs/operators.zh-CN.md)
[ -n "$line" ] || fail "手册中没有那一行命令"
make() { # season templates output
	status=0
	"$build/evalseason" build "$1" -t "$2" -o "$3" --only work -q >"$work/log" 2>&1 || status=$?
	[ "$status" -le 1 ] && [ -e "$3/data/facts.xml" ] || { head -5 "$work/log" >&2; fail "状态 $status"; }
}
figures() { # output years: facts, ids moved by so many years, without days, what counts working days, and a number of households that looks like a year
	tr -d '\n' <"$1/data/facts.xml" | awk -v RS='<' -v by="$2" 'function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART, RLENGTH) : "" }
		function moved(s) { return by && match(s, /20[0-9][0-9]/) ? substr(s, 1, RSTART - 1) (substr(s, RSTART, 4) + by) substr(s, RSTART + 4) : s }
		/^phase / { phase = attr("id") } /^v / { print phase attr("place") moved(attr("id")) moved(attr("key")) attr("num") attr("den") }' |
		grep -v 'late\|_date\|first_\|special_training\|households' | sort
}
"$build/season" -o "$work/season" --townships 2 --communities 12 --orgs 60 --activities 300 --seed 5 --clean
make "$work/season" templates "$work/before"
mkdir "$work/next"
cp -r templates "$work/next/templates"
cp -r "$work/season" "$work/next/input"
(cd "$work/next" && eval "$line")
moves=$(echo "$line" | sed "s/.*sed -i '\([^']*\)'.*/\1/")
bounded=$(echo "s/2024/2026/g; $moves; s/2020/2022/g; s/2019/2021/g" | sed 's,s/\(20..\)/,s/\\b\1\\b/,g')  # amounts are no years
find "$work/next/input" -type f -exec env LC_ALL=C sed -i "$bounded" {} +
! grep -rn '202[12]' "$work/next/templates/plan.xml" >&2 || fail "方案中还有旧年份"
make "$work/next/input" "$work/next/templates" "$work/after"
figures "$work/before" 2 >"$work/wanted"
figures "$work/after" 0 | diff "$work/wanted" - >"$work/diff" || { head -10 "$work/diff" >&2; fail "换年度后数字变了"; }
[ "$(wc -l <"$work/wanted")" -gt 1000 ] || fail "数字太少"
! pdftotext "$work/after"/wrapup/450199001*.pdf - | grep '2022年' >&2 || fail "工作报告里还有旧年份"
