<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="bench" folder="bench" name="报告" phase="wrapup" level="township"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="common/common.xsl"/>
<xsl:template match="township">
 <report kind="bench" title="{@full}" place="{@code}" profile="district">
  <title><xsl:value-of select="@title"/></title>
  <subtitle><xsl:value-of select="@full"/><xsl:value-of select="@season"/>年度</subtitle>
  <toc levels="2"/>
  <xsl:apply-templates select="section[1]"/>
  <h level="1">年度指标汇总表</h>
  <xsl:apply-templates select="grid[@id='summary']"/>
  <h level="1">图表</h>
  <xsl:apply-templates select="data"/>
  <xsl:apply-templates select="section[position() &gt; 1]"/>
  <h level="1">村（社区）明细表</h>
  <xsl:apply-templates select="grid[@id='detail']"/>
  <h level="1">典型案例</h>
  <xsl:for-each select="case"><h level="2"><xsl:value-of select="@title"/></h><xsl:apply-templates select="para"/></xsl:for-each>
 </report>
</xsl:template>
<xsl:template match="section"><h level="1"><xsl:value-of select="@title"/></h><xsl:apply-templates select="para"/></xsl:template>
<xsl:template match="para"><p><xsl:value-of select="."/></p></xsl:template>
<xsl:template match="grid">
 <table style="grid">
  <xsl:for-each select="head/c"><col align="center"><xsl:attribute name="width"><xsl:choose>
   <xsl:when test="(position() = 1 and ../../@id = 'summary') or (position() = 2 and ../../@id = 'detail')">3</xsl:when>
   <xsl:when test="position() = 6">1.4</xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:attribute></col></xsl:for-each>
  <head><row><xsl:apply-templates select="head/c"/></row></head>
  <body><xsl:for-each select="row"><row><xsl:apply-templates select="c"/></row></xsl:for-each></body>
 </table>
</xsl:template>
<xsl:template match="c"><cell><xsl:value-of select="."/></cell></xsl:template>
<xsl:template match="data">
 <chart title="{@title}" alt="{@title}">
  <xsl:attribute name="kind"><xsl:choose><xsl:when test="@id = 'stack'">stacked</xsl:when><xsl:when test="@id = 'radar'">radar</xsl:when>
   <xsl:when test="@id = 'donut'">histogram</xsl:when><xsl:otherwise>bars</xsl:otherwise></xsl:choose></xsl:attribute>
  <xsl:if test="@target != ''"><xsl:attribute name="target"><xsl:value-of select="@target"/></xsl:attribute></xsl:if>
  <xsl:copy-of select="series"/>
 </chart>
</xsl:template>
</xsl:stylesheet>
