-- scores.sql -- the 37 indicators of the inspection phase, anew: value against target, weight of what does not apply
-- spread over its group, points, families, totals, grades, ranks. A season without findings: verified is as claimed.
-- quality(township, id, num, den): what inspection left of an indicator's value; without a row all of it (verified.sh).
CREATE TABLE ind(id, weight);
INSERT INTO ind VALUES ('A1.1', 400), ('A1.2', 400), ('A1.3', 400), ('A2.1', 600), ('A3.1', 400), ('B1.1', 300), ('B1.2', 300),
	('B2.1', 200), ('B2.2', 200), ('B3.1', 200), ('B3.2', 200), ('C1.1', 300), ('C1.2', 300), ('C2.1', 300), ('C3.1', 200), ('C3.2', 300),
	('D1.1', 300), ('D1.2', 300), ('D1.3', 200), ('D2.1', 200), ('D2.2', 200), ('E1.1', 400), ('E1.2', 300), ('E2.1', 300), ('E3.1', 200),
	('E3.2', 200), ('F1.1', 400), ('F1.2', 300), ('F2.1', 300), ('G1.1', 200), ('G1.2', 200), ('G2.1', 200), ('H1.1', 100), ('H1.2', 200),
	('H2.1', 150), ('H2.2', 200), ('H3.1', 150);
CREATE TABLE t AS SELECT * FROM place WHERE phase = 'inspection';
CREATE TABLE IF NOT EXISTS quality(township, id, num INTEGER, den INTEGER);
-- What is earned of the weight, as a fraction; no row: it does not apply.
CREATE TABLE share(township, id, num INTEGER, den INTEGER);
CREATE TABLE ratio(id, figure, num, den);
INSERT INTO ratio VALUES ('A1.1', 'urban_avg', 8, 1), ('A1.2', 'rural_avg', 4, 1), ('A1.3', 'met_rate', 1, 1), ('A2.1', 'brand_coverage', 1, 1),
	('B1.1', 'party_org_rate', 1, 1), ('B1.2', 'party_work_rate', 1, 1), ('B2.1', 'contact_share', 1, 1), ('C2.1', 'filed_rate', 1, 1),
	('D1.2', 'trained_rate', 4, 5), ('E1.1', 'fields_covered', 8, 1), ('E1.2', 'service_rate', 3, 5), ('E2.1', 'rural_kind_rate', 4, 5),
	('E3.2', 'active_rate', 9, 10), ('F1.2', 'volunteer_share', 4, 5), ('G1.1', 'charter_rate', 1, 1), ('G1.2', 'norm_share', 4, 5),
	('G2.1', 'brand_good_share', 3, 5), ('H1.2', 'duty_share', 1, 1);
INSERT INTO share SELECT place, ratio.id, min(e.num * ratio.den * coalesce(q.num, 1), e.den * ratio.num * coalesce(q.den, 1)), e.den * ratio.num * coalesce(q.den, 1)
	FROM ratio JOIN e ON e.id = figure AND e.key = '' AND phase = 'inspection' AND place <> '450199' LEFT JOIN quality q ON q.township = place AND q.id = ratio.id;
INSERT INTO share SELECT quota.township, 'A3.1', min(e.num * coalesce(q.num, 1), n * coalesce(q.den, 1)), n * coalesce(q.den, 1) FROM quota
	JOIN e ON e.phase = 'inspection' AND e.place = quota.township AND e.id = 'incubated_2022' LEFT JOIN quality q ON q.township = quota.township AND q.id = 'A3.1' WHERE n > 0;
