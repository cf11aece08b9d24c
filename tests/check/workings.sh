#!/bin/sh
# The printed working of every score, worked out again by an evaluator of its own, gives the printed score; what stands
# in brackets behind it (60/15 ≥ 4) is true, too. All townships, all indicators; and the packet prints those workings.
# section34: 38
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "workings: $*" >&2; exit 1; }
status=0
"$build/evalseason" build input -o "$work/out" --only packet -q >"$work/log" 2>&1 || status=$?
[ $status -le 1 ] || { tail -3 "$work/log" >&2; fail "build 以 $status 结束"; }
tr -d '\n' <"$work/out/data/facts.xml" | awk -v RS='<' '
	function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	/^township / { place = attr("code") }
	/^i / && attr("working") != "" { print place "\t" attr("id") "\t" attr("final") "\t" attr("state") "\t" attr("working") "\t" attr("reason") }' |
	sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' >"$work/lines"
cat >"$work/evaluate.awk" <<'AWK'
# sum := product ((+|−) product)*; product := power ((×|÷|/) power)*; power := [-] (number[%] | name(sum, …) | (sum))
function peek() { sub(/^ +/, "", rest); return rest }
function take(s) { if (index(peek(), s) != 1) return 0; rest = substr(rest, length(s) + 1); return 1 }
function sum(   v) { v = product(); while (1) if (take("+")) v += product(); else if (take("−") || take("-")) v -= product(); else return v }
function product(   v, d) { v = power(); while (1) if (take("×")) v *= power(); else if (take("÷") || take("/")) { d = power(); if (d == 0) { bad = "0 除"; return 0 } v /= d } else return v }
function power(   v, w, name) {
	peek()
	if (take("-") || take("−")) return -power()
	if (take("(")) { v = sum(); if (!take(")")) bad = "缺右括号"; return v }
	if (match(rest, /^[0-9]+(\.[0-9]+)?/)) { v = substr(rest, 1, RLENGTH) + 0; rest = substr(rest, RLENGTH + 1); if (take("%")) v /= 100; return v }
	if (match(rest, /^[a-z]+/)) {
		name = substr(rest, 1, RLENGTH); rest = substr(rest, RLENGTH + 1)
		if (!take("(")) { bad = "函数 " name; return 0 }
		v = sum()
		while (take(",")) { w = sum(); if (name == "min" ? w < v : w > v) v = w }
		if (!take(")")) bad = "缺右括号"
		if (name == "floor") v = int(v); else if (name != "min" && name != "max") bad = "函数 " name
		return v
	}
	bad = "看不懂“" rest "”"; rest = ""; return 0
}
function value(text,   v) { rest = text; v = sum(); if (peek() != "") bad = "多余“" rest "”"; return v }
function near(a, b) { return (a - b) ^ 2 < 1e-18 }
function holds(text,   i, n, op, a, b) {
	n = split("≥ < > 未达最低档 未超过最低档", op, " ")
	for (i = 1; i <= n; i++) if ((j = index(text, " " op[i] " ")) > 0) {
		a = value(substr(text, 1, j - 1)); b = value(substr(text, j + length(op[i]) + 2))
		if (op[i] == "≥") return a >= b - 1e-9
		if (op[i] == ">") return a > b + 1e-9
		if (op[i] == "未超过最低档") return a <= b + 1e-9
		return a < b - 1e-9
	}
	return 1  # words: a day, evidence
}
function wrong(why) { print $1, $2 "：" $5 "：" why; n_wrong++ }
{
	bad = ""; text = $5; lines++
	if (text ~ /^不适用：/) { if ($4 != "na") wrong("不适用与状态不符"); next }
	if (text ~ /，计0分$/) { if ($3 != "0.00" || ($4 != "missing" && $4 != "waiting")) wrong("计0分与状态不符"); next }
	capped = ""
	if (match(text, /，高于自评，按自评计[0-9.]+$/)) { capped = substr(text, RSTART + length("，高于自评，按自评计")); text = substr(text, 1, RSTART - 1) }
	if (match(text, /（.*）$/)) { why = substr(text, RSTART + 1, RLENGTH - 2); text = substr(text, 1, RSTART - 1) } else why = ""
	if ((k = index(text, " = ")) == 0) { wrong("没有等号"); next }
	printed = substr(text, k + 3); v = value(substr(text, 1, k - 1))
	if (bad == "" && !near(int(v * 100 + 0.5 + 1e-9) / 100, printed + 0)) bad = "算得 " v
	if (bad == "" && capped == "" && printed != $3) bad = "得分印的是 " $3
	if (bad == "" && capped != "" && (capped != $3 || printed + 0 <= capped + 0)) bad = "按自评计而得分是 " $3
	if (bad == "" && why != "" && !holds(why) && bad == "") bad = "括号中的比较不成立"
	if (bad != "") wrong(bad); else computed++
}
END { if (lines < 300 || computed < 200) print "只有 " lines " 行，算了 " computed + 0 " 行"; exit n_wrong > 0 }
AWK
evaluate() { awk -F '\t' -f "$work/evaluate.awk" "$1"; }
evaluate "$work/lines" >"$work/wrong" || true
[ ! -s "$work/wrong" ] || { head -20 "$work/wrong" >&2; fail "算式与得分不符"; }
# The evaluator finds a slip: another number put in, another score.
sed 's/\(min(1, [0-9]*\)\/\([0-9]* ÷ 100%\)/\1\/9\2/' "$work/lines" >"$work/slip"
evaluate "$work/slip" >/dev/null && fail "改了算式没有发现"
sed 's/\t\([0-9]\)\.\([0-9][0-8]\)\t/\t\1.99\t/' "$work/lines" >"$work/slip"
evaluate "$work/slip" >/dev/null && fail "改了得分没有发现"
# A number that only stands for words is not printed, nor a percent sign after nothing.
facts=$work/out/data/facts.xml
grep -q 'value="—" target="10%" [^>]*（2023年没有购买服务）" reason="2023年没有购买服务"' "$facts" || fail "没有购买的镇（街道）不写明没有购买"
if grep -n -m3 '—%\|实际-100' "$facts" >&2; then fail "印出了没有意义的数"; fi
# What the packet prints is what was worked out.
for place in 450199001000 450199101000; do
	pdftotext -layout "$work/out/inspection/$place"-*.pdf - | tr -d ' \n\f' >"$work/packet"
	awk -F '\t' -v place="$place" '$1 == place && length($5) < 45 { gsub(/ /, "", $5); print $5 }' "$work/lines" >"$work/want"
	[ "$(wc -l <"$work/want")" -gt 25 ] || fail "$place 只有 $(wc -l <"$work/want") 个算式"
	while IFS= read -r line; do grep -qF -e "$line" "$work/packet" || fail "$place 的评估材料没有“$line”"; done <"$work/want"
done
