<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="gallery" folder="gallery" name="图集" phase="inspection" level="township"?>
<!-- 每个镇（街道）一份图集：每种图都有，数据都来自它报送的表。四十类、一类、没有报送、全是零、负的变化、很长的名称，
     各由一个镇（街道）给出。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="common/common.xsl"/>
<xsl:import href="common/tables.xsl"/>

<xsl:template match="township">
  <report kind="gallery" title="{@name}图集">
    <xsl:call-template name="about"/>
    <title>图集</title>
    <chart kind="bars" title="{@name}各社区（村）组织数" unit="个" target="{urban_avg.target}" target-label="标准" source="社区社会组织台账">
      <series label="组织数"><xsl:for-each select="community"><xsl:sort select="{orgs}/@num" data-type="number" order="descending"/><xsl:apply-templates select="{orgs}" mode="place-pt"/></xsl:for-each></series>
    </chart>
    <chart kind="bars" title="组织数变化" unit="个" source="社区社会组织台账">
      <series label="变化"><xsl:apply-templates select="{growth_2022} | {growth_2023} | {growth}" mode="pt"/></series>
    </chart>
    <chart kind="bullet" title="平均组织数与目标" unit="个" source="社区社会组织台账">
      <series label="完成"><pt label="城市社区平均" num="{urban_avg.num}" den="{urban_avg.den}" text="{urban_avg}"/><pt label="农村社区（村）平均" num="{rural_avg.num}" den="{rural_avg.den}" text="{rural_avg}"/></series>
      <series label="目标"><pt label="城市社区平均" num="{urban_avg.target}" den="1" text="{urban_avg.target-text}"/><pt label="农村社区（村）平均" num="{rural_avg.target}" den="1" text="{rural_avg.target-text}"/></series>
    </chart>
    <chart kind="stacked" title="组织类别构成" unit="个" source="社区社会组织台账">
      <xsl:for-each select="{orgs_by_category[*]}"><series label="{@label}"><pt label="组织数" num="{@num}" den="{@den}" text="{@text}"/></series></xsl:for-each>
    </chart>
    <chart kind="stacked" title="资金来源构成" unit="万元" source="资金台账">
      <xsl:for-each select="{fund_by_source[*]}[not(@zero)]"><series label="{@label}"><pt label="投入资金" num="{@num}" den="{@den}" text="{@text}"/></series></xsl:for-each>
    </chart>
    <chart kind="grouped" title="各社区（村）参与人次和志愿者人次" unit="人次" source="活动台账">
      <series label="参与人次"><xsl:apply-templates select="{community/participants}" mode="place-pt"/></series>
      <series label="志愿者人次"><xsl:apply-templates select="{community/volunteers}" mode="place-pt"/></series>
    </chart>
    <chart kind="line" title="社区社会组织数量变化" unit="个" source="社区社会组织台账">
      <series label="组织数"><xsl:apply-templates select="{stock[*]}" mode="pt"/></series>
    </chart>
    <chart kind="line" title="2023年各月参与人次和志愿者人次" unit="人次" source="活动台账">
      <series label="参与人次"><xsl:apply-templates select="{participants_by_month[*]}" mode="pt"/></series>
      <series label="志愿者人次"><xsl:apply-templates select="{volunteers_by_month[*]}" mode="pt"/></series>
    </chart>
    <chart kind="histogram" title="社区（村）按组织数的分布" unit="个" low="{orgs.inner-q1}" mid="{orgs.inner-median}" high="{orgs.inner-q3}" source="社区社会组织台账">
      <series label="社区（村）"><xsl:apply-templates select="{community/orgs}" mode="place-pt"/></series>
    </chart>
    <chart kind="dots" title="各社区（村）居民满意率" unit="%" source="居民满意度调查">
      <series label="满意率"><xsl:apply-templates select="{community/satisfied_rate}" mode="place-pt"/></series>
    </chart>
    <xsl:variable name="compared" select="({met_rate} | {filed_rate} | {party_work_rate} | {active_rate})[@num and @median]"/>
    <chart kind="dots" title="主要比率与全区四分位数" unit="%" source="各镇（街道）报送数据">
      <series label="本{@type}"><xsl:for-each select="$compared"><pt label="{@label}" num="{@num}" den="{@den}" text="{@text}"/></xsl:for-each></series>
      <series label="下四分位"><xsl:for-each select="$compared"><pt label="{@label}" num="{@q1}" den="1" text="{@q1-text}"/></xsl:for-each></series>
      <series label="中位数"><xsl:for-each select="$compared"><pt label="{@label}" num="{@median}" den="1" text="{@median-text}"/></xsl:for-each></series>
      <series label="上四分位"><xsl:for-each select="$compared"><pt label="{@label}" num="{@q3}" den="1" text="{@q3-text}"/></xsl:for-each></series>
    </chart>
    <chart kind="heat" title="各社区（村）组织、活动和联系次数" source="各表">
      <series label="组织数"><xsl:apply-templates select="{community/orgs}" mode="place-pt"/></series>
      <series label="活动次数"><xsl:apply-templates select="{community/activities}" mode="place-pt"/></series>
      <series label="联系次数"><xsl:apply-templates select="{community/contacts_2023}" mode="place-pt"/></series>
    </chart>
    <chart kind="tiles" title="各社区（村）组织数一览" unit="个" source="社区社会组织台账">
      <series label="组织数"><xsl:apply-templates select="{community/orgs}" mode="place-pt"/></series>
    </chart>
    <chart kind="tiles" title="各镇（街道）位置和组织数" unit="个" source="社区社会组织台账">
      <series label="组织数"><xsl:apply-templates select="{district:township/orgs}" mode="place-pt"><xsl:with-param name="map" select="true()"/></xsl:apply-templates></series>
    </chart>
    <chart kind="multiples" title="各项比率" unit="%" source="社区社会组织台账">
      <xsl:for-each select="{party_org_rate} | {party_work_rate} | {leader_party_rate} | {trained_rate} | {charter_rate}"><series label="{@label}"><xsl:apply-templates select="." mode="place-pt"/></series></xsl:for-each>
    </chart>
    <chart kind="likert" title="居民满意度" unit="份" source="居民满意度调查">
      <xsl:for-each select="{survey_very_sat} | {survey_sat} | {survey_neutral} | {survey_dissat} | {survey_very_dissat}"><series label="{@label}"><pt label="居民评价" num="{@num}" den="{@den}" text="{@text}"/></series></xsl:for-each>
    </chart>
    <chart kind="dumbbell" title="各类指标自评和最终得分" unit="分" source="绩效评分总表">
      <series label="自评"><xsl:for-each select="score/group"><pt label="{@label}" num="{@self}" den="1" text="{@self}"/></xsl:for-each></series>
      <series label="最终"><xsl:for-each select="score/group"><pt label="{@label}" num="{@final}" den="1" text="{@final}"/></xsl:for-each></series>
    </chart>
    <chart kind="radar" title="各类指标得分率" unit="%" source="绩效评分总表">
      <series label="得分率"><xsl:for-each select="score/group"><pt label="{@label}" num="{@num}" den="{@den}" text="{@rate-text}"/></xsl:for-each></series>
    </chart>
  </report>
</xsl:template>
</xsl:stylesheet>