-- Steps: the value in its own unit, and what it must reach.
CREATE TABLE step(id, at REAL, percent);
INSERT INTO step VALUES ('B2.2', 4, 100), ('B2.2', 2, 60), ('B2.2', 1, 30), ('B3.1', 0.5, 100), ('B3.1', 0.3, 60), ('B3.1', 0.1, 30),
	('C3.1', 4, 100), ('C3.1', 3, 75), ('C3.1', 2, 50), ('C3.1', 1, 25), ('D1.3', 4, 100), ('D1.3', 3, 75), ('D1.3', 2, 50), ('D1.3', 1, 25),
	('D2.2', 2, 100), ('D2.2', 1, 60), ('E3.1', 3, 100), ('E3.1', 2, 70), ('E3.1', 1, 40), ('F2.1', 0.9, 100), ('F2.1', 0.8, 80), ('F2.1', 0.7, 50),
	('H2.2', 2, 100), ('H2.2', 1, 70), ('H2.2', 0.5, 40);
CREATE TABLE reached(township, id, value REAL);
INSERT INTO reached SELECT a.place, 'B2.2', 1.0 * a.num / b.num FROM e a JOIN e b USING (phase, place) WHERE a.phase = 'inspection' AND a.id = 'cobuilding' AND b.id = 'communities_all';
INSERT INTO reached SELECT place, CASE id WHEN 'leader_party_rate' THEN 'B3.1' WHEN 'fund_sources' THEN 'C3.1' ELSE 'F2.1' END, 1.0 * num / den
	FROM e WHERE phase = 'inspection' AND id IN ('leader_party_rate', 'fund_sources', 'satisfied_rate');
INSERT INTO reached SELECT t.township, 'F2.1', 0 FROM t WHERE NOT EXISTS (SELECT * FROM reached r WHERE r.township = t.township AND r.id = 'F2.1');
CREATE TABLE topic(label);
INSERT INTO topic VALUES ('党的建设'), ('规范化建设'), ('能力建设'), ('项目运作');
INSERT INTO reached SELECT t.township, 'D1.3', count(DISTINCT label) FROM t LEFT JOIN train x ON x.phase = t.phase AND x.township = t.township
	LEFT JOIN topic ON '；' || topics || '；' LIKE '%；' || label || '；%' GROUP BY 1;
INSERT INTO reached SELECT t.township, 'D2.2', coalesce(sum(value), 0) FROM t LEFT JOIN said s ON s.township = t.township AND item = 'D2.2' GROUP BY 1;
INSERT INTO reached SELECT t.township, 'E3.1', count(DISTINCT source) FROM t LEFT JOIN fund f ON f.phase = t.phase AND f.township = t.township
	AND fen > 0 AND year >= 2022 AND source IN ('05', '06', '07') GROUP BY 1;
INSERT INTO reached SELECT n.township, 'H2.2', sum(tenths) / 10.0 / num FROM (SELECT DISTINCT township, title, tenths, level FROM news WHERE phase = 'inspection') n
	JOIN e ON e.phase = 'inspection' AND e.place = n.township AND e.id = 'communities_all' GROUP BY 1;
INSERT INTO reached SELECT t.township, 'H2.2', 0 FROM t WHERE NOT EXISTS (SELECT * FROM reached r WHERE r.township = t.township AND r.id = 'H2.2');
UPDATE reached SET value = value * coalesce((SELECT 1.0 * num / den FROM quality q WHERE q.township = reached.township AND q.id = reached.id), 1);
INSERT INTO share SELECT township, id, coalesce((SELECT max(percent) FROM step s WHERE s.id = r.id AND r.value >= s.at), 0), 100 FROM reached r WHERE township <> '450199';
INSERT INTO share SELECT t.township, 'C3.2', CASE WHEN b.num = 0 THEN 0 WHEN a.num = 0 THEN 100
	WHEN 10 * b.num * coalesce(q.num, 1) * 12 >= 11 * a.num * month * coalesce(q.den, 1) THEN 100 WHEN b.num * coalesce(q.num, 1) * 12 >= a.num * month * coalesce(q.den, 1) THEN 80 ELSE 50 END, 100 FROM t JOIN e a ON a.phase = t.phase AND a.place = t.township AND a.id = 'purchase_2022'
	JOIN e b ON b.phase = t.phase AND b.place = t.township AND b.id = 'purchase_2023'
	LEFT JOIN quality q ON q.township = t.township AND q.id = 'C3.2';
