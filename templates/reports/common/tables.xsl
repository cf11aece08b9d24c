<?xml version="1.0" encoding="UTF-8"?>
<!-- 常用的表和图。图的数字必在表中，先图后表。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- 图中的一个点 -->
  <xsl:template match="v" mode="pt">
    <pt label="{@label}" num="{@num}" den="{@den}" text="{@text}"><xsl:if test="not(@num)"><xsl:attribute name="num">0</xsl:attribute><xsl:attribute name="den">0</xsl:attribute></xsl:if><xsl:if test="@state"><xsl:attribute name="state">{@state}</xsl:attribute></xsl:if></pt>
  </xsl:template>

  <!-- 以简称为标签的点：各月写“1月” -->
  <xsl:template match="v" mode="short-pt">
    <pt label="{@short}" num="{@num}" den="{@den}" text="{@text}"><xsl:if test="not(@num)"><xsl:attribute name="num">0</xsl:attribute><xsl:attribute name="den">0</xsl:attribute></xsl:if></pt>
  </xsl:template>

  <!-- 以所在地名称为标签的点；未报送的镇（街道）留空；map 为真时带示意图的位置（镇街名单的“示意图行”“示意图列”） -->
  <xsl:template match="v" mode="place-pt">
    <xsl:param name="map" select="false()"/>
    <pt label="{../@name}" num="{@num}" den="{@den}" text="{@text}"><xsl:if test="not(@num)"><xsl:attribute name="num">0</xsl:attribute><xsl:attribute name="den">0</xsl:attribute></xsl:if><xsl:if test="@state"><xsl:attribute name="state">{@state}</xsl:attribute></xsl:if><xsl:if test="$map"><xsl:apply-templates select=".." mode="map"/></xsl:if></pt>
  </xsl:template>
  <xsl:template match="township[@submitted = 'no']/v" mode="place-pt">
    <xsl:param name="map" select="false()"/>
    <pt label="{../@name}" num="0" den="0" text="未报送"><xsl:if test="$map"><xsl:apply-templates select=".." mode="map"/></xsl:if></pt>
  </xsl:template>
  <xsl:template match="township" mode="map">
    <xsl:if test="@map-row"><xsl:attribute name="row">{@map-row}</xsl:attribute><xsl:attribute name="column">{@map-column}</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- 单元格中的指标 -->
  <xsl:template match="v" mode="cell">
    <cell><xsl:if test="@state"><xsl:attribute name="state">{@state}</xsl:attribute></xsl:if><xsl:copy-of select="."/></cell>
  </xsl:template>

  <!-- 分项表：项目、数量、占比 -->
  <xsl:template name="cells-table">
    <xsl:param name="cells"/>
    <xsl:param name="caption"/>
    <xsl:param name="head"/>
    <xsl:param name="unit"/>
    <xsl:param name="share" select="true()"/>
    <table caption="{$caption}" unit="{$unit}" size="small">
      <col width="3" align="left"/><col width="2" align="decimal"/><xsl:if test="$share"><col width="2" align="decimal"/></xsl:if>
      <head><row><cell>{$head}</cell><cell>数量</cell><xsl:if test="$share"><cell>占比</cell></xsl:if></row></head>
      <body>
        <xsl:for-each select="$cells">
          <row><cell>{@label}</cell><cell><xsl:copy-of select="."/></cell><xsl:if test="$share"><cell><xsl:choose><xsl:when test="@share">{@share}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></xsl:if></row>
        </xsl:for-each>
      </body>
      <xsl:call-template name="rounding"><xsl:with-param name="parts" select="$cells/.."/><xsl:with-param name="shares" select="$cells[$share]/.."/></xsl:call-template>
    </table>
  </xsl:template>

  <!-- 分项较多时一行排两项；一项可重复计的不写占比 -->
  <xsl:template name="paired-table">
    <xsl:param name="cells"/>
    <xsl:param name="share" select="boolean($cells/@share)"/>
    <xsl:param name="caption"/>
    <xsl:param name="head"/>
    <xsl:param name="unit"/>
    <table caption="{$caption}" unit="{$unit}" size="small">
      <xsl:call-template name="paired-columns"><xsl:with-param name="share" select="$share"/></xsl:call-template>
      <xsl:call-template name="paired-columns"><xsl:with-param name="share" select="$share"/></xsl:call-template>
      <head><row>
        <cell>{$head}</cell><cell>数量</cell><xsl:if test="$share"><cell>占比</cell></xsl:if>
        <cell>{$head}</cell><cell>数量</cell><xsl:if test="$share"><cell>占比</cell></xsl:if>
      </row></head>
      <body>
        <xsl:for-each select="$cells[position() mod 2 = 1]">
          <row>
            <xsl:apply-templates select="." mode="paired"><xsl:with-param name="share" select="$share"/></xsl:apply-templates>
            <xsl:apply-templates select="following-sibling::v[1]" mode="paired"><xsl:with-param name="share" select="$share"/></xsl:apply-templates>
            <xsl:if test="not(following-sibling::v)"><cell/><cell/><xsl:if test="$share"><cell/></xsl:if></xsl:if>
          </row>
        </xsl:for-each>
      </body>
      <xsl:call-template name="rounding"><xsl:with-param name="parts" select="$cells/.."/><xsl:with-param name="shares" select="$cells[$share]/.."/></xsl:call-template>
    </table>
  </xsl:template>
  <xsl:template name="paired-columns">
    <xsl:param name="share"/>
    <col width="4" align="left"/><col width="2" align="decimal"/><xsl:if test="$share"><col width="2" align="decimal"/></xsl:if>
  </xsl:template>
  <xsl:template match="v" mode="paired">
    <xsl:param name="share"/>
    <cell>{@label}</cell><cell><xsl:copy-of select="."/></cell>
    <xsl:if test="$share"><cell><xsl:choose><xsl:when test="@share">{@share}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></xsl:if>
  </xsl:template>

  <!-- 表下的说明：印出的各项之和与印出的合计在末位不等，占比的尾数作了调整。parts 是表中有合计的分项（s、v），shares 是写了占比的 -->
  <xsl:template name="rounding">
    <xsl:param name="parts" select="/.."/>
    <xsl:param name="shares" select="/.."/>
    <xsl:if test="$parts/@parts"><note>金额先合计、后四舍五入，各项之和与合计在末位略有出入。</note></xsl:if>
    <xsl:if test="$shares/@shares = 'adjusted'"><note>占比的尾数按最大余额法调整，各项合计为百分之百。</note></xsl:if>
    <xsl:if test="$shares/@shares = 'uneven'"><note>占比分别四舍五入，各项之和与百分之百在末位略有出入。</note></xsl:if>
  </xsl:template>

  <!-- 清单的一个单元格；空着的写短横 -->
  <xsl:template match="c" mode="cell">
    <cell><xsl:apply-templates select="." mode="inline"/></cell>
  </xsl:template>
  <xsl:template match="c" mode="inline">
    <xsl:choose>
      <xsl:when test="@empty">—</xsl:when>
      <xsl:when test="p"><xsl:for-each select="p">{.}<xsl:if test="position() != last()"><br/></xsl:if></xsl:for-each></xsl:when>
      <xsl:otherwise>{.}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 清单没有列全时表下的说明 -->
  <xsl:template name="list-rest">
    <xsl:if test="@rest"><note>共{@total}行，本表列出前{@shown}行，其余{@rest}行见数据文件。</note></xsl:if>
  </xsl:template>


  <!-- 比对所指的行：“活动台账第27、28行”，表名相同的只写一次；跨镇（街道）的写明镇（街道） -->
  <xsl:template name="places">
    <xsl:variable name="wide" select="row/@township != row[1]/@township"/>
    <xsl:if test="not(row)">—</xsl:if>
    <xsl:for-each select="row[position() &lt;= 4]">
      <xsl:variable name="again" select="@table = preceding-sibling::row[1]/@table and @township = preceding-sibling::row[1]/@township"/>
      <xsl:choose><xsl:when test="$again">、{@line}</xsl:when><xsl:otherwise><xsl:if test="position() > 1">行，</xsl:if><xsl:if test="$wide">{@township}</xsl:if>{@table}第{@line}</xsl:otherwise></xsl:choose>
      <xsl:if test="position() = last()">行</xsl:if>
    </xsl:for-each><xsl:if test="count(row) > 4">等{@n}行</xsl:if>
  </xsl:template>
</xsl:stylesheet>
