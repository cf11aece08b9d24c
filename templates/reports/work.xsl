<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="work" folder="wrapup" name="工作报告" phase="wrapup" level="township"?>
<!-- 镇（街道）工作报告：发展情况、数据分析、案例解读、经验介绍、问题与下一步。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="common/common.xsl"/>
  <xsl:import href="common/tables.xsl"/>
  <xsl:import href="common/sentences.xsl"/>
  <xsl:import href="common/figures.xsl"/>

  <xsl:variable name="whole"><xsl:for-each select="ev:here()"><xsl:call-template name="whole"/></xsl:for-each></xsl:variable>
  <!-- 只有城市社区的街道称“社区”，其余称“社区（村）” -->
  <xsl:variable name="places"><xsl:for-each select="ev:here()"><xsl:choose><xsl:when test="{rural_communities}/@zero">社区</xsl:when><xsl:otherwise>社区（村）</xsl:otherwise></xsl:choose></xsl:for-each></xsl:variable>
  <!-- 正文未印全文的案例和经验材料，全文列为附件 -->
  <xsl:variable name="full-cases" select="count(ev:here()/list[@id = 'case_full']/row)"/>
  <xsl:variable name="cases" select="ev:here()/list[@id = 'case_list']/row"/>
  <xsl:variable name="experiences" select="ev:here()/list[@id = 'experience_list']/row"/>
  <xsl:variable name="more-cases" select="$cases[position() > $full-cases]"/>
  <xsl:variable name="texts-title"><xsl:if test="$more-cases">案例</xsl:if><xsl:if test="$more-cases and $experiences">和</xsl:if><xsl:if test="$experiences">经验材料</xsl:if>全文</xsl:variable>

  <xsl:template match="township">
    <report kind="work" title="{@name}{$facts/@title}报告" keywords="社区社会组织,{@name},工作报告">
      <xsl:call-template name="about"/>
      <title>{@name}{$facts/@title}报告</title>
      <xsl:choose>
        <xsl:when test="@submitted = 'no'"><xsl:call-template name="not-submitted"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="opening"/>
          <h level="1" id="development">发展情况</h>
          <xsl:call-template name="scale"/>
          <xsl:call-template name="structure"/>
          <xsl:call-template name="projects"/>
          <h level="1" id="analysis">数据分析</h>
          <xsl:call-template name="standards"/>
          <xsl:call-template name="activity"/>
          <xsl:call-template name="money"/>
          <xsl:call-template name="people"/>
          <xsl:call-template name="residents"/>
          <xsl:call-template name="comparison"/>
          <xsl:call-template name="cases"/>
          <xsl:call-template name="experiences"/>
          <xsl:call-template name="issues"/>
          <annexes>
            <item>{@name}社区（村）一览表</item>
            <item>{@name}社区社会组织名录</item>
            <item>{@name}品牌社区社会组织名录</item>
            <item>数据质量说明</item>
            <item>六大工程指标一览表</item>
            <xsl:if test="$more-cases or $experiences"><item>{$texts-title}</item></xsl:if>
          </annexes>
          <xsl:call-template name="signed"/>
          <xsl:call-template name="annexes"/>
        </xsl:otherwise>
      </xsl:choose>
    </report>
  </xsl:template>

  <!-- ============ 未报送 ============ -->
  <xsl:template name="not-submitted">
    <p section="intro">按照《党建引领培育发展社区社会组织创新基层社会治理工作方案》要求，各镇（街道）应于{$phase/@deadline-text}前报送{$phase/@label}数据并形成工作报告。截至{$facts/@date-text}，<b>{@name}未报送</b>，本报告各项数据空缺，待补报后重新生成。</p>
    <table caption="主要指标">
      <col width="4" align="left"/><col width="2" align="center"/><col width="2" align="center"/>
      <head><row><cell>指标</cell><cell>目标</cell><cell>完成</cell></row></head>
      <body>
        <row><cell>城市社区平均社区社会组织数（个）</cell><cell>{urban_avg.target-text}</cell><cell>未报送</cell></row>
        <row><cell>农村社区（村）平均社区社会组织数（个）</cell><cell>{rural_avg.target-text}</cell><cell>未报送</cell></row>
        <row><cell>品牌组织2个以上的社区（村）占比</cell><cell>{brand_coverage.target-text}</cell><cell>未报送</cell></row>
      </body>
    </table>
    <xsl:call-template name="township-data"/>
  </xsl:template>

  <!-- ============ 引言 ============ -->
  <xsl:template name="opening">
    <p section="intro">根据《党建引领培育发展社区社会组织创新基层社会治理工作方案》要求，现将{@name}2022年6月以来培育发展社区社会组织工作情况报告如下。<xsl:if test="@fallback = 'yes'">{$phase/@label}数据未报送，沿用{@fallback-label}数据。</xsl:if>除另有注明外，数据截至<xsl:copy-of select="$as-of"/>。</p>
    <p section="summary"><xsl:choose>
      <xsl:when test="{orgs}/@zero">截至<xsl:copy-of select="$as-of"/>，{$whole}{@communities}个{$places}尚无已登记或备案的社区社会组织。</xsl:when>
      <xsl:otherwise>截至<xsl:copy-of select="$as-of"/>，{$whole}{@communities}个{$places}共有社区社会组织{orgs}个<xsl:call-template name="growth"><xsl:with-param name="v" select="{orgs}"/></xsl:call-template>；<xsl:call-template name="average-brief"><xsl:with-param name="v" select="{urban_avg}"/><xsl:with-param name="kind">城市社区</xsl:with-param></xsl:call-template><xsl:call-template name="average-brief"><xsl:with-param name="v" select="{rural_avg}"/><xsl:with-param name="kind">农村社区（村）</xsl:with-param></xsl:call-template><xsl:choose>
        <xsl:when test="{brands}/@zero">尚未确定品牌组织。</xsl:when>
        <xsl:when test="{brand_coverage}/@state = 'met'">培育品牌组织{brands}个，各{$places}品牌组织均达到2个以上。</xsl:when>
        <xsl:when test="{brand_communities}/@zero">培育品牌组织{brands}个，尚无品牌组织达到2个以上的{$places}。</xsl:when>
        <xsl:otherwise>培育品牌组织{brands}个，品牌组织2个以上的{$places}{brand_communities}个，占{brand_coverage}。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{activities}/@zero and {satisfied_rate}/@state = 'na'"/>
      <xsl:when test="{activities}/@zero">居民满意率{satisfied_rate}。</xsl:when>
      <xsl:otherwise>2022年以来开展活动{activities}次，参与{participants}人次<xsl:if test="{satisfied_rate}/@num">，居民满意率{satisfied_rate}</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <keyfigures>
      <kf label="社区社会组织" note="个">{orgs}</kf>
      <xsl:if test="{urban_avg}/@state != 'na'"><kf label="城市社区平均" note="个，目标{urban_avg.target-text}">{urban_avg}</kf></xsl:if>
      <xsl:if test="{rural_avg}/@state != 'na'"><kf label="农村社区（村）平均" note="个，目标{rural_avg.target-text}">{rural_avg}</kf></xsl:if>
      <xsl:if test="{urban_avg}/@state = 'na' or {rural_avg}/@state = 'na'"><kf label="单独达标{$places}" note="个，占{met_rate}">{met_communities}</kf></xsl:if>
      <kf label="品牌组织" note="个">{brands}</kf>
      <kf label="开展活动" note="次">{activities}</kf>
      <kf label="居民满意率" note="有效问卷{survey_valid}份">{satisfied_rate}</kf>
    </keyfigures>
  </xsl:template>

  <!-- 与上年度名单逐个比对：只在上年度数据列出组织时 -->
  <xsl:template name="since-rows">
    <xsl:for-each select="since/list[v]">
      <p section="since-rows"><xsl:choose>
        <xsl:when test="@total = 0">与上年度名单逐个比对，没有发现不一致的组织。</xsl:when>
        <xsl:otherwise>与上年度名单逐个比对，不一致的有{@total}处，须逐个核实：<xsl:for-each select="v[not(@zero)]"><xsl:if test="position() > 1">，</xsl:if>{@label}的{@text}{@unit}</xsl:for-each>，见<ref to="tab-since-rows"/>。</xsl:otherwise>
      </xsl:choose></p>
      <xsl:if test="row">
        <table caption="与上年度名单不一致的组织" size="small" id="tab-since-rows">
          <col width="4" align="left"/><col width="3" align="left"/><col width="6" align="left"/><col width="5" align="left"/><col width="5" align="left"/>
          <head><row><cell>情况</cell><cell>编号</cell><cell>名称</cell><cell>上年度</cell><cell>本年度</cell></row></head>
          <body><xsl:for-each select="row"><row><xsl:apply-templates select="c[position() != 4]" mode="cell"/></row></xsl:for-each></body>
          <xsl:if test="@rest"><note>另有{@rest}处未列，见本镇（街道）的数据退回修改单。</note></xsl:if>
        </table>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- ============ 一、发展情况 ============ -->
  <xsl:template name="scale">
    <h level="2" id="scale">总体规模</h>
    <p section="scale"><xsl:choose>
      <xsl:when test="{orgs}/@zero">截至<xsl:copy-of select="$as-of"/>，{$whole}尚无已登记或备案的社区社会组织，培育工作有待起步。</xsl:when>
      <xsl:otherwise>{$whole}社区社会组织<xsl:call-template name="course"><xsl:with-param name="s" select="{stock[]}"/></xsl:call-template>。其中，<xsl:call-template name="two-years">
        <xsl:with-param name="a" select="{new_orgs_2022}"/><xsl:with-param name="b" select="{new_orgs_2023}"/><xsl:with-param name="what">新成立</xsl:with-param>
      </xsl:call-template><xsl:if test="{orgs_closed}/@num > 0">，期间注销{orgs_closed}个</xsl:if>。</xsl:otherwise>
    </xsl:choose><xsl:call-template name="average">
      <xsl:with-param name="v" select="{urban_avg}"/><xsl:with-param name="kind">城市社区</xsl:with-param>
      <xsl:with-param name="n" select="{urban_communities}"/><xsl:with-param name="orgs" select="{urban_orgs}"/><xsl:with-param name="short" select="{urban_short}"/>
    </xsl:call-template><xsl:call-template name="average">
      <xsl:with-param name="v" select="{rural_avg}"/><xsl:with-param name="kind">农村社区（村）</xsl:with-param>
      <xsl:with-param name="n" select="{rural_communities}"/><xsl:with-param name="orgs" select="{rural_orgs}"/><xsl:with-param name="short" select="{rural_short}"/>
    </xsl:call-template><xsl:if test="{township_orgs}/@num > 0">另有{@type}级组织{township_orgs}个，计入{$whole}总数，不计入{$places}。</xsl:if></p>
    <xsl:call-template name="since"/>
    <xsl:call-template name="since-rows"/>
    <p section="incubation"><xsl:choose>
      <xsl:when test="{incubated_2022}/@zero">2022年没有孵化完成的组织</xsl:when>
      <xsl:otherwise>2022年孵化完成组织{incubated_2022}个</xsl:otherwise>
    </xsl:choose><xsl:if test="{incubation_quota}/@num > 0"><xsl:choose>
      <xsl:when test="{incubated_2022}/@num > {incubation_quota}/@num">，超额完成区里分配的{incubation_quota}个任务</xsl:when>
      <xsl:when test="{incubated_2022}/@num = {incubation_quota}/@num">，完成区里分配的{incubation_quota}个任务</xsl:when>
      <xsl:otherwise>，未完成区里分配的{incubation_quota}个任务</xsl:otherwise>
    </xsl:choose></xsl:if>；<xsl:choose>
      <xsl:when test="{incubated_2023}/@zero">2023年没有孵化完成的组织</xsl:when>
      <xsl:otherwise>2023年孵化完成{incubated_2023}个</xsl:otherwise>
    </xsl:choose><xsl:if test="{incubating}/@num > 0">，目前在孵{incubating}个</xsl:if>。</p>
    <xsl:if test="{stock[*]}">
      <chart kind="line" title="社区社会组织数量变化" unit="个" names="时点" source="社区社会组织台账" id="fig-stock">
        <series label="组织数"><xsl:apply-templates select="{stock[*]}" mode="pt"/></series>
      </chart>
    </xsl:if>
    <xsl:if test="{urban_avg}/@num or {rural_avg}/@num">
    <chart kind="bullet" title="平均组织数与目标" unit="个" source="社区社会组织台账、社区（村）名册" names="范围" id="fig-targets">
      <series label="完成">
        <xsl:if test="{urban_avg}/@state != 'na'"><pt label="城市社区平均" num="{urban_avg.num}" den="{urban_avg.den}" text="{urban_avg}" state="{urban_avg.state}"/></xsl:if>
        <xsl:if test="{rural_avg}/@state != 'na'"><pt label="农村社区（村）平均" num="{rural_avg.num}" den="{rural_avg.den}" text="{rural_avg}" state="{rural_avg.state}"/></xsl:if>
      </series>
      <series label="目标">
        <xsl:if test="{urban_avg}/@state != 'na'"><pt label="城市社区平均" num="{urban_avg.target}" den="1" text="{urban_avg.target-text}"/></xsl:if>
        <xsl:if test="{rural_avg}/@state != 'na'"><pt label="农村社区（村）平均" num="{rural_avg.target}" den="1" text="{rural_avg.target-text}"/></xsl:if>
      </series>
    </chart>
    </xsl:if>
  </xsl:template>

  <xsl:template name="structure">
    <h level="2" id="structure">结构布局</h>
    <xsl:choose>
      <xsl:when test="{orgs}/@zero"><p section="structure">尚无计入统计的组织，结构情况空缺。</p></xsl:when>
      <xsl:otherwise>
        <p section="structure"><b>按类别看，</b><xsl:call-template name="leading"><xsl:with-param name="s" select="{orgs_by_category[]}"/></xsl:call-template>。<b>按性质看，</b><xsl:choose>
          <xsl:when test="{service_orgs}/@num = {orgs}/@num">全部为服务型、公益性、互助性组织</xsl:when>
          <xsl:otherwise>服务型、公益性、互助性组织{service_orgs}个，占{service_rate}</xsl:otherwise>
        </xsl:choose>。<b>按主要服务领域看，</b><xsl:call-template name="leading"><xsl:with-param name="s" select="{orgs_by_field[]}"/></xsl:call-template>；工作方案提出的11个领域已覆盖{fields_covered}个<xsl:if test="{orgs_in_field[]}/@zero-labels">，{orgs_in_field[].zero-labels}尚无组织涉及</xsl:if>。<b>按登记备案看，</b><xsl:choose>
          <xsl:when test="{managed_orgs}/@num = {orgs_on_file}/@num">组织全部登记或备案</xsl:when>
          <xsl:otherwise>纳入管理的组织共{managed_orgs}个，已登记或备案{orgs_on_file}个，登记备案率{filed_rate}</xsl:otherwise>
        </xsl:choose>。<xsl:if test="{rural_kind_rate}/@state != 'na'"><b>从农村看，</b><xsl:choose>
          <xsl:when test="{rural_kind_villages}/@zero">{rural_communities}个农村社区（村）尚无乡贤理事会、红白理事会等自我管理、自我服务类组织。</xsl:when>
          <xsl:when test="{rural_kind_villages}/@num = {rural_communities}/@num">{rural_communities}个农村社区（村）均有乡贤理事会、红白理事会等自我管理、自我服务类组织。</xsl:when>
          <xsl:otherwise>有乡贤理事会、红白理事会等自我管理、自我服务类组织的农村社区（村）{rural_kind_villages}个，占{rural_kind_rate}。</xsl:otherwise>
        </xsl:choose></xsl:if></p>
        <chart kind="stacked" title="组织类别构成" unit="个" source="社区社会组织台账" id="fig-category">
          <xsl:for-each select="{orgs_by_category[*]}"><series label="{@label}"><pt label="组织数" num="{@num}" den="{@den}" text="{@text}"/></series></xsl:for-each>
        </chart>
        <xsl:call-template name="paired-table">
          <xsl:with-param name="cells" select="{orgs_by_category[*]}"/><xsl:with-param name="caption">按类别分的社区社会组织</xsl:with-param>
          <xsl:with-param name="head">类别</xsl:with-param><xsl:with-param name="unit">个</xsl:with-param>
        </xsl:call-template>
        <chart kind="bars" title="涉及各服务领域的组织数（一个组织可涉及多个领域）" unit="个" names="服务领域" source="社区社会组织台账" id="fig-field">
          <series label="组织数"><xsl:apply-templates select="{orgs_in_field[*]}" mode="pt"/></series>
        </chart>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- “联系次数达到要求的1个；2023年共联系7次” -->
  <xsl:template name="contacts"><xsl:choose>
    <xsl:when test="{contacts_2023}/@zero">2023年没有联系记录</xsl:when>
    <xsl:otherwise><xsl:choose><xsl:when test="{contact_ok}/@zero">联系次数均未达到要求</xsl:when><xsl:when test="{contact_ok}/@num = {contact_communities}/@num">联系次数均达到要求</xsl:when><xsl:otherwise>联系次数达到要求的{contact_ok}个</xsl:otherwise></xsl:choose>；2023年共联系{contacts_2023}次</xsl:otherwise>
  </xsl:choose></xsl:template>

  <xsl:template name="projects">
    <h level="2" id="projects">六大工程推进</h>
    <p section="project-1"><b>“护航”工程。</b><xsl:choose>
      <xsl:when test="{contact_communities}/@zero">各{$places}尚未建立党组织与社区社会组织定期联系制度。</xsl:when>
      <xsl:when test="{contact_communities}/@num = {communities_all}/@num">{communities_all}个{$places}全部建立党组织与社区社会组织定期联系制度，其中<xsl:call-template name="contacts"/>。</xsl:when>
      <xsl:otherwise>{contact_communities}个{$places}建立了党组织与社区社会组织定期联系制度，占{contact_rate}，其中<xsl:call-template name="contacts"/>。</xsl:otherwise>
    </xsl:choose><xsl:if test="{party_eligible}/@num > 0">党员3人以上的组织{party_eligible}个，<xsl:choose>
      <xsl:when test="{party_org_rate}/@state = 'met'">全部建立党组织；</xsl:when>
      <xsl:otherwise>党的组织覆盖率{party_org_rate}；</xsl:otherwise>
    </xsl:choose></xsl:if><xsl:if test="not({orgs}/@zero)"><xsl:choose>
      <xsl:when test="{party_work_rate}/@state = 'met'">实现党的工作全覆盖</xsl:when>
      <xsl:otherwise>党的工作覆盖率{party_work_rate}</xsl:otherwise>
    </xsl:choose><xsl:if test="{leader_party_rate}/@num">，负责人中党员占{leader_party_rate}</xsl:if><xsl:choose><xsl:when test="{leaders_parttime}/@zero">，尚无负责人担任社区党组织兼职委员</xsl:when><xsl:otherwise>，担任社区党组织兼职委员{leaders_parttime}人</xsl:otherwise></xsl:choose>。</xsl:if><xsl:choose>
      <xsl:when test="{cobuilding}/@zero and {deeds}/@zero">没有报送共驻共建和为民办实事记录。</xsl:when>
      <xsl:otherwise>开展共驻共建活动{cobuilding}次，为民办实事{deeds}件<xsl:if test="{members_developed}/@num > 0">，从骨干中发展党员{members_developed}人</xsl:if><xsl:if test="{parttime_taken}/@num > 0">，吸收兼职委员{parttime_taken}人</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <p section="project-2"><b>“安家”工程。</b><xsl:choose>
      <xsl:when test="{incubators}/@zero">{$whole}尚未建成社区社会组织孵化机构</xsl:when>
      <xsl:when test="{incubator_area}/@zero">建成孵化机构{incubators}个</xsl:when>
      <xsl:otherwise>建成孵化机构{incubators}个，场地面积{incubator_area}平方米</xsl:otherwise>
    </xsl:choose>，<xsl:choose>
      <xsl:when test="{federations}/@num > 0">成立社区社会组织联合会{federations}个。</xsl:when>
      <xsl:when test="{incubators}/@zero">也未成立社区社会组织联合会。</xsl:when>
      <xsl:otherwise>尚未成立社区社会组织联合会。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{fund_total}/@missing">未报送资金台账。</xsl:when>
      <xsl:when test="{fund_total}/@zero">没有资金投入记录<xsl:if test="{purchases}/@num > 0">，政府购买服务{purchases}项、合同金额{purchase_total}万元</xsl:if>。</xsl:when>
      <xsl:otherwise>通过{fund_by_source[].nonzero}个渠道投入资金{fund_total}万元<xsl:choose><xsl:when test="{purchases}/@zero">，尚未开展政府购买服务</xsl:when><xsl:otherwise>，政府购买服务{purchases}项、合同金额{purchase_total}万元</xsl:otherwise></xsl:choose>。</xsl:otherwise>
    </xsl:choose></p>
    <p section="project-3"><b>“育才”工程。</b><xsl:choose>
      <xsl:when test="{trainings}/@missing">未报送培训台账。</xsl:when>
      <xsl:when test="{trainings}/@zero">没有培训记录。</xsl:when>
      <xsl:otherwise>举办培训{trainings}场，参训{training_attendees}人次，覆盖组织{trained_orgs}个，负责人骨干培训覆盖率{trained_rate}；<xsl:choose>
        <xsl:when test="{special_training}/@state = 'na'">没有专题培训记录。</xsl:when>
        <xsl:when test="{special_on_time}/@num > 0">首次专题培训于{special_training}举办，符合2022年10月前完成的要求。</xsl:when>
        <xsl:when test="{special_in_october}/@num > 0">首次专题培训于{special_training}举办，在2022年10月当月，略晚于10月前完成的要求。</xsl:when>
        <xsl:otherwise>首次专题培训于{special_training}举办，晚于2022年10月前完成的要求。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{talents_by_kind[]}/@zero">没有社会工作人才支持记录。</xsl:when>
      <xsl:when test="{exam_taken}/@zero">没有报考社会工作职业资格的人员。</xsl:when>
      <xsl:otherwise>支持报考社会工作职业资格{exam_taken}人，<xsl:choose><xsl:when test="{exam_passed}/@zero">暂无人通过考试。</xsl:when><xsl:otherwise>通过考试{exam_passed}人。</xsl:otherwise></xsl:choose></xsl:otherwise>
    </xsl:choose></p>
    <p section="project-4"><b>“同心”工程。</b><xsl:if test="not({orgs}/@zero)">聚焦服务型、公益性、互助性组织培育，三类组织占{service_rate}，服务覆盖{fields_covered}个领域。</xsl:if><xsl:choose>
      <xsl:when test="{partnered_activities}/@zero">没有驻区单位参与活动的记录。</xsl:when>
      <xsl:otherwise>有驻区单位参与的活动{partnered_activities}次<xsl:if test="{linked_activities}/@num > 0">，三方以上参与的“五社联动”活动{linked_activities}次</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <p section="project-5"><b>“新风”工程。</b><xsl:choose>
      <xsl:when test="{activities}/@missing">未报送活动台账。</xsl:when>
      <xsl:when test="{activities}/@zero">没有活动记录。</xsl:when>
      <xsl:otherwise>2022年以来开展活动{activities}次，参与{participants}人次，受益{beneficiaries}人次<xsl:choose><xsl:when test="{volunteers}/@zero">，没有志愿服务记录</xsl:when><xsl:otherwise>；志愿者{volunteers}人次，志愿服务{volunteer_hours}小时</xsl:otherwise></xsl:choose>。<xsl:choose>
        <xsl:when test="{orgs}/@zero"/>
        <xsl:when test="{active_orgs}/@zero">近12个月没有一个组织活动达到4次。</xsl:when>
        <xsl:otherwise>近12个月活动不少于4次的组织{active_orgs}个，组织活跃率{active_rate}。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose></p>
    <p section="project-6"><b>“品牌”工程。</b><xsl:if test="not({orgs}/@zero)">章程示范文本采用率{charter_rate}，备案信息系统录入率{info_rate}，评估评议率{appraised_rate}。</xsl:if><xsl:choose>
      <xsl:when test="{brands}/@zero">尚未确定品牌组织。</xsl:when>
      <xsl:otherwise>培育品牌组织{brands}个，<xsl:choose><xsl:when test="{brands_with_plan}/@zero">均未制定发展规划</xsl:when><xsl:when test="{brands_with_plan}/@num = {brands}/@num">均有发展规划</xsl:when><xsl:otherwise>其中有发展规划的{brands_with_plan}个</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{brand_replications}/@zero">项目尚未复制推广。</xsl:when><xsl:otherwise>项目复制推广{brand_replications}次。</xsl:otherwise></xsl:choose></xsl:otherwise>
    </xsl:choose></p>
    <table caption="主要任务完成情况" id="tab-tasks" size="small">
      <col width="60mm" align="left"/><col width="22mm" align="center"/><col width="26mm" align="center"/><col width="48mm" align="center"/>
      <head><row><cell>任务</cell><cell>目标</cell><cell>完成</cell><cell>是否达标</cell></row></head>
      <body>
        <xsl:apply-templates select="{urban_avg} | {rural_avg} | {brand_coverage}" mode="task"/>
        <row><cell>{met_rate.label}</cell><cell>—</cell><cell>{met_rate}</cell><cell>—</cell></row>
        <xsl:apply-templates select="{filed_rate} | {party_org_rate} | {party_work_rate} | {contact_share} | {trained_rate} | {service_rate} | {rural_kind_rate} | {active_rate} | {volunteer_share} | {satisfied_rate} | {charter_rate}" mode="task"/>
      </body>
      <note>前三项为工作方案目标，其余为评估参考值；“—”表示未定量或不适用。</note>
    </table>
  </xsl:template>

  <xsl:template match="v" mode="task">
    <row><cell>{@label}</cell><cell>{@target-text}</cell><cell state="{@state}"><xsl:copy-of select="."/></cell><cell><xsl:choose>
      <xsl:when test="@state = 'met'">达标</xsl:when><xsl:when test="@state = 'missed'">未达标，差{@gap-text}<xsl:if test="@unit = '%'">个百分点</xsl:if><xsl:if test="@unit != '%'">{@unit}</xsl:if></xsl:when><xsl:otherwise>{@reason}</xsl:otherwise>
    </xsl:choose></cell></row>
  </xsl:template>

  <!-- ============ 二、数据分析 ============ -->
  <xsl:template name="standards">
    <h level="2" id="standards">达标分析</h>
    <p section="standards"><xsl:choose>
      <xsl:when test="{met_rate}/@state = 'na'">没有报送社区（村）名册，达标情况无法分析。</xsl:when>
      <xsl:when test="{orgs}/@zero">{communities_all}个{$places}均没有社区社会组织，距标准（<xsl:call-template name="norm"/>）差距较大。</xsl:when>
      <xsl:when test="{orgs}/@equal and {communities_all}/@num > 1">{communities_all}个{$places}<xsl:choose><xsl:when test="{communities_all}/@num > 2">的组织数完全相同，均为{orgs.best-text}个，建议核实数据；按此计算，</xsl:when><xsl:otherwise>各有{orgs.best-text}个组织，</xsl:otherwise></xsl:choose><xsl:choose><xsl:when test="{unmet_communities}/@zero">全部达到标准</xsl:when><xsl:when test="{met_communities}/@zero">均未达到标准</xsl:when><xsl:otherwise>达到标准的{met_communities}个</xsl:otherwise></xsl:choose>（<xsl:call-template name="norm"/>）。</xsl:when>
      <xsl:otherwise><xsl:choose>
        <xsl:when test="{unmet_communities}/@zero">{communities_all}个{$places}全部达到标准（<xsl:call-template name="norm"/>）。</xsl:when>
        <xsl:when test="{met_communities}/@zero">{communities_all}个{$places}均未达到标准（<xsl:call-template name="norm"/>）。</xsl:when>
        <xsl:otherwise>{communities_all}个{$places}中，达到标准（<xsl:call-template name="norm"/>）的{met_communities}个，占{met_rate}；未达标的{unmet_communities}个<xsl:call-template name="unmet-names"/>。</xsl:otherwise>
      </xsl:choose><xsl:if test="not({orgs}/@equal)">组织数最多的是{orgs.best-name}，有{orgs_most}个；<xsl:if test="not({orgs}/@zeros > 0)">最少的是{orgs.worst-name}，有{orgs_least}个；</xsl:if>中位数{orgs.inner-median-text}个。</xsl:if></xsl:otherwise>
    </xsl:choose><xsl:if test="{orgs}/@zeros > 0 and not({orgs}/@zero)"><xsl:call-template name="names"><xsl:with-param name="names" select="{orgs}/@zero-names"/><xsl:with-param name="n" select="{orgs}/@zeros"/><xsl:with-param name="unit">个{$places}</xsl:with-param></xsl:call-template>尚无社区社会组织，应作为下一步工作重点。</xsl:if></p>
    <xsl:if test="community">
      <xsl:call-template name="community-chart"><xsl:with-param name="places" select="community[@kind = '城市社区']"/><xsl:with-param name="title">各城市社区组织数</xsl:with-param><xsl:with-param name="target" select="{urban_avg}/@target"/></xsl:call-template>
      <xsl:call-template name="community-chart"><xsl:with-param name="places" select="community[@kind != '城市社区']"/><xsl:with-param name="title">各农村社区（村）组织数</xsl:with-param><xsl:with-param name="target" select="{rural_avg}/@target"/></xsl:call-template>
      <xsl:if test="count(community) > 4">
        <chart kind="histogram" title="社区（村）按组织数的分布" unit="个" low="{orgs.inner-q1}" mid="{orgs.inner-median}" high="{orgs.inner-q3}" names="组织数" source="社区社会组织台账" id="fig-spread">
          <xsl:if test="not(community[@kind != '城市社区'])"><xsl:attribute name="target">{urban_avg.target}</xsl:attribute><xsl:attribute name="target-label">标准</xsl:attribute></xsl:if>
          <xsl:if test="not(community[@kind = '城市社区'])"><xsl:attribute name="target">{rural_avg.target}</xsl:attribute><xsl:attribute name="target-label">标准</xsl:attribute></xsl:if>
          <series label="社区（村）数" of="orgs"><xsl:apply-templates select="{community/orgs}" mode="place-pt"/></series>
        </chart>
      </xsl:if>
      <xsl:if test="community[{standard_gap}/@num > 0]">
        <table caption="未达标社区（村）及差距" unit="个" size="small">
          <col width="3" align="left"/><col width="2" align="left"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/>
          <head><row><cell>社区（村）</cell><cell>类型</cell><cell>标准</cell><cell>现有</cell><cell>尚缺</cell></row></head>
          <body><xsl:for-each select="community[{standard_gap}/@num > 0]"><xsl:sort select="{standard_gap}/@num" data-type="number" order="descending"/>
            <row><cell>{@name}</cell><cell>{@kind}</cell><cell>{standard}</cell><cell>{orgs}</cell><cell>{standard_gap}</cell></row>
          </xsl:for-each></body>
        </table>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- 单个社区（村）的标准 -->
  <xsl:template name="norm">
    <xsl:choose>
      <xsl:when test="{rural_communities}/@zero">不少于{urban_avg.target-text}个</xsl:when>
      <xsl:when test="{urban_communities}/@zero">不少于{rural_avg.target-text}个</xsl:when>
      <xsl:otherwise>城市社区不少于{urban_avg.target-text}个、农村社区（村）不少于{rural_avg.target-text}个</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 未达标的不超过三个时写出名称 -->
  <xsl:template name="unmet-names">
    <xsl:if test="count(community[{standard_gap}/@num > 0]) &lt; 4">（<xsl:call-template name="unmet"/>）</xsl:if>
  </xsl:template>
  <xsl:template name="unmet"><xsl:for-each select="community[{standard_gap}/@num > 0]">{@name}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each></xsl:template>

  <xsl:template name="community-chart">
    <xsl:param name="places"/>
    <xsl:param name="title"/>
    <xsl:param name="target"/>
    <xsl:if test="count($places) > 1">
      <chart kind="bars" title="{$title}" unit="个" target="{$target}" target-label="标准" names="社区（村）" source="社区社会组织台账、社区（村）名册">
        <series label="组织数"><xsl:for-each select="$places"><xsl:sort select="{orgs}/@num" data-type="number" order="descending"/>
          <pt label="{@name}" num="{orgs.num}" den="1" text="{orgs}"><xsl:attribute name="state"><xsl:choose><xsl:when test="{standard_gap}/@num > 0">missed</xsl:when><xsl:otherwise>met</xsl:otherwise></xsl:choose></xsl:attribute></pt>
        </xsl:for-each></series>
      </chart>
    </xsl:if>
  </xsl:template>

  <xsl:template name="activity">
    <h level="2" id="activity">活动与参与</h>
    <xsl:choose>
      <xsl:when test="{activities}/@missing"><p section="activity">未报送活动台账，活动与参与情况空缺。</p></xsl:when>
      <xsl:when test="{activities}/@zero"><p section="activity">活动台账中没有活动记录。</p></xsl:when>
      <xsl:otherwise>
        <p section="activity"><xsl:choose>
          <xsl:when test="{activities_2022}/@zero">2022年没有活动记录，2023年开展活动{activities_2023}次</xsl:when>
          <xsl:when test="{activities_2023}/@zero">2022年开展活动{activities_2022}次，2023年没有活动记录</xsl:when>
          <xsl:otherwise>2022年开展活动{activities_2022}次，2023年开展{activities_2023}次</xsl:otherwise>
        </xsl:choose>，平均每次参与{participants_avg}人次。按系列看，<xsl:call-template name="leading"><xsl:with-param name="s" select="{activities_by_series[]}"/></xsl:call-template><xsl:if test="{activities_by_series[]}/@zero-labels">；{activities_by_series[].zero-labels}没有活动</xsl:if>。<xsl:if test="not({participants_by_month[]}/@zero)">参与人次以{participants_by_month[].peak-label}最多，为{participants_by_month[].peak-text}人次<xsl:if test="{participants_by_month[]}/@trough-text != '0'">，{participants_by_month[].trough-label}最少，为{participants_by_month[].trough-text}人次</xsl:if>。</xsl:if><xsl:choose>
          <xsl:when test="{orgs}/@zero"/>
          <xsl:when test="{idle_orgs}/@zero">近12个月所有组织都开展过活动。</xsl:when>
          <xsl:otherwise>近12个月没有开展活动的组织{idle_orgs}个，需逐一了解情况、分类引导。</xsl:otherwise>
        </xsl:choose></p>
        <chart kind="grouped" title="各系列活动" unit="次" source="活动台账" id="fig-series">
          <series label="活动次数"><xsl:apply-templates select="{activities_by_series[*]}" mode="pt"/></series>
        </chart>
        <table caption="各系列活动次数和参与人次" size="small">
          <col width="3" align="left"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/>
          <head><row><cell>系列</cell><cell>活动（次）</cell><cell>占比</cell><cell>参与（人次）</cell></row></head>
          <body><xsl:variable name="people" select="{participants_by_series[*]}"/><xsl:for-each select="{activities_by_series[*]}">
            <row><cell>{@label}</cell><cell><xsl:copy-of select="."/></cell><cell>{@share}</cell><cell><xsl:copy-of select="$people[@key = current()/@key]"/></cell></row>
          </xsl:for-each></body>
          <xsl:call-template name="rounding"><xsl:with-param name="shares" select="{activities_by_series[]}"/></xsl:call-template>
        </table>
        <chart kind="line" title="2023年各月参与人次和志愿者人次" unit="人次" names="月份" source="活动台账" id="fig-months">
          <series label="参与人次"><xsl:apply-templates select="{participants_by_month[*]}" mode="short-pt"/></series>
          <series label="志愿者人次"><xsl:apply-templates select="{volunteers_by_month[*]}" mode="short-pt"/></series>
        </chart>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="money">
    <h level="2" id="money">资金与购买服务</h>
    <p section="money"><xsl:choose>
      <xsl:when test="{fund_total}/@missing">未报送资金台账，资金情况空缺。</xsl:when>
      <xsl:when test="{fund_total}/@zero">没有资金投入记录<xsl:if test="{fund_in_kind}/@num > 0">，接受实物折价{fund_in_kind}万元</xsl:if>。</xsl:when>
      <xsl:otherwise>累计投入资金{fund_total}万元，已使用{fund_spent}万元，使用率{fund_use_rate}。从来源看，<xsl:call-template name="leading"><xsl:with-param name="s" select="{fund_by_source[]}"/></xsl:call-template>。从年度看，<xsl:call-template name="this-year"><xsl:with-param name="v" select="{fund_2023}"/><xsl:with-param name="what">投入</xsl:with-param></xsl:call-template>。<xsl:if test="{fund_in_kind}/@num > 0">另有实物折价{fund_in_kind}万元，未计入上述资金。</xsl:if></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{purchases}/@missing">未报送政府购买服务情况。</xsl:when>
      <xsl:when test="{purchases}/@zero">没有政府购买服务项目。</xsl:when>
      <xsl:otherwise>政府购买服务{purchases}项，合同金额{purchase_total}万元，已付{purchase_paid}万元，付款率{purchase_paid_rate}；<xsl:call-template name="this-year"><xsl:with-param name="v" select="{purchase_2023}"/><xsl:with-param name="what">签订合同金额</xsl:with-param></xsl:call-template>。</xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="{fund_total}/@num > 0">
      <chart kind="stacked" title="资金来源构成" unit="万元" source="资金台账" id="fig-funds">
        <xsl:for-each select="{fund_by_source[*]}[not(@zero)]"><series label="{@label}"><pt label="投入资金" num="{@num}" den="{@den}" text="{@text}"/></series></xsl:for-each>
      </chart>
      <xsl:call-template name="paired-table">
        <xsl:with-param name="cells" select="{fund_by_source[*]}"/><xsl:with-param name="caption">按来源分的资金投入</xsl:with-param>
        <xsl:with-param name="head">来源</xsl:with-param><xsl:with-param name="unit">万元</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="people">
    <h level="2" id="people">党建与人才</h>
    <p section="people"><xsl:choose>
      <xsl:when test="{orgs}/@zero">尚无计入统计的组织，党建和人才情况空缺。</xsl:when>
      <xsl:otherwise><xsl:variable name="rates" select="({party_org_rate} | {party_work_rate} | {leader_party_rate} | {trained_rate})[@beside and @of > 2]"/><xsl:call-template name="rate"><xsl:with-param name="v" select="{party_org_rate}"/></xsl:call-template>，党的工作覆盖率{party_work_rate}，负责人党员占比{leader_party_rate}，负责人骨干培训覆盖率{trained_rate}<xsl:choose>
        <xsl:when test="not($rates)"/>
        <xsl:when test="not($rates[@beside != 'above'])">，均高于全区中位数</xsl:when>
        <xsl:when test="not($rates[@beside != 'below'])">，均低于全区中位数</xsl:when>
        <xsl:when test="$rates[@beside = 'below']">，其中<xsl:for-each select="$rates[@beside = 'below']">{@label}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>低于全区中位数</xsl:when>
        <xsl:otherwise>，均不低于全区中位数</xsl:otherwise>
      </xsl:choose>。<xsl:if test="{trainings_by_topic[]}/@zero-labels and not({trainings}/@zero)">培训内容中，{trainings_by_topic[].zero-labels}尚未安排。</xsl:if></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="not({orgs}/@zero)">
      <chart kind="multiples" title="党建与人才各项比率" unit="%" source="社区社会组织台账、培训台账" id="fig-rates">
        <series label="党的组织覆盖率"><xsl:apply-templates select="{party_org_rate}" mode="place-pt"/></series>
        <series label="党的工作覆盖率"><xsl:apply-templates select="{party_work_rate}" mode="place-pt"/></series>
        <series label="负责人党员占比"><xsl:apply-templates select="{leader_party_rate}" mode="place-pt"/></series>
        <series label="负责人骨干培训覆盖率"><xsl:apply-templates select="{trained_rate}" mode="place-pt"/></series>
      </chart>
      <table caption="党建与人才各项比率" size="small">
        <col width="4" align="left"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="center"/>
        <head><row><cell>指标</cell><cell>本{@type}</cell><cell>全区中位数</cell><cell>位次</cell></row></head>
        <body><xsl:for-each select="{party_org_rate} | {party_work_rate} | {leader_party_rate} | {contact_rate} | {trained_rate}">
          <row><cell>{@label}</cell><cell><xsl:copy-of select="."/></cell><cell><xsl:choose><xsl:when test="@median-text">{@median-text}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell><cell><xsl:choose><xsl:when test="@rank">{@rank}/{@of}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></row>
        </xsl:for-each></body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="residents">
    <h level="2" id="residents">居民评价</h>
    <xsl:choose>
      <xsl:when test="{satisfaction_score}/@state = 'na'"><p section="residents">未报送居民满意度调查数据，居民评价情况空缺。</p></xsl:when>
      <xsl:otherwise>
        <p section="residents">发放问卷{survey_issued}份，回收有效问卷{survey_valid}份。表示“非常满意”或“满意”的居民占{satisfied_rate}<xsl:call-template name="beside"><xsl:with-param name="v" select="{satisfied_rate}"/></xsl:call-template>；满意度得分{satisfaction_score}分<xsl:if test="{aware_rate}/@num">，知晓率{aware_rate}</xsl:if>。<xsl:if test="{survey_valid}/@num &lt; 30">有效问卷不足30份，样本偏小，结果仅供参考。</xsl:if></p>
        <chart kind="likert" title="居民满意度" unit="份" names="评价" source="居民满意度调查" id="fig-likert">
          <xsl:for-each select="{survey_very_sat} | {survey_sat} | {survey_neutral} | {survey_dissat} | {survey_very_dissat}"><series label="{@label}"><pt label="居民评价" num="{@num}" den="{@den}" text="{@text}"/></series></xsl:for-each>
        </chart>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 本镇街与全区各镇街 -->
  <xsl:template name="comparison">
    <h level="2" id="comparison">比较</h>
    <xsl:variable name="main" select="({urban_avg} | {rural_avg} | {met_rate} | {brand_coverage} | {filed_rate} | {party_work_rate} | {trained_rate} | {active_rate} | {satisfied_rate})[@beside and @of > 2]"/>
    <p section="comparison"><xsl:choose>
      <xsl:when test="not($main)">全区有数据可比的镇（街道）不足3个，不作比较。</xsl:when>
      <xsl:otherwise>与全区{district:orgs.counted}个已报送数据的镇（街道）相比，<xsl:if test="$main[@beside = 'above']">高于中位数的有<xsl:call-template name="ranked"><xsl:with-param name="v" select="$main[@beside = 'above']"/></xsl:call-template></xsl:if><xsl:if test="$main[@beside = 'same']"><xsl:if test="$main[@beside = 'above']">；</xsl:if>与中位数持平的有<xsl:for-each select="$main[@beside = 'same']">{@label}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each></xsl:if><xsl:if test="$main[@beside = 'below']"><xsl:if test="$main[@beside != 'below']">；</xsl:if>低于中位数的有<xsl:call-template name="ranked"><xsl:with-param name="v" select="$main[@beside = 'below']"/></xsl:call-template></xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <xsl:variable name="compared" select="({met_rate} | {brand_coverage} | {filed_rate} | {party_work_rate} | {trained_rate} | {active_rate})[@num and @median]"/>
    <xsl:if test="$compared">
      <chart kind="dots" title="主要比率与全区四分位数" unit="%" source="各镇（街道）报送数据" id="fig-compare">
        <series label="本{@type}"><xsl:for-each select="$compared"><pt label="{@label}" num="{@num}" den="{@den}" text="{@text}"/></xsl:for-each></series>
        <series label="下四分位"><xsl:for-each select="$compared"><pt label="{@label}" num="{@q1}" den="1" text="{@q1-text}"/></xsl:for-each></series>
        <series label="中位数"><xsl:for-each select="$compared"><pt label="{@label}" num="{@median}" den="1" text="{@median-text}"/></xsl:for-each></series>
        <series label="上四分位"><xsl:for-each select="$compared"><pt label="{@label}" num="{@q3}" den="1" text="{@q3-text}"/></xsl:for-each></series>
      </chart>
    </xsl:if>
    <table caption="主要指标与全区比较" size="small" id="tab-compare">
      <col width="4" align="left"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="center"/>
      <head><row><cell>指标</cell><cell>本{@type}</cell><cell>下四分位</cell><cell>中位数</cell><cell>上四分位</cell><cell>位次</cell></row></head>
      <body><xsl:for-each select="{urban_avg} | {rural_avg} | {met_rate} | {brand_coverage} | {filed_rate} | {party_work_rate} | {trained_rate} | {active_rate} | {satisfied_rate}">
        <row><cell>{@label}</cell><cell><xsl:copy-of select="."/></cell><cell><xsl:value-of select="@q1-text"/></cell><cell><xsl:value-of select="@median-text"/></cell><cell><xsl:value-of select="@q3-text"/></cell><cell><xsl:choose><xsl:when test="@rank">{@rank}/{@of}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></row>
      </xsl:for-each></body>
      <note>位次按数值由高到低排列，数值相同的位次相同。</note>
    </table>
  </xsl:template>

  <!-- “城市社区平均组织数（第1位）、组织活跃率（第2位）” -->
  <xsl:template name="ranked">
    <xsl:param name="v"/>
    <xsl:for-each select="$v">{@label}（第{@rank}位）<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>
  </xsl:template>

  <!-- ============ 三、案例解读 ============ -->
  <xsl:template name="cases">
    <h level="1" id="cases">案例解读</h>
    <xsl:choose>
      <xsl:when test="{cases_sent}/@zero"><p section="cases">未报送案例。</p></xsl:when>
      <xsl:when test="not($cases)"><p section="cases">报送案例{cases_sent}个，均未同意公开，不作介绍。</p></xsl:when>
      <xsl:otherwise><p section="cases">报送案例{cases_sent}个，选取同意公开的{list[@id = 'case_list']/@shown}个，介绍社区社会组织参与基层治理的做法和成效。<xsl:if test="$more-cases">列入“其他案例”表的只写关键数据，全文见<ref to="annex-texts"/>。</xsl:if></p></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="$cases[position() &lt;= $full-cases]">
      <h level="2">{c[@f = 'title']/text()}</h>
      <xsl:apply-templates select="." mode="case"/>
    </xsl:for-each>
    <xsl:if test="$more-cases">
      <table caption="其他案例" size="small" id="tab-cases">
        <col width="22mm" align="center"/><col width="62mm" align="left"/><col width="72mm" align="left"/>
        <head><row><cell>所属工程</cell><cell>案例</cell><cell>关键数据</cell></row></head>
        <body><xsl:for-each select="$more-cases"><row><cell>“{c[@f = 'project_code']}”</cell><cell>{c[@f = 'title']/text()}</cell><cell><xsl:if test="not(c[@f = 'figures']/pair)">—</xsl:if><xsl:for-each select="c[@f = 'figures']/pair">{@label}{.}<xsl:if test="position() != last()">，</xsl:if></xsl:for-each></cell></row></xsl:for-each></body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="row" mode="case-figures">
    <xsl:if test="c[@f = 'figures']/pair">
      <keyfigures><xsl:for-each select="c[@f = 'figures']/pair[position() &lt;= 6]"><kf label="{@label}">{.}</kf></xsl:for-each></keyfigures>
    </xsl:if>
  </xsl:template>

  <xsl:template match="row" mode="case">
    <case title="“{c[@f = 'project_code']}”工程" meta="{c[@f = 'field']}　{c[@f = 'period']}">
      <xsl:apply-templates select="." mode="case-figures"/>
      <xsl:call-template name="part"><xsl:with-param name="name">背景</xsl:with-param><xsl:with-param name="text" select="c[@f = 'background']/p"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="name">做法</xsl:with-param><xsl:with-param name="text" select="c[@f = 'actions']/p"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="name">成效</xsl:with-param><xsl:with-param name="text" select="c[@f = 'results']/p"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="name">启示</xsl:with-param><xsl:with-param name="text" select="c[@f = 'insight']/p"/></xsl:call-template>
      <xsl:if test="c[@f = 'photo']/@file"><photo file="{c[@f = 'photo']/@file}" caption="{c[@f = 'title']}"/></xsl:if>
    </case>
  </xsl:template>

  <!-- “背景：……”，名称只在第一段前 -->
  <xsl:template name="part">
    <xsl:param name="name"/>
    <xsl:param name="text"/>
    <xsl:for-each select="$text"><p><xsl:if test="position() = 1"><hei>{$name}：</hei></xsl:if>{.}</p></xsl:for-each>
  </xsl:template>

  <!-- ============ 四、经验介绍 ============ -->
  <xsl:template name="experiences">
    <h level="1" id="experiences">经验介绍</h>
    <xsl:choose>
      <xsl:when test="not($experiences)"><p section="experiences">未报送经验材料。</p></xsl:when>
      <xsl:otherwise><p section="experiences">总结经验{list[@id = 'experience_list']/@shown}篇，摘要如下，全文见<ref to="annex-texts"/>。</p></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="$experiences">
      <xsl:variable name="reach"><xsl:if test="not(c[@f = 'extended_to']/@empty)">　已推广范围：{c[@f = 'extended_to']/text()}</xsl:if></xsl:variable>
      <h level="2">{c[@f = 'title']}</h>
      <case title="“{c[@f = 'theme']}”工程{$reach}">
        <xsl:call-template name="part"><xsl:with-param name="name">摘要</xsl:with-param><xsl:with-param name="text" select="c[@f = 'summary']/p"/></xsl:call-template>
        <xsl:call-template name="part"><xsl:with-param name="name">成效</xsl:with-param><xsl:with-param name="text" select="c[@f = 'effect']/p[1]"/></xsl:call-template>
        <xsl:call-template name="part"><xsl:with-param name="name">可复制条件</xsl:with-param><xsl:with-param name="text" select="c[@f = 'replicable']/p[1]"/></xsl:call-template>
      </case>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="row" mode="experience">
    <xsl:call-template name="part"><xsl:with-param name="name">主要做法</xsl:with-param><xsl:with-param name="text" select="c[@f = 'practice']/p"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="name">成效</xsl:with-param><xsl:with-param name="text" select="c[@f = 'effect']/p"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="name">可复制条件</xsl:with-param><xsl:with-param name="text" select="c[@f = 'replicable']/p"/></xsl:call-template>
  </xsl:template>

  <!-- ============ 五、问题与下一步 ============ -->
  <xsl:template name="issues">
    <h level="1" id="issues">问题与下一步工作</h>
    <xsl:variable name="missed" select="({urban_avg} | {rural_avg} | {brand_coverage} | {filed_rate} | {party_org_rate} | {party_work_rate} | {contact_share} | {trained_rate} | {service_rate} | {rural_kind_rate} | {active_rate} | {volunteer_share} | {satisfied_rate} | {charter_rate})[@state = 'missed']"/>
    <p section="gaps"><xsl:choose>
      <xsl:when test="not($missed)">对照工作方案目标和评估参考值，可计算的各项指标均已达标。</xsl:when>
      <xsl:otherwise>对照工作方案目标和评估参考值，未达标的有：<xsl:for-each select="$missed">{@label}<xsl:choose><xsl:when test="@zero">为零</xsl:when><xsl:when test="@unit = '%'">差{@gap-text}个百分点</xsl:when><xsl:otherwise>差{@gap-text}{@unit}</xsl:otherwise></xsl:choose><xsl:choose><xsl:when test="position() != last()">、</xsl:when><xsl:otherwise>。</xsl:otherwise></xsl:choose></xsl:for-each></xsl:otherwise>
    </xsl:choose></p>
    <p section="issues"><xsl:choose>
      <xsl:when test="{issues}/@missing">未报送问题台账。</xsl:when>
      <xsl:when test="{issues}/@zero">问题台账中没有登记问题。</xsl:when>
      <xsl:when test="{issues_done_rate}/@num = {issues_done_rate}/@den">问题台账登记问题{issues}个，已全部整改完成。</xsl:when>
      <xsl:when test="{issues_done}/@zero">问题台账登记问题{issues}个，均未完成整改<xsl:if test="{issues_overdue}/@num > 0">，其中逾期{issues_overdue}个</xsl:if>。</xsl:when>
      <xsl:otherwise>问题台账登记问题{issues}个，已整改{issues_done}个，整改率{issues_done_rate}；未完成整改{issues_open}个<xsl:if test="{issues_overdue}/@num > 0">，其中逾期{issues_overdue}个</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <xsl:for-each select="list[@id = 'issue_list'][row]">
      <table caption="问题台账" size="small">
        <col width="10mm" align="center"/><col width="44mm" align="left"/><col width="42mm" align="left"/><col width="24mm" align="left"/><col width="21mm" align="center"/><col width="15mm" align="center"/>
        <head><row><cell>序号</cell><cell>问题</cell><cell>整改措施</cell><cell>责任单位</cell><cell>整改期限</cell><cell>结果</cell></row></head>
        <body><xsl:for-each select="row"><row><cell>{@n}</cell><xsl:apply-templates select="c[@f = 'content']" mode="cell"/><xsl:apply-templates select="c[@f = 'measure']" mode="cell"/><xsl:apply-templates select="c[@f = 'owner']" mode="cell"/><xsl:apply-templates select="c[@f = 'due_date']" mode="cell"/><xsl:apply-templates select="c[@f = 'result']" mode="cell"/></row></xsl:for-each></body>
        <xsl:call-template name="list-rest"/>
      </table>
    </xsl:for-each>
    <p section="next"><xsl:choose>
      <xsl:when test="{orgs}/@zero">下一步，把培育社区社会组织摆上重要位置：一是摸清居民需求，推动每个{$places}先培育一至两个组织；二是<xsl:choose><xsl:when test="{incubators}/@zero">抓紧建立孵化机构、落实专人负责</xsl:when><xsl:otherwise>发挥孵化机构作用、落实专人负责</xsl:otherwise></xsl:choose>；三是健全台账，及时补报有关数据。</xsl:when>
      <xsl:otherwise>下一步，重点抓好以下工作：<xsl:choose>
        <xsl:when test="{unmet_communities}/@num > 0">一是补短板，对未达标的<xsl:choose><xsl:when test="count(community[{standard_gap}/@num > 0]) &lt; 4"><xsl:call-template name="unmet"/></xsl:when><xsl:otherwise>{unmet_communities}个{$places}逐个</xsl:otherwise></xsl:choose>制定培育计划，明确培育方向和责任人；</xsl:when>
        <xsl:otherwise>一是固成果，巩固各{$places}达标成果，防止组织“有名无实”；</xsl:otherwise>
      </xsl:choose><xsl:choose>
        <xsl:when test="{idle_orgs}/@num > 0">二是促活跃，对近12个月没有活动的{idle_orgs}个组织分类指导，该扶持的扶持、该规范的规范；</xsl:when>
        <xsl:otherwise>二是提质量，推动组织活动由“有”向“好”转变；</xsl:otherwise>
      </xsl:choose><xsl:choose>
        <xsl:when test="{brand_coverage}/@state = 'missed'">三是育品牌，在品牌组织不足2个的{brand_short}个{$places}选准苗子、持续培育；</xsl:when>
        <xsl:otherwise>三是强品牌，加强品牌项目复制推广，提升辨识度和美誉度；</xsl:otherwise>
      </xsl:choose><xsl:choose>
        <xsl:when test="{party_work_rate}/@state = 'missed' or {party_org_rate}/@state = 'missed'">四是抓党建，推进党的组织和党的工作应建尽建、应派尽派；</xsl:when>
        <xsl:otherwise>四是抓党建，巩固党的组织和党的工作覆盖成果，发挥党员负责人作用；</xsl:otherwise>
      </xsl:choose><xsl:choose>
        <xsl:when test="{issues_overdue}/@num > 0">五是严管理，对逾期未整改的{issues_overdue}个问题限期销号，做实台账，确保数据真实准确。</xsl:when>
        <xsl:when test="{issues_open}/@num > 0">五是严管理，对未完成整改的{issues_open}个问题跟踪督办，做实台账，确保数据真实准确。</xsl:when>
        <xsl:otherwise>五是严管理，做实台账，确保数据真实准确。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose></p>
  </xsl:template>

  <!-- ============ 附件 ============ -->
  <xsl:template name="annexes">
    <annex title="{@name}社区（村）一览表" orient="landscape" id="annex-communities">
      <xsl:for-each select="list[@id = 'community_list']">
        <xsl:choose>
          <xsl:when test="not(row)"><p>没有可列的社区（村）。</p></xsl:when>
          <xsl:otherwise>
            <table size="small">
              <col width="12mm" align="center"/><col width="25mm" align="left"/><col width="27mm" align="left"/><col width="19mm" align="decimal"/><col width="14mm" align="decimal"/><col width="14mm" align="decimal"/><col width="17mm" align="center"/><col width="21mm" align="center"/><col width="17mm" align="decimal"/><col width="17mm" align="decimal"/><col width="16mm" align="decimal"/><col width="13mm" align="center"/><col width="13mm" align="center"/>
              <head><row><cell>序号</cell><cell>社区（村）</cell><cell>类型</cell><cell>常住人口</cell><cell>组织数</cell><cell>品牌数</cell><cell>定期联系制度</cell><cell>制度建立日期</cell><cell>2022年联系次数</cell><cell>2023年联系次数</cell><cell>共驻共建次数</cell><cell>书记述职</cell><cell>“两委”考核</cell></row></head>
              <body><xsl:for-each select="row"><row><cell>{@n}</cell><xsl:apply-templates select="c[@f != 'community_code']" mode="cell"/></row></xsl:for-each></body>
              <xsl:call-template name="list-rest"/>
              <xsl:if test="{brand_short}/@num > 0"><note>品牌组织不足2个的{$places}：<xsl:choose><xsl:when test="{brand_communities}/@zero">全部</xsl:when><xsl:otherwise><xsl:for-each select="../community[{brands}/@num &lt; 2]">{@name}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each></xsl:otherwise></xsl:choose>。</note></xsl:if>
            </table>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </annex>
    <annex title="{@name}社区社会组织名录" orient="landscape" id="annex-orgs">
      <xsl:for-each select="list[@id = 'org_list']">
        <xsl:choose>
          <xsl:when test="not(row)"><p>没有计入统计的社区社会组织。</p></xsl:when>
          <xsl:otherwise>
            <table size="small">
              <col width="10mm" align="center"/><col width="18mm" align="left"/><col width="44mm" align="left"/><col width="20mm" align="left"/><col width="25mm" align="left"/><col width="20mm" align="left"/><col width="30mm" align="left"/><col width="15mm" align="left"/><col width="12mm" align="decimal"/><col width="19mm" align="center"/><col width="16mm" align="decimal"/>
              <head><row><cell>序号</cell><cell>编号</cell><cell>组织名称</cell><cell>所属社区（村）</cell><cell>登记备案状态</cell><cell>类别</cell><cell>服务领域</cell><cell>负责人</cell><cell>成员数</cell><cell>成立日期</cell><cell>近12个月<br/>活动数</cell></row></head>
              <body><xsl:for-each select="row"><row><cell>{@n}</cell><xsl:apply-templates select="c" mode="cell"/></row></xsl:for-each></body>
              <xsl:call-template name="list-rest"/>
            </table>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </annex>
    <annex title="{@name}品牌社区社会组织名录" orient="landscape" id="annex-brands">
      <xsl:for-each select="list[@id = 'brand_list']">
        <xsl:choose>
          <xsl:when test="not(row)"><p>尚未确定品牌组织。</p></xsl:when>
          <xsl:otherwise>
            <table size="small">
              <col width="4" align="center"/><col width="7" align="left"/><col width="11" align="left"/><col width="10" align="left"/><col width="7" align="left"/><col width="8" align="left"/><col width="6" align="left"/><col width="7" align="center"/><col width="4" align="center"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="9" align="left"/>
              <head><row><cell>序号</cell><cell>编号</cell><cell>组织名称</cell><cell>品牌名称</cell><cell>品牌形式</cell><cell>领域</cell><cell>认定层级</cell><cell>确定日期</cell><cell>发展规划</cell><cell>复制推广</cell><cell>媒体报道</cell><cell>荣誉</cell></row></head>
              <body><xsl:for-each select="row"><row><cell>{@n}</cell><xsl:apply-templates select="c" mode="cell"/></row></xsl:for-each></body>
              <xsl:call-template name="list-rest"/>
            </table>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </annex>
    <annex title="数据质量说明" id="annex-quality">
      <xsl:call-template name="township-data"/>
      <xsl:choose>
        <xsl:when test="problems/@clean"><p>报送数据经审核未发现问题。</p></xsl:when>
        <xsl:otherwise>
          <p>审核发现的问题按表汇总如下，逐条明细见《{@name}数据退回修改单》。</p>
          <table caption="各表审核情况" size="small">
            <col width="5" align="left"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/>
            <head><row><cell>表</cell><cell>采用行数</cell><cell>问题数</cell><cell>其中须修改</cell></row></head>
            <body><xsl:for-each select="problems/table"><row><cell>{@label}</cell><cell>{@rows-kept}</cell><cell>{@total}</cell><cell>{@errors}</cell></row></xsl:for-each></body>
          </table>
        </xsl:otherwise>
      </xsl:choose>
    </annex>
    <annex title="六大工程指标一览表" id="annex-figures">
      <xsl:call-template name="figures-annex"/>
    </annex>
    <xsl:if test="$more-cases or $experiences">
      <annex title="{$texts-title}" id="annex-texts">
        <xsl:for-each select="$more-cases">
          <h level="2">{c[@f = 'title']/text()}</h>
          <xsl:apply-templates select="." mode="case"/>
        </xsl:for-each>
        <xsl:for-each select="$experiences">
          <h level="2">{c[@f = 'title']}</h>
          <case title="“{c[@f = 'theme']}”工程"><xsl:apply-templates select="." mode="experience"/></case>
        </xsl:for-each>
      </annex>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