INSERT INTO share SELECT t.township, 'D1.1', coalesce((SELECT CASE WHEN min(d) <= '2022-09-30' THEN 100 WHEN min(d) <= '2022-10-31' THEN 50 ELSE 30 END
	FROM train x WHERE x.phase = t.phase AND x.township = t.township AND kind = '专题培训' HAVING min(d) IS NOT NULL), 0), 100 FROM t;
-- Lists of things to be there, each with a proof.
CREATE TABLE there(township, id, item, yes);
INSERT INTO there SELECT t.township, 'B3.2', kind.label, coalesce(sum(n), 0) >= 1 AND coalesce(max(proof), 0) FROM t JOIN (SELECT '发展党员' label UNION SELECT '吸收兼职委员') kind
	LEFT JOIN party x ON x.phase = t.phase AND x.township = t.township AND x.kind = kind.label GROUP BY 1, 3;
INSERT INTO there SELECT t.township, 'C1.1', item.n, max(coalesce(CASE item.n WHEN 1 THEN 1 WHEN 2 THEN area10 > 0 WHEN 3 THEN staff >= 1
	WHEN 4 THEN length(functions) - length(replace(functions, '；', '')) = 2 ELSE sharing <> '' END, 0)) AND coalesce(max(proof), 0)
	FROM t JOIN (SELECT 1 n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5) item
	LEFT JOIN inc x ON x.phase = t.phase AND x.township = t.township AND NOT federation AND here GROUP BY 1, 3;
INSERT INTO there SELECT t.township, 'C1.2', '', EXISTS (SELECT * FROM inc x WHERE x.phase = t.phase AND x.township = t.township AND federation AND proof) FROM t
	WHERE street OR NOT EXISTS (SELECT * FROM inc x WHERE x.phase = t.phase AND x.township = t.township AND unfit)
	OR NOT EXISTS (SELECT * FROM said s WHERE s.township = t.township AND item = 'C1.2');
INSERT INTO there SELECT t.township, 'D2.1', kind.n, coalesce(sum(x.n), 0) >= 1 AND coalesce(max(proof AND x.n >= 1), 0) FROM t JOIN (SELECT '1' n UNION SELECT '2' UNION SELECT '3') kind
	LEFT JOIN talent x ON x.phase = t.phase AND x.township = t.township AND x.kind = kind.n GROUP BY 1, 3;
INSERT INTO there SELECT t.township, 'F1.1', s.n, coalesce(max(proof), 0) FROM t JOIN (SELECT '1' n UNION SELECT '2' UNION SELECT '3' UNION SELECT '4') s
	LEFT JOIN act x ON x.phase = t.phase AND x.township = t.township AND x.series = s.n GROUP BY 1, 3;
INSERT INTO there SELECT t.township, 'H1.1', w.kind || w.year, coalesce(max(proof), 0) FROM t
	JOIN (SELECT '年度计划' kind, 2022 year UNION SELECT '年度计划', 2023 UNION SELECT '工作方案', '') w
	LEFT JOIN duty x ON x.phase = t.phase AND x.township = t.township AND x.kind = w.kind AND (w.year = '' OR x.year = w.year) GROUP BY 1, 3;
