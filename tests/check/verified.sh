#!/bin/sh
# Verification recounted: findings made up so that every band is met (recount/findings.sql), and what they do to claims,
# scores and totals worked out in sqlite3 from the CSV files: once as sent, once without what was removed. 自评, 核实 and
# 最终 of every indicator, deductions and totals are the program's; nothing rises; reasons and finding ids stand in the packet.
# section34: 22 23 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42
set -eu
export LC_ALL=C.UTF-8
build=$1
here=tests/check/recount
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "verified: $*" >&2; exit 1; }
"$build/season" -o "$work/season" --townships 6 --communities 60 --orgs 350 --activities 3000 --seed 11
. "$here/import.sh"
import "$work/season" "$work" >"$work/import.sql"
sed '/^-- Whole hundredths/,$d' "$here/scores.sql" >"$work/shares.sql"
. "$here/counts.sh" >"$work/counts.sql"
head -1 "$work/season/inspection/findings.csv" >"$work/findings.csv"
# What takes a record away, in SQL.
remove="CASE item WHEN '组织真实存在' THEN 'DELETE FROM r_organizations WHERE \"组织编号\"' WHEN '章程' THEN 'UPDATE r_organizations SET \"是否采用章程示范文本\" = ''否'' WHERE \"组织编号\"'
	WHEN '活动记录与照片' THEN 'DELETE FROM r_activities WHERE \"活动编号\"' ELSE 'remove what?' END || ' = ''' || object || ''' AND phase = ''inspection'' AND township = ''' || township || ''';'"
sqlite3 -bail "$work/self.db" <<SQL
.read $work/import.sql
.read $here/prepare.sql
.read $here/words.sql
.read $work/counts.sql
.read $work/shares.sql
.read $here/findings.sql
.read $here/verified.sql
.mode csv
.output $work/rows
SELECT id, township, '2023-10-16', '李明', '区民政局', kind, object, item, claimed, verified, verdict, '现场查看', '', severity FROM f ORDER BY id;
.mode list
.output $work/removals.sql
SELECT $remove FROM gone;
.output $work/apart.sql
SELECT $remove FROM gone_apart;
SELECT 'INSERT INTO quality VALUES (''' || township || ''', ''' || id || ''', ' || num || ', ' || den || ');' FROM apart WHERE way = 'less';
.output $work/quality.sql
SELECT 'INSERT INTO quality VALUES (''' || township || ''', ''' || id || ''', ' || num || ', ' || den || ');' FROM judged JOIN item ON item.label = judged.item JOIN ind ON ids LIKE '% ' || ind.id || ' %' WHERE way = 'less';
.output $work/season/inspection/samples.xml
SELECT '<samples phase="inspection" drawn="2023-10-08"><township code="' || township || '" seed="0" frame="0">' || group_concat('<draw rule="organizations" order="1" reserve="no" id="' || object || '"/>', '') || '</township></samples>' FROM listed;
SQL
cat "$work/quality.sql" >>"$work/removals.sql"
cat "$work/rows" >>"$work/findings.csv"
cp "$work/findings.csv" "$work/season/inspection/findings.csv"
[ "$(wc -l <"$work/rows")" -ge 60 ] || fail "只有 $(wc -l <"$work/rows") 条核验记录"
for n in removals.8 apart.9; do
	[ "$(grep -c '^DELETE\|^UPDATE' "$work/${n%.*}.sql")" = "${n#*.}" ] || { cat "$work/${n%.*}.sql" >&2; fail "${n%.*} 应剔除${n#*.}条记录"; }
done
for view in removals apart; do
	sqlite3 -bail "$work/$view.db" <<-SQL
	CREATE TABLE quality(township, id, num INTEGER, den INTEGER);
	.read $work/import.sql
	.read $work/$view.sql
	.read $here/prepare.sql
	.read $here/words.sql
	.read $work/counts.sql
	.read $work/shares.sql
	SQL
done

status=0
"$build/evalseason" build "$work/season" -o "$work/out" --only packet -q >"$work/log" 2>&1 || status=$?
[ $status -le 1 ] || { tail -3 "$work/log" >&2; fail "build 以 $status 结束"; }
tr -d '\n' <"$work/out/data/facts.xml" | awk -v RS='<' '
	function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	/^phase / { phase = attr("id") } phase != "inspection" { next }
	/^township / { place = attr("code") } /^district/ { place = "" } place == "" { next }
	/^score / { print "total|" place "||" attr("total-self") "|" attr("total-verified") "|" attr("total") "|" attr("deduct") }
	/^i / && attr("state") != "na" { print "i|" place "|" attr("id") "|" attr("self") "|" attr("verified") "|" attr("final") "|" attr("reason") }
	/^s / && attr("indicators") != "" { print "part|" place "|" attr("indicators") "|" attr("num") "|" attr("den") "|" attr("removed") "|" attr("outcome") }
	/^f / && attr("q-text") != "" { print "family|" place "|" attr("label") "|" attr("num") "|" attr("den") "|" attr("removed") "|" attr("outcome") }' >"$work/told"
sqlite3 -bail "$work/self.db" <<SQL
ATTACH '$work/removals.db' AS v;
ATTACH '$work/apart.db' AS p;
CREATE TABLE told(what, township, id, a, b, c, d);
.separator |
.import $work/told told
CREATE TABLE w AS SELECT *, base + (row_number() OVER (PARTITION BY township, family ORDER BY rest DESC, id) <= total - sum(base) OVER (PARTITION BY township, family)) w
	FROM (SELECT s.township, s.id, substr(s.id, 1, 1) family, s.num, s.den, total * weight / applies base, total * weight % applies rest, total
	FROM share s JOIN ind USING (id) JOIN (SELECT substr(id, 1, 1) f, sum(weight) total FROM ind GROUP BY 1) ON f = substr(s.id, 1, 1)
	JOIN (SELECT township tt, substr(id, 1, 1) ff, sum(weight) applies FROM share JOIN ind USING (id) GROUP BY 1, 2) ON tt = s.township AND ff = f);
CREATE TABLE s AS SELECT w.township, w.id, (2 * w * w.num + w.den) / (2 * w.den) self, CASE WHEN EXISTS (SELECT * FROM judged j JOIN item ON item.label = j.item
	WHERE j.township = w.township AND way = 'fails' AND ids LIKE '% ' || w.id || ' %') OR EXISTS (SELECT * FROM apart a WHERE a.township = w.township AND a.id = w.id AND way = 'fails')
	THEN 0 ELSE coalesce((2 * w * x.num + x.den) / (2 * x.den), 0) END verified FROM w LEFT JOIN (SELECT * FROM v.share WHERE id NOT IN (SELECT id FROM alone)
	UNION ALL SELECT * FROM p.share WHERE id IN (SELECT id FROM alone)) x ON x.township = w.township AND x.id = w.id;
ALTER TABLE s ADD COLUMN final; UPDATE s SET final = min(self, verified);
CREATE TABLE off AS SELECT township, coalesce((SELECT sum(deduct) FROM judged j WHERE j.township = t.township), 0)
	+ 100 * (SELECT count(*) FROM found f WHERE f.township = t.township AND verdict = '不属实' AND severity = '一般')
	+ 50 * (SELECT count(*) FROM issue i WHERE i.phase = 'inspection' AND i.township = t.township AND NOT done AND due AND found_by IN ('检查', '上级反馈')) points FROM t;
.output $work/wrong
.separator ' '
SELECT '得分', s.township, s.id, '应为', self, verified, final, '印为', a, b, c FROM s LEFT JOIN told ON what = 'i' AND told.township = s.township AND told.id = s.id
	WHERE a IS NULL OR round(100 * a) <> self OR round(100 * b) <> verified OR round(100 * c) <> final;
SELECT '多出', township, id FROM told WHERE what = 'i' AND NOT EXISTS (SELECT * FROM s WHERE s.township = told.township AND s.id = told.id);
SELECT '总分', t.township, t.self, t.verified, t.total, '扣分', points, '印为', a, b, c, d FROM (SELECT s.township, sum(self) self, sum(verified) verified, points,
	max(0, min(10000, sum(final) + min(300, coalesce((SELECT CAST(round(100 * sum(value)) AS INTEGER) FROM said WHERE said.township = s.township AND item = 'bonus'), 0))) - min(points, 1000)) total
	FROM s JOIN off USING (township) GROUP BY s.township) t LEFT JOIN told ON what = 'total' AND told.township = t.township
	WHERE a IS NULL OR round(100 * a) <> t.self OR round(100 * b) <> t.verified OR round(100 * c) <> t.total OR round(100 * d) <> min(points, 1000);
SELECT '核验项', j.township, j.item, j.num, j.den, way, '印为', a, b, c, d FROM judged j LEFT JOIN told ON what = 'family' AND told.township = j.township AND told.id = j.item
	WHERE a IS NULL OR a * j.den <> j.num * b OR c + 0 <> (SELECT count(*) FROM gone g WHERE g.township = j.township AND g.item = j.item)
	OR d <> CASE way WHEN 'fails' THEN '相关指标计0分，提请一票否决审查' WHEN 'less' THEN '按属实率折算' ELSE '剔除不实记录' END;
SELECT '分类核验', a.township, ids, num, den, way, n, '印为', told.* FROM (SELECT *, group_concat(id, '、') ids, (SELECT count(*) FROM gone_apart g WHERE g.township = apart.township AND g.item = apart.item AND stratum = urban) n_gone
	FROM apart GROUP BY township, item, urban) a LEFT JOIN told ON what = 'part' AND told.township = a.township AND told.id = ids
	WHERE told.a IS NULL OR told.a * den <> num * told.b OR told.c + 0 <> n_gone OR told.d <> CASE way WHEN 'fails' THEN '计0分' WHEN 'less' THEN '按属实率折算' ELSE CASE WHEN n_gone > 0 THEN '剔除不实记录' ELSE '自评成立' END END;
SELECT '多出分类', township, id FROM told WHERE what = 'part' AND NOT EXISTS (SELECT * FROM apart WHERE apart.township = told.township AND told.id LIKE apart.id || '%');
SELECT '高于自评', township, id FROM told WHERE what = 'i' AND c + 0 > a + 0;
-- The reason of whatever fell names how much and the findings of that township, and nothing else has one that speaks of verification.
SELECT '说明', township, id, a, c, d FROM told WHERE what = 'i' AND CASE WHEN c + 0 < a + 0 THEN d NOT LIKE '核实扣减' || printf('%.2f', a - c) || '分（Y' || (SELECT n FROM town WHERE town.township = told.township) || '%' ELSE d LIKE '核实扣减%' END;
.output $work/met
SELECT count(*) FROM judged WHERE way = 'stands'; SELECT count(*) FROM judged WHERE way = 'fails'; SELECT count(*) FROM judged WHERE way = 'few';
SELECT count(*) FROM judged WHERE way = 'less' AND deduct = 0 AND NOT again; SELECT count(*) FROM judged WHERE way = 'less' AND deduct > 0; SELECT count(*) FROM judged WHERE again AND way = 'less';
SELECT count(*) FROM apart WHERE way = 'less'; SELECT count(*) FROM apart WHERE way = 'few';
SELECT min(count(*), 8) FROM s WHERE final < self; SELECT min(count(*), 1) FROM s WHERE verified > self;
.output $work/fell
.separator |
SELECT township, id, a, b, c, d FROM told WHERE what = 'i' AND c + 0 < a + 0;
SQL
[ ! -s "$work/wrong" ] || { head -20 "$work/wrong" >&2; fail "与复算不一致"; }
[ "$(tr '\n' ' ' <"$work/met")" = '1 1 1 3 2 1 2 5 8 1 ' ] || fail "没有遇到各档：$(tr '\n' ' ' <"$work/met")"
# The packet prints the three columns and the reason with its findings.
cut -d'|' -f1 "$work/fell" | sort -u | while read -r place; do
	pdftotext -layout "$work/out/inspection/$place"-*.pdf - | tr -d ' \n\f' >"$work/packet"
	grep -qF '自评核实最终说明' "$work/packet" || fail "$place 的评分总表没有三栏"
	grep "^$place|" "$work/fell" | while IFS='|' read -r _ id a b c reason; do
		grep -qF "自评$a，核实$b，最终$c" "$work/packet" || fail "$place 的 $id 没有印三栏：自评$a，核实$b，最终$c"
		grep -qF "$(echo "$reason" | sed 's/）.*//' | tr -d ' ')" "$work/packet" || fail "$place 的 $id 没有印说明：$reason"
	done
done
