-- derived.sql -- what documents print beside a figure: targets and gaps, changes, ranks, medians and quartiles, shares, the
-- largest cells. x: measure as data/lineage.csv names it, and the exact number; it is rounded as many places as printed.
CREATE TABLE x(phase, place, measure, key, label, num INTEGER, den INTEGER);
-- In units of what is printed (percent, 10 000 yuan), with the decimals it is printed with.
CREATE TABLE form AS SELECT id, max(unit) unit, max(CASE instr(text, '.') WHEN 0 THEN 0 ELSE length(replace(text, '%', '')) - instr(text, '.') END) places
	FROM f WHERE text NOT LIKE '%日' GROUP BY id;
CREATE TABLE shown AS SELECT phase, place, e.id, key, e.num * CASE unit WHEN '%' THEN 100 ELSE 1 END num, e.den * CASE unit WHEN '万元' THEN 1000000 ELSE 1 END den, places,
	CASE places WHEN 0 THEN 1 WHEN 1 THEN 10 ELSE 100 END ten FROM e JOIN form USING (id);
ALTER TABLE shown ADD COLUMN round INTEGER;
UPDATE shown SET round = (2 * num * ten + den) / (2 * den);
CREATE INDEX shown_id ON shown(id, phase, place);
CREATE TABLE target(id, num REAL);
INSERT INTO target VALUES ('urban_avg', 8), ('rural_avg', 4), ('brand_coverage', 100), ('filed_rate', 100), ('party_org_rate', 100), ('party_work_rate', 100),
	('contact_share', 100), ('trained_rate', 80), ('service_rate', 60), ('rural_kind_rate', 80), ('active_rate', 90), ('volunteer_share', 80),
	('satisfied_rate', 90), ('charter_rate', 100), ('met_rate', 100), ('fields_covered', 8), ('norm_share', 80), ('brand_good_share', 60),
	('duty_share', 100), ('incubated_total', 15), ('first_roster', 1), ('special_share', 100), ('incubation_mechanisms', 1);
INSERT INTO x SELECT phase, place, id || '.target-text', '', '', t.num, 1 FROM target t JOIN (SELECT DISTINCT phase, place FROM e);
INSERT INTO x SELECT phase, place, id || CASE WHEN s.round < t.num * ten THEN '.gap-text' ELSE '.over-text' END, '', '', abs(s.round - t.num * ten), ten
	FROM shown s JOIN target t USING (id) WHERE key = '';
CREATE TABLE trend(id, before);
INSERT INTO trend VALUES ('new_orgs_2023', 'new_orgs_2022'), ('incubated_2023', 'incubated_2022'), ('graduated_2023', 'graduated_2022'), ('contacts_2023', 'contacts_2022'),
	('activities_2023', 'activities_2022'), ('members_developed_2023', 'members_developed_2022'), ('orgs_2022', 'orgs_2021'), ('orgs', 'orgs_2022'), ('urban_avg', 'urban_avg_2022'), ('rural_avg', 'rural_avg_2022'), ('brands', 'brands_2022'),
	('brand_coverage', 'brand_cover_2022'), ('fund_2022', 'fund_2021'), ('fund_2023', 'fund_2022'), ('purchase_2023', 'purchase_2022');
CREATE TABLE course AS SELECT a.phase, a.place, a.id, a.num, a.den, a.ten, a.round, b.num bnum, b.den bden, (2 * b.num * a.ten + b.den) / (2 * b.den) bround
	FROM shown a JOIN trend USING (id) JOIN shown b ON b.phase = a.phase AND b.place = a.place AND b.id = before WHERE a.key = '' AND b.key = '';
INSERT INTO x SELECT phase, place, id || '.before-text', '', '', bnum, bden FROM course;
INSERT INTO x SELECT phase, place, id || '.change-text', '', '', abs(round - bround), ten FROM course;
INSERT INTO x SELECT phase, place, id || '.change-rate', '', '', 100 * abs(num * bden - bnum * den), den * bnum FROM course WHERE bnum > 0;
-- The townships beside each other; the communities of one beside each other.
CREATE TABLE peer AS SELECT phase, '450199' above, place, id, num, den, round, row_number() OVER w r, count(*) OVER (PARTITION BY phase, id) n, rank() OVER v rank
	FROM shown WHERE key = '' AND length(place) = 12 AND place LIKE '%000' WINDOW w AS (PARTITION BY phase, id ORDER BY 1.0 * num / den), v AS (PARTITION BY phase, id ORDER BY 1.0 * num / den DESC);
