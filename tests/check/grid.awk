# mutool trace → what does not stand where GB/T 9704-2012 wants it; y counted from the foot of the page [pt].
# -v cell, pitch: the grid; -v lift: from the head of the type area to the baseline of line 1.
function mm(v) { return v / 25.4 * 72 }
function off(a, b) { return a > b ? a - b : b - a }
function say(what) { printf "第%d页：%s\n", page, what; bad = 1 }
function attr(name,   s) { if (!match($0, " " name "=\"[^\"]*\"")) return ""; s = substr($0, RSTART, RLENGTH); sub("^[^\"]*\"", "", s); sub("\"$", "", s); return s }
function end_page(   y, left, k) {
	if (page == 0) return
	left = mm(page % 2 ? 28 : 26)
	for (y in n) {
		k = (H - y - mm(37) - lift) / pitch
		if (off(k, int(k + 0.5)) * pitch > near || k < -0.1 || k > 21.1) say(sprintf("正文不在行上：%s（第%.2f行）", text[y], k + 1))
		if (low[y] < left - near) say("正文伸到版心左边：" text[y])
		if (high[y] + 15.75 > left + mm(156) + near) say("正文伸到版心右边：" text[y])
		if (n[y] == 28 && !pair[y]) { full++; if (off(first[y], left) > near || off(last[y], left + 27 * cell) > near) say("字不在格上：" text[y]) }
		lines++
	}
	if (W < H && dashes > 0) {
		numbered++
		if (page % 2 ? off(dash + 14, left + mm(156) - 14) > near : off(first_dash, left + 14) > near) say("页码不在外侧空一字处")
		if (off(H - dash_y - 14 * 0.309, mm(37 + 225 + 7)) > near) say(sprintf("页码一字线不在版心下7毫米：%.2f", H - dash_y - mm(262)))
	}
	if (W > H) {   # the sheet turned: portrait's (x, y from the head) is (y from the foot, x) here
		turned++
		if (x1 < mm(35) - mm(7) - 14 || x2 > mm(35) - mm(7) + 14) say("横排页的页码不在竖排的位置")
		if (page % 2 ? off(H - y1, mm(28 + 156) - 14) > 1 : off(H - y2, mm(26) + 14) > 1) say(sprintf("横排页的页码不在外侧：%.1f %.1f", H - y1, H - y2))
	}
	delete n; delete low; delete high; delete text; delete first; delete last; delete pair
	dashes = 0
}
BEGIN { near = mm(0.2); split("（ 《 “ ‘ 〔", o, " "); for (i in o) opens[o[i]]; split("） 》 ” ’ 〕 ， 。 、 ； ： ！ ？", c, " "); for (i in c) closes[c[i]] }
/<page number/ { end_page(); page++; split(attr("mediabox"), box, " "); W = box[3]; H = box[4] }
/<span font/ { body = attr("font") ~ /FandolFang/; split(attr("trm"), trm, " "); size = trm[1] }
/<g unicode/ {
	u = attr("unicode"); x = attr("x") + 0; y = attr("y")
	if (size == 14 && u == "—") { if (!dashes++) first_dash = x; dash = x; dash_y = y }
	if (!body || size != 15.75 || W > H) next
	a = x; b = x
	if (u in opens) a += 7.9
	if (u in closes) b -= 7.9
	if (!(y in n)) { low[y] = a; high[y] = b; first[y] = last[y] = x }
	if (a < low[y]) low[y] = a
	if (b > high[y]) high[y] = b
	if (mark && (u in opens || u in closes)) pair[y] = 1   # two marks share a square
	mark = u in opens || u in closes
	if (x < first[y]) first[y] = x
	if (x > last[y]) last[y] = x
	n[y]++; text[y] = text[y] u
}
/<fill_path/ { x1 = y1 = 9999; x2 = y2 = -9999 }
/<(moveto|lineto)/ { x = attr("x") + 0; y = attr("y") + 0; if (x < x1) x1 = x; if (x > x2) x2 = x; if (y < y1) y1 = y; if (y > y2) y2 = y }
END { end_page(); if (lines == 0) { print "没有正文"; bad = 1 } printf "%d %d %d %d\n", lines, full, numbered, turned > counts; exit bad }
