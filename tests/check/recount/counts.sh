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
listed() { # id, table, condition, list of words, column (one word or several), expression (default: rows)
	by "$1" "(SELECT t.*, w.code FROM $2 t JOIN word w ON w.list = '$4' AND '；' || t.$5 || '；' LIKE '%；' || w.label || '；%')" "$3" x.code "${6:-count(*)}"
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
# The annex of all projects.
count streets due x.street
sum population r_communities 1 'x."常住人口（人）"'
sum households r_communities 1 'x."户数"'
sum members org counted x.members
sum staff org counted x.staff
sum org_income org counted x.income
count orgs_coop org "alive AND status = '9'"
count orgs_filed org "alive AND status = '3'"
count orgs_unfiled org "alive AND status = '4'"
count orgs_registered org "alive AND status IN ('1', '2')"
count brands_2021 org "branded AND EXISTS (SELECT * FROM brand b WHERE b.phase = x.phase AND b.township = x.township AND b.org = x.id AND b.d <= '2021-12-31')"
count brand_2021_communities k 'brands_2021 >= 2'
sum contacts_2022 k 1 x.contacts_2022
count contact_records_2023 party "kind IN ('联系走访', '联席会议') AND d LIKE '2023%'"
count party_days party "kind = '主题党日'"
listed party_by_kind party 1 'party record' kind
sum members_developed_2022 party "kind = '发展党员' AND d LIKE '2022%'" x.n
sum members_developed_2023 party "kind = '发展党员' AND d LIKE '2023%'" x.n
count party_orgs org 'counted AND formed'
sum org_party_members org counted x.party
listed orgs_by_party_form org counted 'party form' form
listed orgs_by_governance org counted body bodies
listed orgs_by_sharing org counted sharing sharing
listed orgs_by_appraisal org 'counted AND appraised' appraisal appraisal
listed rural_kind_orgs org 'counted AND rural_kind' rural rural
sum incubator_staff inc 1 x.staff
hatches="kind IN ('孵化中心/基地', '孵化服务站')"
listed incubators_by_level inc "$hatches" level level
listed incubators_by_kind inc 1 incubator kind
listed incubators_by_host inc "$hatches" host host
listed incubators_by_sharing inc "$hatches" sharing sharing
listed incubators_by_function inc "$hatches" function functions
sum graduated_2022 r_incubators 1 'x."2022年出壳数"'
sum graduated_2023 r_incubators 1 'x."2023年出壳数"'
count support_orgs inc "kind = '支持性社会组织'"
listed support_by_level inc "kind = '支持性社会组织'" level level
count federations_due due due
count towns_qualified due 'due AND NOT x.street'
count streets_federated due 'x.street AND built'
count towns_federated due 'due AND NOT x.street AND built'
listed fund_by_use r_cash 1 use use 'sum(x.fen)'
sum fund_impl fund "NOT kind AND got BETWEEN '2022-06-01' AND '2023-08-31'" x.fen
sum fund_purchase fund "use = '购买服务'" x.fen
sum fund_social fund "source IN ('05', '06', '07')" x.fen
count cooperations fund "source IN ('05', '06', '07') AND fen > 0 AND year >= 2022"
each social_kinds fund "source IN ('05', '06', '07') AND fen > 0 AND year >= 2022" 'count(DISTINCT x.source)'
count purchases_accepted buy accepted
count purchases_from_orgs buy own
sum purchase_from_orgs buy own x.fen
count purchases_impl buy "d BETWEEN '2022-06-01' AND '2023-08-31'"
sum purchase_impl buy "d BETWEEN '2022-06-01' AND '2023-08-31'" x.fen
count city_purchases buy city
by purchase_by_year buy 1 'substr(x.d, 1, 4)' 'sum(x.fen)'
listed purchase_by_source buy 1 source source 'sum(x.fen)'
listed purchase_by_method buy 1 method method
count trainings_impl train "d BETWEEN '2022-06-01' AND '2023-08-31'"
count city_guidance train guided
sum training_hours train 1 x.h10 10
sum training_cost train 1 x.fen
sum leaders_attending train 1 x.leaders
sum backbones_attending train 1 x.backbones
each trained_heads org 'counted AND led' 'count(DISTINCT x.who)'
echo "UPDATE e SET num = min(num, (SELECT l.num FROM e l WHERE l.phase = e.phase AND l.place = e.place AND l.id = 'leaders_attending')) WHERE id = 'trained_heads';"
each trained_backbones train 1 'coalesce(max(x.backbones), 0)'
listed trainings_by_kind train 1 training kind
listed trainings_by_topic train 1 topic topics
listed trainings_by_mode train 1 mode modes
sum special_attendees train "kind = '专题培训'" x.n
each special_october train "kind = '专题培训'" "coalesce(min(x.d) BETWEEN '2022-10-01' AND '2022-10-31', 0)"
listed special_trainings train "kind = '专题培训'" mode modes
sum talent_amount r_talents 1 'round(coalesce(nullif(x."金额（元）", '"''"'), 0) * 100)'
sum certified talent "kind IN ('6', '7', '8')" x.n
sum partner_units act 1 x.partners
count linked_full act 'linked = 5'
listed linkage_activities r_activities 1 linked '"五社联动参与方"'
count activities_impl act "d BETWEEN '2022-06-01' AND '2023-08-31'"
sum activity_cost r_activities 1 'round(coalesce(nullif(x."支出（元）", '"''"'), 0) * 100)'
by beneficiaries_by_series act 1 x.series 'sum(x.b)'
by activities_by_month act 1 'substr(x.d, 1, 7)'
listed activities_by_field r_activities 1 field '"服务领域"'
each series_count act "series <> '9'" 'count(DISTINCT x.series)'
each surveyed_communities r_satisfaction 1 'count(DISTINCT x."社区编码")'
count surveys_small r_satisfaction 'CAST("有效份数" AS INTEGER) < 30'
count brands_replicated brand 'named AND copied >= 1'
sum brand_media brand named x.media
count brands_awarded brand 'named AND awarded'
for rating in appeal cohesion sustain; do
	count brand_${rating}_rated brand "named AND $rating >= 1"
	sum brand_${rating}_points brand named x.$rating
done
listed brands_by_type brand named 'brand type' type
listed brands_by_level brand named 'brand level' level
listed brands_by_field brand named field field
each brand_fields "(SELECT b.*, w.code FROM brand b JOIN word w ON w.list = 'field' AND w.label = b.field)" "named AND code <> '99'" 'count(DISTINCT x.code)'
listed duties duty 1 duty kind
count tasklists duty "kind = '任务清单'"
count plans_2022 duty "kind = '年度计划' AND year = 2022"
count plans_2023 duty "kind = '年度计划' AND year = 2023"
count schemes duty "kind = '工作方案'"
count policy_studies duty "kind = '政策传达学习'"
count meetings duty "kind = '专题会议'"
count secretaries k 1
listed issues_by_finder issue 1 finder found_by
listed issues_by_result issue 1 mended result
listed publicity r_publicity 1 media '"媒体层级"'
listed publicity_titles news 1 media level
listed publicity_by_form r_publicity 1 'news form' '"形式"'
listed publicity_by_channel r_publicity 1 channel '"渠道"'
sum publicity_points news 1 x.tenths 10
listed cases_by_project r_cases 1 project '"所属工程"'
listed experiences_by_theme r_experiences 1 project '"主题"'
each topic_count "(SELECT t.*, w.code FROM train t JOIN word w ON w.list = 'topic' AND '；' || topics || '；' LIKE '%；' || label || '；%')" "code <> '5'" 'count(DISTINCT x.code)'
each mode_count "(SELECT t.*, w.code FROM train t JOIN word w ON w.list = 'mode' AND '；' || modes || '；' LIKE '%；' || label || '；%')" 1 'count(DISTINCT x.code)'
echo "INSERT INTO e SELECT phase, '450199', id, key, sum(num), max(den) FROM e GROUP BY phase, id, key;"

# Where the district is not the sum of its townships.
cat <<'SQL'
DELETE FROM e WHERE place = '450199' AND id IN ('fund_sources', 'fields_covered');
INSERT INTO e SELECT phase, '450199', 'fund_sources', '', count(DISTINCT source), 1 FROM fund WHERE fen > 0 AND year >= 2022 GROUP BY phase;
DELETE FROM e WHERE place = '450199' AND id IN ('social_kinds', 'series_count', 'brand_fields', 'topic_count', 'mode_count', 'publicity_titles', 'publicity_points');
INSERT INTO e SELECT phase, '450199', 'social_kinds', '', count(DISTINCT source), 1 FROM fund WHERE source IN ('05', '06', '07') AND fen > 0 AND year >= 2022 GROUP BY phase;
INSERT INTO e SELECT phase, '450199', 'series_count', '', count(DISTINCT series), 1 FROM act WHERE series <> '9' GROUP BY phase;
INSERT INTO e SELECT phase, '450199', 'brand_fields', '', count(DISTINCT field), 1 FROM brand WHERE named AND field <> '其他' GROUP BY phase;
INSERT INTO e SELECT phase, '450199', 'topic_count', '', count(DISTINCT label), 1 FROM train JOIN word ON list = 'topic' AND code <> '5' AND '；' || topics || '；' LIKE '%；' || label || '；%' GROUP BY phase;
INSERT INTO e SELECT phase, '450199', 'mode_count', '', count(DISTINCT label), 1 FROM train JOIN word ON list = 'mode' AND '；' || modes || '；' LIKE '%；' || label || '；%' GROUP BY phase;
INSERT INTO e SELECT phase, '450199', 'publicity_titles', code, count(DISTINCT title), 1 FROM news JOIN word ON list = 'media' AND label = level GROUP BY phase, code;
INSERT INTO e SELECT phase, '450199', 'publicity_points', '', sum(tenths), 10 FROM (SELECT DISTINCT phase, title, level, tenths FROM news) GROUP BY phase;
INSERT INTO e SELECT phase, '450199', 'fields_covered', '', count(DISTINCT code), 1 FROM org JOIN field
	ON '；' || fields || '；' LIKE '%；' || label || '；%' WHERE counted AND code <> '99' GROUP BY phase;
DELETE FROM e WHERE place <> '450199' AND id IN ('townships', 'special_none', 'special_october', 'tasklist_townships', 'workplan_townships', 'measures_townships');
INSERT INTO e SELECT phase, township, 'special_training', '', julianday(min(d)) - 2440587.5, 1 FROM train WHERE kind = '专题培训' GROUP BY 1, 2;
INSERT INTO e SELECT phase, township, 'tasklist_date', '', julianday(min(d)) - 2440587.5, 1 FROM duty WHERE kind = '任务清单' GROUP BY 1, 2;
INSERT INTO e SELECT phase, township, 'workplan_date', '', julianday(min(d)) - 2440587.5, 1 FROM duty WHERE kind IN ('年度计划', '工作方案') GROUP BY 1, 2;
INSERT INTO e SELECT phase, township, 'measures_date', '', julianday(min(d)) - 2440587.5, 1 FROM duty WHERE kind = '落实措施' GROUP BY 1, 2;
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
INSERT INTO e SELECT a.phase, a.place, 'orgs_q' || q, '', (4 - (a.n - 1) * q % 4) * a.orgs + (a.n - 1) * q % 4 * b.orgs, 4
	FROM (SELECT 1 q UNION SELECT 3) JOIN ladder a ON a.r = (a.n - 1) * q / 4 + 1 JOIN ladder b ON b.phase = a.phase AND b.place = a.place AND b.r = min(a.r + 1, a.n);
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
district catalog_used 'SELECT count(*) FROM d_catalog c WHERE EXISTS (SELECT * FROM r_purchases b WHERE b.phase = phases.phase AND b."目录编号" = c."目录编号")'
district catalog_date 'SELECT julianday(min("印发日期")) - 2440587.5 FROM d_catalog'
district mechanism_members 'SELECT max(CAST("成员单位数（个）" AS INTEGER)) FROM d_mechanism'
district submitted_townships 'SELECT count(*) FROM place p WHERE p.phase = phases.phase'
of_district() { # id, table, list of words, column, date column
	echo "INSERT INTO e SELECT phase, '450199', '$1', code, count(*), 1 FROM phases JOIN $2 t JOIN word w ON w.list = '$3' AND w.label = t.\"$4\" WHERE t.\"$5\" <= cutoff GROUP BY 1, 4;"
}
of_district mechanisms_by_kind d_mechanism mechanism 机制类别 印发日期
of_district experts d_experts expert 人员类别 列入日期
of_district experts_by_level d_experts level 层级 列入日期
echo "INSERT INTO e SELECT phase, '450199', 'experts_by_field', \"专业领域\", count(*), 1 FROM phases JOIN d_experts WHERE \"列入日期\" <= cutoff GROUP BY 1, 4;"
difference growth orgs orgs_2021
difference purchase_gap purchase_yuan fund_purchase
difference growth_2022 orgs_2022 orgs_2021
difference growth_2023 orgs orgs_2022
difference issues_open issues issues_done
for pair in fund_total:fund_yuan fund_spent:fund_spent_yuan fund_in_kind:fund_in_kind_yuan purchase_total:purchase_yuan purchase_paid:purchase_paid_yuan incubated_total:incubated_2022; do
	echo "INSERT INTO e SELECT phase, place, '${pair%%:*}', '', num, den FROM e WHERE id = '${pair##*:}';"
done
for level in urban rural; do
	echo "INSERT INTO e SELECT a.phase, a.place, '${level}_avg_2021', '', coalesce(b.num, 0), a.num FROM e a LEFT JOIN e b ON b.phase = a.phase AND b.place = a.place AND b.id = 'stock_$level' AND b.key = '2021Q4'
		WHERE a.id = '${level}_communities' AND a.num > 0;"
	echo "INSERT INTO e SELECT p.phase, '450199', '${level}_met_townships', '', (SELECT count(*) FROM e a JOIN e b USING (phase, place)
		WHERE a.phase = p.phase AND a.place <> '450199' AND a.id = '${level}_orgs' AND b.id = '${level}_communities' AND b.num > 0 AND a.num >= CASE '$level' WHEN 'urban' THEN 8 ELSE 4 END * b.num), 1 FROM phases p;"
