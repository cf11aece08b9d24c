#!/bin/sh
# An independent recount: the main figures of a clean season, counted by sqlite3 from the CSV files themselves, must be
# those of facts.xml, exactly, in both phases, for every township and the district. Shares no code with the program.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/season" -o "$work/season" --townships 6 --communities 60 --orgs 350 --activities 3000 --seed 11
status=0
"$build/evalseason" build "$work/season" -o "$work/output" --only ranking -q >"$work/log" 2>&1 || status=$?
[ "$status" -le 1 ] || { cat "$work/log" >&2; echo "build 以 $status 结束" >&2; exit 1; }

# The CSV files as they are, with the phase and the township in front.
for dir in "$work"/season/submissions/*; do
	name=$(basename "$dir")
	for file in "$dir"/*.csv; do
		table=$(basename "$file" | sed 's/^[0-9]*_//; s/_[0-9]*\.csv$//')
		echo ".import --csv $file t"
		echo "CREATE TABLE IF NOT EXISTS r_$table AS SELECT '' phase, '' township, * FROM t WHERE 0;"
		echo "INSERT INTO r_$table SELECT '${name#*-}', '${name%%-*}000', * FROM t; DROP TABLE t;"
	done
done >"$work/import.sql"

# Every <v> of facts.xml: phase, place, id, key, numerator, denominator.
tr -d '\n' <"$work/output/data/facts.xml" | awk -v RS='<' '
	function attr(name,   m) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	/^phase / { phase = attr("id") }
	/^v / && attr("num") != "" { print phase "|" attr("place") "|" attr("id") "|" attr("key") "|" attr("num") "|" attr("den") }
' >"$work/facts.psv"

count() { each "$1" "$2" "$3" "count(x.township)" "''"; }
sum() { each "$1" "$2" "$3" "coalesce(sum($4), 0)" "''"; }
# id, table, condition, expression, key: per township, then the district as their sum.
each() {
	echo "INSERT INTO e SELECT p.phase, p.township, '$1', $5, $4, 1 FROM place p LEFT JOIN $2 x
		ON x.phase = p.phase AND x.township = p.township AND ($3) GROUP BY p.phase, p.township, $5;"
}
by() { # id, table, condition, key, expression (default: rows)
	echo "INSERT INTO e SELECT x.phase, x.township, '$1', $4, ${5:-count(*)}, 1 FROM $2 x WHERE ($3)
		GROUP BY x.phase, x.township, $4;"
}
ratio() { # id, numerator, denominator
	echo "INSERT INTO e SELECT a.phase, a.place, '$1', '', a.num, b.num FROM e a JOIN e b
		ON a.phase = b.phase AND a.place = b.place AND a.key = b.key WHERE a.id = '$2' AND b.id = '$3' AND b.num > 0;"
}

cat >"$work/prepare.sql" <<'SQL'
CREATE TABLE e(phase, place, id, key, num INTEGER, den INTEGER);
CREATE TABLE place AS SELECT phase, township, "数据截止日期" cutoff FROM r_submission;
CREATE TABLE k AS SELECT phase, township, "社区（村）编码" code, "社区类型" = '城市社区' urban, "是否建立定期联系制度" = '是' contact,
	"2023年联系次数" contacts FROM r_communities;
CREATE TABLE act AS SELECT a.phase, a.township, "主办组织编号" org, "活动日期" d, "参与人次" n, "志愿者人次" v, "受益人次" b,
	CAST(round("志愿服务时长（小时）" * 10) AS INTEGER) h10, CAST("驻区单位数" AS INTEGER) partners,
	CASE "系列" WHEN '邻里守望' THEN '1' WHEN '共建共治共享' THEN '2' WHEN '共创平安' THEN '3' WHEN '文化铸魂' THEN '4' ELSE '9' END series
	FROM r_activities a;
CREATE TABLE org AS SELECT o.phase, o.township, o."组织编号" id, k.urban, k.code community, p.cutoff, "成立日期" born,
	"注销/终止日期" died, substr("登记备案状态", 1, 2) st, "孵化完成日期" out, "是否孵化培育" = '是' inc,
	CAST("党员人数" AS INTEGER) party, "党组织形式" <> '未建' formed, "有无党建指导员/联络员" = '是' guided, "负责人是否党员" = '是' leader,
	"是否采用章程示范文本" = '是' charter, "是否录入备案信息系统" = '是' info, "最近评议日期" <> '' appraised,
	CASE "组织类别" WHEN '生活服务类' THEN '1' WHEN '社区事务类' THEN '2' WHEN '文体活动类' THEN '3' WHEN '公益慈善类' THEN '4' WHEN '居民互助类' THEN '5' ELSE '6' END category,
	CASE "组织性质" WHEN '服务型' THEN '1' WHEN '公益性' THEN '2' WHEN '互助性' THEN '3' ELSE '9' END nature,
	CASE substr("服务领域", 1, 4) WHEN '治安综合' THEN '01' WHEN '矛盾纠纷' THEN '02' WHEN '社区协商' THEN '03' WHEN '志愿服务' THEN '04'
		WHEN '社区矫正' THEN '05' WHEN '社区戒毒' THEN '06' WHEN '社区康复' THEN '07' WHEN '环境卫生' THEN '08' WHEN '物业管理' THEN '09'
		WHEN '流动人口' THEN '10' WHEN '乡村振兴' THEN '11' ELSE '99' END field
	FROM r_organizations o JOIN place p USING (phase, township)
	LEFT JOIN k ON k.phase = o.phase AND k.township = o.township AND k.code = o."所属社区（村）编码";
CREATE INDEX act_org ON act(org, phase, township);
ALTER TABLE org ADD COLUMN counted; ALTER TABLE org ADD COLUMN recent;
UPDATE org SET counted = st IN ('登记', '备案') AND born <= cutoff AND (died = '' OR died > cutoff),
	recent = (SELECT count(*) FROM act a WHERE a.phase = org.phase AND a.township = org.township AND a.org = org.id
		AND a.d > date(org.cutoff, '-1 year') AND a.d <= org.cutoff);
ALTER TABLE k ADD COLUMN orgs; ALTER TABLE k ADD COLUMN brands;
UPDATE k SET orgs = (SELECT count(*) FROM org o WHERE o.phase = k.phase AND o.township = k.township AND o.community = k.code AND o.counted),
	brands = (SELECT count(*) FROM r_brands b JOIN org o ON o.phase = b.phase AND o.township = b.township AND o.id = b."组织编号"
		WHERE b.phase = k.phase AND b.township = k.township AND o.community = k.code);
CREATE TABLE q(key, last);
INSERT INTO q VALUES ('2021Q4', '2021-12-31'), ('2022Q1', '2022-03-31'), ('2022Q2', '2022-06-30'), ('2022Q3', '2022-09-30'),
	('2022Q4', '2022-12-31'), ('2023Q1', '2023-03-31'), ('2023Q2', '2023-06-30'), ('2023Q3', '2023-09-30');
CREATE TABLE stock AS SELECT o.phase, o.township, q.key FROM org o JOIN q
	WHERE o.st IN ('登记', '备案') AND o.born <= q.last AND (o.died = '' OR o.died > q.last);
CREATE TABLE fund AS SELECT phase, township, "年度" year, "是否实物折价" = '是' kind,
	CAST(round("金额（元）" * 100) AS INTEGER) fen, CAST(round("已使用（元）" * 100) AS INTEGER) spent,
	CASE "资金来源" WHEN '福彩公益金' THEN '01' WHEN '惠民资金' THEN '02' WHEN '社会组织发展资金' THEN '03' WHEN '党组织服务群众经费' THEN '04'
		WHEN '社会赞助' THEN '05' WHEN '慈善捐赠' THEN '06' WHEN '社区资源置换' THEN '07' ELSE '?' END source FROM r_funds;
CREATE TABLE buy AS SELECT phase, township, "签订日期" d, CAST(round("合同金额（元）" * 100) AS INTEGER) fen,
	CAST(round("已付（元）" * 100) AS INTEGER) paid FROM r_purchases;
SQL

{
	cat "$work/import.sql" "$work/prepare.sql"
	count orgs org counted
	count urban_orgs org 'counted AND urban'
	count rural_orgs org 'counted AND NOT urban'
	count communities_all k 1
	count urban_communities k urban
	count rural_communities k 'NOT urban'
	count met_communities k 'urban AND orgs >= 8 OR NOT urban AND orgs >= 4'
	count brand_communities k 'brands >= 2'
	count empty_communities k 'orgs = 0'
	count brands r_brands 1
	count incubated_2022 org "inc AND out LIKE '2022%'"
	count incubated_2023 org "inc AND out LIKE '2023%'"
	count orgs_2021 org "st IN ('登记', '备案') AND born <= '2021-12-31' AND (died = '' OR died > '2021-12-31')"
	count new_orgs_2023 org "counted AND born LIKE '2023%'"
	count party_eligible org 'counted AND party >= 3'
	count party_formed org 'counted AND party >= 3 AND formed'
	count party_guided org 'counted AND guided'
	count leaders_in_party org 'counted AND leader'
	count contact_communities k contact
	sum contacts_2023 k 1 x.contacts
	count charter_orgs org 'counted AND charter'
	count info_orgs org 'counted AND info'
	count appraised_orgs org 'counted AND appraised'
	count active_orgs org 'counted AND recent >= 4'
	count idle_orgs org 'counted AND recent = 0'
	by stock stock 1 x.key
	by orgs_by_field org counted x.field
	by orgs_by_category org counted x.category
	by orgs_by_nature org counted x.nature
	sum fund_yuan fund 'NOT kind' x.fen
	sum fund_spent_yuan fund 'NOT kind' x.spent
	sum fund_in_kind_yuan fund kind x.fen
	sum fund_2022_yuan fund 'NOT kind AND year = 2022' x.fen
	by fund_by_source fund 'NOT kind' x.source 'sum(x.fen)'
	count purchases buy 1
	sum purchase_yuan buy 1 x.fen
	sum purchase_paid_yuan buy 1 x.paid
	sum purchase_2023_yuan buy "d LIKE '2023%'" x.fen
	count activities act 1
	sum participants act 1 x.n
	sum volunteers act 1 x.v
	sum beneficiaries act 1 x.b
	count partnered_activities act 'partners > 0'
	by activities_by_series act 1 x.series
	by participants_by_series act 1 x.series 'sum(x.n)'
	by participants_by_month act "x.d >= '2023-01-01'" 'substr(x.d, 1, 7)' 'sum(x.n)'
	count trainings r_trainings 1
	sum training_attendees r_trainings 1 'x."参训人次"'
	sum survey_valid r_satisfaction 1 'x."有效份数"'
	sum survey_very_sat r_satisfaction 1 'x."非常满意"'
	count issues r_problems 1
	count cases_sent r_cases 1
	echo "INSERT INTO e SELECT phase, '450199', id, key, sum(num), 1 FROM e GROUP BY phase, id, key;"
	ratio urban_avg urban_orgs urban_communities
	ratio rural_avg rural_orgs rural_communities
	ratio brand_coverage brand_communities communities_all
	ratio met_rate met_communities communities_all
	ratio active_rate active_orgs orgs
	ratio party_org_rate party_formed party_eligible
	ratio fund_use_rate fund_spent_yuan fund_yuan
	cat <<-SQL
	INSERT INTO e SELECT phase, township, 'volunteer_hours', '', sum(h10), 10 FROM act GROUP BY 1, 2;
	CREATE TABLE f(phase, place, id, key, num INTEGER, den INTEGER);
	.separator |
	.import $work/facts.psv f
	SELECT e.phase, e.place, e.id, e.key, '应为', e.num || '/' || e.den, '报告为', coalesce(f.num || '/' || f.den, '无') FROM e
		LEFT JOIN f ON f.phase = e.phase AND f.place = e.place AND f.id = e.id AND f.key = e.key
		WHERE f.num IS NULL OR f.num * e.den <> e.num * f.den LIMIT 40;
	.output $work/checked
	SELECT count(*) FROM e;
	SQL
} >"$work/all.sql"
sqlite3 -separator ' ' :memory: <"$work/all.sql" >"$work/wrong"
[ "$(cat "$work/checked")" -gt 900 ] || { echo "复算的数字太少" >&2; exit 1; }
[ ! -s "$work/wrong" ] || { echo "与复算不一致：" >&2; cat "$work/wrong" >&2; exit 1; }
