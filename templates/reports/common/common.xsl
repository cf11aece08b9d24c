<?xml version="1.0" encoding="UTF-8"?>
<!-- 各文书共用的开头、数据说明和结尾。改这里，所有文书一起改。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:variable name="facts" select="ev:here()/ancestor::facts"/>
  <xsl:variable name="phase" select="ev:here()/ancestor::phase"/>
  <!-- 沿用前一阶段数据的，写那一阶段的截止日期 -->
  <xsl:variable name="as-of"><xsl:for-each select="ev:here()"><xsl:choose><xsl:when test="@fallback = 'yes'">{@cutoff-text}</xsl:when><xsl:otherwise>{$phase/@cutoff-text}</xsl:otherwise></xsl:choose></xsl:for-each></xsl:variable>

  <xsl:template match="/">
    <xsl:apply-templates select="ev:here()"/>
  </xsl:template>

  <!-- report 元素的共同属性；title 由各文书给出 -->
  <xsl:template name="about">
    <xsl:attribute name="place">{@code}</xsl:attribute>
    <xsl:attribute name="profile">{$facts/@profile}</xsl:attribute>
    <xsl:attribute name="digest"><xsl:choose>
      <xsl:when test="@digest">{@digest}</xsl:when>
      <xsl:otherwise>{$facts/@digest}</xsl:otherwise>
    </xsl:choose></xsl:attribute>
    <xsl:attribute name="subject">{$facts/@title}</xsl:attribute>
  </xsl:template>

  <!-- 你镇、你乡、你街道 -->
  <xsl:template name="you">
    <xsl:choose>
      <xsl:when test="@type = '镇' or @type = '乡' or @type = '街道'">你{@type}</xsl:when>
      <xsl:otherwise>你单位</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- 全镇、全乡、全街道 -->
  <xsl:template name="whole">
    <xsl:choose>
      <xsl:when test="@type = '镇' or @type = '乡' or @type = '街道'">全{@type}</xsl:when>
      <xsl:otherwise>全域</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 镇街文书的数据说明框 -->
  <xsl:template name="township-data">
    <box title="数据说明">
      <xsl:choose>
        <xsl:when test="@submitted = 'no'">
          <p role="song">截至{$facts/@date-text}，未收到{@name}{$phase/@label}数据（{$phase/@cutoff-text}截止、{$phase/@deadline-text}前报送），本文书各项数据按未报送处理，不代表实际工作情况。</p>
        </xsl:when>
        <xsl:otherwise>
          <p role="song"><xsl:choose>
            <xsl:when test="@fallback = 'yes'">{@name}未报送{$phase/@label}数据，本文书沿用其{@fallback-label}第{@version}版数据（{@submitted-text}报送，数据截至{@cutoff-text}）。</xsl:when>
            <xsl:otherwise>本文书依据{@name}{@submitted-text}报送的第{@version}版数据生成，数据截至{@cutoff-text}<xsl:if test="@late = 'yes'">（报送日期迟于规定的{$phase/@deadline-text}）</xsl:if>。</xsl:otherwise>
          </xsl:choose><xsl:call-template name="rows-kept"/><xsl:if test="@missing-tables">未报送的表：{@missing-tables}，有关数据按零计算并注明“未报送”。</xsl:if></p>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="provenance"/>
    </box>
  </xsl:template>

  <xsl:template name="rows-kept">
    <xsl:for-each select="problems">
      <xsl:choose>
        <xsl:when test="@rows-read = 0">报送的各表中没有数据行。</xsl:when>
        <xsl:when test="@rows-refused = 0">共读取{@rows-read}行，全部采用<xsl:choose><xsl:when test="@warnings > 0">，另有{@warnings}处提示需核实</xsl:when><xsl:otherwise>，未发现问题</xsl:otherwise></xsl:choose>。</xsl:when>
        <xsl:otherwise>共读取{@rows-read}行，采用{@rows-kept}行（{@kept-rate}），退回{@rows-refused}行<xsl:if test="@warnings > 0">，另有{@warnings}处提示需核实</xsl:if>。</xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- 区级文书的数据说明框 -->
  <xsl:template name="district-data">
    <xsl:param name="progress" select="true()"/>
    <box title="数据说明">
      <p role="song"><xsl:if test="$progress"><xsl:call-template name="progress"/></xsl:if>数据截至{$phase/@cutoff-text}。<xsl:if test="@submitted > 0 and not(@complete)">未报送的镇（街道）有社区（村）{@missing-communities}个，计入社区（村）总数，其组织、活动、资金等按零计算，平均数和比率因此偏低。</xsl:if></p>
      <xsl:call-template name="provenance"/>
    </box>
  </xsl:template>

  <xsl:template name="progress">
    <xsl:choose>
      <xsl:when test="@submitted = 0">{@townships}个镇（街道）均未报送数据，本文书各项数据为空。</xsl:when>
      <xsl:when test="@complete = 'yes'">{@townships}个镇（街道）全部报送数据<xsl:call-template name="standing-in"/>。</xsl:when>
      <xsl:otherwise>{@townships}个镇（街道）中，{@submitted}个报送了数据<xsl:call-template name="standing-in"/>，{@missing-names}未报送。</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- “（其中甲街道只报送了检查阶段数据，予以沿用）” -->
  <xsl:template name="standing-in">
    <xsl:variable name="earlier" select="township[@fallback]"/>
    <xsl:if test="$earlier">（其中<xsl:for-each select="$earlier">{@name}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>只报送了{$earlier[1]/@fallback-label}数据，予以沿用）</xsl:if>
  </xsl:template>

  <xsl:template name="provenance">
    <p role="song">城市社区、农村社区（村）按社区类型划分；计入统计的组织为截止日前已登记或已备案且未注销的组织，镇街直属组织计入镇（街道）总数、不计入任何社区。指标体系版本{$facts/@plan}，数据摘要<xsl:choose><xsl:when test="@digest-short">{@digest-short}</xsl:when><xsl:otherwise>{$facts/@digest-short}</xsl:otherwise></xsl:choose>，编制日期{$facts/@date-text}。</p>
  </xsl:template>

  <!-- 落款：镇街文书 -->
  <xsl:template name="signed">
    <xsl:variable name="office"><xsl:choose>
      <xsl:when test="@type = '街道'">办事处</xsl:when>
      <xsl:when test="@type = '镇' or @type = '乡'">人民政府</xsl:when>
    </xsl:choose></xsl:variable>
    <signature org="{@name}{$office}" date="{$facts/@date-text}" seal="no"/>
  </xsl:template>
  <!-- 红头：季度文件 official="yes" 时，用于对外印发的文书；须在标题之前 -->
  <xsl:template name="masthead">
    <xsl:if test="$facts/@official = 'yes'">
      <masthead org="{$facts/@issuer}文件" number="{$facts/@doc-no}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="signed-district">
    <signature org="{$facts/@issuer}" date="{$facts/@date-text}" seal="no"/>
  </xsl:template>
  <!-- 印发的文书：留出盖章位置，文末有版记 -->
  <xsl:template name="issued">
    <xsl:choose>
      <xsl:when test="$facts/@official = 'yes'">
        <signature org="{$facts/@issuer}" date="{$facts/@date-text}" seal="yes"/>
        <imprint org="{$facts/@issuer}" date="{$facts/@date-text}">
          <xsl:if test="$facts/@copies"><xsl:attribute name="copies"><xsl:value-of select="$facts/@copies"/></xsl:attribute></xsl:if>
        </imprint>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="signed-district"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
