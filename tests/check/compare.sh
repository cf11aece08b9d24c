#!/bin/sh
# What-if: the same submissions under another plan, and which townships change score, grade and rank, and why. The totals
# that `compare` prints are those of the two facts; a township without a change is not named; a plan whose weights do not
# sum to 100 is refused. What is printed when thresholds, a grade's limit or an indicator change stands line by line in
# tests/golden/compare/ (compare.sh BUILD update renews it).
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "compare: $*" >&2; exit 1; }
run() { # folder, options: builds the sample's notice of results
	status=0
	"$build/evalseason" build input -o "$work/$1" --only ranking -q ${2:+--plan "$2"} >"$work/log" 2>&1 || status=$?
}
total() { # folder, township: its total in the facts
	sed -nE "s/.*<change place=\"$2\".* total=\"([^\"]*)\".*/\1/p" "$work/$1/data/facts.xml" | head -1
}
cp templates/plan.rng "$work/"
sed -e '/indicator id="A1.1"/s/weight="4"/weight="2"/' -e '/indicator id="A1.3"/s/weight="4"/weight="6"/' templates/plan.xml >"$work/other.xml"
run plan && [ $status -le 1 ] || fail "build 以 $status 结束"
run other "$work/other.xml" && [ $status -le 1 ] || fail "另一方案：build 以 $status 结束"
cmp -s "$work/plan/data/facts.xml" "$work/other/data/facts.xml" && fail "另一方案没有改变评分"
"$build/evalseason" compare "$work/plan" "$work/other" >"$work/said"
for place in 450199001000:城东街道 450199101000:河口镇; do
	before=$(total plan "${place%:*}") after=$(total other "${place%:*}")
	[ -n "$before" ] && [ "$before" != "$after" ] || fail "$place 的总分没有变：$before"
	grep -q "^${place#*:}：总分 $before -> $after，" "$work/said" || fail "没有说明 $place 的总分 $before -> $after"
done
grep -qF '4 × min(1, ' "$work/said" && grep -qF '2 × min(1, ' "$work/said" || fail "没有写出变化的原因"
grep -q '^大榕镇' "$work/said" && fail "没有变化的镇街也列出了"
grep -q '^9 个镇街中 8 个有变化$' "$work/said" || fail "$(tail -1 "$work/said")"
"$build/evalseason" compare "$work/plan" "$work/plan" >"$work/said"
grep -q '：总分' "$work/said" && fail "与自身比较却有变化"

# One change of the plan each; what it says, to the line.
what_if() { # name, change of the plan as a sed script
	sed "$2" templates/plan.xml >"$work/$1.xml"
	cmp -s "$work/$1.xml" templates/plan.xml && fail "$1：方案没有改动"
	run "$1" "$work/$1.xml" && [ $status -le 1 ] || fail "$1：build 以 $status 结束"
	"$build/evalseason" compare "$work/plan" "$work/$1" >"$work/said"
	for place in $(sed -n 's/^\([^ ：]*\)：总分.*/\1/p' "$work/said"); do
		code=$(sed -n "s/^ *<township .*code=\"\([0-9]*\)\" name=\"$place\".*/\1/p" "$work/plan/data/facts.xml" | head -1)
		before=$(total plan "$code") after=$(total "$1" "$code")
		[ -z "$before" ] || [ -z "$after" ] || grep -q "^$place：总分 $before -> $after，" "$work/said" || fail "$1：$place 的总分不是 $before -> $after"
	done
	grep -- '-> *$\|-> ，\|： *->' "$work/said" >&2 && fail "$1：变化写空了"
	if [ "${update:-}" = update ]; then cp "$work/said" "tests/golden/compare/$1.txt"; fi
	diff "tests/golden/compare/$1.txt" "$work/said" >&2 || fail "$1：说明与预期不同"
}
update=${2:-}
# Thresholds: one street loses its rank to a town whose score is the same.
what_if threshold '/indicator id="C3.2"/,/<\/indicator>/s/at="-1" above/at="-0.01" above/;/indicator id="D2.2"/,/<\/indicator>/s/at="1"/at="1.5"/;/indicator id="H2.2"/,/<\/indicator>/s/at="2"/at="4"/'
what_if limit '/<grade label="良好"/s/from="80"/from="85"/'
what_if removed '/<indicator id="H2.2"/,/<\/indicator>/d;/indicator id="H2.1"/s/weight="1.5"/weight="3.5"/'
what_if not-applicable '/<indicator id="H2.2"/s/na-when="communities_all = 0" na="[^"]*"/na-when="streets = 1" na="街道不考核"/'
what_if deduction '/<event label="虚假数据"/s/points="1"/points="2"/'
"$build/evalseason" compare "$work/plan" "$work/not-applicable" --lang en | grep -q '^    H2.2 .*: 2.00 -> N/A$' || fail "英文没有写 N/A"
"$build/evalseason" compare "$work/not-applicable" "$work/plan" | grep -q '^    H2.2 .*: 不适用 -> 2.00$' || fail "反向没有写不适用"

sed '/indicator id="A1.1"/s/weight="4"/weight="5"/' templates/plan.xml >"$work/wrong.xml"
run wrong "$work/wrong.xml"
[ $status -eq 3 ] || fail "权重之和不是100，却以 $status 结束"
grep -q 'wrong.xml:[0-9]*: .*权重合计为 13' "$work/log" || fail "没有指出权重：$(head -1 "$work/log")"
exit 0