INSERT INTO there SELECT t.township, 'H2.1', 'list', coalesce(max(proof), 0) FROM t LEFT JOIN duty x ON x.phase = t.phase AND x.township = t.township AND x.kind = '任务清单' GROUP BY 1;
INSERT INTO there SELECT t.township, 'H2.1', 'issues', count(x.done) > 0 FROM t LEFT JOIN issue x USING (phase, township) GROUP BY 1;
INSERT INTO there SELECT t.township, 'H2.1', 'done', coalesce(10 * sum(x.done) >= 8 * count(*) AND max(x.done AND x.proof), 0) FROM t LEFT JOIN issue x USING (phase, township) GROUP BY 1;
INSERT INTO share SELECT township, id, sum(yes), count(*) FROM there GROUP BY 1, 2;
UPDATE share SET num = share.num * q.num, den = share.den * q.den FROM quality q WHERE q.township = share.township AND q.id = share.id AND share.id IN ('B3.2', 'C1.1', 'C1.2', 'D1.1', 'F1.1', 'H1.1', 'H2.1');
-- Working days after the deadline; nothing is refused in a clean season.
INSERT INTO share SELECT township, 'H3.1', max(0, 150 - 30 * (SELECT count(*) FROM d_calendar WHERE "日期" > '2023-10-13' AND "日期" <= sent AND "是否工作日" = '是')), 150 FROM t;

-- Whole hundredths, the rest to the largest remainders.
CREATE TABLE weight AS SELECT s.township, s.id, substr(s.id, 1, 1) family, s.num, s.den, total * weight / applies base, total * weight % applies rest, weight, total, applies
	FROM share s JOIN ind USING (id) JOIN (SELECT substr(id, 1, 1) f, sum(weight) total FROM ind GROUP BY 1) ON f = substr(s.id, 1, 1)
	JOIN (SELECT township tt, substr(id, 1, 1) ff, sum(weight) applies FROM share JOIN ind USING (id) GROUP BY 1, 2) ON tt = s.township AND ff = f;
CREATE TABLE score AS SELECT township, id, family, w, (2 * w * num + den) / (2 * den) final FROM (SELECT *, base + (row_number() OVER
	(PARTITION BY township, family ORDER BY rest DESC, id) <= total - sum(base) OVER (PARTITION BY township, family)) w FROM weight);
CREATE TABLE sheet AS SELECT township, sum(final) self, 0 bonus, 0 deduct, 0 total FROM score GROUP BY 1;
UPDATE sheet SET bonus = min(300, coalesce((SELECT CAST(round(100 * sum(value)) AS INTEGER) FROM said s WHERE s.township = sheet.township AND item = 'bonus'), 0)),
	deduct = min(1000, 50 * (SELECT count(*) FROM issue i WHERE i.phase = 'inspection' AND i.township = sheet.township AND NOT done AND due AND found_by IN ('检查', '上级反馈')));
UPDATE sheet SET total = max(0, min(10000, self + bonus) - deduct);
CREATE TABLE family AS SELECT township, family, sum(final) final, (SELECT sum(weight) FROM ind WHERE id LIKE family || '%') weight FROM score GROUP BY 1, 2;
CREATE TABLE ranked AS SELECT s.*, rank() OVER (ORDER BY total DESC, (SELECT final FROM family f WHERE f.township = s.township AND family = 'A') DESC,
	(SELECT final FROM family f WHERE f.township = s.township AND family = 'E') DESC, (SELECT final FROM family f WHERE f.township = s.township AND family = 'B') DESC) r FROM sheet s;

-- As documents print it. Scores are hundredths.
INSERT INTO x SELECT 'inspection', township, id || '.' || c, '', '', n, 100 FROM (SELECT township, id, 'final' c, final n FROM score
	UNION ALL SELECT township, id, 'self', final FROM score UNION ALL SELECT township, id, 'verified', final FROM score
	UNION ALL SELECT township, id, 'weight', w FROM score UNION ALL SELECT township, id, 'lost', w - final FROM score
	UNION ALL SELECT t.township, id, 'weight', weight FROM ind JOIN t WHERE NOT EXISTS (SELECT * FROM score s WHERE s.township = t.township AND s.id = ind.id)
	UNION ALL SELECT township, family, 'final', final FROM family UNION ALL SELECT township, family, 'self', final FROM family
	UNION ALL SELECT township, family, 'verified', final FROM family UNION ALL SELECT township, family, 'weight', weight FROM family);
