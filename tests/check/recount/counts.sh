# counts.sh -- SQL that fills e: every figure of the documents, counted from the CSV files. Sourced by recount.sh.
count() { each "$1" "$2" "$3" "count(x.township)"; }
sum() { each "$1" "$2" "$3" "coalesce(sum($4), 0)" "${5:-1}"; }
# id, table, condition, expression, denominator: per township, then the district as their sum.
each() {
	echo "INSERT INTO e SELECT p.phase, p.township, '$1', '', $4, ${5:-1} FROM place p LEFT JOIN $2 x
		ON x.phase = p.phase AND x.township = p.township AND ($3) GROUP BY p.phase, p.township;"
}
by() { # id, table, condition, key, expression (default: rows)
	echo "INSERT INTO e SELECT x.phase, x.township, '$1', $4, ${5:-count(*)}, 1 FROM $2 x WHERE ($3)
		GROUP BY x.phase, x.township, $4;"
}
rate() { # id, numerator, denominator: sums of figures
	echo "INSERT INTO e SELECT phase, place, '$1', '', sum(num) FILTER (WHERE id IN ($2)), sum(num) FILTER (WHERE id IN ($3)) FROM e
		WHERE key = '' AND id IN ($2, $3) GROUP BY phase, place HAVING sum(num) FILTER (WHERE id IN ($3)) > 0 AND count(*) FILTER (WHERE id IN ($2)) > 0;"
}
difference() { # id, minuend, subtrahend
	echo "INSERT INTO e SELECT a.phase, a.place, '$1', '', a.num - b.num, 1 FROM e a JOIN e b USING (phase, place) WHERE a.id = '$2' AND b.id = '$3'
		AND a.key = '' AND b.key = '';"
}
district() { # condition, id, expression over the rows of d_*
	echo "INSERT INTO e SELECT phase, '450199', '$1', '', ($2), 1 FROM phases;"
}
live="born <= '2022-12-31' AND (died = '' OR died > '2022-12-31') AND st IN ('登记', '备案')"

count orgs org counted
count orgs_on_file org counted
count orgs_closed org "st IN ('登记', '备案') AND died >= '2022-01-01' AND died <= x.cutoff"
count urban_orgs org 'counted AND urban'
count rural_orgs org 'counted AND NOT urban'
count township_orgs org 'counted AND community IS NULL'
count managed_orgs org "alive AND status <> '9'"
count communities_all k 1
count urban_communities k urban
count rural_communities k 'NOT urban'
count met_communities k 'orgs >= standard'
count unmet_communities k 'orgs < standard'
count urban_met k 'urban AND orgs >= standard'
count rural_met k 'NOT urban AND orgs >= standard'
count empty_urban k 'urban AND orgs = 0'
count empty_rural k 'NOT urban AND orgs = 0'
count brand_communities k 'brands >= 2'
count brand_short k 'brands < 2'
count brand_any_communities k 'brands >= 1'
count brand_2022_communities k 'brands_2022 >= 2'
count empty_communities k 'orgs = 0'
count rural_kind_villages k 'rural_orgs >= 1'
count brands org branded
count brands_2022 org "branded AND EXISTS (SELECT * FROM brand b WHERE b.phase = x.phase AND b.township = x.township AND b.org = x.id AND b.d <= '2022-12-31')"
count brands_good org 'branded AND solid'
count brands_with_plan brand 'd <= x.cutoff AND plan'
sum brand_replications brand 'd <= x.cutoff' x.copied
count incubated org "inc AND out <> '' AND out <= x.cutoff"
count incubated_2022 org "inc AND out LIKE '2022%'"
count incubated_2023 org "inc AND out LIKE '2023%' AND out <= x.cutoff"
count orgs_2021 org "$(echo "$live" | sed 's/2022-12/2021-12/g')"
count orgs_2022 org "$live"
count urban_orgs_2022 org "$live AND urban"
count rural_orgs_2022 org "$live AND NOT urban"
count new_orgs_2022 org "counted AND born LIKE '2022%'"
count new_orgs_2023 org "counted AND born LIKE '2023%'"
count party_eligible org 'counted AND party >= 3'
count party_formed org 'counted AND party >= 3 AND formed'
count party_guided org 'counted AND guided'
count party_worked org 'counted AND (guided OR formed)'
count leaders_in_party org 'counted AND leader'
count leaders_parttime org 'counted AND parttime'
count contact_communities k contact
count contact_ok k 'contact AND contacts * 12 >= 4 * x.month'
sum contacts_2023 k 1 x.contacts
count committee_communities k committee
count secretary_communities k secretary
count charter_orgs org 'counted AND charter'
count info_orgs org 'counted AND info'
count appraised_orgs org 'counted AND appraised'
count service_orgs org "counted AND nature IN ('1', '2', '3')"
count trained_orgs org 'counted AND trained'
count active_orgs org 'counted AND recent >= 4'
count idle_orgs org 'counted AND recent = 0'
count cobuilding party "kind = '共驻共建' AND d >= '2022-06-01'"
count deeds party "kind = '为民办实事'"
sum members_developed party "kind = '发展党员'" x.n
sum parttime_taken party "kind = '吸收兼职委员'" x.n
count incubators inc 'NOT federation'
count federations inc federation
sum incubator_area inc 'NOT federation' x.area10 10
sum incubating r_incubators 1 'x."在孵组织数"'
by stock stock 1 x.key
by stock_urban stock urban x.key
by stock_rural stock 'NOT urban' x.key
by orgs_by_status org alive x.status
by orgs_by_field org counted x.field
by orgs_by_category org counted x.category
by orgs_by_nature org counted x.nature
by orgs_in_field "(SELECT org.*, code FROM org JOIN field ON '；' || fields || '；' LIKE '%；' || label || '；%')" counted x.code
sum fund_yuan fund 'NOT kind' x.fen
sum fund_spent_yuan fund 'NOT kind' x.spent
sum fund_in_kind_yuan fund kind x.fen
for year in 2021 2022 2023; do
	sum fund_$year fund "NOT kind AND year = $year" x.fen
	sum purchase_$year buy "d LIKE '$year%'" x.fen
