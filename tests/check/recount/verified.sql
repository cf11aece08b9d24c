-- verified.sql -- what the findings f do, by the rules of the domain: quality of each family, rows that do not count.
CREATE TABLE item(label, code, ids);
INSERT INTO item VALUES ('组织真实存在', '01', ' A1.3 A3.1 E1.1 E1.2 '), ('章程', '03', ' G1.1 '), ('活动记录与照片', '04', ' E3.2 F1.1 F1.2 '),
	('党组织文件', '06', ' B1.1 B1.2 B2.2 B3.1 B3.2 '), ('资金凭证', '08', ' C3.1 E3.1 '), ('合同与验收', '09', ' C3.2 ');
-- Indicators that count one kind of community alone: urban 1, rural 0.
CREATE TABLE alone(id, item, urban);
INSERT INTO alone VALUES ('A1.1', '组织真实存在', 1), ('A1.2', '组织真实存在', 0), ('E2.1', '组织真实存在', 0);
-- Rows by kind of community (urban 1, rural 0, neither 2), findings of each, verdicts in halves.
CREATE TABLE rowed AS SELECT '组织' kind, o.township, coalesce(o.urban, 2) stratum, count(*) n FROM org o WHERE phase = 'inspection' GROUP BY 2, 3
	UNION ALL SELECT '活动', a.township, coalesce(k.urban, 2), count(*) FROM act a LEFT JOIN k ON k.phase = a.phase AND k.township = a.township AND k.code = a.community WHERE a.phase = 'inspection' GROUP BY 2, 3;
CREATE TABLE found AS SELECT f.*, CASE verdict WHEN '属实' THEN 2 WHEN '基本属实' THEN 1 ELSE 0 END v2 FROM f;
UPDATE found SET stratum = coalesce((SELECT coalesce(k.urban, 2) FROM act a JOIN k ON k.phase = a.phase AND k.township = a.township AND k.code = a.community
	JOIN r_activities r ON r.phase = a.phase AND r.township = a.township AND r."活动社区编码" = a.community AND r."活动日期" = a.d
	WHERE a.phase = 'inspection' AND r.township = found.township AND r."活动编号" = found.object LIMIT 1), 2) WHERE kind = '活动';
UPDATE found SET stratum = coalesce((SELECT urban FROM org o WHERE o.phase = 'inspection' AND o.township = found.township AND o.id = object), 2) WHERE kind = '组织';
UPDATE found SET stratum = (SELECT urban FROM k WHERE k.phase = 'inspection' AND k.township = found.township AND code = object) WHERE kind = '社区';
-- What a frozen list does not have is no part of the sample.
CREATE TABLE part AS SELECT township, item, sum(v2) v2, count(*) n, sum(v2) FILTER (WHERE stratum = 1) uv, count(*) FILTER (WHERE stratum = 1) un,
	sum(v2) FILTER (WHERE stratum = 0) rv, count(*) FILTER (WHERE stratum = 0) rn, max(kind) kind, max(claimed + 0) > 0 numbers, sum(claimed) claimed, sum(min(verified, claimed)) stood FROM found WHERE NOT extra GROUP BY 1, 2;
-- A family's quality: numbers by their sums; a recount in place of its community's rows; else strata by their own share, those without findings by that of all.
CREATE TABLE family_q AS SELECT township, item, n, CASE WHEN kind = '社区' THEN all_rows - claimed + stood WHEN numbers THEN stood WHEN n < 5 THEN v2
		ELSE u * ua * rb * ob + r * ra * ub * ob + o * oa * ub * rb END num,
	CASE WHEN kind = '社区' THEN all_rows WHEN numbers THEN claimed WHEN n < 5 THEN 2 * n ELSE (u + r + o) * ub * rb * ob END den, kind = '社区' again
	FROM (SELECT p.*, coalesce((SELECT n FROM rowed w WHERE w.kind = p.kind AND w.township = p.township AND stratum = 1), 0) u,
		coalesce((SELECT n FROM rowed w WHERE w.kind = p.kind AND w.township = p.township AND stratum = 0), 0) r,
		coalesce((SELECT n FROM rowed w WHERE w.kind = p.kind AND w.township = p.township AND stratum = 2), 0) o,
		(SELECT sum(n) FROM rowed w WHERE w.kind = '组织' AND w.township = p.township) all_rows,
		CASE un WHEN 0 THEN v2 ELSE uv END ua, CASE un WHEN 0 THEN 2 * n ELSE 2 * un END ub, CASE rn WHEN 0 THEN v2 ELSE rv END ra, CASE rn WHEN 0 THEN 2 * n ELSE 2 * rn END rb, v2 oa, 2 * n ob FROM part p);
CREATE TABLE judged AS SELECT *, CASE WHEN again THEN CASE WHEN num < den THEN 'less' ELSE 'stands' END WHEN n < 5 THEN 'few' WHEN 100 * num >= 95 * den THEN 'stands' WHEN 100 * num >= 60 * den THEN 'less' ELSE 'fails' END way,
	CASE WHEN n < 5 THEN 0 WHEN 100 * num < 60 * den THEN 200 WHEN 100 * num < 80 * den THEN 100 ELSE 0 END deduct FROM family_q;
CREATE TABLE apart_q AS SELECT township, id, item, urban, n, CASE WHEN again THEN rows - claimed + stood ELSE v2 END num, CASE WHEN again THEN rows ELSE 2 * n END den, again
	FROM (SELECT p.township, a.id, a.item, a.urban, CASE a.urban WHEN 1 THEN un ELSE rn END n, CASE a.urban WHEN 1 THEN uv ELSE rv END v2, p.kind = '社区' again, claimed, stood,
		(SELECT n FROM rowed w WHERE w.kind = '组织' AND w.township = p.township AND w.stratum = a.urban) rows FROM part p JOIN alone a USING (item)) WHERE n > 0;
CREATE TABLE apart AS SELECT *, CASE WHEN again THEN CASE WHEN num < den THEN 'less' ELSE 'stands' END WHEN n < 5 THEN 'few' WHEN 100 * num >= 95 * den THEN 'stands' WHEN 100 * num >= 60 * den THEN 'less' ELSE 'fails' END way FROM apart_q;
-- Rows that do not count: for most indicators, and for those of one kind of community.
CREATE TABLE gone AS SELECT f.township, f.item, f.object FROM found f JOIN judged USING (township, item) WHERE v2 = 0 AND (extra OR way <> 'less');
CREATE TABLE gone_apart AS SELECT f.township, f.item, f.object, f.stratum FROM found f JOIN judged j USING (township, item) WHERE v2 = 0
	AND (extra OR coalesce((SELECT way FROM apart a WHERE a.township = f.township AND a.item = f.item AND urban = f.stratum), j.way) <> 'less');
