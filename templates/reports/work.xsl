<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="work" folder="wrapup" name="工作报告" phase="wrapup" level="township"?>
<!-- 镇（街道）工作报告：发展情况、数据分析、案例解读、经验介绍、问题与下一步。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="common/common.xsl"/>
  <xsl:import href="common/tables.xsl"/>
  <xsl:import href="common/sentences.xsl"/>

  <xsl:variable name="whole"><xsl:for-each select="ev:here()"><xsl:call-template name="whole"/></xsl:for-each></xsl:variable>

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
    <table caption="主要指标" unit="个">
      <col width="4" align="left"/><col width="2" align="center"/><col width="2" align="center"/>
      <head><row><cell>指标</cell><cell>目标</cell><cell>完成</cell></row></head>
      <body>
        <row><cell>城市社区平均社区社会组织数</cell><cell>{urban_avg.target-text}</cell><cell>未报送</cell></row>
        <row><cell>农村社区（村）平均社区社会组织数</cell><cell>{rural_avg.target-text}</cell><cell>未报送</cell></row>
        <row><cell>品牌组织2个以上的社区（村）占比</cell><cell>{brand_coverage.target-text}</cell><cell>未报送</cell></row>
      </body>
    </table>
    <xsl:call-template name="township-data"/>
  </xsl:template>

  <!-- ============ 引言 ============ -->
  <xsl:template name="opening">
    <p section="intro">根据《党建引领培育发展社区社会组织创新基层社会治理工作方案》要求，现将{@name}2022年6月以来培育发展社区社会组织工作情况报告如下。除另有注明外，数据截至{$phase/@cutoff-text}。</p>
    <p section="summary"><xsl:choose>
      <xsl:when test="{orgs}/@zero">截至{$phase/@cutoff-text}，{$whole}{@communities}个社区（村）尚无已登记或备案的社区社会组织。</xsl:when>
      <xsl:otherwise>截至{$phase/@cutoff-text}，{$whole}{@communities}个社区（村）共有社区社会组织{orgs}个<xsl:choose>
        <xsl:when test="{orgs}/@trend = 'up'">，比2022年底增加{orgs.change-text}个</xsl:when>
        <xsl:when test="{orgs}/@trend = 'down'">，比2022年底减少{orgs.change-text}个</xsl:when>
        <xsl:when test="{orgs}/@trend = 'same'">，与2022年底持平</xsl:when>
      </xsl:choose>；<xsl:if test="{urban_avg}/@state != 'na'">城市社区平均{urban_avg}个，<xsl:choose><xsl:when test="{urban_avg}/@state = 'met'">达到目标</xsl:when><xsl:otherwise>未达到{urban_avg.target-text}个的目标</xsl:otherwise></xsl:choose>；</xsl:if><xsl:if test="{rural_avg}/@state != 'na'">农村社区（村）平均{rural_avg}个，<xsl:choose><xsl:when test="{rural_avg}/@state = 'met'">达到目标</xsl:when><xsl:otherwise>未达到{rural_avg.target-text}个的目标</xsl:otherwise></xsl:choose>；</xsl:if><xsl:choose>
        <xsl:when test="{brands}/@zero">尚未确定品牌组织。</xsl:when>
        <xsl:otherwise>培育品牌组织{brands}个，品牌组织2个以上的社区（村）占{brand_coverage}。</xsl:otherwise>
      </xsl:choose>开展活动{activities}次，参与{participants}人次<xsl:choose><xsl:when test="{satisfaction_score}/@state = 'na'">。</xsl:when><xsl:otherwise>，居民认可度{satisfaction_score}分。</xsl:otherwise></xsl:choose></xsl:otherwise>
    </xsl:choose></p>
    <keyfigures>
      <kf label="社区社会组织" note="个">{orgs}</kf>
      <xsl:if test="{urban_avg}/@state != 'na'"><kf label="城市社区平均" note="个，目标{urban_avg.target-text}">{urban_avg}</kf></xsl:if>
      <xsl:if test="{rural_avg}/@state != 'na'"><kf label="农村社区（村）平均" note="个，目标{rural_avg.target-text}">{rural_avg}</kf></xsl:if>
      <xsl:if test="{urban_avg}/@state = 'na' or {rural_avg}/@state = 'na'"><kf label="单独达标社区（村）" note="占{met_rate}">{met_communities}</kf></xsl:if>
      <kf label="品牌组织" note="个">{brands}</kf>
      <kf label="开展活动" note="次">{activities}</kf>
      <kf label="居民认可度" note="分">{satisfaction_score}</kf>
    </keyfigures>
  </xsl:template>

  <!-- ============ 一、发展情况 ============ -->
  <xsl:template name="scale">
    <h level="2" id="scale">总体规模</h>
    <p section="scale"><xsl:choose>
      <xsl:when test="{orgs}/@zero">截至{$phase/@cutoff-text}，{$whole}尚无已登记或备案的社区社会组织，培育工作有待起步。</xsl:when>
      <xsl:otherwise>{$whole}社区社会组织<xsl:call-template name="course"><xsl:with-param name="s" select="{stock[]}"/></xsl:call-template>。<xsl:choose>
        <xsl:when test="{new_orgs_2022}/@zero and {new_orgs_2023}/@zero">2022年以来没有新成立的组织。</xsl:when>
        <xsl:when test="{new_orgs_2022}/@zero">2022年没有新成立的组织，2023年新成立{new_orgs_2023}个。</xsl:when>
        <xsl:when test="{new_orgs_2023}/@zero">2022年新成立{new_orgs_2022}个，2023年没有新成立的组织。</xsl:when>
        <xsl:otherwise>其中2022年新成立{new_orgs_2022}个，2023年新成立{new_orgs_2023}个。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose><xsl:call-template name="average">
      <xsl:with-param name="v" select="{urban_avg}"/><xsl:with-param name="kind">城市社区</xsl:with-param>
      <xsl:with-param name="n" select="{urban_communities}"/><xsl:with-param name="orgs" select="{urban_orgs}"/><xsl:with-param name="short" select="{urban_short}"/>
    </xsl:call-template><xsl:call-template name="average">
      <xsl:with-param name="v" select="{rural_avg}"/><xsl:with-param name="kind">农村社区（村）</xsl:with-param>
      <xsl:with-param name="n" select="{rural_communities}"/><xsl:with-param name="orgs" select="{rural_orgs}"/><xsl:with-param name="short" select="{rural_short}"/>
    </xsl:call-template></p>
    <xsl:call-template name="since"/>
    <p section="incubation"><xsl:choose>
      <xsl:when test="{incubated_2022}/@zero">2022年没有孵化完成的组织<xsl:if test="{incubated_2023}/@num > 0">，2023年孵化完成{incubated_2023}个</xsl:if>。</xsl:when>
      <xsl:otherwise>2022年孵化完成组织{incubated_2022}个，2023年<xsl:choose><xsl:when test="{incubated_2023}/@zero">没有孵化完成的组织</xsl:when><xsl:otherwise>孵化完成{incubated_2023}个</xsl:otherwise></xsl:choose><xsl:if test="{incubating}/@num > 0">，目前在孵{incubating}个</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="{stock[*]}">
      <chart kind="line" title="社区社会组织数量变化" unit="个" source="社区社会组织台账" id="fig-stock">
        <series label="组织数"><xsl:apply-templates select="{stock[*]}" mode="pt"/></series>
      </chart>
      <xsl:call-template name="wide-table">
        <xsl:with-param name="cells" select="{stock[*]}"/><xsl:with-param name="caption">社区社会组织数量变化</xsl:with-param>
        <xsl:with-param name="head">时点</xsl:with-param><xsl:with-param name="row">组织数</xsl:with-param><xsl:with-param name="unit">个</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="{urban_avg}/@num or {rural_avg}/@num">
    <chart kind="bullet" title="平均组织数与目标" unit="个" source="社区社会组织台账、社区（村）名册" id="fig-targets">
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
        <p section="structure"><b>按类别看，</b><xsl:call-template name="leading"><xsl:with-param name="s" select="{orgs_by_category[]}"/></xsl:call-template>。<b>按性质看，</b>服务型、公益性、互助性组织{service_orgs}个，占{service_rate}。<b>按领域看，</b>主要服务领域中<xsl:call-template name="leading"><xsl:with-param name="s" select="{orgs_by_field[]}"/></xsl:call-template>；工作方案提出的11个领域中已覆盖{fields_covered}个<xsl:if test="{orgs_in_field[]}/@zero-labels">，{orgs_in_field[].zero-labels}尚无组织涉及</xsl:if>。<b>按登记备案看，</b>登记、备案和纳入管理的组织共{managed_orgs}个，登记备案率{filed_rate}。<xsl:if test="{rural_kind_rate}/@state != 'na'"><b>农村方面，</b><xsl:choose>
          <xsl:when test="{rural_kind_villages}/@zero">{rural_communities}个村尚无乡贤理事会、红白理事会等自我管理、自我服务类组织。</xsl:when>
          <xsl:otherwise>有乡贤理事会、红白理事会等自我管理、自我服务类组织的村{rural_kind_villages}个，占{rural_kind_rate}。</xsl:otherwise>
        </xsl:choose></xsl:if></p>
        <chart kind="stacked" title="组织类别构成" unit="个" source="社区社会组织台账" id="fig-category">
          <xsl:for-each select="{orgs_by_category[*]}"><series label="{@label}"><pt label="组织数" num="{@num}" den="{@den}" text="{@text}"/></series></xsl:for-each>
        </chart>
        <xsl:call-template name="paired-table">
          <xsl:with-param name="cells" select="{orgs_by_category[*]}"/><xsl:with-param name="caption">按类别分的社区社会组织</xsl:with-param>
          <xsl:with-param name="head">类别</xsl:with-param><xsl:with-param name="unit">个</xsl:with-param>
        </xsl:call-template>
        <chart kind="bars" title="各服务领域组织数" unit="个" source="社区社会组织台账" id="fig-field">
          <series label="组织数"><xsl:apply-templates select="{orgs_in_field[*]}" mode="pt"/></series>
        </chart>
        <xsl:call-template name="paired-table">
          <xsl:with-param name="cells" select="{orgs_in_field[*]}"/><xsl:with-param name="share" select="false()"/><xsl:with-param name="caption">涉及各服务领域的社区社会组织（一个组织可涉及多个领域）</xsl:with-param>
          <xsl:with-param name="head">服务领域</xsl:with-param><xsl:with-param name="unit">个</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="paired-table">
          <xsl:with-param name="cells" select="{orgs_by_status[*]}"/><xsl:with-param name="caption">按登记备案状态分的组织</xsl:with-param>
          <xsl:with-param name="head">状态</xsl:with-param><xsl:with-param name="unit">个</xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="projects">
    <h level="2" id="projects">六大工程推进</h>
    <p section="project-1"><b>“护航”工程。</b><xsl:choose>
      <xsl:when test="{contact_communities}/@zero">各社区（村）尚未建立党组织与社区社会组织定期联系制度。</xsl:when>
      <xsl:otherwise>{contact_communities}个社区（村）建立了党组织与社区社会组织定期联系制度，占{contact_rate}，2023年联系{contacts_2023}次。</xsl:otherwise>
    </xsl:choose><xsl:if test="{party_org_rate}/@state != 'na'">党员3人以上的组织{party_eligible}个，党的组织覆盖率{party_org_rate}。</xsl:if><xsl:if test="not({orgs}/@zero)">党的工作覆盖率{party_work_rate}，负责人党员占比{leader_party_rate}<xsl:choose><xsl:when test="{leaders_parttime}/@zero">，尚无负责人担任社区党组织兼职委员</xsl:when><xsl:otherwise>，负责人担任社区党组织兼职委员{leaders_parttime}人</xsl:otherwise></xsl:choose>。</xsl:if><xsl:choose>
      <xsl:when test="{cobuilding}/@zero and {deeds}/@zero">没有报送共驻共建和为民办实事记录。</xsl:when>
      <xsl:otherwise>组织共驻共建活动{cobuilding}次，为民办实事{deeds}件<xsl:if test="{members_developed}/@num > 0">，从骨干中发展党员{members_developed}人</xsl:if><xsl:if test="{parttime_taken}/@num > 0">，吸收兼职委员{parttime_taken}人</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <p section="project-2"><b>“安家”工程。</b><xsl:choose>
      <xsl:when test="{incubators}/@zero">{$whole}尚未建成社区社会组织孵化机构。</xsl:when>
      <xsl:otherwise>建成孵化机构{incubators}个，场地{incubator_area}平方米<xsl:choose>
        <xsl:when test="{incubated_2022}/@zero and {incubated_2023}/@zero">，尚无孵化完成的组织</xsl:when>
        <xsl:when test="{incubated_2022}/@zero">，2023年孵化完成组织{incubated_2023}个</xsl:when>
        <xsl:when test="{incubated_2023}/@zero">，2022年孵化完成组织{incubated_2022}个</xsl:when>
        <xsl:otherwise>，2022年、2023年分别孵化完成组织{incubated_2022}个、{incubated_2023}个</xsl:otherwise>
      </xsl:choose>。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{federations}/@num > 0">成立社区社会组织联合会{federations}个。</xsl:when>
      <xsl:otherwise>尚未成立社区社会组织联合会。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{fund_total}/@zero">没有报送资金投入。</xsl:when>
      <xsl:otherwise>通过{fund_sources}个渠道投入资金{fund_total}万元<xsl:choose><xsl:when test="{purchases}/@zero">，尚未开展政府购买服务</xsl:when><xsl:otherwise>，政府购买服务{purchases}项、合同金额{purchase_total}万元</xsl:otherwise></xsl:choose>。</xsl:otherwise>
    </xsl:choose></p>
    <p section="project-3"><b>“育才”工程。</b><xsl:choose>
      <xsl:when test="{trainings}/@zero">没有报送培训记录。</xsl:when>
      <xsl:otherwise>举办培训{trainings}场，参训{training_attendees}人次，覆盖组织{trained_orgs}个，组织参训率{trained_rate}；<xsl:choose>
        <xsl:when test="{special_training}/@state = 'na'">没有专题培训记录。</xsl:when>
        <xsl:otherwise>首次专题培训于{special_training}举办。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{talents_by_kind[]}/@zero">没有社会工作人才支持记录。</xsl:when>
      <xsl:otherwise>支持报考社会工作职业资格{talents_by_kind[4].text}人，通过考试{talents_by_kind[5].text}人。</xsl:otherwise>
    </xsl:choose></p>
    <p section="project-4"><b>“同心”工程。</b><xsl:if test="not({orgs}/@zero)">服务型、公益性、互助性组织占{service_rate}，覆盖服务领域{fields_covered}个。</xsl:if><xsl:choose>
      <xsl:when test="{partnered_activities}/@zero">没有驻区单位参与活动的记录。</xsl:when>
      <xsl:otherwise>有驻区单位参与的活动{partnered_activities}次<xsl:if test="{linked_activities}/@num > 0">，三方以上联动的“五社联动”活动{linked_activities}次</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
    <p section="project-5"><b>“新风”工程。</b><xsl:choose>
      <xsl:when test="{activities}/@zero">没有报送活动记录。</xsl:when>
      <xsl:otherwise>开展各类活动{activities}次，参与{participants}人次，受益{beneficiaries}人次；志愿者{volunteers}人次，志愿服务{volunteer_hours}小时。近12个月活动不少于4次的组织{active_orgs}个，组织活跃率{active_rate}。</xsl:otherwise>
    </xsl:choose></p>
    <p section="project-6"><b>“品牌”工程。</b><xsl:if test="not({orgs}/@zero)">章程示范文本采用率{charter_rate}，备案信息系统录入率{info_rate}，评估评议开展率{appraised_rate}。</xsl:if><xsl:choose>
      <xsl:when test="{brands}/@zero">尚未确定品牌组织。</xsl:when>
      <xsl:otherwise>培育品牌组织{brands}个，其中有发展规划的{brands_with_plan}个，项目复制推广{brand_replications}次。</xsl:otherwise>
    </xsl:choose></p>
    <table caption="主要任务完成情况" id="tab-tasks">
      <col width="60mm" align="left"/><col width="22mm" align="center"/><col width="26mm" align="center"/><col width="48mm" align="center"/>
      <head><row><cell>任务</cell><cell>目标</cell><cell>完成</cell><cell>是否达标</cell></row></head>
      <body>
        <xsl:apply-templates select="{urban_avg} | {rural_avg} | {brand_coverage}" mode="task"/>
        <row><cell>单独达标的社区（村）占比</cell><cell>—</cell><cell>{met_rate}</cell><cell>—</cell></row>
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
      <xsl:when test="{orgs}/@zero">{communities_all}个社区（村）均没有社区社会组织。</xsl:when>
      <xsl:when test="{orgs}/@equal">{communities_all}个社区（村）的组织数完全相同，均为{orgs.best-text}个，建议核实数据；按此计算，<xsl:choose><xsl:when test="{unmet_communities}/@zero">全部达到标准</xsl:when><xsl:when test="{met_communities}/@zero">均未达到标准</xsl:when><xsl:otherwise>达到标准的{met_communities}个</xsl:otherwise></xsl:choose>（城市社区不少于{urban_avg.target-text}个、农村社区（村）不少于{rural_avg.target-text}个）。</xsl:when>
      <xsl:when test="{unmet_communities}/@zero">{communities_all}个社区（村）全部达到标准（城市社区不少于{urban_avg.target-text}个、农村社区（村）不少于{rural_avg.target-text}个），各社区（村）组织数中位数{orgs_median}个，最多{orgs_most}个，最少{orgs_least}个。</xsl:when>
      <xsl:otherwise>{communities_all}个社区（村）中，<xsl:choose><xsl:when test="{met_communities}/@zero">没有一个单独达到标准（城市社区不少于{urban_avg.target-text}个、农村社区（村）不少于{rural_avg.target-text}个）</xsl:when><xsl:otherwise>单独达到标准（城市社区不少于{urban_avg.target-text}个、农村社区（村）不少于{rural_avg.target-text}个）的{met_communities}个，占{met_rate}；未达标的{unmet_communities}个</xsl:otherwise></xsl:choose>。各社区（村）组织数中位数{orgs_median}个，最多的{orgs.best-name}有{orgs_most}个，最少的{orgs.worst-name}有{orgs_least}个。</xsl:otherwise>
    </xsl:choose><xsl:if test="{orgs}/@zeros > 0 and not({orgs}/@zero)"><xsl:call-template name="names"><xsl:with-param name="names" select="{orgs}/@zero-names"/><xsl:with-param name="n" select="{orgs}/@zeros"/></xsl:call-template>尚无社区社会组织，应作为下一步工作重点。</xsl:if></p>
    <xsl:if test="community">
      <xsl:call-template name="community-chart"><xsl:with-param name="places" select="community[@kind = '城市社区']"/><xsl:with-param name="title">各城市社区组织数</xsl:with-param><xsl:with-param name="target" select="{urban_avg}/@target"/></xsl:call-template>
      <xsl:call-template name="community-chart"><xsl:with-param name="places" select="community[@kind != '城市社区']"/><xsl:with-param name="title">各农村社区（村）组织数</xsl:with-param><xsl:with-param name="target" select="{rural_avg}/@target"/></xsl:call-template>
      <xsl:if test="count(community) > 4">
        <chart kind="histogram" title="社区（村）按组织数的分布" unit="个" low="{orgs.inner-q1}" mid="{orgs.inner-median}" high="{orgs.inner-q3}" source="社区社会组织台账" id="fig-spread">
          <xsl:if test="not(community[@kind != '城市社区'])"><xsl:attribute name="target">{urban_avg.target}</xsl:attribute><xsl:attribute name="target-label">标准</xsl:attribute></xsl:if>
          <xsl:if test="not(community[@kind = '城市社区'])"><xsl:attribute name="target">{rural_avg.target}</xsl:attribute><xsl:attribute name="target-label">标准</xsl:attribute></xsl:if>
          <series label="社区（村）"><xsl:apply-templates select="{community/orgs}" mode="place-pt"/></series>
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

  <xsl:template name="community-chart">
    <xsl:param name="places"/>
    <xsl:param name="title"/>
    <xsl:param name="target"/>
    <xsl:if test="$places">
      <chart kind="bars" title="{$title}" unit="个" target="{$target}" target-label="标准" source="社区社会组织台账、社区（村）名册">
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
      <xsl:when test="{activities}/@zero"><p section="activity">没有报送活动记录。</p></xsl:when>
      <xsl:otherwise>
        <p section="activity">2022年开展活动{activities_2022}次，2023年截至{$phase/@cutoff-text}开展活动{activities_2023}次。按系列看，<xsl:call-template name="leading"><xsl:with-param name="s" select="{activities_by_series[]}"/></xsl:call-template><xsl:if test="{activities_by_series[]}/@zero-labels">；{activities_by_series[].zero-labels}没有活动</xsl:if>。2023年各月中，{participants_by_month[].peak-label}参与人次最多，为{participants_by_month[].peak-text}人次<xsl:if test="{participants_by_month[]}/@trough-text != '0'">；{participants_by_month[].trough-label}最少，为{participants_by_month[].trough-text}人次</xsl:if>。<xsl:choose>
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
        </table>
        <chart kind="line" title="2023年各月参与人次和志愿者人次" unit="人次" source="活动台账" id="fig-months">
          <series label="参与人次"><xsl:apply-templates select="{participants_by_month[*]}" mode="pt"/></series>
          <series label="志愿者人次"><xsl:apply-templates select="{volunteers_by_month[*]}" mode="pt"/></series>
        </chart>
        <xsl:call-template name="wide-table">
          <xsl:with-param name="cells" select="{participants_by_month[*]}"/><xsl:with-param name="caption">2023年各月参与人次和志愿者人次</xsl:with-param>
          <xsl:with-param name="head">月份</xsl:with-param><xsl:with-param name="short" select="true()"/><xsl:with-param name="row">参与人次</xsl:with-param><xsl:with-param name="unit">人次</xsl:with-param>
          <xsl:with-param name="cells2" select="{volunteers_by_month[*]}"/><xsl:with-param name="row2">志愿者人次</xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="money">
    <h level="2" id="money">资金与购买服务</h>
    <p section="money"><xsl:choose>
      <xsl:when test="{fund_total}/@missing">未报送资金台账，资金情况空缺。</xsl:when>
      <xsl:when test="{fund_total}/@zero">没有报送资金投入<xsl:if test="{fund_in_kind}/@num > 0">，接受实物折价{fund_in_kind}万元</xsl:if>。</xsl:when>
      <xsl:otherwise>累计投入资金{fund_total}万元，已使用{fund_spent}万元，使用率{fund_use_rate}；资金来自{fund_sources}个渠道，其中<xsl:call-template name="leading"><xsl:with-param name="s" select="{fund_by_source[]}"/></xsl:call-template>。2023年投入{fund_2023}万元<xsl:call-template name="year-on-year"><xsl:with-param name="v" select="{fund_2023}"/></xsl:call-template>。<xsl:if test="{fund_in_kind}/@num > 0">另有实物折价{fund_in_kind}万元，未计入上述资金。</xsl:if></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{purchases}/@zero">没有政府购买服务项目。</xsl:when>
      <xsl:otherwise>政府购买服务{purchases}项，合同金额{purchase_total}万元，已付{purchase_paid}万元，付款率{purchase_paid_rate}；2023年签订合同金额{purchase_2023}万元<xsl:call-template name="year-on-year"><xsl:with-param name="v" select="{purchase_2023}"/></xsl:call-template>。</xsl:otherwise>
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
      <xsl:otherwise><xsl:call-template name="rate"><xsl:with-param name="v" select="{party_org_rate}"/></xsl:call-template>，党的工作覆盖率{party_work_rate}<xsl:call-template name="beside"><xsl:with-param name="v" select="{party_work_rate}"/></xsl:call-template>；负责人党员占比{leader_party_rate}。组织参训率{trained_rate}<xsl:call-template name="beside"><xsl:with-param name="v" select="{trained_rate}"/></xsl:call-template>。<xsl:if test="{trainings_by_topic[]}/@zero-labels and not({trainings}/@zero)">培训内容中，{trainings_by_topic[].zero-labels}尚未安排。</xsl:if></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="not({orgs}/@zero)">
      <chart kind="multiples" title="党建与人才各项比率" unit="%" source="社区社会组织台账、培训台账" id="fig-rates">
        <series label="党的组织覆盖率"><xsl:apply-templates select="{party_org_rate}" mode="place-pt"/></series>
        <series label="党的工作覆盖率"><xsl:apply-templates select="{party_work_rate}" mode="place-pt"/></series>
        <series label="负责人党员占比"><xsl:apply-templates select="{leader_party_rate}" mode="place-pt"/></series>
        <series label="组织参训率"><xsl:apply-templates select="{trained_rate}" mode="place-pt"/></series>
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
        <p section="residents">发放问卷{survey_issued}份，回收有效问卷{survey_valid}份。居民对社区社会组织的认可度{satisfaction_score}分<xsl:call-template name="beside"><xsl:with-param name="v" select="{satisfaction_score}"/></xsl:call-template>；表示“非常满意”或“满意”的占{satisfied_rate}，知晓率{aware_rate}。<xsl:if test="{survey_valid}/@num &lt; 30">有效问卷不足30份，样本偏小，结果仅供参考。</xsl:if></p>
        <chart kind="likert" title="居民满意度" unit="份" source="居民满意度调查" id="fig-likert">
          <xsl:for-each select="{survey_very_sat} | {survey_sat} | {survey_neutral} | {survey_dissat} | {survey_very_dissat}"><series label="{@label}"><pt label="居民评价" num="{@num}" den="{@den}" text="{@text}"/></series></xsl:for-each>
        </chart>
        <table caption="居民满意度调查结果" unit="份" size="small">
          <col width="3" align="center"/><col width="3" align="center"/><col width="3" align="center"/><col width="3" align="center"/><col width="3" align="center"/><col width="3" align="center"/>
          <head><row><cell>有效问卷</cell><cell>非常满意</cell><cell>满意</cell><cell>一般</cell><cell>不满意</cell><cell>非常不满意</cell></row></head>
          <body><row><cell>{survey_valid}</cell><cell>{survey_very_sat}</cell><cell>{survey_sat}</cell><cell>{survey_neutral}</cell><cell>{survey_dissat}</cell><cell>{survey_very_dissat}</cell></row></body>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 本镇街与全区各镇街 -->
  <xsl:template name="comparison">
    <h level="2" id="comparison">比较</h>
    <p section="comparison"><xsl:choose>
      <xsl:when test="{district:orgs}/@counted &lt; 3">全区已报送数据的镇（街道）不足3个，不作比较。</xsl:when>
      <xsl:otherwise>与全区{district:orgs.counted}个已报送数据的镇（街道）相比，<xsl:if test="{urban_avg}/@rank and {urban_avg}/@of > 2">城市社区平均组织数<xsl:call-template name="beside"><xsl:with-param name="v" select="{urban_avg}"/><xsl:with-param name="lead"/></xsl:call-template>；</xsl:if><xsl:if test="{rural_avg}/@rank and {rural_avg}/@of > 2">农村社区（村）平均组织数<xsl:call-template name="beside"><xsl:with-param name="v" select="{rural_avg}"/><xsl:with-param name="lead"/></xsl:call-template>；</xsl:if><xsl:if test="{active_rate}/@rank and {active_rate}/@of > 2">组织活跃率<xsl:call-template name="beside"><xsl:with-param name="v" select="{active_rate}"/><xsl:with-param name="lead"/></xsl:call-template>；</xsl:if>品牌覆盖率<xsl:call-template name="beside"><xsl:with-param name="v" select="{brand_coverage}"/><xsl:with-param name="lead"/></xsl:call-template>。</xsl:otherwise>
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
      <body><xsl:for-each select="{urban_avg} | {rural_avg} | {met_rate} | {brand_coverage} | {filed_rate} | {party_work_rate} | {trained_rate} | {active_rate} | {satisfaction_score}">
        <row><cell>{@label}</cell><cell><xsl:copy-of select="."/></cell><cell><xsl:value-of select="@q1-text"/></cell><cell><xsl:value-of select="@median-text"/></cell><cell><xsl:value-of select="@q3-text"/></cell><cell><xsl:choose><xsl:when test="@rank">{@rank}/{@of}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></row>
      </xsl:for-each></body>
      <note>位次按数值由高到低排列，数值相同的位次相同。</note>
    </table>
  </xsl:template>

  <!-- ============ 三、案例解读 ============ -->
  <xsl:template name="cases">
    <h level="1" id="cases">案例解读</h>
    <xsl:variable name="rows" select="list[@id = 'case_list']/row"/>
    <xsl:choose>
      <xsl:when test="{cases_sent}/@zero"><p section="cases">未报送案例。</p></xsl:when>
      <xsl:when test="not($rows)"><p section="cases">报送案例{cases_sent}个，均未同意公开，不作介绍。</p></xsl:when>
      <xsl:otherwise>
        <p section="cases">报送案例{cases_sent}个，其中同意公开{cases_public}个，选取{list[@id = 'case_list']/@shown}个，介绍社区社会组织参与基层治理的做法和成效。</p>
        <xsl:apply-templates select="$rows" mode="case"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="row" mode="case">
    <h level="2">{c[@f = 'title']/text()}</h>
    <case title="“{c[@f = 'project_code']}”工程" meta="{c[@f = 'field']}　{c[@f = 'period']}">
      <xsl:if test="c[@f = 'figures']/pair">
        <keyfigures><xsl:for-each select="c[@f = 'figures']/pair[position() &lt;= 6]"><kf label="{@label}">{.}</kf></xsl:for-each></keyfigures>
      </xsl:if>
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
    <xsl:variable name="rows" select="list[@id = 'experience_list']/row"/>
    <xsl:if test="not($rows)"><p section="experiences">未报送经验材料。</p></xsl:if>
    <xsl:for-each select="$rows">
      <h level="2">{c[@f = 'title']}</h>
      <xsl:for-each select="c[@f = 'summary']/p"><p role="kai">{.}</p></xsl:for-each>
      <xsl:call-template name="part"><xsl:with-param name="name">主要做法</xsl:with-param><xsl:with-param name="text" select="c[@f = 'practice']/p"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="name">成效</xsl:with-param><xsl:with-param name="text" select="c[@f = 'effect']/p"/></xsl:call-template>
      <xsl:call-template name="part"><xsl:with-param name="name">可复制条件</xsl:with-param><xsl:with-param name="text" select="c[@f = 'replicable']/p"/></xsl:call-template>
      <xsl:if test="not(c[@f = 'extended_to']/@empty)"><p>已推广范围：{c[@f = 'extended_to']/text()}。</p></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- ============ 五、问题与下一步 ============ -->
  <xsl:template name="issues">
    <h level="1" id="issues">问题与下一步工作</h>
    <p section="issues"><xsl:choose>
      <xsl:when test="{issues}/@missing">未报送问题台账。</xsl:when>
      <xsl:when test="{issues}/@zero">问题台账中没有登记问题。</xsl:when>
      <xsl:when test="{issues_done_rate}/@num = {issues_done_rate}/@den">问题台账登记问题{issues}个，已全部整改完成。</xsl:when>
      <xsl:otherwise>问题台账登记问题{issues}个，已整改{issues_done}个，整改率{issues_done_rate}<xsl:if test="{issues_overdue}/@num > 0">，其中逾期未完成{issues_overdue}个</xsl:if>。</xsl:otherwise>
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
      <xsl:when test="{orgs}/@zero">下一步，把培育社区社会组织摆上重要位置：一是摸清居民需求，推动每个社区（村）先培育一至两个组织；二是抓紧建立孵化机构、落实专人负责；三是健全台账，及时补报有关数据。</xsl:when>
      <xsl:otherwise>下一步，重点抓好以下工作：<xsl:if test="{unmet_communities}/@num > 0">一是补短板，围绕未达标的{unmet_communities}个社区（村）制定培育计划，逐个明确培育方向和责任人；</xsl:if><xsl:if test="{unmet_communities}/@num = 0">一是固成果，保持各社区（村）达标成果，防止组织“有名无实”；</xsl:if><xsl:choose><xsl:when test="{idle_orgs}/@num > 0">二是促活跃，对近12个月没有活动的{idle_orgs}个组织分类指导，该扶持的扶持、该规范的规范；</xsl:when><xsl:otherwise>二是提质量，推动组织活动由“有”向“好”转变；</xsl:otherwise></xsl:choose><xsl:choose><xsl:when test="{brand_coverage}/@state = 'missed'">三是育品牌，在尚未达到2个品牌组织的社区（村）选准苗子、持续培育；</xsl:when><xsl:otherwise>三是强品牌，加强品牌项目复制推广，提升辨识度和美誉度；</xsl:otherwise></xsl:choose>四是严管理，做实台账，确保数据真实准确。</xsl:otherwise>
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
              <col width="3" align="center"/><col width="9" align="left"/><col width="7" align="left"/><col width="6" align="decimal"/><col width="5" align="decimal"/><col width="5" align="decimal"/><col width="6" align="center"/><col width="6" align="decimal"/><col width="6" align="center"/><col width="6" align="center"/>
              <head><row><cell>序号</cell><cell>社区（村）</cell><cell>类型</cell><cell>常住人口</cell><cell>组织数</cell><cell>品牌数</cell><cell>定期联系制度</cell><cell>2023年联系次数</cell><cell>书记述职</cell><cell>“两委”考核</cell></row></head>
              <body><xsl:for-each select="row"><row><cell>{@n}</cell><xsl:apply-templates select="c[@f != 'community_code']" mode="cell"/></row></xsl:for-each></body>
              <xsl:call-template name="list-rest"/>
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
  </xsl:template>
</xsl:stylesheet>
