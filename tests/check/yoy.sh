#!/bin/sh
# Year on year: last season's facts, doctored at one township, must be found out: in the facts, the reports and on the
# terminal. Undoctored they agree, and without previous/facts.xml no report speaks of last season.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "yoy: $*" >&2; exit 1; }
make_season() { # output, kind of document
	status=0
	"$build/evalseason" build "$work/season" -o "$work/$1" --only "$2" -q 2>"$work/$1.log" || status=$?
	[ $status -le 1 ] || { tail -5 "$work/$1.log" >&2; fail "状态 $status"; }
}
says() { pdftotext -nopgbrk "$1" - | tr -d '\n ' | grep -q "$2" || fail "$1 中没有“$2”"; }

"$build/season" -o "$work/season" --townships 3 --communities 20 --orgs 90 --activities 200 --seed 5
make_season without annual
annual=$(find "$work/without" -name '*年度工作报告*.pdf')
[ -n "$annual" ] || fail "没有年度工作报告"
pdftotext "$annual" - | tr -d '\n ' | grep -q '上年度期末' && fail "没有上年度数据，却与上年度比较"
grep -q '<since' "$work/without/data/facts.xml" && fail "没有上年度数据，却有 since"

# Last season ended where this one stands at its first cut-off: opening and closing agree.
mkdir "$work/season/previous"
tr '\n' ' ' <"$work/without/data/facts.xml" | sed 's/<phase id="wrapup".*<\/phase>//; s/ season="[0-9]*"/ season="2022"/' \
	>"$work/season/previous/facts.xml"
make_season agree annual
grep -q '<since season="2022" cutoff-text="2023年9月30日">\|<since season="2022" cutoff-text="2023年9月30日" wrong="0">' \
	"$work/agree/data/facts.xml" || fail "facts.xml 中没有 since"
grep '<since ' "$work/agree/data/facts.xml" | grep -qv 'wrong="0"' && fail "同样的数据，却有差异"
annual=$(find "$work/agree" -name '*年度工作报告*.pdf')
says "$annual" '与上年度期末（2023年9月30日）相比'
says "$annual" '期初数与上年度期末数衔接一致'

# One township's closing stock was one more, its trainings ten more.
code=$(grep -o '<township code="[0-9]*"' "$work/without/data/facts.xml" | head -1 | grep -o '[0-9]*')
doctor() { sed "s/\(<v id=\"$1\" place=\"$code\"[^>]* num=\"\)\([0-9]*\)/\1$2\2/" -i "$work/season/previous/facts.xml"; }
doctor orgs 9
doctor trainings 9
make_season differ work
n=$(grep -c 'previous/facts.xml.*facts-seasons' "$work/differ.log" || true)
[ "$n" = 2 ] || { cat "$work/differ.log" >&2; fail "应有 2 条提示，得到 $n 条"; }
grep -q '<x id="Y01"' "$work/differ/data/facts.xml" || fail "跨表比对中没有 Y01"
grep -q '<x id="Y07"' "$work/differ/data/facts.xml" || fail "跨表比对中没有 Y07"
grep -q '<x id="Y04"' "$work/differ/data/facts.xml" && fail "没有改动的 Y04 也报了"
name=$(grep -o "<township code=\"$code\" name=\"[^\"]*\"" "$work/differ/data/facts.xml" | head -1 | sed 's/.*name="//; s/"//')
own=$(find "$work/differ" -name "*$name*工作报告*.pdf" | head -1)
says "$own" '需核实：社区社会组织数按本年度台账回算，期初为'
says "$own" '培训场次为.*少于上年度期末的'