done
cat <<'SQL'
INSERT INTO e SELECT a.phase, a.place, 'orgs_with_coop', '', a.num + b.num, 1 FROM e a JOIN e b USING (phase, place) WHERE a.id = 'orgs' AND b.id = 'orgs_coop';
INSERT INTO e SELECT a.phase, a.place, 'per_10000', '', a.num * 10000, b.num FROM e a JOIN e b USING (phase, place) WHERE a.id = 'orgs' AND b.id = 'population';
INSERT INTO e SELECT a.phase, a.place, 'publicity_avg', '', a.num, 10 * b.num FROM e a JOIN e b USING (phase, place) WHERE a.id = 'publicity_points' AND b.id = 'communities_all';
INSERT INTO e SELECT a.phase, a.place, 'purchase_annual', '', a.num * 12, month FROM e a JOIN (SELECT phase, max(month) month FROM place GROUP BY 1) USING (phase) WHERE a.id = 'purchase_2023';
INSERT INTO e SELECT a.phase, a.place, 'purchase_growth', '', a.num * 12 - b.num * month, b.num * month FROM e a JOIN e b USING (phase, place)
	JOIN (SELECT phase, max(month) month FROM place GROUP BY 1) USING (phase) WHERE a.id = 'purchase_2023' AND b.id = 'purchase_2022' AND b.num > 0;
SQL
rate growth_rate "'growth'" "'orgs_2021'"
rate brand_cover_2021 "'brand_2021_communities'" "'communities_all'"
rate cobuilding_avg "'cobuilding'" "'communities_all'"
rate registered_share "'orgs_registered'" "'orgs'"
rate federation_rate "'streets_federated', 'towns_federated'" "'federations_due'"
rate from_orgs_share "'purchases_from_orgs'" "'purchases'"
rate brand_appeal "'brand_appeal_points'" "'brand_appeal_rated'"
rate brand_cohesion "'brand_cohesion_points'" "'brand_cohesion_rated'"
rate brand_sustain "'brand_sustain_points'" "'brand_sustain_rated'"
rate very_share "'survey_very_sat'" "'survey_valid'"
rate sat_share "'survey_sat'" "'survey_valid'"
rate neutral_share "'survey_neutral'" "'survey_valid'"
rate dissat_share "'survey_dissat'" "'survey_valid'"
rate very_dissat_share "'survey_very_dissat'" "'survey_valid'"
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