done
by fund_by_source fund 'NOT kind' x.source 'sum(x.fen)'
by fund_by_year fund 'NOT kind' x.year 'sum(x.fen)'
each fund_sources fund 'fen > 0 AND year >= 2022' 'count(DISTINCT source)'
count purchases buy 1
sum purchase_yuan buy 1 x.fen
sum purchase_paid_yuan buy 1 x.paid
count purchases_in_catalog buy listed_item
count purchases_listed buy listed_provider
count activities act 1
count activities_2022 act "d LIKE '2022%'"
count activities_2023 act "d LIKE '2023%'"
sum participants act 1 x.n
sum volunteers act 1 x.v
sum volunteer_hours act 1 x.h10 10
sum beneficiaries act 1 x.b
count partnered_activities act 'partners > 0'
count linked_activities act 'linked >= 3'
by activities_by_series act 1 x.series
by participants_by_series act 1 x.series 'sum(x.n)'
by participants_by_month act "x.d >= '2023-01-01'" 'substr(x.d, 1, 7)' 'sum(x.n)'
by volunteers_by_month act "x.d >= '2023-01-01'" 'substr(x.d, 1, 7)' 'sum(x.v)'
sum volunteer_months k 1 x.volunteer_months
count trainings train 1
sum training_attendees train 1 x.n
by talents_by_kind talent 1 x.kind 'sum(x.n)'
sum exam_taken talent "kind = '4'" x.n
sum exam_passed talent "kind = '5'" x.n
for column in issued:发放份数 valid:有效份数 very_sat:非常满意 sat:满意 neutral:一般 dissat:不满意 very_dissat:非常不满意 aware:知晓人数; do
	sum "survey_${column%%:*}" r_satisfaction 1 "x.\"${column##*:}\""
done
count issues issue 1
count issues_done issue done
count issues_overdue issue 'due AND NOT done'
count cases_sent r_cases 1
count cases_public r_cases "\"是否同意公开\" = '是'"
count experiences_sent r_experiences 1
count experiences_key r_experiences "\"镇街推荐等级\" = '重点'"
sum incubation_quota "(SELECT p.phase, q.* FROM quota q JOIN phases p)" 1 x.n
count townships place 1
# What townships do on time, as 0 or 1 each: the district counts them.
each special_townships train "kind = '专题培训'" "coalesce(min(x.d) <= '2022-09-30', 0)"
each special_none train "kind = '专题培训'" 'count(x.d) = 0'
each tasklist_townships duty "kind = '任务清单'" "coalesce(min(x.d) <= '2022-05-31', 0)"
each workplan_townships duty "kind IN ('年度计划', '工作方案')" "coalesce(min(x.d) <= '2022-05-31', 0)"
each measures_townships duty "kind = '落实措施'" "coalesce(min(x.d) <= '2022-05-31', 0)"
each fields_covered "(SELECT org.*, code FROM org JOIN field ON '；' || fields || '；' LIKE '%；' || label || '；%')" "counted AND code <> '99'" 'count(DISTINCT x.code)'
echo "INSERT INTO e SELECT phase, '450199', id, key, sum(num), max(den) FROM e GROUP BY phase, id, key;"

