<?xml version="1.0" encoding="UTF-8"?>
<!-- 区级年度报告“六大工程推进”：每个工程一段，没有的写明没有。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- 不为零的分项：“线下授课31场、网上课堂13场” -->
  <xsl:template name="items">
    <xsl:param name="s"/>
    <xsl:param name="unit" select="$s/@unit"/>
    <xsl:for-each select="$s/v[@num != 0]">{@label}<xsl:copy-of select="."/>{$unit}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>
  </xsl:template>

  <xsl:template name="projects">
    <h level="2" id="projects">六大工程推进</h>
    <xsl:call-template name="project-party"/>
    <xsl:call-template name="project-home"/>
    <xsl:call-template name="project-talent"/>
    <xsl:call-template name="project-together"/>
    <xsl:call-template name="project-custom"/>
    <xsl:call-template name="project-brand"/>
    <p section="project-figures">各项指标的数值、上年数和目标见<ref to="annex-projects"/>。</p>
  </xsl:template>

  <xsl:template name="project-party">
    <p section="project-1"><b>“护航”工程。</b><xsl:choose>
      <xsl:when test="{contact_communities}/@zero">各社区（村）尚未建立党组织与社区社会组织定期联系制度。</xsl:when>
      <xsl:otherwise>建立党组织与社区社会组织定期联系制度的社区（村）{contact_communities}个，占{contact_rate}，其中<xsl:choose><xsl:when test="{contact_ok}/@zero">联系次数均未达到要求</xsl:when><xsl:when test="{contact_ok}/@num = {contact_communities}/@num">联系次数均达到要求</xsl:when><xsl:otherwise>联系次数达到要求的{contact_ok}个</xsl:otherwise></xsl:choose>；<xsl:choose><xsl:when test="{contacts_2022}/@zero">2022年没有联系记录</xsl:when><xsl:otherwise>2022年联系{contacts_2022}次</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{contacts_2023}/@zero">2023年没有联系记录。</xsl:when><xsl:otherwise>2023年联系{contacts_2023}次。</xsl:otherwise></xsl:choose></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{cobuilding}/@zero">没有共驻共建记录；</xsl:when>
      <xsl:otherwise>开展共驻共建{cobuilding}次，社区（村）平均{cobuilding_avg}次；</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{party_days}/@zero and {deeds}/@zero">没有主题党日和为民办实事记录。</xsl:when>
      <xsl:otherwise>开展主题党日{party_days}次，为民办实事{deeds}件。</xsl:otherwise>
    </xsl:choose><xsl:if test="not({orgs}/@zero)"><xsl:choose>
      <xsl:when test="{party_orgs}/@zero">尚无组织建立党组织；</xsl:when>
      <xsl:otherwise>建有党组织的组织{party_orgs}个，其中<xsl:for-each select="{orgs_by_party_form[*]}[@num != 0 and @key != '0']">{@label}<xsl:copy-of select="."/>个<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>；</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{leaders_in_party}/@zero">负责人中没有党员。</xsl:when>
      <xsl:otherwise>负责人为党员的组织{leaders_in_party}个。</xsl:otherwise>
    </xsl:choose></xsl:if><xsl:choose>
      <xsl:when test="{members_developed}/@zero">没有从骨干中发展党员的记录，</xsl:when>
      <xsl:otherwise>从骨干中发展党员{members_developed}人<xsl:if test="{members_developed_2022}/@num > 0 and {members_developed_2023}/@num > 0">（2022年{members_developed_2022}人、2023年{members_developed_2023}人）</xsl:if>，</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{parttime_taken}/@zero">没有吸收兼职委员的记录。</xsl:when>
      <xsl:otherwise>吸收优秀党员负责人任兼职委员{parttime_taken}人。</xsl:otherwise>
    </xsl:choose></p>
  </xsl:template>

  <xsl:template name="project-home">
    <p section="project-2"><b>“安家”工程。</b><xsl:choose>
      <xsl:when test="{managed_orgs}/@zero">没有登记、备案或纳入管理的组织。</xsl:when>
      <xsl:when test="{managed_orgs}/@num = {orgs_on_file}/@num">组织全部登记或备案。</xsl:when>
      <xsl:otherwise>登记、备案和纳入管理的组织{managed_orgs}个，已登记或备案的{orgs_on_file}个，登记备案率{filed_rate}。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{incubators}/@zero">尚未建成孵化机构。</xsl:when>
      <xsl:otherwise>建成孵化机构{incubators}个<xsl:if test="not({incubator_area}/@zero)">，场地面积{incubator_area}平方米</xsl:if>；按层级分，<xsl:call-template name="items"><xsl:with-param name="s" select="{incubators_by_level[]}"/></xsl:call-template>；依托设施中，<xsl:call-template name="items"><xsl:with-param name="s" select="{incubators_by_host[]}"/></xsl:call-template><xsl:if test="not({incubators_by_sharing[]}/@zero)">；实行<xsl:call-template name="items"><xsl:with-param name="s" select="{incubators_by_sharing[]}"/></xsl:call-template></xsl:if>。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{federations_due}/@zero">没有应建联合会的镇（街道）。</xsl:when>
      <xsl:otherwise>街道{streets}个，<xsl:choose><xsl:when test="{towns_qualified}/@zero">没有具备条件的镇（乡）</xsl:when><xsl:otherwise>具备条件的镇（乡）{towns_qualified}个</xsl:otherwise></xsl:choose>，应建联合会{federations_due}个，<xsl:choose>
        <xsl:when test="{federation_rate}/@zero">均未成立。</xsl:when>
        <xsl:when test="{federation_rate}/@num = {federation_rate}/@den">已全部成立。</xsl:when>
        <xsl:otherwise>其中街道已成立{streets_federated}个<xsl:if test="{towns_qualified}/@num > 0">、镇（乡）已成立{towns_federated}个</xsl:if>，组建率{federation_rate}。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{fund_sources}/@zero">没有资金投入。</xsl:when>
      <xsl:otherwise>资金来自{fund_sources}个渠道。</xsl:otherwise>
    </xsl:choose><xsl:if test="{purchases}/@num > 0"><xsl:choose>
      <xsl:when test="{purchases_from_orgs}/@zero">购买服务项目中没有社区社会组织承接的。</xsl:when>
      <xsl:otherwise>由社区社会组织承接的购买服务项目{purchases_from_orgs}项、合同金额{purchase_from_orgs}万元，占项目总数的{from_orgs_share}。</xsl:otherwise>
    </xsl:choose></xsl:if></p>
  </xsl:template>

  <xsl:template name="project-talent">
    <p section="project-3"><b>“育才”工程。</b><xsl:choose>
      <xsl:when test="{experts[]}/@zero">尚未建立专家师资库。</xsl:when>
      <xsl:otherwise>专家师资库列入<xsl:call-template name="items"><xsl:with-param name="s" select="{experts[]}"/></xsl:call-template>。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{city_purchases}/@zero and {city_guidance}/@zero">没有向市级孵化基地购买服务和接受其指导培训的记录。</xsl:when>
      <xsl:when test="{city_purchases}/@zero">市级孵化基地指导培训{city_guidance}场，没有以购买服务方式开展的记录。</xsl:when>
      <xsl:when test="{city_guidance}/@zero">向市级孵化基地购买服务{city_purchases}项，没有其指导培训的记录。</xsl:when>
      <xsl:otherwise>向市级孵化基地购买服务{city_purchases}项，由其指导培训{city_guidance}场。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{trainings}/@zero">没有培训记录。</xsl:when>
      <xsl:otherwise>培训按方式看，<xsl:call-template name="items"><xsl:with-param name="s" select="{trainings_by_mode[]}"/></xsl:call-template>；按内容看，<xsl:call-template name="items"><xsl:with-param name="s" select="{trainings_by_topic[]}"/></xsl:call-template>（一场可有多种）。<xsl:choose>
        <xsl:when test="{leaders_attending}/@zero and {backbones_attending}/@zero">没有负责人和骨干参训的记录。</xsl:when>
        <xsl:otherwise>负责人参训{leaders_attending}人次<xsl:if test="{trained_heads}/@num > 0">、{trained_heads}人</xsl:if>，骨干参训{backbones_attending}人次。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{talents_by_kind[]}/@zero">没有社会工作人才支持记录。</xsl:when>
      <xsl:otherwise>社会工作人才支持中，<xsl:call-template name="items"><xsl:with-param name="s" select="{talents_by_kind[]}"/></xsl:call-template><xsl:if test="{certified}/@num > 0">，持证社会工作者共{certified}人</xsl:if>。</xsl:otherwise>
    </xsl:choose></p>
  </xsl:template>

  <xsl:template name="project-together">
    <p section="project-4"><b>“同心”工程。</b><xsl:if test="not({orgs}/@zero)">按组织性质看，<xsl:call-template name="leading"><xsl:with-param name="s" select="{orgs_by_nature[]}"/></xsl:call-template>；工作方案提出的11个领域覆盖{fields_covered}个。</xsl:if><xsl:if test="{rural_communities}/@num > 0"><xsl:choose>
      <xsl:when test="{rural_kind_villages}/@zero">农村社区（村）尚无乡贤理事会、红白理事会等组织。</xsl:when>
      <xsl:otherwise>有乡贤理事会、红白理事会等组织的农村社区（村）{rural_kind_villages}个，占{rural_kind_rate}，此类组织有<xsl:call-template name="items"><xsl:with-param name="s" select="{rural_kind_orgs[]}"/></xsl:call-template>。</xsl:otherwise>
    </xsl:choose></xsl:if><xsl:choose>
      <xsl:when test="{partnered_activities}/@zero">没有驻区单位参与活动的记录。</xsl:when>
      <xsl:otherwise>有驻区单位参与的活动{partnered_activities}次，参与的驻区单位累计{partner_units}次。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{linked_activities}/@zero">没有三方以上参与的“五社联动”活动。</xsl:when>
      <xsl:otherwise>三方以上参与的“五社联动”活动{linked_activities}次<xsl:if test="{linked_full}/@num > 0">，其中五方共同参与{linked_full}次</xsl:if>。</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{support_orgs}/@zero">没有支持性社会组织，</xsl:when>
      <xsl:otherwise>支持性社会组织{support_orgs}个，</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="{cooperations}/@zero">没有社会赞助、慈善捐赠和资源置换合作。</xsl:when>
      <xsl:otherwise>社会赞助、慈善捐赠、资源置换等合作{cooperations}笔，筹集{fund_social}万元。</xsl:otherwise>
    </xsl:choose></p>
  </xsl:template>

  <xsl:template name="project-custom">
    <p section="project-5"><b>“新风”工程。</b><xsl:choose>
      <xsl:when test="{activities}/@zero">没有活动记录。</xsl:when>
      <xsl:otherwise><xsl:variable name="people" select="{participants_by_series[*]}"/><xsl:variable name="served" select="{beneficiaries_by_series[*]}"/><xsl:for-each select="{activities_by_series[*]}[@num != 0]">“{@label}”系列活动<xsl:copy-of select="."/>次、参与<xsl:copy-of select="$people[@key = current()/@key]"/>人次、受益<xsl:copy-of select="$served[@key = current()/@key]"/>人次<xsl:if test="position() != last()">，</xsl:if></xsl:for-each>。<xsl:choose>
        <xsl:when test="{volunteers}/@zero">没有志愿服务记录。</xsl:when>
        <xsl:otherwise>自落实阶段起，各社区（村）有志愿服务的月数合计{volunteer_months}个月。</xsl:otherwise>
      </xsl:choose></xsl:otherwise>
    </xsl:choose></p>
  </xsl:template>

  <xsl:template name="project-brand">
    <p section="project-6"><b>“品牌”工程。</b><xsl:if test="not({orgs}/@zero)"><xsl:choose><xsl:when test="{charter_orgs}/@zero">没有组织采用章程示范文本</xsl:when><xsl:otherwise>采用章程示范文本的组织{charter_orgs}个</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{info_orgs}/@zero">尚无组织录入备案信息系统</xsl:when><xsl:otherwise>录入备案信息系统的{info_orgs}个</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{appraised_orgs}/@zero">尚未开展评估评议</xsl:when><xsl:otherwise>开展评估评议的{appraised_orgs}个<xsl:if test="{orgs_by_appraisal[]}/@nonzero > 0">（<xsl:call-template name="items"><xsl:with-param name="s" select="{orgs_by_appraisal[]}"/></xsl:call-template>）</xsl:if></xsl:otherwise></xsl:choose>；<xsl:choose><xsl:when test="{orgs_by_governance[]}/@zero">没有建立内部治理机构和制度的记录。</xsl:when><xsl:otherwise>内部治理中，建立<xsl:call-template name="items"><xsl:with-param name="s" select="{orgs_by_governance[]}"/></xsl:call-template>。</xsl:otherwise></xsl:choose></xsl:if><xsl:choose>
      <xsl:when test="{brands}/@zero">尚未确定品牌组织。</xsl:when>
      <xsl:otherwise>品牌组织{brands}个，涉及{brand_fields}个领域<xsl:if test="not({brands_by_type[]}/@zero)">，其中<xsl:call-template name="items"><xsl:with-param name="s" select="{brands_by_type[]}"/></xsl:call-template></xsl:if>；<xsl:choose><xsl:when test="{brands_with_plan}/@zero">均未制定发展规划</xsl:when><xsl:otherwise>有发展规划的{brands_with_plan}个</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{brands_replicated}/@zero">项目尚未复制推广</xsl:when><xsl:otherwise>项目已复制推广的{brands_replicated}个、{brand_replications}次</xsl:otherwise></xsl:choose>；<xsl:choose><xsl:when test="{brand_media}/@zero">没有媒体报道</xsl:when><xsl:otherwise>媒体报道{brand_media}次</xsl:otherwise></xsl:choose>，<xsl:choose><xsl:when test="{brands_awarded}/@zero">没有获得荣誉的</xsl:when><xsl:otherwise>获得荣誉的{brands_awarded}个</xsl:otherwise></xsl:choose>。<xsl:if test="{brand_appeal}/@num and {brand_cohesion}/@num and {brand_sustain}/@num">号召力、影响凝聚力、发展持续力平均分别为{brand_appeal}分、{brand_cohesion}分、{brand_sustain}分（满分5分）。</xsl:if></xsl:otherwise>
    </xsl:choose></p>
  </xsl:template>
</xsl:stylesheet>
