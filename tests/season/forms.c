/* forms.c -- the forms as the plan prints them: XML names and Chinese headers. */
#include "season/sheet.h"

#define COLUMNS(...) (const struct column[]){ __VA_ARGS__, { NULL, NULL } }

const struct form forms[N_FORMS] = {
	[F_SUBMISSION] = { "submission", "report", "报送信息", COLUMNS(
		{ "township_code", "镇街代码" }, { "township_name", "镇街名称" }, { "township_type", "镇街类型" },
		{ "cutoff_date", "数据截止日期" }, { "version_no", "报送版次" }, { "submitted_on", "报送日期" },
		{ "filler_name", "填报人" }, { "filler_phone", "联系电话" }, { "reviewer_name", "审核人" },
		{ "leader_name", "分管负责人" }, { "population", "常住人口（人）" }) },
	[F_COMMUNITIES] = { "communities", "community", "社区（村）名册", COLUMNS(
		{ "community_code", "社区（村）编码" }, { "community_name", "社区（村）名称" },
		{ "community_kind", "社区类型" }, { "urban_rural_class", "城乡分类代码" }, { "households", "户数" },
		{ "population", "常住人口（人）" }, { "has_party_service_center", "有无党群服务中心" },
		{ "contact_system", "是否建立定期联系制度" }, { "contact_system_date", "制度建立日期" },
		{ "contact_count_2022", "2022年联系次数" }, { "contact_count_2023", "2023年联系次数" },
		{ "secretary_reported", "书记述职是否包含" }, { "committee_assessed", "\"两委\"考核是否包含" }) },
	[F_ORGANIZATIONS] = { "organizations", "organization", "社区社会组织台账", COLUMNS(
		{ "org_id", "组织编号" }, { "org_name", "组织名称" }, { "community_code", "所属社区（村）编码" },
		{ "status_kind", "登记备案状态" }, { "uscc", "统一社会信用代码" }, { "filing_no", "备案编号" },
		{ "established_date", "成立日期" }, { "filed_date", "登记/备案日期" },
		{ "closed_date", "注销/终止日期" }, { "org_category", "组织类别" }, { "org_nature", "组织性质" },
		{ "service_fields", "服务领域" }, { "rural_kind", "农村组织类型" }, { "leader_name", "负责人姓名" },
		{ "leader_phone", "负责人电话" }, { "leader_party_member", "负责人是否党员" },
		{ "leader_parttime_committee", "负责人是否兼职委员" }, { "members", "成员人数" },
		{ "staff_fulltime", "专职人员数" }, { "party_members", "党员人数" },
		{ "party_org_form", "党组织形式" }, { "party_guide", "有无党建指导员/联络员" },
		{ "charter_model", "是否采用章程示范文本" }, { "in_info_system", "是否录入备案信息系统" },
		{ "governance_bodies", "内部治理机构" }, { "appraisal_date", "最近评议日期" },
		{ "appraisal_result", "评议结果" }, { "incubated", "是否孵化培育" },
		{ "incubator_id", "孵化机构编号" }, { "incubated_date", "孵化完成日期" },
		{ "is_brand", "是否品牌组织" }, { "venue_shared", "场地共享方式" },
		{ "annual_income_2023", "2023年收入（元）" }) },
	[F_PARTY] = { "party", "party_record", "党建工作记录", COLUMNS(
		{ "record_id", "记录编号" }, { "community_code", "社区编码" }, { "org_id", "组织编号" },
		{ "record_date", "日期" }, { "record_kind", "类型" }, { "persons", "人数" }, { "content", "内容" },
		{ "evidence", "佐证材料编号" }) },
	[F_INCUBATORS] = { "incubators", "incubator", "孵化机构与联合会", COLUMNS(
		{ "incubator_id", "机构编号" }, { "name", "机构名称" }, { "level", "层级" }, { "kind", "类别" },
		{ "built_date", "建成日期" }, { "host_facility", "依托设施" }, { "sharing", "共享方式" },
		{ "area_sqm", "场地面积（平方米）" }, { "functions", "服务功能" }, { "staff", "工作人员数" },
		{ "operator", "运营单位" }, { "uscc", "统一社会信用代码" }, { "incubating_now", "在孵组织数" },
		{ "graduated_2022", "2022年出壳数" }, { "graduated_2023", "2023年出壳数" },
		{ "town_qualifies", "镇是否具备成立条件" }, { "evidence", "佐证材料编号" }) },
	[F_ACTIVITIES] = { "activities", "activity", "活动台账", COLUMNS(
		{ "activity_id", "活动编号" }, { "org_id", "主办组织编号" }, { "community_code", "活动社区编码" },
		{ "activity_date", "活动日期" }, { "end_date", "结束日期" }, { "title", "活动名称" },
		{ "series", "系列" }, { "service_field", "服务领域" }, { "linkage", "五社联动参与方" },
		{ "partner_units", "驻区单位数" }, { "participants", "参与人次" }, { "volunteers", "志愿者人次" },
		{ "volunteer_hours", "志愿服务时长（小时）" }, { "beneficiaries", "受益人次" },
		{ "cost", "支出（元）" }, { "evidence", "佐证材料编号" }) },
	[F_TRAININGS] = { "trainings", "training", "培训台账", COLUMNS(
		{ "training_id", "培训编号" }, { "training_date", "培训日期" }, { "kind", "类别" },
		{ "topics", "培训内容" }, { "mode", "方式" }, { "hours", "学时" }, { "attendees", "参训人次" },
		{ "leaders", "参训负责人人数" }, { "backbones", "参训骨干人数" }, { "orgs_covered", "覆盖组织数" },
		{ "org_ids", "覆盖组织编号" }, { "teachers", "授课教师" }, { "organizer", "主办单位" },
		{ "cost", "支出（元）" }, { "evidence", "佐证" }) },
	[F_TALENTS] = { "talents", "talent", "人才支持", COLUMNS(
		{ "year", "年度" }, { "kind", "类别" }, { "persons", "人数" }, { "amount", "金额（元）" },
		{ "evidence", "佐证材料编号" }) },
	[F_FUNDS] = { "funds", "fund", "资金台账", COLUMNS(
		{ "fund_id", "资金编号" }, { "year", "年度" }, { "source", "资金来源" }, { "direction", "用途" },
		{ "amount", "金额（元）" }, { "spent", "已使用（元）" }, { "in_kind", "是否实物折价" },
		{ "org_id", "受益组织编号" }, { "payer", "出资单位" }, { "recv_date", "到账日期" },
		{ "project", "项目名称" }) },
	[F_PURCHASES] = { "purchases", "purchase", "政府购买服务", COLUMNS(
		{ "purchase_id", "项目编号" }, { "project", "项目名称" }, { "buyer", "购买主体" },
		{ "provider_name", "承接主体" }, { "provider_uscc", "承接主体信用代码" },
		{ "provider_org_id", "承接组织编号" }, { "catalog_item", "目录编号" },
		{ "on_list", "是否在承接名录" }, { "method", "购买方式" }, { "contract_date", "签订日期" },
		{ "start_date", "开始日期" }, { "end_date", "结束日期" }, { "amount", "合同金额（元）" },
		{ "paid", "已付（元）" }, { "source", "资金来源" }, { "status", "状态" },
		{ "eval_score", "验收/绩效得分" }) },
	[F_BRANDS] = { "brands", "brand", "品牌组织", COLUMNS(
		{ "org_id", "组织编号" }, { "brand_name", "品牌名称" }, { "brand_type", "品牌形式" },
		{ "field", "领域" }, { "named_date", "确定日期" }, { "level", "认定层级" },
		{ "has_plan", "有无发展规划" }, { "replicated", "复制推广次数" },
		{ "media_count", "媒体报道次数" }, { "awards", "荣誉" }, { "appeal", "号召力" },
		{ "appeal_reason", "号召力理由" }, { "cohesion", "凝聚力" }, { "cohesion_reason", "凝聚力理由" },
		{ "sustain", "持续力" }, { "sustain_reason", "持续力理由" }) },
	[F_PUBLICITY] = { "publicity", "item", "宣传报道", COLUMNS(
		{ "item_id", "报道编号" }, { "publish_date", "发布日期" }, { "medium", "媒体名称" },
		{ "medium_level", "媒体层级" }, { "form", "形式" }, { "channel", "渠道" }, { "title", "标题" },
		{ "url", "链接" }, { "org_id", "涉及组织" }) },
	[F_DUTIES] = { "duties", "duty", "责任落实", COLUMNS(
		{ "doc_kind", "材料类型" }, { "year", "年度" }, { "doc_title", "文件名称" }, { "doc_no", "文号" },
		{ "issue_date", "印发日期" }, { "includes_topic", "是否包含社区社会组织内容" },
		{ "page_ref", "所在页码/条款" }, { "evidence", "佐证" }) },
	[F_PROBLEMS] = { "problems", "problem", "问题台账", COLUMNS(
		{ "problem_id", "问题编号" }, { "found_date", "发现日期" }, { "found_by", "发现渠道" },
		{ "content", "问题内容" }, { "community_code", "社区编码" }, { "org_id", "组织编号" },
		{ "measure", "整改措施" }, { "owner", "责任单位" }, { "due_date", "整改期限" },
		{ "done_date", "完成日期" }, { "result", "结果" }, { "evidence", "佐证材料编号" }) },
	[F_CASES] = { "cases", "case", "案例解读", COLUMNS(
		{ "case_id", "案例编号" }, { "title", "案例标题" }, { "org_id", "组织编号" },
		{ "community_code", "社区编码" }, { "field", "领域" }, { "project_code", "所属工程" },
		{ "period", "实施时间" }, { "background", "背景" }, { "actions", "做法" }, { "results", "成效" },
		{ "insight", "启示" }, { "figures", "关键数据" }, { "photo", "图片文件" }, { "author", "撰稿" },
		{ "consent", "是否同意公开" }) },
	[F_EXPERIENCES] = { "experiences", "experience", "经验介绍", COLUMNS(
		{ "exp_id", "经验编号" }, { "title", "标题" }, { "theme", "主题" }, { "summary", "摘要" },
		{ "practice", "主要做法" }, { "effect", "成效" }, { "replicable", "可复制条件" },
		{ "extended_to", "已推广范围" }, { "recommend", "镇街推荐等级" }) },
	[F_SATISFACTION] = { "satisfaction", "survey", "居民满意度", COLUMNS(
		{ "community_code", "社区编码" }, { "survey_month", "调查月份" }, { "method", "方式" },
		{ "issued", "发放份数" }, { "valid", "有效份数" }, { "very_sat", "非常满意" }, { "sat", "满意" },
		{ "neutral", "一般" }, { "dissat", "不满意" }, { "very_dissat", "非常不满意" },
		{ "aware", "知晓人数" }) },
	[F_FINDINGS] = { "inspection", "finding", "核验记录", COLUMNS(
		{ "finding_id", "核验编号" }, { "township_code", "镇街代码" }, { "inspect_date", "检查日期" },
		{ "inspector", "检查人" }, { "dept", "单位" }, { "object_kind", "对象" }, { "object_id", "对象编号" },
		{ "check_item", "核验项" }, { "claimed", "申报值" }, { "verified", "核实值" },
		{ "verdict", "结论" }, { "evidence_seen", "查阅材料" }, { "note", "备注" }, { "severity", "程度" }) },
	[F_ASSESSOR] = { "assessor", "entry", "评估员录入", COLUMNS(
		{ "township_code", "镇街代码" }, { "item", "事项" }, { "value", "数值" }, { "doc_no", "文号" },
		{ "approver", "批准人" }, { "finding_id", "核验编号" }, { "note", "备注" }) },
	[F_TOWNSHIPS] = { "d_townships", "township", "镇街名单", COLUMNS(
		{ "code", "镇街代码" }, { "name", "镇街名称" }, { "type", "镇街类型" }, { "order", "排序" },
		{ "urban_expected", "城市社区数（个）" }, { "rural_expected", "农村社区（村）数（个）" },
		{ "incubation_quota", "分配孵化数（个）" }, { "federation_required", "是否应建联合会" },
		{ "map_row", "示意图行" }, { "map_column", "示意图列" }) },
	[F_ROSTER] = { "d_communities", "roster_community", "社区（村）名单", COLUMNS(
		{ "community_code", "社区（村）编码" }, { "community_name", "社区（村）名称" },
		{ "township_code", "镇街代码" }, { "community_kind", "社区类型" },
		{ "urban_rural_class", "城乡分类代码" }) },
	[F_TARGETS] = { "d_targets", "target_value", "目标值", COLUMNS(
		{ "target_id", "目标编号" }, { "target_name", "目标名称" }, { "value", "目标值" }, { "basis_date", "基准日期" }) },
	[F_CATALOG] = { "d_catalog", "catalog_entry", "购买服务目录", COLUMNS(
		{ "item_code", "目录编号" }, { "name", "项目名称" }, { "field", "领域" }, { "year", "年度" },
		{ "issue_date", "印发日期" }) },
	[F_PROVIDERS] = { "d_providers", "provider", "承接名录", COLUMNS(
		{ "name", "单位名称" }, { "uscc", "统一社会信用代码" }, { "items", "可承接目录编号" },
		{ "year", "年度" }) },
	[F_MECHANISM] = { "d_mechanism", "mechanism", "工作协调机制", COLUMNS(
		{ "document", "文件名称" }, { "kind", "机制类别" }, { "doc_no", "文号" }, { "issue_date", "印发日期" },
		{ "members", "成员单位数（个）" }, { "meetings", "召开会议次数" }) },
	[F_EXPERTS] = { "d_experts", "expert", "专家师资库", COLUMNS(
		{ "batch", "批次" }, { "kind", "人员类别" }, { "name", "姓名" }, { "unit", "单位" },
		{ "title", "职务/职称" }, { "field", "专业领域" }, { "level", "层级" },
		{ "listed_date", "列入日期" }) },
	[F_INSPECTORS] = { "d_inspectors", "inspector", "检查人员", COLUMNS(
		{ "name", "姓名" }, { "dept", "单位" }, { "duty", "职责" }, { "phone", "联系电话" }) },
	[F_CALENDAR] = { "d_calendar", "day", "工作日历", COLUMNS(
		{ "date", "日期" }, { "is_workday", "是否工作日" }, { "note", "说明" }) },
	[F_TEXTS] = { "texts", "passage", "文字段落", COLUMNS(
		{ "document", "文档" }, { "township_code", "镇街" }, { "section", "段落" }, { "way", "方式" },
		{ "text", "内容" }) },
};
