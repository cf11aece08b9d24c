-- prepare.sql -- the submitted tables (r_*, with phase and township in front) and the district's (d_*), with the words
-- of their columns turned into what the counts ask for. Nothing here comes from the program or its plan.
CREATE TABLE e(phase, place, id, key, num INTEGER, den INTEGER);   -- what the season's figures must be
CREATE TABLE place AS SELECT phase, township, "数据截止日期" cutoff, "镇街类型" = '街道' street,
	(strftime('%Y', "数据截止日期") - 2022) * 12 + strftime('%m', "数据截止日期") - 5 months,   -- since June 2022
	CAST(strftime('%m', "数据截止日期") AS INTEGER) month, "报送日期" sent FROM r_submission;
CREATE TABLE k AS SELECT phase, township, "社区（村）编码" code, "社区类型" = '城市社区' urban, "是否建立定期联系制度" = '是' contact,
	CAST("2023年联系次数" AS INTEGER) contacts, CAST("2022年联系次数" AS INTEGER) contacts_2022, "书记述职是否包含" = '是' secretary,
	"""两委""考核是否包含" = '是' committee, cutoff, month FROM r_communities JOIN place USING (phase, township);
CREATE TABLE act AS SELECT a.phase, a.township, "活动社区编码" community, "主办组织编号" org, "活动日期" d, "参与人次" n,
	CAST("志愿者人次" AS INTEGER) v, "受益人次" b, CAST(round("志愿服务时长（小时）" * 10) AS INTEGER) h10,
	CAST("驻区单位数" AS INTEGER) partners, length("五社联动参与方") - length(replace("五社联动参与方", '；', '')) + 1 linked,
	"佐证材料编号" <> '' proof, CASE "系列" WHEN '邻里守望' THEN '1' WHEN '共建共治共享' THEN '2' WHEN '共创平安' THEN '3'
	WHEN '文化铸魂' THEN '4' ELSE '9' END series FROM r_activities a;
CREATE TABLE field(code, label);
INSERT INTO field VALUES ('01', '治安综合治理'), ('02', '矛盾纠纷调解'), ('03', '社区协商'), ('04', '志愿服务'), ('05', '社区矫正'),
	('06', '社区戒毒'), ('07', '社区康复'), ('08', '环境卫生'), ('09', '物业管理'), ('10', '流动人口管理服务'), ('11', '乡村振兴'), ('99', '其他');
CREATE TABLE org AS SELECT o.phase, o.township, o."组织编号" id, k.urban, k.code community, p.cutoff, "成立日期" born,
	"注销/终止日期" died, substr("登记备案状态", 1, 2) st, "孵化完成日期" out, "是否孵化培育" = '是' inc, "服务领域" fields,
	CAST("党员人数" AS INTEGER) party, "党组织形式" <> '未建' formed, "有无党建指导员/联络员" = '是' guided, "负责人是否党员" = '是' leader,
	"负责人是否兼职委员" = '是' parttime, "是否采用章程示范文本" = '是' charter, "是否录入备案信息系统" = '是' info,
	"最近评议日期" <> '' AND "最近评议日期" <= p.cutoff appraised, "评议结果" appraisal, "内部治理机构" bodies, "场地共享方式" sharing,
	"党组织形式" form, "负责人姓名" who, CAST("成员人数" AS INTEGER) members, CAST("专职人员数" AS INTEGER) staff,
	CAST(round("2023年收入（元）" * 100) AS INTEGER) income, "农村组织类型" rural, "是否品牌组织" = '是' brand,
	"农村组织类型" NOT IN ('', '不适用') AND NOT coalesce(k.urban, 1) rural_kind,
	CASE substr("登记备案状态", 1, 5) WHEN '登记（社会' THEN CASE WHEN "登记备案状态" LIKE '%团体%' THEN '1' ELSE '2' END
		WHEN '备案' THEN '3' WHEN '纳入管理未' THEN '4' ELSE '9' END status,
	CASE "组织类别" WHEN '生活服务类' THEN '1' WHEN '社区事务类' THEN '2' WHEN '文体活动类' THEN '3' WHEN '公益慈善类' THEN '4' WHEN '居民互助类' THEN '5' ELSE '6' END category,
	CASE "组织性质" WHEN '服务型' THEN '1' WHEN '公益性' THEN '2' WHEN '互助性' THEN '3' ELSE '9' END nature,
	(SELECT code FROM field WHERE substr("服务领域", 1, length(label)) = label) field
	FROM r_organizations o JOIN place p USING (phase, township)
	LEFT JOIN k ON k.phase = o.phase AND k.township = o.township AND k.code = o."所属社区（村）编码";
CREATE INDEX act_org ON act(org, phase, township);
CREATE TABLE brand AS SELECT b.phase, b.township, "组织编号" org, "确定日期" d, "有无发展规划" = '是' plan,
	CAST("复制推广次数" AS INTEGER) copied, CAST("媒体报道次数" AS INTEGER) media, "荣誉" <> '' awarded, "品牌形式" type, "认定层级" level, "领域" field,
	CAST("号召力" AS INTEGER) appeal, CAST("凝聚力" AS INTEGER) cohesion, CAST("持续力" AS INTEGER) sustain, p.cutoff FROM r_brands b JOIN place p USING (phase, township);
CREATE TABLE train AS SELECT t.phase, t.township, "培训日期" d, "类别" kind, "培训内容" topics, CAST("参训人次" AS INTEGER) n, "方式" modes, "主办单位" LIKE '%市社会组织孵化%' guided,
	CAST(round("学时" * 10) AS INTEGER) h10, CAST(round("支出（元）" * 100) AS INTEGER) fen, CAST("参训负责人人数" AS INTEGER) leaders, CAST("参训骨干人数" AS INTEGER) backbones,
	';' || replace("覆盖组织编号", '；', ';') || ';' orgs FROM r_trainings t JOIN place p USING (phase, township) WHERE "培训日期" <= cutoff;
ALTER TABLE org ADD COLUMN alive; ALTER TABLE org ADD COLUMN counted; ALTER TABLE org ADD COLUMN recent;
ALTER TABLE org ADD COLUMN branded; ALTER TABLE org ADD COLUMN solid; ALTER TABLE org ADD COLUMN trained;
UPDATE org SET alive = born <= cutoff AND (died = '' OR died > cutoff),
	recent = (SELECT count(*) FROM act a WHERE a.phase = org.phase AND a.township = org.township AND a.org = org.id
		AND a.d > date(org.cutoff, '+1 day', '-1 year', '-1 day') AND a.d <= org.cutoff),
	branded = brand AND EXISTS (SELECT * FROM brand b WHERE b.phase = org.phase AND b.township = org.township AND b.org = org.id AND b.d <= b.cutoff),
	solid = EXISTS (SELECT * FROM brand b WHERE b.phase = org.phase AND b.township = org.township AND b.org = org.id AND b.d <= b.cutoff
		AND b.plan AND b.copied >= 1 AND b.media >= 1),
	trained = EXISTS (SELECT * FROM train t WHERE t.phase = org.phase AND t.township = org.township AND instr(t.orgs, ';' || org.id || ';'));
UPDATE org SET counted = alive AND st IN ('登记', '备案');
UPDATE org SET branded = branded AND counted;
ALTER TABLE org ADD COLUMN led;
UPDATE org SET led = EXISTS (SELECT * FROM train t WHERE t.phase = org.phase AND t.township = org.township AND t.leaders > 0 AND instr(t.orgs, ';' || org.id || ';'));
ALTER TABLE brand ADD COLUMN named;
UPDATE brand SET named = d <= cutoff AND EXISTS (SELECT * FROM org o WHERE o.phase = brand.phase AND o.township = brand.township AND o.id = brand.org AND o.brand AND o.counted);
ALTER TABLE k ADD COLUMN orgs; ALTER TABLE k ADD COLUMN brands; ALTER TABLE k ADD COLUMN brands_2022; ALTER TABLE k ADD COLUMN brands_2021; ALTER TABLE k ADD COLUMN rural_orgs;
ALTER TABLE k ADD COLUMN volunteer_months; ALTER TABLE k ADD COLUMN standard;
UPDATE k SET orgs = (SELECT count(*) FROM org o WHERE o.phase = k.phase AND o.township = k.township AND o.community = k.code AND o.counted),
	brands = (SELECT count(*) FROM org o WHERE o.phase = k.phase AND o.township = k.township AND o.community = k.code AND o.branded),
	brands_2022 = (SELECT count(*) FROM org o WHERE o.phase = k.phase AND o.township = k.township AND o.community = k.code AND o.branded
		AND EXISTS (SELECT * FROM brand b WHERE b.phase = o.phase AND b.township = o.township AND b.org = o.id AND b.d <= '2022-12-31')),
	brands_2021 = (SELECT count(*) FROM org o WHERE o.phase = k.phase AND o.township = k.township AND o.community = k.code AND o.branded
		AND EXISTS (SELECT * FROM brand b WHERE b.phase = o.phase AND b.township = o.township AND b.org = o.id AND b.d <= '2021-12-31')),
	rural_orgs = (SELECT count(*) FROM org o WHERE o.phase = k.phase AND o.township = k.township AND o.community = k.code AND o.counted AND o.rural_kind),
	volunteer_months = (SELECT count(DISTINCT substr(a.d, 1, 7)) FROM act a WHERE a.phase = k.phase AND a.township = k.township
		AND a.community = k.code AND a.v >= 1 AND a.d >= '2022-06-01' AND a.d <= k.cutoff),
	standard = CASE WHEN urban THEN 8 ELSE 4 END;
CREATE TABLE q(key, last);
INSERT INTO q VALUES ('2021Q4', '2021-12-31'), ('2022Q1', '2022-03-31'), ('2022Q2', '2022-06-30'), ('2022Q3', '2022-09-30'),
	('2022Q4', '2022-12-31'), ('2023Q1', '2023-03-31'), ('2023Q2', '2023-06-30'), ('2023Q3', '2023-09-30'), ('2023Q4', '2023-12-31');
-- At the end of each quarter up to the cut-off, the last one at the cut-off itself.
CREATE TABLE stock AS SELECT o.phase, o.township, q.key, o.urban FROM org o JOIN q
	ON q.key <= strftime('%Y', o.cutoff) || 'Q' || ((strftime('%m', o.cutoff) + 2) / 3)
	WHERE o.st IN ('登记', '备案') AND o.born <= min(q.last, o.cutoff) AND (o.died = '' OR o.died > min(q.last, o.cutoff));
CREATE TABLE fund AS SELECT phase, township, "年度" year, "是否实物折价" = '是' kind,
	CAST(round("金额（元）" * 100) AS INTEGER) fen, CAST(round("已使用（元）" * 100) AS INTEGER) spent, "用途" use, "到账日期" got,
	CASE "资金来源" WHEN '福彩公益金' THEN '01' WHEN '惠民资金' THEN '02' WHEN '社会组织发展资金' THEN '03' WHEN '党组织服务群众经费' THEN '04'
		WHEN '社会赞助' THEN '05' WHEN '慈善捐赠' THEN '06' WHEN '社区资源置换' THEN '07' ELSE '?' END source FROM r_funds;
CREATE TABLE buy AS SELECT b.phase, b.township, "签订日期" d, CAST(round("合同金额（元）" * 100) AS INTEGER) fen,
	CAST(round("已付（元）" * 100) AS INTEGER) paid, "购买方式" method, "资金来源" source, "状态" = '已验收' accepted, "承接组织编号" <> '' own,
	"承接主体" LIKE '%市社会组织孵化%' city, EXISTS (SELECT * FROM d_catalog c WHERE c."目录编号" = b."目录编号") listed_item,
	EXISTS (SELECT * FROM d_providers v WHERE v."统一社会信用代码" = b."承接主体信用代码") listed_provider
	FROM r_purchases b JOIN place p USING (phase, township) WHERE "签订日期" <= cutoff;
CREATE TABLE inc AS SELECT i.phase, i.township, "类别" = '社区社会组织联合会' federation, "层级" = '街道（乡镇）级' here, "依托设施" host, "层级" level, "类别" kind,
	CAST(round("场地面积（平方米）" * 10) AS INTEGER) area10, CAST("工作人员数" AS INTEGER) staff, "服务功能" functions, "共享方式" sharing,
	CAST("在孵组织数" AS INTEGER) now, "镇是否具备成立条件" = '否' unfit, "佐证材料编号" <> '' proof
	FROM r_incubators i JOIN place p USING (phase, township) WHERE "建成日期" <= cutoff;
CREATE TABLE party AS SELECT r.phase, r.township, "日期" d, "类型" kind, CAST("人数" AS INTEGER) n, "佐证材料编号" <> '' proof
	FROM r_party r JOIN place p USING (phase, township) WHERE "日期" <= cutoff;
CREATE TABLE duty AS SELECT r.phase, r.township, "材料类型" kind, "年度" year, "印发日期" d, "佐证" <> '' proof
	FROM r_duties r JOIN place p USING (phase, township) WHERE "印发日期" <= cutoff AND "是否包含社区社会组织内容" = '是';
CREATE TABLE issue AS SELECT r.phase, r.township, "结果" = '已完成' done, "结果" result, "整改期限" <= cutoff due, "发现渠道" found_by, "佐证材料编号" <> '' proof
	FROM r_problems r JOIN place p USING (phase, township) WHERE "发现日期" <= cutoff;
CREATE TABLE news AS SELECT DISTINCT r.phase, r.township, "标题" title, CASE "媒体层级" WHEN '区级' THEN 10 WHEN '市级' THEN 20
	WHEN '省（区）级' THEN 30 WHEN '中央级' THEN 50 ELSE 2 END tenths, "媒体层级" level
	FROM r_publicity r JOIN place p USING (phase, township) WHERE "发布日期" <= cutoff;
CREATE TABLE talent AS SELECT phase, township, CAST("人数" AS INTEGER) n, "佐证材料编号" <> '' proof, CASE "类别" WHEN '教材' THEN '1'
	WHEN '考前培训' THEN '2' WHEN '考试费用' THEN '3' WHEN '报考' THEN '4' WHEN '通过' THEN '5' WHEN '持证助理' THEN '6'
	WHEN '持证中级' THEN '7' WHEN '持证高级' THEN '8' END kind FROM r_talents;
CREATE TABLE said AS SELECT "镇街代码" township, "事项" item, "数值" value FROM d_assessor;
CREATE TABLE quota AS SELECT "镇街代码" township, CAST("分配孵化数（个）" AS INTEGER) n FROM d_townships;
CREATE TABLE r_cash AS SELECT * FROM fund WHERE NOT kind;
CREATE TABLE due AS SELECT p.phase, p.township, p.street, p.street OR "是否应建联合会" = '是' due,
	EXISTS (SELECT * FROM inc WHERE inc.phase = p.phase AND inc.township = p.township AND federation) built FROM place p JOIN d_townships ON "镇街代码" = p.township;
CREATE TABLE phases AS SELECT DISTINCT phase, cutoff FROM place;
