#!/bin/sh
# In English every diagnostic is English, but for what was submitted (in quotes) and names of places; help is in one
# language, too: English with --lang en or EVALSEASON_LANG, Chinese without.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "english: $*" >&2; exit 1; }
chinese() { grep -P '[\x{3000}-\x{9fff}\x{ff00}-\x{ffef}“”]'; }

# Every check of the plan has a text of its own.
! grep '<\(cross\)\?check id=' templates/plan.xml | grep -v ' en="' || fail "上列检查没有 en="

# What is said of the sample season and of every golden case.
said() { # season
	"$build/evalseason" check "$1" --lang en 2>&1 >/dev/null | sed "s/^[^ ]* //; s/'[^']*'//g; s/\"[^\"]*\"//g; s/[^ ,;]*\(街道\|镇\|乡\)//g; s/是 or 否//; s/元 or 万元//; s/is it [^?]*?//"
}
said input >"$work/said"
for case in tests/golden/ingest/*/; do
	name=$(basename "$case")
	case $name in season*|county-*) continue ;; esac
	rm -rf "$work/s"
	cp -r tests/golden/ingest/season "$work/s"
	cp templates/plan.rng "$work/s/"
	mkdir "$work/s/submissions"
	cp -r "$case" "$work/s/submissions/450199001-a"
	said "$work/s"
done >>"$work/said"
[ "$(grep -o '\[[a-z-]*\]$' "$work/said" | sort -u | wc -l)" -ge 60 ] || fail "说明的种类太少"
! chinese <"$work/said" >&2 || fail "上列英文说明里有中文"

# Help and mistakes of the command line.
commands=$("$build/evalseason" help | sed -n 's/^  evalseason \([a-z]*\) .*/\1/p' | sort -u)
for command in $commands; do
	! "$build/evalseason" "$command" --help --lang en | chinese >&2 || fail "$command --help --lang en 里有中文"
	! EVALSEASON_LANG=en "$build/evalseason" "$command" -h | chinese >&2 || fail "EVALSEASON_LANG=en 的 $command -h 里有中文"
	"$build/evalseason" "$command" --help >"$work/help"
	grep -q '^选项：' "$work/help" && ! grep -vP '[\x{4e00}-\x{9fff}]' "$work/help" | grep . >&2 || fail "$command --help 有一行不是中文"
done
! "$build/evalseason" help --lang en | chinese >&2 || fail "help --lang en 里有中文"
"$build/evalseason" biuld --lang en 2>&1 | grep -q "no command 'biuld'" || fail "写错的命令"
"$build/evalseason" build --no-such --lang en 2>&1 | grep -q 'Unknown option --no-such' || fail "写错的选项"
"$build/evalseason" build --no-such 2>&1 | grep -q '没有“--no-such”这个选项' || fail "写错的选项（中文）"
"$build/evalseason" build --jobs=x 2>&1 | grep -q '选项“--jobs”的值有误' || fail "写错的值"
