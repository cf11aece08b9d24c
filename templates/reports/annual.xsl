<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="annual" folder="wrapup" name="年度工作报告" phase="wrapup" level="district"?>
<!-- 区级年度工作报告。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="common/common.xsl"/>
  <xsl:import href="common/tables.xsl"/>
  <xsl:import href="common/sentences.xsl"/>
  <xsl:import href="common/figures.xsl"/>
  <xsl:import href="common/projects.xsl"/>

  <xsl:variable name="evaluated" select="ev:here()/ancestor::facts/phase[@id = 'inspection']/district"/>

  <xsl:template match="district">
    <report kind="annual" title="{$facts/@district}{$facts/@title}报告（{$facts/@season}年度）" keywords="社区社会组织,{$facts/@district},年度报告">
      <xsl:call-template name="about"/>
      <title>{$facts/@district}{$facts/@title}报告</title>
      <subtitle>（{$facts/@season}年度）</subtitle>
      <xsl:call-template name="opening"/>
      <xsl:if test="@submitted > 0">
        <xsl:call-template name="basics"/>
        <xsl:call-template name="targets"/>
        <xsl:call-template name="analysis"/>
        <xsl:call-template name="cases"/>
        <xsl:call-template name="experiences"/>
        <xsl:call-template name="evaluation"/>
        <xsl:if test="$evaluated/@submitted > 0"><xsl:call-template name="cutoffs"/></xsl:if>
        <xsl:call-template name="outlook"/>
      </xsl:if>
      <annexes>
        <item>各镇（街道）主要指标一览表</item><item>六大工程指标一览表</item><item>区级任务清单</item><item>各镇（街道）部署、孵化和专题培训情况</item><item>专家师资名单</item><item>品牌社区社会组织名录</item><item>政府购买服务目录使用情况</item>
      </annexes>
      <xsl:call-template name="signed-district"/>
      <xsl:call-template name="annexes"/>
    </report>
  </xsl:template>

  <xsl:template name="opening">
    <p section="intro">为推进社区社会组织高质量发展，全区按照《党建引领培育发展社区社会组织创新基层社会治理工作方案》，自2022年5月起部署实施社区社会组织培育发展工作。<xsl:call-template name="progress"/>现将工作情况报告如下，除另有注明外，数据截至{$phase/@cutoff-text}。</p>
    <xsl:if test="@submitted > 0">
      <p section="summary"><xsl:choose>
        <xsl:when test="{orgs}/@zero">截至{$phase/@cutoff-text}，全区{communities_all}个社区（村）尚无已登记或备案的社区社会组织。</xsl:when>
        <xsl:otherwise>截至{$phase/@cutoff-text}，全区共有社区社会组织{orgs}个<xsl:call-template name="growth"><xsl:with-param name="v" select="{orgs}"/></xsl:call-template>；<xsl:call-template name="average-brief"><xsl:with-param name="v" select="{urban_avg}"/><xsl:with-param name="kind">城市社区</xsl:with-param></xsl:call-template><xsl:call-template name="average-brief"><xsl:with-param name="v" select="{rural_avg}"/><xsl:with-param name="kind">农村社区（村）</xsl:with-param></xsl:call-template><xsl:choose>
          <xsl:when test="{brands}/@zero">尚未确定品牌组织。</xsl:when>
          <xsl:otherwise>培育品牌组织{brands}个，品牌组织2个以上的社区（村）占{brand_coverage}。</xsl:otherwise>
        </xsl:choose></xsl:otherwise>
      </xsl:choose><xsl:if test="not({activities}/@zero)">2022年以来开展活动{activities}次，参与{participants}人次<xsl:if test="{satisfied_rate}/@num">，居民满意率{satisfied_rate}</xsl:if>。</xsl:if></p>
      <keyfigures>
        <kf label="社区社会组织" note="个">{orgs}</kf>
        <xsl:if test="{urban_avg}/@state != 'na'"><kf label="城市社区平均" note="个，目标{urban_avg.target-text}">{urban_avg}</kf></xsl:if>
        <xsl:if test="{rural_avg}/@state != 'na'"><kf label="农村社区（村）平均" note="个，目标{rural_avg.target-text}">{rural_avg}</kf></xsl:if>
        <kf label="品牌组织" note="个">{brands}</kf>
        <kf label="投入资金" note="万元">{fund_total}</kf>
        <kf label="居民满意率" note="有效问卷{survey_valid}份">{satisfied_rate}</kf>
      </keyfigures>
    </xsl:if>
    <xsl:call-template name="district-data"><xsl:with-param name="progress" select="false()"/></xsl:call-template>
  </xsl:template>

  <!-- ============ 一、基本情况 ============ -->
  <xsl:template name="basics">
    <h level="1" id="basics">基本情况</h>
    <h level="2">组织领导</h>
    <p section="leadership">按照区民政局牵头、相关部门配合、镇（街道）落实的分工推进工作。<xsl:choose>
      <xsl:when test="{tasklist_townships}/@zero and {workplan_townships}/@zero and {measures_townships}/@zero">没有镇（街道）按时印发任务清单、工作计划（方案）和落实措施的记录。</xsl:when>
      <xsl:otherwise>{@townships}个镇（街道）中，按时印发任务清单的{tasklist_townships}个、工作计划（方案）的{workplan_townships}个、落实措施的{measures_townships}个。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{committee_rate}/@state = 'na'"/>
      <xsl:when test="{population}/@zero">没有社区（村）“两委”考核和书记述职的记录。</xsl:when>
      <xsl:when test="{committee_communities}/@zero">没有社区（村）将社区社会组织工作纳入“两委”班子目标责任考核；</xsl:when>
      <xsl:otherwise>{committee_communities}个社区（村）将社区社会组织工作纳入“两委”班子目标责任考核，占{committee_rate}；</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{secretary_rate}/@state = 'na' or {population}/@zero"/>
      <xsl:when test="{secretary_communities}/@zero">{secretaries}名社区（村）党组织书记均未在年度述职中报告此项工作。</xsl:when>
      <xsl:otherwise>{secretaries}名社区（村）党组织书记中，{secretary_communities}名在年度述职中报告此项工作，占{secretary_rate}。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{duties[]}/@zero">没有印发相关材料的记录。</xsl:when>
      <xsl:otherwise>各镇（街道）印发的材料中，<xsl:call-template name="items"><xsl:with-param name="s" select="{duties[]}"/></xsl:call-template>。</xsl:otherwise>
    </xsl:choose></p>
    <p section="publicity"><xsl:choose>
      <xsl:when test="{publicity[]}/@zero">没有报送宣传报道。</xsl:when>
      <xsl:otherwise>刊发宣传报道{publicity[].total-text}篇，其中<xsl:call-template name="items"><xsl:with-param name="s" select="{publicity[]}"/></xsl:call-template>；按形式看，<xsl:call-template name="items"><xsl:with-param name="s" select="{publicity_by_form[]}"/></xsl:call-template>。按媒体层级加权计{publicity_points}篇，社区（村）平均{publicity_avg}篇。</xsl:otherwise>
    </xsl:choose></p>
    <h level="2">“两目录一机制”</h>
    <p section="mechanism"><xsl:choose>
      <xsl:when test="{catalog_items}/@zero">政府购买社区社会组织服务目录尚未建立；</xsl:when>
      <xsl:otherwise>政府购买社区社会组织服务目录于{catalog_date}印发，列入项目{catalog_items}项，<xsl:choose><xsl:when test="{catalog_used}/@zero">尚无购买项目使用</xsl:when><xsl:when test="{catalog_used}/@num = {catalog_items}/@num">均有购买项目使用</xsl:when><xsl:otherwise>已有购买项目使用的{catalog_used}项</xsl:otherwise></xsl:choose>；</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{listed_providers}/@zero">承接政府购买社区社会组织服务名录尚未建立；</xsl:when>
      <xsl:otherwise>承接政府购买社区社会组织服务名录列入单位{listed_providers}家；</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{mechanism_date}/@state = 'na'">工作协调机制尚未建立。</xsl:when>
      <xsl:when test="{mechanism_meetings}/@zero">工作协调机制于{mechanism_date}建立，没有召开协调会议的记录。</xsl:when>
      <xsl:otherwise>工作协调机制于{mechanism_date}建立，<xsl:if test="{mechanism_members}/@num > 0">成员单位{mechanism_members}家，</xsl:if>召开协调会议{mechanism_meetings}次。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{first_roster_date}/@state = 'na'">第一批师资名单尚未建立。</xsl:when>
      <xsl:when test="{first_roster}/@zero">第一批师资名单于{first_roster_date}建立，晚于2022年12月底的要求。</xsl:when>
      <xsl:otherwise>第一批师资名单于{first_roster_date}建立，2022年12月底前列入{first_roster}人。</xsl:otherwise>
    </xsl:choose></p>
    <h level="2">阶段推进</h>
    <p section="stages"><xsl:if test="not({orgs}/@zero)">全区社区社会组织<xsl:call-template name="course"><xsl:with-param name="s" select="{stock[]}"/></xsl:call-template>。</xsl:if>从新成立看，<xsl:call-template name="two-years">
      <xsl:with-param name="a" select="{new_orgs_2022}"/><xsl:with-param name="b" select="{new_orgs_2023}"/><xsl:with-param name="what">新成立</xsl:with-param>
    </xsl:call-template>；从孵化看，<xsl:call-template name="two-years">
      <xsl:with-param name="a" select="{incubated_2022}"/><xsl:with-param name="b" select="{incubated_2023}"/><xsl:with-param name="what">孵化完成</xsl:with-param>
    </xsl:call-template>。<xsl:choose><xsl:when test="{incubators}/@zero">全区尚未建成孵化机构</xsl:when><xsl:otherwise>全区建成孵化机构{incubators}个</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{federations}/@zero">尚未成立社区社会组织联合会。</xsl:when><xsl:otherwise>成立社区社会组织联合会{federations}个。</xsl:otherwise></xsl:choose><xsl:choose>
      <xsl:when test="{activities_impl}/@zero and {trainings_impl}/@zero and {fund_impl}/@zero and {purchases_impl}/@zero">落实阶段没有活动、培训、资金到账和购买服务的记录。</xsl:when>
      <xsl:otherwise>落实阶段<xsl:choose><xsl:when test="{activities_impl}/@zero">没有活动</xsl:when><xsl:otherwise>开展活动{activities_impl}次</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{trainings_impl}/@zero">没有培训</xsl:when><xsl:otherwise>举办培训{trainings_impl}场</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{fund_impl}/@zero">没有资金到账</xsl:when><xsl:otherwise>到账资金{fund_impl}万元</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{purchases_impl}/@zero">没有签订购买服务合同。</xsl:when><xsl:otherwise>签订购买服务合同{purchases_impl}项、{purchase_impl}万元。</xsl:otherwise></xsl:choose></xsl:otherwise>
    </xsl:choose></p>
    <xsl:call-template name="since"/>
    <xsl:if test="township/since/v[@opening-text]">
      <xsl:variable name="id" select="township/since/v[@opening-text][1]/@id"/>
      <table caption="{township/since/v[@id = $id][1]/@label}与上年度衔接情况" unit="{township/since/v[@id = $id][1]/@unit}" size="small" id="tab-since">
        <col width="4" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="3" align="center"/>
        <head><row><cell>镇（街道）</cell><cell>上年度期末</cell><cell>本年度期初（回算）</cell><cell>相差</cell><cell>本期末</cell><cell>比上年度期末</cell></row></head>
        <body><xsl:for-each select="township/since/v[@id = $id][@opening-text]"><row><cell>{ancestor::township/@name}</cell><cell>{@before-text}</cell><cell>{@opening-text}</cell><cell>{@differ-text}</cell><cell><xsl:copy-of select="."/></cell><cell><xsl:choose><xsl:when test="@trend = 'up'">增加{@change-text}</xsl:when><xsl:when test="@trend = 'down'">减少{@change-text}</xsl:when><xsl:otherwise>持平</xsl:otherwise></xsl:choose></cell></row></xsl:for-each></body>
        <xsl:if test="township/since/@wrong > 0"><note>期初按本年度报送的台账回算到上年度截止日；与上年度期末数不一致的，须由镇（街道）核实说明。</note></xsl:if>
      </table>
    </xsl:if>
    <xsl:call-template name="since-rows"/>
    <xsl:call-template name="projects"/>
  </xsl:template>

  <!-- ============ 二、目标完成 ============ -->
  <xsl:template name="targets">
    <h level="1" id="targets">目标完成情况</h>
    <p section="targets"><xsl:call-template name="average">
      <xsl:with-param name="v" select="{urban_avg}"/><xsl:with-param name="kind">全区城市社区</xsl:with-param>
      <xsl:with-param name="n" select="{urban_communities}"/><xsl:with-param name="orgs" select="{urban_orgs}"/><xsl:with-param name="short" select="{urban_short}"/>
    </xsl:call-template><xsl:call-template name="below"><xsl:with-param name="v" select="{urban_avg}"/><xsl:with-param name="kind">城市社区</xsl:with-param></xsl:call-template><xsl:call-template name="average">
      <xsl:with-param name="v" select="{rural_avg}"/><xsl:with-param name="kind">农村社区（村）</xsl:with-param>
      <xsl:with-param name="n" select="{rural_communities}"/><xsl:with-param name="orgs" select="{rural_orgs}"/><xsl:with-param name="short" select="{rural_short}"/>
    </xsl:call-template><xsl:call-template name="below"><xsl:with-param name="v" select="{rural_avg}"/><xsl:with-param name="kind">农村社区（村）</xsl:with-param></xsl:call-template></p>
    <p section="brands"><xsl:choose>
      <xsl:when test="{brand_coverage}/@state = 'met'">所有社区（村）都培育了2个以上品牌组织，品牌目标完成。</xsl:when>
      <xsl:when test="{brand_coverage}/@state = 'na'">品牌覆盖情况无法计算（{brand_coverage.reason}）。</xsl:when>
      <xsl:when test="{brands}/@zero">各社区（村）尚未确定品牌组织，距每个社区（村）2个以上品牌组织的目标差距较大。</xsl:when>
      <xsl:otherwise>品牌组织2个以上的社区（村）{brand_communities}个，占{brand_coverage}，距全覆盖还差{brand_short}个社区（村）；1个以上的占{brand_any_rate}。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{incubated_total}/@state = 'met'">2022年孵化社区社会组织{incubated_2022}个，完成孵化{incubated_total.target-text}个的目标。</xsl:when>
      <xsl:when test="{incubated_2022}/@zero">2022年没有孵化完成的社区社会组织，未完成孵化{incubated_total.target-text}个的目标。</xsl:when>
      <xsl:otherwise>2022年孵化社区社会组织{incubated_2022}个，未完成孵化{incubated_total.target-text}个的目标，相差{incubated_total.gap-text}个。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{special_share}/@state = 'met'">{@townships}个镇（街道）全部于2022年10月前组织了专题培训。</xsl:when>
      <xsl:when test="{special_townships}/@zero">没有镇（街道）于2022年10月前组织专题培训。</xsl:when>
      <xsl:otherwise>{special_townships}个镇（街道）于2022年10月前组织了专题培训，占{special_share}<xsl:if test="{special_october}/@num > 0">；{special_october}个在2022年10月当月组织</xsl:if><xsl:if test="{special_none}/@num > 0">；{special_none}个镇（街道）没有专题培训记录</xsl:if>。</xsl:otherwise>
    </xsl:choose><xsl:if test="not({orgs}/@zero)">从分布看，<xsl:choose><xsl:when test="{met_communities}/@zero">没有单独达标的社区（村）</xsl:when><xsl:otherwise>单独达标的社区（村）{met_communities}个，占{met_rate}</xsl:otherwise></xsl:choose>；<xsl:choose><xsl:when test="{empty_communities}/@zero">每个社区（村）都有社区社会组织。</xsl:when><xsl:otherwise>没有社区社会组织的社区（村）{empty_communities}个<xsl:call-template name="silent"/>。</xsl:otherwise></xsl:choose></xsl:if></p>
    <chart kind="bullet" title="主要目标完成情况" unit="个" source="各镇（街道）报送数据" id="fig-targets">
      <series label="完成">
        <pt label="城市社区平均组织数（个）" num="{urban_avg.num}" den="{urban_avg.den}" text="{urban_avg}"/>
        <pt label="农村社区（村）平均组织数（个）" num="{rural_avg.num}" den="{rural_avg.den}" text="{rural_avg}"/>
        <pt label="2022年孵化组织（个）" num="{incubated_2022.num}" den="1" text="{incubated_2022}"/>
      </series>
      <series label="目标">
        <pt label="城市社区平均组织数（个）" num="{urban_avg.target}" den="1" text="{urban_avg.target-text}"/>
        <pt label="农村社区（村）平均组织数（个）" num="{rural_avg.target}" den="1" text="{rural_avg.target-text}"/>
        <pt label="2022年孵化组织（个）" num="{incubated_total.target}" den="1" text="{incubated_total.target-text}"/>
      </series>
    </chart>
    <table caption="工作方案主要目标完成情况" size="small" id="tab-targets">
      <col width="10mm" align="center"/><col width="60mm" align="left"/><col width="18mm" align="center"/><col width="18mm" align="center"/><col width="50mm" align="center"/>
      <head><row><cell>序号</cell><cell>指标</cell><cell>目标</cell><cell>完成</cell><cell>结果</cell></row></head>
      <body>
        <row><cell>1</cell><cell>城市社区平均组织数（个）</cell><cell>{urban_avg.target-text}</cell><cell>{urban_avg}</cell><xsl:apply-templates select="{urban_avg}" mode="result"/></row>
        <row><cell>2</cell><cell>农村社区（村）平均组织数（个）</cell><cell>{rural_avg.target-text}</cell><cell>{rural_avg}</cell><xsl:apply-templates select="{rural_avg}" mode="result"/></row>
        <row><cell>3</cell><cell>培育2个以上品牌组织的社区（村）占比</cell><cell>{brand_coverage.target-text}</cell><cell>{brand_coverage}</cell><xsl:apply-templates select="{brand_coverage}" mode="result"/></row>
        <row><cell>4</cell><cell>2022年孵化组织（个）</cell><cell>{incubated_total.target-text}</cell><cell>{incubated_2022}</cell><xsl:apply-templates select="{incubated_total}" mode="result"/></row>
        <row><cell>5</cell><cell>2022年底前完成阶段性目标：当时社区社会组织（个）</cell><cell>—</cell><cell>{orgs_2022}</cell><cell><xsl:call-template name="since-2021"/></cell></row>
        <row><cell>6</cell><cell>2022年12月底前建立第一批师资名单（人）</cell><cell>建立</cell><cell>{first_roster}</cell><xsl:apply-templates select="{first_roster}" mode="result"/></row>
        <row><cell>7</cell><cell>2022年10月前组织专题培训的镇（街道）占比</cell><cell>{special_share.target-text}</cell><cell>{special_share}</cell><xsl:apply-templates select="{special_share}" mode="result"/></row>
      </body>
      <xsl:if test="$facts/plan/target[@basis-text]"><note>区级目标值表列明的目标，以该表为准：<xsl:for-each select="$facts/plan/target[@basis-text]"><xsl:if test="position() > 1">；</xsl:if>{@label}（基准日期{@basis-text}）</xsl:for-each>。</note></xsl:if>
    </table>
    <p section="snapshots"><xsl:choose>
      <xsl:when test="{orgs}/@zero and {orgs_2022}/@zero">各时点均没有计入统计的组织。</xsl:when>
      <xsl:otherwise>从阶段性目标看，2022年底社区社会组织{orgs_2022}个，<xsl:call-template name="since-2021"/>；目前{orgs}个<xsl:call-template name="growth"><xsl:with-param name="v" select="{orgs}"/></xsl:call-template>。<xsl:if test="{urban_communities}/@num > 0"><xsl:choose><xsl:when test="{urban_met_townships}/@zero">没有镇（街道）的城市社区平均数达标</xsl:when><xsl:otherwise>城市社区平均数达标的镇（街道）{urban_met_townships}个</xsl:otherwise></xsl:choose><xsl:choose><xsl:when test="{rural_communities}/@num > 0">，</xsl:when><xsl:otherwise>。</xsl:otherwise></xsl:choose></xsl:if><xsl:if test="{rural_communities}/@num > 0"><xsl:choose><xsl:when test="{rural_met_townships}/@zero">没有镇（街道）的农村社区（村）平均数达标。</xsl:when><xsl:otherwise>农村社区（村）平均数达标的镇（街道）{rural_met_townships}个。</xsl:otherwise></xsl:choose></xsl:if></xsl:otherwise>
    </xsl:choose></p>
    <table caption="阶段性目标进展" size="small" id="tab-snapshots">
      <col width="6" align="left"/><col width="2" align="center"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="4" align="decimal"/>
      <head><row><cell>指标</cell><cell>单位</cell><cell>2021年底</cell><cell>2022年底</cell><cell>{$phase/@cutoff-text}</cell></row></head>
      <body>
        <row><cell>{orgs.label}</cell><cell>个</cell><cell>{orgs_2021}</cell><cell>{orgs_2022}</cell><cell>{orgs}</cell></row>
        <row><cell>{urban_avg.label}</cell><cell>个</cell><cell>{urban_avg_2021}</cell><cell>{urban_avg_2022}</cell><cell>{urban_avg}</cell></row>
        <row><cell>{rural_avg.label}</cell><cell>个</cell><cell>{rural_avg_2021}</cell><cell>{rural_avg_2022}</cell><cell>{rural_avg}</cell></row>
        <row><cell>{brands.label}</cell><cell>个</cell><cell>{brands_2021}</cell><cell>{brands_2022}</cell><cell>{brands}</cell></row>
        <row><cell>{brand_coverage.label}</cell><cell>%</cell><cell>{brand_cover_2021}</cell><cell>{brand_cover_2022}</cell><cell>{brand_coverage}</cell></row>
      </body>
      <note>社区（村）数按现有名册；品牌组织以现存组织的确定日期计。</note>
    </table>
    <chart kind="tiles" title="各镇（街道）城市社区平均组织数" unit="个" target="{urban_avg.target}" source="各镇（街道）报送数据" id="fig-tiles">
      <series label="城市社区平均"><xsl:apply-templates select="{township/urban_avg}" mode="place-pt"><xsl:with-param name="map" select="true()"/></xsl:apply-templates></series>
    </chart>
    <xsl:call-template name="township-table"><xsl:with-param name="caption">各镇（街道）平均组织数</xsl:with-param><xsl:with-param name="unit">个</xsl:with-param><xsl:with-param name="first" select="{township/urban_avg}"/><xsl:with-param name="second" select="{township/rural_avg}"/></xsl:call-template>
  </xsl:template>

  <!-- 2022年底的组织数与2021年底比 -->
  <!-- 与上年度名单逐个比对：各镇（街道）有几处不一致 -->
  <xsl:template name="since-rows">
    <xsl:for-each select="since/list[v]">
      <xsl:variable name="found" select="v[not(@zero)]"/>
      <p section="since-rows"><xsl:choose>
        <xsl:when test="@total = 0">与上年度名单逐个比对，没有发现不一致的组织。</xsl:when>
        <xsl:otherwise>与上年度名单逐个比对，全区不一致的有{@total}处，由镇（街道）逐个核实，见<ref to="tab-since-rows"/>。</xsl:otherwise>
      </xsl:choose></p>
      <xsl:if test="$found">
        <table caption="各镇（街道）与上年度名单不一致的组织" unit="{$found[1]/@unit}" size="small" id="tab-since-rows">
          <col width="4" align="left"/><xsl:for-each select="$found"><col width="3" align="decimal"/></xsl:for-each>
          <head><row><cell>镇（街道）</cell><xsl:for-each select="$found"><cell>{@label}</cell></xsl:for-each></row></head>
          <body><xsl:for-each select="../../township/since/list[v]"><xsl:variable name="own" select="v"/>
            <row><cell>{ancestor::township/@name}</cell><xsl:for-each select="$found"><xsl:variable name="id" select="@id"/><cell><xsl:choose><xsl:when test="$own[@id = $id]"><xsl:copy-of select="$own[@id = $id]"/></xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></xsl:for-each></row>
          </xsl:for-each></body>
          <foot><row><cell>全区</cell><xsl:for-each select="$found"><cell><xsl:copy-of select="."/></cell></xsl:for-each></row></foot>
        </table>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="since-2021"><xsl:choose>
    <xsl:when test="{orgs_2022}/@trend = 'up'">比2021年底增加{orgs_2022.change-text}个</xsl:when>
    <xsl:when test="{orgs_2022}/@trend = 'down'">比2021年底减少{orgs_2022.change-text}个</xsl:when>
    <xsl:otherwise>与2021年底持平</xsl:otherwise>
  </xsl:choose></xsl:template>

  <!-- 未报送的镇（街道）的社区（村）在总数之内，组织数为零 -->
  <xsl:template name="silent"><xsl:if test="@missing > 0">（含未报送数据的{@missing-communities}个）</xsl:if></xsl:template>

  <xsl:template name="recorded"><xsl:choose><xsl:when test="{info_orgs}/@zero">尚无组织录入备案信息系统</xsl:when><xsl:otherwise>备案信息系统录入率{info_rate}</xsl:otherwise></xsl:choose></xsl:template>
  <xsl:template name="appraised"><xsl:choose><xsl:when test="{appraised_orgs}/@zero">尚未开展评估评议</xsl:when><xsl:otherwise>评估评议率{appraised_rate}</xsl:otherwise></xsl:choose></xsl:template>

  <!-- 平均数未达标的镇（街道） -->
  <xsl:template name="below">
    <xsl:param name="v"/>
    <xsl:param name="kind"/>
    <xsl:choose>
      <xsl:when test="not($v/@below > 0 and $v/@counted > 1)"/>
      <xsl:when test="$v/@below = $v/@counted">各镇（街道）的{$kind}平均数均未达标。</xsl:when>
      <xsl:otherwise><xsl:call-template name="names"><xsl:with-param name="names" select="$v/@below-names"/><xsl:with-param name="n" select="$v/@below"/><xsl:with-param name="unit">个镇（街道）</xsl:with-param></xsl:call-template>的{$kind}平均数未达标。</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="v" mode="result">
    <cell state="{@state}"><xsl:choose>
      <xsl:when test="@state = 'met'">完成</xsl:when><xsl:when test="@state = 'missed'">未完成，差{@gap-text}<xsl:if test="@unit = '%'">个百分点</xsl:if></xsl:when><xsl:otherwise>—</xsl:otherwise>
    </xsl:choose></cell>
  </xsl:template>

  <!-- 镇街一列、两个指标，一行排两个镇街 -->
  <xsl:template name="township-table">
    <xsl:param name="caption"/>
    <xsl:param name="unit"/>
    <xsl:param name="first"/>
    <xsl:param name="second"/>
    <table caption="{$caption}" unit="{$unit}" size="small">
      <col width="4" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="4" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/>
      <head><row><cell>镇（街道）</cell><cell>{$first[1]/@label}</cell><cell>{$second[1]/@label}</cell><cell>镇（街道）</cell><cell>{$first[1]/@label}</cell><cell>{$second[1]/@label}</cell></row></head>
      <body><xsl:for-each select="$first[position() mod 2 = 1]">
        <xsl:variable name="place" select="2 * position()"/>
        <row>
          <xsl:apply-templates select=". | $first[$place]" mode="of-two"><xsl:with-param name="second" select="$second"/></xsl:apply-templates>
          <xsl:if test="not($first[$place])"><cell/><cell/><cell/></xsl:if>
        </row>
      </xsl:for-each></body>
    </table>
  </xsl:template>

  <xsl:template match="v" mode="of-two">
    <xsl:param name="second"/>
    <cell>{../@name}</cell>
    <xsl:choose>
      <xsl:when test="../@submitted = 'no'"><cell>未报送</cell><cell>未报送</cell></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="cell"/><xsl:apply-templates select="$second[@place = current()/@place]" mode="cell"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============ 三、数据分析 ============ -->
  <xsl:template name="analysis">
    <h level="1" id="analysis">数据分析</h>
    <h level="2">规模与布局</h>
    <p section="size"><xsl:choose>
      <xsl:when test="{orgs}/@zero">各镇（街道）尚无计入统计的社区社会组织。</xsl:when>
      <xsl:when test="not({orgs}/@counted > 1)">全区只有{orgs.counted}个镇（街道）报送数据，不作比较。</xsl:when>
      <xsl:when test="{orgs}/@equal">各镇（街道）社区社会组织数相同，均为{orgs.best-text}个，建议核实数据。</xsl:when>
      <xsl:otherwise>各镇（街道）中，{orgs.best-name}社区社会组织最多，为{orgs.best-text}个；{orgs.worst-name}<xsl:choose><xsl:when test="{orgs}/@worst-text = '0'">尚无组织</xsl:when><xsl:otherwise>最少，为{orgs.worst-text}个</xsl:otherwise></xsl:choose>；中位数{orgs.median-text}个。<xsl:if test="{urban_avg}/@counted > 1">城市社区平均数<xsl:call-template name="extremes"><xsl:with-param name="v" select="{urban_avg}"/><xsl:with-param name="lead"/></xsl:call-template>。</xsl:if><xsl:if test="{rural_avg}/@counted > 1">农村社区（村）平均数<xsl:call-template name="extremes"><xsl:with-param name="v" select="{rural_avg}"/><xsl:with-param name="lead"/></xsl:call-template>。</xsl:if></xsl:otherwise>
    </xsl:choose></p>
    <chart kind="line" title="全区社区社会组织数量变化" unit="个" names="时点" source="社区社会组织台账" id="fig-stock">
      <series label="全区"><xsl:apply-templates select="{stock[*]}" mode="pt"/></series>
      <series label="城市社区"><xsl:apply-templates select="{stock_urban[*]}" mode="pt"/></series>
      <series label="农村社区（村）"><xsl:apply-templates select="{stock_rural[*]}" mode="pt"/></series>
    </chart>
    <p role="note" indent="no">注：镇（街道）级组织{township_orgs}个计入全区，不计入城市社区和农村社区（村）。</p>
    <chart kind="bars" title="各镇（街道）社区社会组织数" unit="个" source="社区社会组织台账" id="fig-orgs">
      <series label="组织数"><xsl:for-each select="township[@submitted = 'yes']"><xsl:sort select="{orgs}/@rank" data-type="number"/><xsl:apply-templates select="{orgs}" mode="place-pt"/></xsl:for-each></series>
    </chart>
    <xsl:call-template name="township-table"><xsl:with-param name="caption">各镇（街道）社区社会组织数和单个社区（村）达标率</xsl:with-param><xsl:with-param name="first" select="{township/orgs}"/><xsl:with-param name="second" select="{township/met_rate}"/></xsl:call-template>
    <p section="spread"><xsl:choose>
      <xsl:when test="{orgs}/@zero">尚无社区社会组织，分布情况空缺。</xsl:when>
      <xsl:otherwise><xsl:if test="{urban_communities}/@num > 0">{urban_communities}个城市社区中，<xsl:choose><xsl:when test="{urban_met}/@zero">没有达到{urban_avg.target-text}个的</xsl:when><xsl:otherwise>达到{urban_avg.target-text}个的{urban_met}个，占{urban_met_share}</xsl:otherwise></xsl:choose><xsl:if test="{empty_urban}/@num > 0">，没有组织的{empty_urban}个</xsl:if>，中位数{urban_median}个。</xsl:if><xsl:if test="{rural_communities}/@num > 0">{rural_communities}个农村社区（村）中，<xsl:choose><xsl:when test="{rural_met}/@zero">没有达到{rural_avg.target-text}个的</xsl:when><xsl:otherwise>达到{rural_avg.target-text}个的{rural_met}个，占{rural_met_share}</xsl:otherwise></xsl:choose><xsl:if test="{empty_rural}/@num > 0">，没有组织的{empty_rural}个</xsl:if>，中位数{rural_median}个。</xsl:if></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="not({orgs}/@zero)">
      <xsl:call-template name="spread"><xsl:with-param name="places" select="township/community[@kind = '城市社区']"/><xsl:with-param name="title">城市社区按组织数的分布</xsl:with-param><xsl:with-param name="target" select="{urban_avg}/@target"/></xsl:call-template>
      <xsl:call-template name="spread"><xsl:with-param name="places" select="township/community[@kind != '城市社区']"/><xsl:with-param name="title">农村社区（村）按组织数的分布</xsl:with-param><xsl:with-param name="target" select="{rural_avg}/@target"/></xsl:call-template>
      <table caption="社区（村）达标和分布情况" size="small">
        <col width="5" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/>
        <head><row><cell>类型</cell><cell>社区（村）数</cell><cell>达标数</cell><cell>达标率</cell><cell>没有组织</cell><cell>中位数</cell></row></head>
        <body>
          <row><cell>城市社区</cell><cell>{urban_communities}</cell><cell>{urban_met}</cell><cell>{urban_met_share}</cell><cell>{empty_urban}</cell><cell>{urban_median}</cell></row>
          <row><cell>农村社区（村）</cell><cell>{rural_communities}</cell><cell>{rural_met}</cell><cell>{rural_met_share}</cell><cell>{empty_rural}</cell><cell>{rural_median}</cell></row>
        </body>
        <foot><row emph="yes"><cell>全区</cell><cell>{communities_all}</cell><cell>{met_communities}</cell><cell>{met_rate}</cell><cell>{empty_communities}</cell><cell>{orgs_median}</cell></row></foot>
      </table>
    </xsl:if>
    <p section="fields"><xsl:choose>
      <xsl:when test="{orgs}/@zero">尚无计入统计的组织，服务领域情况空缺。</xsl:when>
      <xsl:otherwise>按主要服务领域看，<xsl:call-template name="leading"><xsl:with-param name="s" select="{orgs_by_field[]}"/></xsl:call-template><xsl:if test="{orgs_in_field[]}/@zero-labels">；{orgs_in_field[].zero-labels}尚无组织涉及</xsl:if>。服务型、公益性、互助性组织占{service_rate}。</xsl:otherwise>
    </xsl:choose></p>
    <chart kind="heat" title="各镇（街道）各服务领域组织数" unit="个" source="社区社会组织台账" id="fig-heat">
      <xsl:for-each select="township[@submitted = 'yes']"><series label="{@name}"><xsl:apply-templates select="{orgs_in_field[*]}" mode="pt"/></series></xsl:for-each>
    </chart>
    <table caption="各镇（街道）各服务领域组织数" unit="个" size="small">
      <col width="19mm" align="left"/><xsl:for-each select="{orgs_in_field[*]}"><col width="1" align="center"/></xsl:for-each>
      <head><row><cell>镇（街道）</cell><xsl:for-each select="{orgs_in_field[*]}"><cell>{@label}</cell></xsl:for-each></row></head>
      <body><xsl:for-each select="township[@submitted = 'yes']"><row><cell>{@name}</cell><xsl:for-each select="{orgs_in_field[*]}"><cell><xsl:copy-of select="."/></cell></xsl:for-each></row></xsl:for-each></body>
      <foot><row emph="yes"><cell>全区</cell><xsl:for-each select="{orgs_in_field[*]}"><cell><xsl:copy-of select="."/></cell></xsl:for-each></row></foot>
      <note>一个组织可涉及多个领域。</note>
    </table>
    <h level="2">资金与购买服务</h>
    <p section="money"><xsl:choose>
      <xsl:when test="{fund_total}/@zero">各镇（街道）没有报送资金投入。</xsl:when>
      <xsl:otherwise>累计投入资金{fund_total}万元，已使用{fund_spent}万元，使用率{fund_use_rate}。从来源看，<xsl:call-template name="leading"><xsl:with-param name="s" select="{fund_by_source[]}"/></xsl:call-template>。从用途看，<xsl:call-template name="leading"><xsl:with-param name="s" select="{fund_by_use[]}"/></xsl:call-template>。从年度看，<xsl:call-template name="this-year"><xsl:with-param name="v" select="{fund_2023}"/><xsl:with-param name="what">投入</xsl:with-param></xsl:call-template>。<xsl:if test="{fund_in_kind}/@num > 0">另有实物折价{fund_in_kind}万元，未计入上述资金。</xsl:if></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{purchases}/@zero">没有政府购买服务项目。</xsl:when>
      <xsl:otherwise>政府购买服务{purchases}项，合同金额{purchase_total}万元<xsl:choose>
        <xsl:when test="{in_catalog_share}/@num = {in_catalog_share}/@den">，全部在购买服务目录内</xsl:when>
        <xsl:otherwise>，在购买服务目录内的占{in_catalog_share}</xsl:otherwise>
      </xsl:choose><xsl:choose>
        <xsl:when test="{on_list_share}/@num = {on_list_share}/@den">，承接主体全部在承接名录内</xsl:when>
        <xsl:otherwise>，承接主体在承接名录内的占{on_list_share}</xsl:otherwise>
      </xsl:choose>；<xsl:call-template name="this-year"><xsl:with-param name="v" select="{purchase_2023}"/><xsl:with-param name="what">签订合同金额</xsl:with-param></xsl:call-template>。</xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="{fund_total}/@num > 0">
      <chart kind="stacked" title="各镇（街道）资金来源" unit="万元" names="镇（街道）" source="资金台账" id="fig-funds">
        <xsl:variable name="towns" select="township[@submitted = 'yes']"/>
        <xsl:for-each select="{fund_by_source[*]}[not(@zero)]"><xsl:variable name="key" select="@key"/><series label="{@label}"><xsl:for-each select="$towns"><xsl:apply-templates select="{fund_by_source[*]}[@key = $key]" mode="fund-pt"/></xsl:for-each></series></xsl:for-each>
      </chart>
      <table caption="各镇（街道）资金来源" unit="万元" size="small">
        <col width="19mm" align="left"/><xsl:for-each select="{fund_by_source[*]}[not(@zero)]"><col width="1" align="decimal"/></xsl:for-each><col width="1" align="decimal"/>
        <head><row><cell>镇（街道）</cell><xsl:for-each select="{fund_by_source[*]}[not(@zero)]"><cell>{@label}</cell></xsl:for-each><cell>合计</cell></row></head>
        <body><xsl:variable name="sources" select="{fund_by_source[*]}[not(@zero)]"/><xsl:for-each select="township"><row><cell>{@name}</cell><xsl:choose>
          <xsl:when test="@submitted = 'no'"><cell span="{count($sources) + 1}" align="center">未报送</cell></xsl:when>
          <xsl:otherwise><xsl:variable name="own" select="{fund_by_source[*]}"/><xsl:for-each select="$sources"><cell><xsl:copy-of select="$own[@key = current()/@key]"/></cell></xsl:for-each><cell>{fund_total}</cell></xsl:otherwise>
        </xsl:choose></row></xsl:for-each></body>
        <foot><row emph="yes"><cell>全区</cell><xsl:for-each select="{fund_by_source[*]}[not(@zero)]"><cell><xsl:copy-of select="."/></cell></xsl:for-each><cell>{fund_total}</cell></row></foot>
        <xsl:call-template name="rounding"><xsl:with-param name="parts" select="{fund_total} | {fund_by_source[*]} | {fund_by_source[]} | {township/fund_by_source[]}"/></xsl:call-template>
      </table>
      <xsl:call-template name="cells-table"><xsl:with-param name="cells" select="{fund_by_year[*]}"/><xsl:with-param name="caption">按年度分的资金投入</xsl:with-param><xsl:with-param name="head">年度</xsl:with-param><xsl:with-param name="unit">万元</xsl:with-param></xsl:call-template>
    </xsl:if>
    <h level="2">党建与人才</h>
    <p section="people"><xsl:choose>
      <xsl:when test="{orgs}/@zero">尚无计入统计的组织，党建情况空缺。</xsl:when>
      <xsl:otherwise><xsl:call-template name="rate"><xsl:with-param name="v" select="{party_org_rate}"/></xsl:call-template><xsl:call-template name="extremes"><xsl:with-param name="v" select="{party_org_rate}"/></xsl:call-template>；党的工作覆盖率{party_work_rate}<xsl:call-template name="extremes"><xsl:with-param name="v" select="{party_work_rate}"/></xsl:call-template>；负责人党员占比{leader_party_rate}。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{trainings}/@zero">没有报送培训记录。</xsl:when>
      <xsl:otherwise>举办培训{trainings}场，参训{training_attendees}人次<xsl:if test="{trained_rate}/@num">，负责人骨干培训覆盖率{trained_rate}<xsl:call-template name="extremes"><xsl:with-param name="v" select="{trained_rate}"/></xsl:call-template></xsl:if>。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{exam_taken}/@zero">没有报考社会工作职业资格的记录。</xsl:when>
      <xsl:otherwise>支持报考社会工作职业资格{exam_taken}人，<xsl:choose><xsl:when test="{exam_passed}/@zero">暂无人通过。</xsl:when><xsl:otherwise>通过{exam_passed}人。</xsl:otherwise></xsl:choose></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="not({orgs}/@zero)">
      <chart kind="bars" title="各镇（街道）负责人骨干培训覆盖率" unit="%" target="{trained_rate.target}" target-label="参考值" source="培训台账、社区社会组织台账" id="fig-trained">
        <series label="培训覆盖率"><xsl:for-each select="township[@submitted = 'yes']"><xsl:sort select="{trained_rate}/@rank" data-type="number"/><xsl:apply-templates select="{trained_rate}" mode="place-pt"/></xsl:for-each></series>
      </chart>
      <table caption="各镇（街道）党建与人才情况" size="small">
        <col width="4" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="2" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/>
        <head><row><cell>镇（街道）</cell><cell>党的组织覆盖率</cell><cell>党的工作覆盖率</cell><cell>负责人党员占比</cell><cell>培训（场）</cell><cell>参训（人次）</cell><cell>培训覆盖率</cell></row></head>
        <body><xsl:for-each select="township"><row><cell>{@name}</cell><xsl:choose>
          <xsl:when test="@submitted = 'no'"><cell span="6" align="center">未报送</cell></xsl:when>
          <xsl:otherwise><xsl:call-template name="people-cells"/></xsl:otherwise>
        </xsl:choose></row></xsl:for-each></body>
        <foot><row emph="yes"><cell>全区</cell><xsl:call-template name="people-cells"/></row></foot>
      </table>
    </xsl:if>
    <h level="2">活动与志愿服务</h>
    <p section="activity"><xsl:choose>
      <xsl:when test="{activities}/@zero">没有报送活动记录。</xsl:when>
      <xsl:otherwise>2022年以来开展活动{activities}次，参与{participants}人次，受益{beneficiaries}人次<xsl:if test="{volunteers}/@num > 0">，志愿者{volunteers}人次，志愿服务{volunteer_hours}小时</xsl:if>。按系列看，<xsl:call-template name="leading"><xsl:with-param name="s" select="{activities_by_series[]}"/></xsl:call-template><xsl:if test="{activities_by_series[]}/@zero-labels">；{activities_by_series[].zero-labels}没有活动</xsl:if>。<xsl:if test="not({orgs}/@zero)"><xsl:choose><xsl:when test="{active_orgs}/@zero">近12个月没有一个组织活动达到4次</xsl:when><xsl:otherwise>组织活跃率{active_rate}<xsl:call-template name="extremes"><xsl:with-param name="v" select="{active_rate}"/></xsl:call-template></xsl:otherwise></xsl:choose>；<xsl:choose><xsl:when test="{idle_orgs}/@zero">近12个月所有组织都开展过活动</xsl:when><xsl:otherwise><xsl:if test="{active_orgs}/@num > 0">近12个月</xsl:if>没有活动的组织{idle_orgs}个</xsl:otherwise></xsl:choose>；志愿服务常态化率{volunteer_share}。</xsl:if></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="not({activities}/@zero)">
      <chart kind="line" title="2023年各月志愿者人次" unit="人次" names="月份" source="活动台账" id="fig-volunteers"><series label="志愿者人次"><xsl:apply-templates select="{volunteers_by_month[*]}" mode="short-pt"/></series></chart>
    </xsl:if>
    <h level="2">居民评价</h>
    <p section="residents"><xsl:choose>
      <xsl:when test="{satisfied_rate}/@state = 'na'">没有报送居民满意度调查数据。</xsl:when>
      <xsl:otherwise>回收有效问卷{survey_valid}份，居民满意率{satisfied_rate}<xsl:call-template name="extremes"><xsl:with-param name="v" select="{satisfied_rate}"/></xsl:call-template>；满意度得分{satisfaction_score}分<xsl:if test="{aware_rate}/@num">，知晓率{aware_rate}</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="{satisfied_rate}/@num">
      <chart kind="likert" title="各镇（街道）居民满意度" unit="份" names="镇（街道）" source="居民满意度调查" id="fig-likert">
        <xsl:variable name="asked" select="township[{survey_valid}/@num > 0]"/>
        <series label="非常满意"><xsl:apply-templates select="{$asked/survey_very_sat}" mode="place-pt"/></series>
        <series label="满意"><xsl:apply-templates select="{$asked/survey_sat}" mode="place-pt"/></series>
        <series label="一般"><xsl:apply-templates select="{$asked/survey_neutral}" mode="place-pt"/></series>
        <series label="不满意"><xsl:apply-templates select="{$asked/survey_dissat}" mode="place-pt"/></series>
        <series label="非常不满意"><xsl:apply-templates select="{$asked/survey_very_dissat}" mode="place-pt"/></series>
      </chart>
      <table caption="各镇（街道）居民评价" size="small">
        <col width="4" align="left"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/>
        <head>
          <row><cell rows="2">镇（街道）</cell><cell span="5">问卷（份）</cell><cell rows="2">居民满意率</cell><cell rows="2">居民知晓率</cell></row>
          <row><cell>非常满意</cell><cell>满意</cell><cell>一般</cell><cell>不满意</cell><cell>非常不满意</cell></row>
        </head>
        <body><xsl:for-each select="township"><row><cell>{@name}</cell><xsl:choose>
          <xsl:when test="@submitted = 'no'"><cell span="7" align="center">未报送</cell></xsl:when>
          <xsl:otherwise><xsl:call-template name="resident-cells"/></xsl:otherwise>
        </xsl:choose></row></xsl:for-each></body>
        <foot><row emph="yes"><cell>全区</cell><xsl:call-template name="resident-cells"/></row></foot>
      </table>
    </xsl:if>
    <h level="2">数据质量</h>
    <p section="quality"><xsl:choose>
      <xsl:when test="township/problems[@rows-refused > 0]">各镇（街道）报送数据的审核情况见下表，退回的行未计入各项统计。</xsl:when>
      <xsl:otherwise>各镇（街道）报送的数据行全部采用。</xsl:otherwise>
    </xsl:choose></p>
    <xsl:call-template name="quality-table"/>
  </xsl:template>

  <xsl:template name="people-cells">
    <xsl:apply-templates select="{party_org_rate}" mode="cell"/><xsl:apply-templates select="{party_work_rate}" mode="cell"/><cell>{leader_party_rate}</cell><cell>{trainings}</cell><cell>{training_attendees}</cell><xsl:apply-templates select="{trained_rate}" mode="cell"/>
  </xsl:template>

  <xsl:template name="resident-cells">
    <cell>{survey_very_sat}</cell><cell>{survey_sat}</cell><cell>{survey_neutral}</cell><cell>{survey_dissat}</cell><cell>{survey_very_dissat}</cell><xsl:apply-templates select="{satisfied_rate}" mode="cell"/><xsl:apply-templates select="{aware_rate}" mode="cell"/>
  </xsl:template>

  <xsl:template name="spread">
    <xsl:param name="places"/>
    <xsl:param name="title"/>
    <xsl:param name="target"/>
    <xsl:if test="count($places) > 4">
      <chart kind="histogram" title="{$title}" unit="个" target="{$target}" target-label="目标" names="组织数" source="社区社会组织台账">
        <series label="社区（村）数" of="orgs"><xsl:apply-templates select="{$places/orgs}" mode="place-pt"/></series>
      </chart>
    </xsl:if>
  </xsl:template>

  <xsl:template match="v" mode="fund-pt">
    <pt label="{ancestor::township/@name}" num="{@num}" den="{@den}" text="{@text}"/>
  </xsl:template>

  <xsl:template name="quality-table">
    <table caption="各镇（街道）报送数据审核情况" size="small">
      <col width="4" align="left"/><col width="2" align="center"/><col width="4" align="center"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="3" align="decimal"/><col width="2" align="decimal"/>
      <head><row><cell>镇（街道）</cell><cell>版次</cell><cell>报送日期</cell><cell>读取</cell><cell>采用</cell><cell>退回</cell><cell>采用率</cell><cell>提示</cell></row></head>
      <body><xsl:for-each select="township"><row><cell>{@name}</cell>
        <xsl:choose>
          <xsl:when test="@submitted = 'no'"><cell span="7" align="center">未报送</cell></xsl:when>
          <xsl:otherwise><cell>{@version}</cell><cell>{@submitted-text}</cell><cell>{problems/@rows-read}</cell><cell>{problems/@rows-kept}</cell><cell>{problems/@rows-refused}</cell><cell>{problems/@kept-rate}</cell><cell>{problems/@warnings}</cell></xsl:otherwise>
        </xsl:choose>
      </row></xsl:for-each></body>
      <xsl:if test="township[@fallback]"><note>沿用检查阶段数据的镇（街道）：<xsl:for-each select="township[@fallback]">{@name}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>。</note></xsl:if>
    </table>
  </xsl:template>

  <!-- ============ 四、案例解读：六大工程各取一篇 ============ -->
  <xsl:template name="cases">
    <h level="1" id="cases">案例解读</h>
    <xsl:variable name="rows" select="list[@id = 'district_cases']/row"/>
    <xsl:variable name="chosen" select="$rows[not(c[@f = 'project_code'] = preceding-sibling::row/c[@f = 'project_code'])]"/>
    <xsl:choose>
      <xsl:when test="{cases_sent}/@zero"><p section="cases">各镇（街道）没有报送案例。</p></xsl:when>
      <xsl:when test="not($rows)"><p section="cases">各镇（街道）共报送案例{cases_sent}篇，均未同意公开，不作介绍。</p></xsl:when>
      <xsl:otherwise>
        <p section="cases">各镇（街道）共报送案例{cases_sent}篇，其中同意公开{cases_public}篇。从同意公开的案例中按所属工程各选一篇介绍如下。</p>
        <xsl:for-each select="$chosen">
          <h level="2">“{c[@f = 'project_code']/text()}”工程：{c[@f = 'title']/text()}</h>
          <case title="{@township}" meta="{c[@f = 'field']}　{c[@f = 'period']}">
            <xsl:if test="c[@f = 'figures']/pair"><keyfigures><xsl:for-each select="c[@f = 'figures']/pair[position() &lt;= 6]"><kf label="{@label}">{.}</kf></xsl:for-each></keyfigures></xsl:if>
            <xsl:for-each select="c[@f = 'background']/p[1]"><p><hei>背景：</hei>{.}</p></xsl:for-each>
            <xsl:for-each select="c[@f = 'actions']/p"><p><xsl:if test="position() = 1"><hei>做法：</hei></xsl:if>{.}</p></xsl:for-each>
            <xsl:for-each select="c[@f = 'results']/p"><p><xsl:if test="position() = 1"><hei>成效：</hei></xsl:if>{.}</p></xsl:for-each>
            <xsl:for-each select="c[@f = 'insight']/p"><p><xsl:if test="position() = 1"><hei>启示：</hei></xsl:if>{.}</p></xsl:for-each>
          </case>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============ 五、经验介绍：按六大工程分组 ============ -->
  <xsl:template name="experiences">
    <h level="1" id="experiences">经验介绍</h>
    <xsl:variable name="rows" select="list[@id = 'district_experiences']/row"/>
    <xsl:choose>
      <xsl:when test="not($rows)"><p section="experiences">各镇（街道）没有报送经验材料。</p></xsl:when>
      <xsl:otherwise>
        <p section="experiences">各镇（街道）共报送经验材料{experiences_sent}篇<xsl:if test="{experiences_key}/@num > 0">，其中重点推荐{experiences_key}篇</xsl:if>。按所属工程归纳如下<xsl:if test="{experiences_key}/@num > 0">，重点推荐的在前</xsl:if>。</p>
        <xsl:for-each select="$rows[not(c[@f = 'theme'] = preceding-sibling::row/c[@f = 'theme'])]">
          <xsl:variable name="theme" select="string(c[@f = 'theme'])"/>
          <h level="2">“{$theme}”工程</h>
          <xsl:for-each select="$rows[c[@f = 'theme'] = $theme]">
            <p><b><xsl:if test="not(starts-with(c[@f = 'title'], @township))">{@township}：</xsl:if>{c[@f = 'title']/text()}。</b><xsl:for-each select="c[@f = 'summary']/p">{.}</xsl:for-each><xsl:if test="not(c[@f = 'extended_to']/@empty)">（已推广范围：{c[@f = 'extended_to']/text()}）</xsl:if></p>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============ 六、绩效评估结果 ============ -->
  <xsl:template name="evaluation">
    <h level="1" id="evaluation">绩效评估结果</h>
    <xsl:for-each select="$evaluated">
      <xsl:choose>
        <xsl:when test="not(scores) or scores/@submitted = 0"><p section="evaluation">检查阶段没有评分数据。</p></xsl:when>
        <xsl:otherwise>
          <p section="evaluation">绩效评估以检查阶段数据（截至{../@cutoff-text}）为准。{scores/@submitted}个镇（街道）<xsl:choose>
            <xsl:when test="scores/@submitted = 1">得{scores/@best}分。</xsl:when>
            <xsl:when test="scores/@best = scores/@worst">得分相同，均为{scores/@best}分。</xsl:when>
            <xsl:otherwise>平均{scores/@mean}分，{scores/@best-name}最高，为{scores/@best}分；{scores/@worst-name}最低，为{scores/@worst}分，相差{scores/@spread}分。</xsl:otherwise>
          </xsl:choose><xsl:choose>
            <xsl:when test="count(scores/grade[@n > 0]) = 1">等级均为{scores/grade[@n > 0]/@label}。</xsl:when>
            <xsl:otherwise>按等级分，<xsl:for-each select="scores/grade[@n > 0]">{@label}{@n}个（{@names}）<xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>，</xsl:otherwise></xsl:choose></xsl:for-each></xsl:otherwise>
          </xsl:choose><xsl:if test="@missing > 0">{@missing-names}检查阶段未报送数据，按零分计。</xsl:if></p>
          <p section="strong-weak">从指标看，得分率较高的有<xsl:call-template name="rated"><xsl:with-param name="list" select="scores/i[@rate-text][position() > last() - 3]"/><xsl:with-param name="order">descending</xsl:with-param></xsl:call-template>；得分率较低的有<xsl:call-template name="rated"><xsl:with-param name="list" select="scores/i[@rate-text][position() &lt;= 3]"/></xsl:call-template>。<xsl:choose>
            <xsl:when test="scores/@changed = 0">现场核验和加减分后，各镇（街道）得分均无变化。</xsl:when>
            <xsl:when test="scores/@changed = 1">现场核验和加减分后，{scores/change[1]/@name}得分由{scores/change[1]/@total-self}分调整为{scores/change[1]/@total}分，其余没有变化。</xsl:when>
            <xsl:otherwise>现场核验和加减分后，{scores/@changed}个镇（街道）得分有变化，其中{scores/change[1]/@name}变化最大，由{scores/change[1]/@total-self}分调整为{scores/change[1]/@total}分。</xsl:otherwise>
          </xsl:choose></p>
          <p section="findings"><xsl:choose>
            <xsl:when test="{findings}/@zero">没有现场核验记录。</xsl:when>
            <xsl:otherwise>现场核验形成核验记录{findings}条，按结论分，<xsl:call-template name="items"><xsl:with-param name="s" select="{findings_by_verdict[]}"/></xsl:call-template><xsl:if test="{findings_by_severity[]}/@nonzero > 0">；按问题程度分，<xsl:call-template name="items"><xsl:with-param name="s" select="{findings_by_severity[]}"/></xsl:call-template></xsl:if>。核验内容中，<xsl:call-template name="items"><xsl:with-param name="s" select="{findings_by_item[]}"/></xsl:call-template>。</xsl:otherwise>
          </xsl:choose></p>
          <chart kind="dumbbell" title="自评得分与最终得分" unit="分" source="绩效评分总表" id="fig-scores">
            <series label="自评"><xsl:for-each select="township[score]"><xsl:sort select="score/@rank" data-type="number"/><pt label="{@name}" num="{score/@self-num}" den="{score/@den}" text="{score/@total-self}"/></xsl:for-each></series>
            <series label="最终"><xsl:for-each select="township[score]"><xsl:sort select="score/@rank" data-type="number"/><pt label="{@name}" num="{score/@num}" den="{score/@den}" text="{score/@total}"/></xsl:for-each></series>
          </chart>
          <table caption="各镇（街道）绩效评估得分" unit="分" size="small">
            <col width="2" align="center"/><col width="5" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="center"/>
            <head><row><cell>位次</cell><cell>镇（街道）</cell><cell>自评</cell><cell>核实</cell><cell>最终</cell><cell>等级</cell></row></head>
            <body><xsl:for-each select="township[score]"><xsl:sort select="score/@rank" data-type="number"/><row><cell>{score/@rank}</cell><cell>{@name}</cell><cell>{score/@total-self}</cell><cell>{score/@total-verified}</cell><cell>{score/@total}</cell><cell>{score/@grade}<xsl:if test="@submitted = 'no'">（未报送）</xsl:if></cell></row></xsl:for-each></body>
          </table>
          <chart kind="bars" title="各类指标平均得分率" unit="%" source="绩效评分总表" id="fig-groups"><series label="得分率"><xsl:for-each select="scores/group[@num]"><pt label="{@label}" num="{@num}" den="{@den}" text="{@rate-text}"/></xsl:for-each></series></chart>
          <table caption="各类指标平均得分" unit="分" size="small">
            <col width="5" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/>
            <head><row><cell>类别</cell><cell>分值</cell><cell>平均得分</cell><cell>得分率</cell></row></head>
            <body><xsl:for-each select="scores/group"><row><cell>{@label}</cell><cell>{@weight}</cell><cell>{@mean}</cell><cell>{@rate-text}</cell></row></xsl:for-each></body>
          </table>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- 评分用检查阶段数据，报告用总结阶段数据：两个截止日并列 -->
  <xsl:template name="cutoffs">
    <p section="cutoffs">评分依据检查阶段数据，本报告依据{$phase/@label}数据，截止日不同，主要数据并列如下。</p>
    <table caption="两个截止日的主要数据" size="small" id="tab-cutoffs">
      <col width="6" align="left"/><col width="2" align="center"/><col width="4" align="decimal"/><col width="4" align="decimal"/>
      <head><row><cell>指标</cell><cell>单位</cell><cell>截至{$evaluated/../@cutoff-text}</cell><cell>截至{$phase/@cutoff-text}</cell></row></head>
      <body><xsl:for-each select="{orgs} | {urban_avg} | {rural_avg} | {brands} | {brand_coverage} | {incubated} | {activities} | {fund_total} | {trained_rate} | {active_rate} | {satisfied_rate}">
        <row><cell>{@label}</cell><cell>{@unit}</cell><cell><xsl:copy-of select="$evaluated/v[@id = current()/@id]"/></cell><cell><xsl:copy-of select="."/></cell></row>
      </xsl:for-each></body>
    </table>
  </xsl:template>

  <!-- ============ 七、问题与建议 ============ -->
  <xsl:template name="outlook">
    <h level="1" id="outlook">问题与建议</h>
    <p section="problems"><xsl:choose>
      <xsl:when test="{issues}/@zero">各镇（街道）问题台账没有登记问题。</xsl:when>
      <xsl:when test="{issues_done}/@num = {issues}/@num">各镇（街道）问题台账登记问题{issues}个，已全部整改完成。</xsl:when>
      <xsl:otherwise>各镇（街道）问题台账登记问题{issues}个，已整改{issues_done}个，整改率{issues_done_rate}；未完成整改{issues_open}个<xsl:if test="{issues_overdue}/@num > 0">，其中逾期{issues_overdue}个</xsl:if>。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{orgs}/@zero">从数据看，全区培育工作尚未起步。</xsl:when>
      <xsl:otherwise>从数据看，主要有以下不足：<xsl:choose>
        <xsl:when test="{empty_communities}/@num > 0">一是覆盖不均，{empty_communities}个社区（村）没有社区社会组织<xsl:call-template name="silent"/>，未单独达标的社区（村）{unmet_communities}个；</xsl:when>
        <xsl:when test="{unmet_communities}/@num > 0">一是发展不均，未单独达标的社区（村）还有{unmet_communities}个；</xsl:when>
        <xsl:otherwise>一是各社区（村）虽全部达标，但巩固提高的任务仍重；</xsl:otherwise>
      </xsl:choose><xsl:choose>
        <xsl:when test="{idle_orgs}/@num > 0">二是活力不足，近12个月没有活动的组织{idle_orgs}个，<xsl:choose><xsl:when test="{active_orgs}/@zero">没有一个组织活动达到4次</xsl:when><xsl:otherwise>活动不少于4次的组织占{active_rate}</xsl:otherwise></xsl:choose>；</xsl:when>
        <xsl:otherwise>二是活动频次不够均衡，近12个月活动不少于4次的组织占{active_rate}；</xsl:otherwise>
      </xsl:choose><xsl:choose>
        <xsl:when test="{brand_short}/@num > 0">三是品牌偏少，品牌组织不足2个的社区（村）{brand_short}个；</xsl:when>
        <xsl:otherwise>三是品牌影响有待扩大，品牌项目复制推广{brand_replications}次；</xsl:otherwise>
      </xsl:choose><xsl:choose>
        <xsl:when test="{charter_rate}/@state != 'missed' and {info_orgs}/@num = {orgs}/@num and {appraised_orgs}/@num = {orgs}/@num">四是规范化建设成果需要巩固。</xsl:when>
        <xsl:otherwise>四是规范化有待加强，<xsl:if test="{charter_rate}/@state = 'missed'">章程示范文本采用率{charter_rate}，</xsl:if><xsl:call-template name="recorded"/>，<xsl:call-template name="appraised"/>。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose></p>
    <p section="next">建议：<xsl:choose>
      <xsl:when test="{unmet_communities}/@num > 0">一是分类补齐短板，对未达标的社区（村）逐个制定培育计划<xsl:if test="{empty_communities}/@num > 0">，优先消除空白点</xsl:if>；</xsl:when>
      <xsl:otherwise>一是巩固达标成果，防止组织“有名无实”；</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{incubators}/@zero">二是完善孵化机制，抓紧建立孵化机构和联合会；</xsl:when>
      <xsl:when test="{federations}/@zero">二是完善孵化机制，发挥{incubators}个孵化机构作用，推动成立联合会，把孵化资源向薄弱镇（街道）倾斜；</xsl:when>
      <xsl:otherwise>二是完善孵化机制，发挥{incubators}个孵化机构和{federations}个联合会作用，把孵化资源向薄弱镇（街道）倾斜；</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{catalog_items}/@zero or {listed_providers}/@zero">三是抓紧建立购买服务目录和承接名录，加大购买服务力度；</xsl:when>
      <xsl:otherwise>三是用好购买服务目录和承接名录，加大购买服务力度；</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{brands}/@zero">四是强化品牌带动，尽快确定一批品牌组织；</xsl:when>
      <xsl:otherwise>四是强化品牌带动，推动品牌项目跨镇（街道）复制推广；</xsl:otherwise>
    </xsl:choose>五是提高数据质量，落实填报、审核两级责任<xsl:if test="@missing > 0">，督促{@missing-names}尽快补报</xsl:if>。</p>
  </xsl:template>

  <!-- ============ 附件 ============ -->
  <xsl:template name="annexes">
    <annex title="各镇（街道）主要指标一览表" orient="landscape" id="annex-figures">
      <table size="small">
        <col width="6" align="left"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="5" align="decimal"/><col width="4" align="decimal"/><col width="5" align="decimal"/><col width="5" align="decimal"/><col width="5" align="decimal"/><col width="5" align="decimal"/><col width="5" align="decimal"/>
        <head><row><cell>镇（街道）</cell><cell>社区（村）</cell><cell>组织数</cell><cell>城市社区平均</cell><cell>农村社区平均</cell><cell>品牌组织</cell><cell>品牌覆盖率</cell><cell>2022年孵化</cell><cell>党的工作覆盖率</cell><cell>培训覆盖率</cell><cell>组织活跃率</cell><cell>资金（万元）</cell><cell>居民满意率</cell></row></head>
        <body><xsl:for-each select="township"><row><cell>{@name}</cell>
          <xsl:choose>
            <xsl:when test="@submitted = 'no'"><cell>{@communities}</cell><cell span="11" align="center">未报送</cell></xsl:when>
            <xsl:otherwise><xsl:call-template name="main-cells"/></xsl:otherwise>
          </xsl:choose>
        </row></xsl:for-each></body>
        <foot><row emph="yes"><cell>全区</cell><xsl:call-template name="main-cells"/></row></foot>
        <xsl:call-template name="rounding"><xsl:with-param name="parts" select="{fund_total}"/></xsl:call-template>
      </table>
    </annex>
    <annex title="六大工程指标一览表" id="annex-projects">
      <xsl:call-template name="figures-annex"/>
    </annex>
    <annex title="区级任务清单" id="annex-tasks">
      <table size="small">
        <col width="10mm" align="center"/><col width="62mm" align="left"/><col width="40mm" align="left"/><col width="44mm" align="center"/>
        <head><row><cell>序号</cell><cell>任务</cell><cell>进展</cell><cell>结果</cell></row></head>
        <body>
          <row><cell>1</cell><cell>建立政府购买社区社会组织服务目录</cell><cell>{catalog_items}项</cell><cell><xsl:choose><xsl:when test="{catalog_items}/@zero">未完成</xsl:when><xsl:otherwise>完成</xsl:otherwise></xsl:choose></cell></row>
          <row><cell>2</cell><cell>建立承接政府购买社区社会组织服务名录</cell><cell>{listed_providers}家</cell><cell><xsl:choose><xsl:when test="{listed_providers}/@zero">未完成</xsl:when><xsl:otherwise>完成</xsl:otherwise></xsl:choose></cell></row>
          <row><cell>3</cell><cell>建立工作协调机制</cell><cell>{mechanism_documents}份文件，会议{mechanism_meetings}次</cell><cell><xsl:choose><xsl:when test="{mechanism_date}/@state = 'na'">未完成</xsl:when><xsl:otherwise>完成</xsl:otherwise></xsl:choose></cell></row>
          <row><cell>4</cell><cell>2022年12月底前建立第一批师资名单</cell><cell><xsl:choose><xsl:when test="{first_roster_date}/@state = 'na'">—</xsl:when><xsl:otherwise>{first_roster_date}，{first_roster}人</xsl:otherwise></xsl:choose></cell><xsl:apply-templates select="{first_roster}" mode="result"/></row>
          <row><cell>5</cell><cell>逐步健全城市社区社会组织培育孵化机制</cell><cell>{incubation_mechanisms}份文件</cell><xsl:apply-templates select="{incubation_mechanisms}" mode="result"/></row>
          <row><cell>6</cell><cell>2022年孵化培育{incubated_total.target-text}家社区社会组织</cell><cell>{incubated_2022}个</cell><xsl:apply-templates select="{incubated_total}" mode="result"/></row>
          <row><cell>7</cell><cell>各镇（街道）2022年10月前组织专题培训</cell><cell>{special_townships}个镇（街道）</cell><xsl:apply-templates select="{special_share}" mode="result"/></row>
        </body>
      </table>
      <xsl:for-each select="list[@id = 'mechanism_list'][row]">
        <table caption="工作机制文件" size="small">
          <col width="10mm" align="center"/><col width="66mm" align="left"/><col width="26mm" align="left"/><col width="30mm" align="left"/><col width="24mm" align="center"/>
          <head><row><cell>序号</cell><cell>文件</cell><cell>类别</cell><cell>文号</cell><cell>印发日期</cell></row></head>
          <body><xsl:for-each select="row"><row><cell>{@n}</cell><xsl:apply-templates select="c[@f = 'document']" mode="cell"/><xsl:apply-templates select="c[@f = 'kind']" mode="cell"/><xsl:apply-templates select="c[@f = 'doc_no']" mode="cell"/><xsl:apply-templates select="c[@f = 'issue_date']" mode="cell"/></row></xsl:for-each></body>
        </table>
      </xsl:for-each>
    </annex>
    <annex title="各镇（街道）部署、孵化和专题培训情况" orient="landscape" id="annex-stages">
      <table size="small">
        <col width="20mm" align="left"/><col width="28mm" align="center"/><col width="28mm" align="center"/><col width="28mm" align="center"/><col width="11mm" align="center"/><col width="11mm" align="center"/><col width="16mm" align="decimal"/><col width="28mm" align="center"/><col width="23mm" align="left"/><col width="14mm" align="center"/><col width="18mm" align="center"/>
        <head>
          <row><cell rows="2">镇（街道）</cell><cell span="3">部署材料印发</cell><cell span="3">2022年孵化（个）</cell><cell span="4">专题培训</cell></row>
          <row><cell>任务清单</cell><cell>工作计划（方案）</cell><cell>落实措施</cell><cell>任务</cell><cell>完成</cell><cell>完成率</cell><cell>首次日期</cell><cell>方式</cell><cell>参训人次</cell><cell>结果</cell></row>
        </head>
        <body><xsl:for-each select="township"><row><cell>{@name}</cell><xsl:choose>
          <xsl:when test="@submitted = 'no'"><cell span="3" align="center">未报送</cell><cell>{incubation_quota}</cell><cell span="6" align="center">未报送</cell></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="issued-cell"><xsl:with-param name="date" select="{tasklist_date}"/><xsl:with-param name="on-time" select="{tasklist_on_time}"/></xsl:call-template>
            <xsl:call-template name="issued-cell"><xsl:with-param name="date" select="{workplan_date}"/><xsl:with-param name="on-time" select="{workplan_on_time}"/></xsl:call-template>
            <xsl:call-template name="issued-cell"><xsl:with-param name="date" select="{measures_date}"/><xsl:with-param name="on-time" select="{measures_on_time}"/></xsl:call-template>
            <cell>{incubation_quota}</cell><cell>{incubated_2022}</cell><cell>{incubation_rate}</cell>
            <xsl:choose>
              <xsl:when test="{special_trainings[]}/@zero"><cell>—</cell><cell>—</cell><cell>—</cell></xsl:when>
              <xsl:otherwise><cell>{special_training}</cell><cell><xsl:for-each select="{special_trainings[*]}[@num != 0]">{@label}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each></cell><cell>{special_attendees}</cell></xsl:otherwise>
            </xsl:choose>
            <cell><xsl:choose><xsl:when test="{special_on_time}/@num > 0">按时</xsl:when><xsl:when test="{special_in_october}/@num > 0">10月当月</xsl:when><xsl:when test="{special_training}/@num">逾期</xsl:when><xsl:otherwise>没有</xsl:otherwise></xsl:choose></cell>
          </xsl:otherwise>
        </xsl:choose></row></xsl:for-each></body>
        <note>部署材料应于2022年5月31日前印发；专题培训应于2022年10月前组织。</note>
      </table>
    </annex>
    <annex title="专家师资名单" id="annex-experts">
      <xsl:if test="{experts_by_field[]}/@n > 0"><p section="experts">按专业领域分，<xsl:call-template name="items"><xsl:with-param name="s" select="{experts_by_field[]}"/></xsl:call-template>；按层级分，<xsl:call-template name="items"><xsl:with-param name="s" select="{experts_by_level[]}"/></xsl:call-template>。</p></xsl:if>
      <xsl:for-each select="list[@id = 'expert_list']">
        <xsl:choose>
          <xsl:when test="not(row)"><p>尚未建立专家师资名单。</p></xsl:when>
          <xsl:otherwise><table size="small">
            <col width="10mm" align="center"/><col width="12mm" align="center"/><col width="16mm" align="center"/><col width="22mm" align="left"/><col width="60mm" align="left"/><col width="36mm" align="left"/>
            <head><row><cell>序号</cell><cell>批次</cell><cell>类别</cell><cell>姓名</cell><cell>单位</cell><cell>专业领域</cell></row></head>
            <body><xsl:for-each select="row"><row><cell>{@n}</cell><xsl:apply-templates select="c[@f = 'batch'] | c[@f = 'kind'] | c[@f = 'name'] | c[@f = 'unit'] | c[@f = 'field']" mode="cell"/></row></xsl:for-each></body>
          </table></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </annex>
    <annex title="品牌社区社会组织名录" id="annex-brands">
      <xsl:for-each select="list[@id = 'district_brands']">
        <xsl:choose>
          <xsl:when test="not(row)"><p>尚未确定品牌组织。</p></xsl:when>
          <xsl:otherwise><table size="small">
            <col width="10mm" align="center"/><col width="26mm" align="left"/><col width="40mm" align="left"/><col width="38mm" align="left"/><col width="22mm" align="left"/><col width="20mm" align="left"/>
            <head><row><cell>序号</cell><cell>镇（街道）</cell><cell>品牌名称</cell><cell>组织名称</cell><cell>领域</cell><cell>认定层级</cell></row></head>
            <body><xsl:for-each select="row"><row><cell>{@n}</cell><cell>{@township}</cell><xsl:apply-templates select="c[@f = 'brand_name']" mode="cell"/><xsl:apply-templates select="c[@f = 'brand_org']" mode="cell"/><xsl:apply-templates select="c[@f = 'field']" mode="cell"/><xsl:apply-templates select="c[@f = 'level']" mode="cell"/></row></xsl:for-each></body>
          </table></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </annex>
    <annex title="政府购买服务目录使用情况" id="annex-catalog">
      <xsl:for-each select="list[@id = 'catalog_list']">
        <xsl:choose>
          <xsl:when test="not(row)"><p>尚未建立政府购买服务目录。</p></xsl:when>
          <xsl:otherwise><table size="small">
            <col width="10mm" align="center"/><col width="20mm" align="left"/><col width="60mm" align="left"/><col width="28mm" align="left"/><col width="18mm" align="decimal"/><col width="20mm" align="decimal"/>
            <head><row><cell>序号</cell><cell>编号</cell><cell>项目</cell><cell>领域</cell><cell>购买次数</cell><cell>金额（元）</cell></row></head>
            <body><xsl:for-each select="row"><row><cell>{@n}</cell><xsl:apply-templates select="c[@f = 'item_code'] | c[@f = 'name'] | c[@f = 'field'] | c[@f = 'uses'] | c[@f = 'uses_amount']" mode="cell"/></row></xsl:for-each></body>
          </table></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </annex>
  </xsl:template>

  <!-- 部署材料的印发日期：“2022年5月18日”“2022年6月2日（逾期）”“缺” -->
  <xsl:template name="issued-cell">
    <xsl:param name="date"/>
    <xsl:param name="on-time"/>
    <cell><xsl:choose><xsl:when test="not($date/@num)">缺</xsl:when><xsl:otherwise><xsl:copy-of select="$date"/><xsl:if test="not($on-time/@num > 0)">（逾期）</xsl:if></xsl:otherwise></xsl:choose></cell>
  </xsl:template>

  <xsl:template name="main-cells">
    <cell>{communities_all}</cell><cell>{orgs}</cell>
    <xsl:apply-templates select="{urban_avg}" mode="cell"/><xsl:apply-templates select="{rural_avg}" mode="cell"/>
    <cell>{brands}</cell><xsl:apply-templates select="{brand_coverage}" mode="cell"/>
    <cell>{incubated_2022}</cell><cell>{party_work_rate}</cell><cell>{trained_rate}</cell><cell>{active_rate}</cell><cell>{fund_total}</cell><cell>{satisfied_rate}</cell>
  </xsl:template>
</xsl:stylesheet>