# Where the district is not the sum of its townships.
cat <<'SQL'
DELETE FROM e WHERE place = '450199' AND id IN ('fund_sources', 'fields_covered');
INSERT INTO e SELECT phase, '450199', 'fund_sources', '', count(DISTINCT source), 1 FROM fund WHERE fen > 0 AND year >= 2022 GROUP BY phase;
INSERT INTO e SELECT phase, '450199', 'fields_covered', '', count(DISTINCT code), 1 FROM org JOIN field
	ON '；' || fields || '；' LIKE '%；' || label || '；%' WHERE counted AND code <> '99' GROUP BY phase;
DELETE FROM e WHERE place <> '450199' AND id IN ('townships', 'special_none', 'tasklist_townships', 'workplan_townships', 'measures_townships');
INSERT INTO e SELECT phase, township, 'special_training', '', julianday(min(d)) - 2440587.5, 1 FROM train WHERE kind = '专题培训' GROUP BY 1, 2;
-- One community.
INSERT INTO e SELECT phase, ltrim(code, 'Q'), 'orgs', '', orgs, 1 FROM k;
INSERT INTO e SELECT phase, ltrim(code, 'Q'), 'brands', '', brands, 1 FROM k;
INSERT INTO e SELECT phase, ltrim(code, 'Q'), 'standard', '', standard, 1 FROM k;
INSERT INTO e SELECT phase, ltrim(code, 'Q'), 'standard_gap', '', max(0, standard - orgs), 1 FROM k;
-- What is short of the average: whole organisations.
INSERT INTO e SELECT a.phase, a.place, replace(a.id, 'communities', 'short'), '', max(0, CASE a.id WHEN 'urban_communities' THEN 8 ELSE 4 END * a.num - b.num), 1
	FROM e a JOIN e b ON b.phase = a.phase AND b.place = a.place AND b.id = replace(a.id, 'communities', 'orgs')
	WHERE a.id IN ('urban_communities', 'rural_communities');
-- The communities of a place in order of their number of organisations.
CREATE TABLE ladder AS SELECT phase, township place, orgs, row_number() OVER (PARTITION BY phase, township ORDER BY orgs) r,
	count(*) OVER (PARTITION BY phase, township) n FROM k
	UNION ALL SELECT phase, '450199', orgs, row_number() OVER (PARTITION BY phase ORDER BY orgs), count(*) OVER (PARTITION BY phase) FROM k;
INSERT INTO e SELECT phase, place, 'orgs_median', '', sum(orgs), count(*) FROM ladder WHERE r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY 1, 2;
CREATE TABLE kind AS SELECT phase, place, urban, orgs, row_number() OVER w r, count(*) OVER (PARTITION BY phase, place, urban) n
	FROM (SELECT phase, township place, urban, orgs FROM k UNION ALL SELECT phase, '450199', urban, orgs FROM k) WINDOW w AS (PARTITION BY phase, place, urban ORDER BY orgs);
INSERT INTO e SELECT phase, place, CASE WHEN urban THEN 'urban_median' ELSE 'rural_median' END, '', sum(orgs), count(*)
	FROM kind WHERE r IN ((n + 1) / 2, (n + 2) / 2) GROUP BY phase, place, urban;
INSERT INTO e SELECT phase, place, 'orgs_least', '', min(orgs), 1 FROM ladder GROUP BY 1, 2;
INSERT INTO e SELECT phase, place, 'orgs_most', '', max(orgs), 1 FROM ladder GROUP BY 1, 2;
SQL
district catalog_items 'SELECT count(*) FROM d_catalog'
district listed_providers 'SELECT count(*) FROM d_providers'
district mechanism_documents "SELECT count(*) FROM d_mechanism WHERE \"机制类别\" = '工作协调机制' AND \"印发日期\" <= cutoff"
district mechanism_date "SELECT julianday(min(\"印发日期\")) - 2440587.5 FROM d_mechanism WHERE \"机制类别\" = '工作协调机制'"
district mechanism_meetings 'SELECT sum("召开会议次数") FROM d_mechanism'
district incubation_mechanisms "SELECT count(*) FROM d_mechanism WHERE \"机制类别\" = '城市孵化机制' AND \"印发日期\" <= cutoff"
district first_roster "SELECT count(*) FROM d_experts WHERE \"批次\" = 1 AND \"人员类别\" = '师资' AND \"列入日期\" <= '2022-12-31'"
district first_roster_date "SELECT julianday(min(\"列入日期\")) - 2440587.5 FROM d_experts WHERE \"批次\" = 1 AND \"人员类别\" = '师资'"
difference growth_2022 orgs_2022 orgs_2021
difference growth_2023 orgs orgs_2022
difference issues_open issues issues_done
for pair in fund_total:fund_yuan fund_spent:fund_spent_yuan fund_in_kind:fund_in_kind_yuan purchase_total:purchase_yuan purchase_paid:purchase_paid_yuan incubated_total:incubated_2022; do
	echo "INSERT INTO e SELECT phase, place, '${pair%%:*}', '', num, den FROM e WHERE id = '${pair##*:}';"