INSERT INTO peer SELECT phase, substr(place, 1, 9) || '000', place, id, num, den, round, row_number() OVER w, count(*) OVER (PARTITION BY phase, id, substr(place, 1, 9)), 0
	FROM shown WHERE key = '' AND place NOT LIKE '%000' AND place <> '450199' WINDOW w AS (PARTITION BY phase, id, substr(place, 1, 9) ORDER BY num);
CREATE INDEX peer_id ON peer(id, phase, above, r);
INSERT INTO x SELECT phase, place, id || '.rank', '', '', rank, 1 FROM peer WHERE above = '450199';
INSERT INTO x SELECT phase, place, id || '.of', '', '', n, 1 FROM peer WHERE above = '450199';
-- The q-th quarter lies at (n - 1) q / 4 above the lowest, straight between neighbours.
CREATE TABLE quartile AS SELECT a.phase, a.above, a.id, q.q, (4 - (a.n - 1) * q.q % 4) * a.num * b.den + (a.n - 1) * q.q % 4 * b.num * a.den num, 4 * a.den * b.den den
	FROM (SELECT 1 q UNION SELECT 2 UNION SELECT 3) q JOIN peer a ON a.r = (a.n - 1) * q.q / 4 + 1
	JOIN peer b ON b.phase = a.phase AND b.above = a.above AND b.id = a.id AND b.r = min(a.r + 1, a.n);
INSERT INTO x SELECT phase, township, id || CASE q WHEN 1 THEN '.q1-text' WHEN 2 THEN '.median-text' ELSE '.q3-text' END, '', '', num, den
	FROM quartile JOIN place USING (phase) WHERE above = '450199';
INSERT INTO x SELECT phase, above, id || CASE q WHEN 1 THEN '.q1-text' WHEN 2 THEN '.median-text' ELSE '.q3-text' END, '', '', num, den FROM quartile WHERE above = '450199';
INSERT INTO x SELECT phase, above, id || CASE q WHEN 1 THEN '.inner-q1' WHEN 2 THEN '.inner-median' ELSE '.inner-q3' END || t.text, '', '', num, den
	FROM quartile JOIN (SELECT '' text UNION SELECT '-text') t WHERE above <> '450199';
INSERT INTO x SELECT phase, above, id || CASE r WHEN n THEN '.best-text' ELSE '.worst-text' END, '', '', num, den FROM peer WHERE r IN (1, n) AND n > 1;
INSERT INTO x SELECT phase, above, id || '.counted', '', '', n, 1 FROM peer WHERE r = 1;
INSERT INTO x SELECT phase, above, id || '.below', '', '', sum(p.num < t.num * p.den), 1 FROM peer p JOIN target t USING (id) GROUP BY 1, 2, 3;
INSERT INTO x SELECT phase, above, id || '.above', '', '', sum(p.num >= t.num * p.den), 1 FROM peer p JOIN target t USING (id) GROUP BY 1, 2, 3;
INSERT INTO x SELECT phase, above, id || '.zeros', '', '', sum(num = 0), 1 FROM peer GROUP BY 1, 2, 3;
-- Cells: all that the facts list, those without rows at nothing.
CREATE TABLE cell AS SELECT f.phase, f.place, f.id, f.key, f.label, f.n, coalesce(s.num, 0) num, coalesce(s.den, 1) den, form.unit,
	CASE form.places WHEN 0 THEN 1 WHEN 1 THEN 10 ELSE 100 END ten
	FROM f JOIN form USING (id) LEFT JOIN e s ON s.phase = f.phase AND s.place = f.place AND s.id = f.id AND s.key = f.key WHERE f.key <> '';
UPDATE cell SET den = den * 1000000 WHERE unit = '万元' OR id LIKE 'fund_by%';
CREATE TABLE sized AS SELECT *, sum(num) OVER (PARTITION BY phase, place, id) total, row_number() OVER (PARTITION BY phase, place, id ORDER BY label = '其他', num DESC, n) size,
	row_number() OVER (PARTITION BY phase, place, id ORDER BY num DESC, n) high, row_number() OVER (PARTITION BY phase, place, id ORDER BY num, n) low,
	row_number() OVER (PARTITION BY phase, place, id ORDER BY n) first, row_number() OVER (PARTITION BY phase, place, id ORDER BY n DESC) last FROM cell;