INSERT INTO x SELECT 'inspection', township, family || '.rate-text', '', '', 100 * final, weight FROM family;
INSERT INTO x SELECT 'inspection', township, 'score.' || c, '', '', n, d FROM (SELECT township, 'total' c, total n, 100 d FROM ranked UNION ALL SELECT township, 'total-self', self, 100 FROM ranked
	UNION ALL SELECT township, 'total-verified', self, 100 FROM ranked UNION ALL SELECT township, 'bonus', bonus, 100 FROM ranked UNION ALL SELECT township, 'deduct', deduct, 100 FROM ranked
	UNION ALL SELECT township, 'rank', r, 1 FROM ranked UNION ALL SELECT township, 'of', (SELECT count(*) FROM t), 1 FROM ranked UNION ALL SELECT township, 'change-text', abs(total - self), 100 FROM ranked
	UNION ALL SELECT township, 'best-rate', 100 * final, weight FROM (SELECT *, row_number() OVER (PARTITION BY township ORDER BY 1.0 * final / weight DESC, family) o FROM family) WHERE o = 1
	UNION ALL SELECT township, 'worst-rate', 100 * final, weight FROM (SELECT *, row_number() OVER (PARTITION BY township ORDER BY 1.0 * final / weight, family) o FROM family) WHERE o = 1);
INSERT INTO x SELECT phase, place, replace(measure, 'score.', 'change.'), key, label, num, den FROM x WHERE measure IN ('score.total', 'score.total-self', 'score.change-text');
INSERT INTO x SELECT 'inspection', township, 'change.order', '', '', row_number() OVER (ORDER BY abs(total - self) DESC, township), 1 FROM ranked WHERE total <> self;
INSERT INTO x SELECT 'inspection', township, 'change.rank-moved', '', '', abs(rank() OVER (ORDER BY self DESC) - r), 1 FROM ranked;
INSERT INTO x SELECT 'inspection', '450199', 'scores.' || c, '', '', n, d FROM (SELECT 'mean' c, sum(total) n, 100 * count(*) d FROM sheet UNION ALL SELECT 'best', max(total), 100 FROM sheet
	UNION ALL SELECT 'worst', min(total), 100 FROM sheet UNION ALL SELECT 'spread', max(total) - min(total), 100 FROM sheet UNION ALL SELECT 'submitted', count(*), 1 FROM sheet
	UNION ALL SELECT 'changed', sum(total <> self), 1 FROM sheet);
INSERT INTO x SELECT 'inspection', '450199', 'grade.n', '', grade, count(*), 1 FROM (SELECT CASE WHEN total >= 9000 THEN '优秀' WHEN total >= 8000 THEN '良好'
	WHEN total >= 6000 THEN '合格' ELSE '不合格' END grade FROM sheet) GROUP BY grade;
INSERT INTO x SELECT 'inspection', '450199', id || '.' || c, '', '', n, d FROM (
	SELECT family id, 'mean' c, sum(final) n, 100 * count(*) d FROM family GROUP BY 1 UNION ALL SELECT family, 'rate-text', 100 * sum(final), sum(weight) FROM family GROUP BY 1
	UNION ALL SELECT family, 'weight', max(weight), 100 FROM family GROUP BY 1 UNION ALL SELECT id, 'mean', sum(final), 100 * count(*) FROM score GROUP BY 1
	UNION ALL SELECT id, 'rate-text', 100 * sum(final), sum(w) FROM score GROUP BY 1 UNION ALL SELECT id, 'weight', weight, 100 FROM ind
	UNION ALL SELECT id, 'n', count(*), 1 FROM score GROUP BY 1 UNION ALL SELECT id, 'full', sum(final = w), 1 FROM score GROUP BY 1
	UNION ALL SELECT id, 'none', sum(final = 0), 1 FROM score GROUP BY 1
	UNION ALL SELECT id, 'na', (SELECT count(*) FROM t) - (SELECT count(*) FROM score s WHERE s.id = ind.id), 1 FROM ind);
INSERT INTO x SELECT 'inspection', township, 'grade', '', '', 0, 1 FROM sheet WHERE 0;