done
rate urban_avg "'urban_orgs'" "'urban_communities'"
rate rural_avg "'rural_orgs'" "'rural_communities'"
rate urban_avg_2022 "'urban_orgs_2022'" "'urban_communities'"
rate rural_avg_2022 "'rural_orgs_2022'" "'rural_communities'"
rate brand_coverage "'brand_communities'" "'communities_all'"
rate brand_cover_2022 "'brand_2022_communities'" "'communities_all'"
rate brand_any_rate "'brand_any_communities'" "'communities_all'"
rate met_rate "'met_communities'" "'communities_all'"
rate urban_met_share "'urban_met'" "'urban_communities'"
rate rural_met_share "'rural_met'" "'rural_communities'"
rate participants_avg "'participants'" "'activities'"
rate activities_per_org "'activities'" "'orgs'"
rate survey_return "'survey_valid'" "'survey_issued'"
rate incubation_rate "'incubated_2022'" "'incubation_quota'"
rate rural_kind_rate "'rural_kind_villages'" "'rural_communities'"
rate contact_rate "'contact_communities'" "'communities_all'"
rate contact_share "'contact_ok'" "'communities_all'"
rate committee_rate "'committee_communities'" "'communities_all'"
rate secretary_rate "'secretary_communities'" "'communities_all'"
rate duty_share "'committee_communities', 'secretary_communities'" "'communities_all'"
rate active_rate "'active_orgs'" "'orgs'"
rate service_rate "'service_orgs'" "'orgs'"
rate trained_rate "'trained_orgs'" "'orgs'"
rate charter_rate "'charter_orgs'" "'orgs'"
rate appraised_rate "'appraised_orgs'" "'orgs'"
rate info_rate "'info_orgs'" "'orgs'"
rate norm_share "'appraised_orgs', 'info_orgs'" "'orgs'"
rate leader_party_rate "'leaders_in_party'" "'orgs'"
rate party_org_rate "'party_formed'" "'party_eligible'"
rate party_work_rate "'party_worked'" "'orgs'"
rate filed_rate "'orgs'" "'managed_orgs'"
rate brand_good_share "'brands_good'" "'brands'"
rate fund_use_rate "'fund_spent_yuan'" "'fund_yuan'"
rate purchase_paid_rate "'purchase_paid_yuan'" "'purchase_yuan'"
rate in_catalog_share "'purchases_in_catalog'" "'purchases'"
rate on_list_share "'purchases_listed'" "'purchases'"
rate issues_done_rate "'issues_done'" "'issues'"
rate satisfied_rate "'survey_very_sat', 'survey_sat'" "'survey_valid'"
rate aware_rate "'survey_aware'" "'survey_valid'"
rate special_share "'special_townships'" "'townships'"
cat <<'SQL'
UPDATE e SET den = 2 * den WHERE id IN ('duty_share', 'norm_share');
DELETE FROM e WHERE place <> '450199' AND id IN ('special_share', 'incubated_total');
INSERT INTO e SELECT phase, township, 'volunteer_share', '', sum(volunteer_months), count(*) * months FROM k JOIN place USING (phase, township) GROUP BY 1, 2;
INSERT INTO e SELECT phase, '450199', 'volunteer_share', '', sum(volunteer_months), count(*) * max(months) FROM k JOIN place USING (phase, township) GROUP BY 1;
INSERT INTO e SELECT phase, place, 'satisfaction_score', '', 20 * sum(num * CASE id WHEN 'survey_very_sat' THEN 5 WHEN 'survey_sat' THEN 4
	WHEN 'survey_neutral' THEN 3 WHEN 'survey_dissat' THEN 2 WHEN 'survey_very_dissat' THEN 1 ELSE 0 END), sum(num) FILTER (WHERE id = 'survey_valid')
	FROM e WHERE id LIKE 'survey%' GROUP BY 1, 2;
SQL