-- Shares: half up; where they then miss 100.0, by largest remainder, unless two with the same remainder would differ.
CREATE TABLE cut AS SELECT phase, place, id, key, num, size, (2000 * num + total) / (2 * total) half, 1000 * num / total low, 1000 * num % total rest FROM sized WHERE total > 0;
-- The five answers of a survey are figures of their own, and shares of one whole.
INSERT INTO cut SELECT phase, place, '=', id, num, NULL, (2000 * num + den) / (2 * den), 1000 * num / den, 1000 * num % den
	FROM e WHERE id IN ('very_share', 'sat_share', 'neutral_share', 'dissat_share', 'very_dissat_share') AND den > 0;
CREATE TABLE gap AS SELECT phase, place, id, 1000 - sum(low) missing, sum(half) sum FROM cut GROUP BY 1, 2, 3;
CREATE TABLE placed AS SELECT *, row_number() OVER w place_by_rest, lead(rest) OVER w next FROM cut JOIN gap USING (phase, place, id)
	WINDOW w AS (PARTITION BY phase, place, id ORDER BY rest DESC);
CREATE TABLE tied AS SELECT phase, place, id FROM placed WHERE place_by_rest = missing AND rest = next;
CREATE TABLE part AS SELECT p.*, CASE WHEN sum = 1000 OR t.id NOT NULL THEN half ELSE low + (place_by_rest <= missing) END tenths
	FROM placed p LEFT JOIN tied t USING (phase, place, id);
INSERT INTO x SELECT phase, place, CASE id WHEN '=' THEN key ELSE id END || '.share', CASE id WHEN '=' THEN '' ELSE key END, '', tenths, 10 FROM part;
INSERT INTO x SELECT phase, place, id || '[].' || CASE size WHEN 1 THEN 'first' WHEN 2 THEN 'second' ELSE 'third' END || '-text', '', '', num, den FROM sized WHERE size <= 3;
INSERT INTO x SELECT phase, place, id || '[].' || CASE size WHEN 1 THEN 'first' WHEN 2 THEN 'second' ELSE 'third' END || '-share', '', '', tenths, 10 FROM part WHERE size <= 3;
INSERT INTO x SELECT phase, place, id || '[].peak-text', '', '', num, den FROM sized WHERE high = 1;
INSERT INTO x SELECT phase, place, id || '[].trough-text', '', '', num, den FROM sized WHERE low = 1;
INSERT INTO x SELECT phase, place, id || '[].start-text', '', '', num, den FROM sized WHERE first = 1;
INSERT INTO x SELECT phase, place, id || '[].end-text', '', '', num, den FROM sized WHERE last = 1;
INSERT INTO x SELECT phase, place, id || '[].total-text', '', '', total, den FROM sized WHERE first = 1;
INSERT INTO x SELECT phase, place, id || '[].nonzero', '', '', sum(num > 0), 1 FROM sized GROUP BY 1, 2, 3;
INSERT INTO x SELECT phase, place, id || '[].zeros', '', '', sum(num = 0), 1 FROM sized GROUP BY 1, 2, 3;
INSERT INTO x SELECT a.phase, a.place, a.id || '[].change-text', '', '', abs(b.num - a.num), a.den FROM sized a JOIN sized b USING (phase, place, id) WHERE a.first = 1 AND b.last = 1;
INSERT INTO x SELECT a.phase, a.place, a.id || '[].change-rate', '', '', 100 * abs(b.num - a.num), a.num FROM sized a JOIN sized b USING (phase, place, id) WHERE a.first = 1 AND b.last = 1 AND a.num > 0;
-- The district.
INSERT INTO x SELECT phase, '450199', 'district.townships', '', '', count(*), 1 FROM place GROUP BY 1;
INSERT INTO x SELECT phase, '450199', 'district.submitted', '', '', count(*), 1 FROM place GROUP BY 1;
INSERT INTO x SELECT phase, township, 'township.communities', '', '', count(*), 1 FROM k GROUP BY 1, 2;
INSERT INTO x SELECT phase, township, 'case_list.shown', '', '', min(count(*), 3), 1 FROM r_cases GROUP BY 1, 2;
INSERT INTO x SELECT phase, township, 'case_list.total', '', '', count(*), 1 FROM r_cases GROUP BY 1, 2;
INSERT INTO x SELECT phase, township, 'experience_list.shown', '', '', min(count(*), 3), 1 FROM r_experiences GROUP BY 1, 2;
INSERT INTO x SELECT phase, township, 'experience_list.total', '', '', count(*), 1 FROM r_experiences GROUP BY 1, 2;
