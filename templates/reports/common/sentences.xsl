<?xml version="1.0" encoding="UTF-8"?>
<!-- 随数字变化的句子。每个模板写一句话的各种说法：达标、略差、差距较大、上升、下降、持平、没有、不适用。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- 平均数与目标：v 平均数，kind 城市社区/农村社区（村），n 社区数，orgs 组织数，short 尚缺数 -->
  <xsl:template name="average">
    <xsl:param name="v"/>
    <xsl:param name="kind"/>
    <xsl:param name="n"/>
    <xsl:param name="orgs"/>
    <xsl:param name="short"/>
    <xsl:if test="$v/@state != 'na' and $v/@zero">{$kind}{$n}个，尚无社区社会组织，达到平均不少于{$v/@target-text}个的目标需培育{$short}个组织。</xsl:if>
    <xsl:if test="$v/@state != 'na' and not($v/@zero)">{$kind}{$n}个，有社区社会组织{$orgs}个，平均每个{$v}个，<xsl:choose>
      <xsl:when test="$v/@state = 'met' and $v/@exact">正好达到不少于{$v/@target-text}个的目标</xsl:when>
      <xsl:when test="$v/@state = 'met'">达到不少于{$v/@target-text}个的目标，高出{$v/@over-text}个</xsl:when>
      <xsl:when test="$v/@near">略低于不少于{$v/@target-text}个的目标，平均相差{$v/@gap-text}个，再培育{$short}个组织即可达标</xsl:when>
      <xsl:otherwise>与不少于{$v/@target-text}个的目标差距较大，平均相差{$v/@gap-text}个，尚需培育{$short}个组织</xsl:otherwise>
    </xsl:choose><xsl:choose>
      <xsl:when test="$v/@trend = 'up'">，比2022年底的{$v/@before-text}个提高{$v/@change-text}个</xsl:when>
      <xsl:when test="$v/@trend = 'down'">，比2022年底的{$v/@before-text}个下降{$v/@change-text}个</xsl:when>
      <xsl:when test="$v/@trend = 'same'">，与2022年底持平</xsl:when>
    </xsl:choose>。</xsl:if>
  </xsl:template>

  <!-- 比例指标：“组织活跃率85.3%” -->
  <xsl:template name="rate">
    <xsl:param name="v"/>
    <xsl:param name="label" select="$v/@label"/>
    <xsl:choose>
      <xsl:when test="$v/@state = 'na'">{$label}不适用（{$v/@reason}）</xsl:when>
      <xsl:otherwise>{$label}{$v}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 分项的前三位：“以志愿服务（12个，占19.0%）、……为主” -->
  <xsl:template name="leading">
    <xsl:param name="s"/>
    <xsl:param name="unit" select="$s/@unit"/>
    <xsl:choose>
      <xsl:when test="$s/@nonzero = 1">全部为{$s/@first-label}（{$s/@first-text}{$unit}）</xsl:when>
      <xsl:when test="$s/@nonzero = 2">{$s/@first-label}{$s/@first-text}{$unit}（占{$s/@first-share}）、{$s/@second-label}{$s/@second-text}{$unit}（占{$s/@second-share}）</xsl:when>
      <xsl:when test="$s/@nonzero > 2 and $s/@tied and $s/@first-text = $s/@third-text">{$s/@first-label}、{$s/@second-label}、{$s/@third-label}较多，各{$s/@first-text}{$unit}（各占{$s/@first-share}）</xsl:when>
      <xsl:when test="$s/@nonzero > 2 and $s/@tied">{$s/@first-label}、{$s/@second-label}最多，各{$s/@first-text}{$unit}（各占{$s/@first-share}），其次是{$s/@third-label}{$s/@third-text}{$unit}（占{$s/@third-share}）</xsl:when>
      <xsl:when test="$s/@nonzero > 2">{$s/@first-label}最多，为{$s/@first-text}{$unit}（占{$s/@first-share}），其次是{$s/@second-label}{$s/@second-text}{$unit}（占{$s/@second-share}）、{$s/@third-label}{$s/@third-text}{$unit}（占{$s/@third-share}）</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 与上年比：“比上年增加1.20万元，增长8.3%” -->
  <xsl:template name="year-on-year">
    <xsl:param name="v"/>
    <xsl:param name="unit" select="$v/@unit"/>
    <xsl:choose>
      <xsl:when test="$v/@trend = 'up' and $v/@change-rate">，比上年增加{$v/@change-text}{$unit}，增长{$v/@change-rate}</xsl:when>
      <xsl:when test="$v/@trend = 'up'">，上年没有此项</xsl:when>
      <xsl:when test="$v/@trend = 'down'">，比上年减少{$v/@change-text}{$unit}，下降{$v/@change-rate}</xsl:when>
      <xsl:when test="$v/@trend = 'same' and not($v/@zero)">，与上年持平</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 与上年度比：只在有上年度数据时。先说变化，再说不应有的差异。 -->
  <xsl:template name="since">
    <xsl:for-each select="since[v]">
      <p section="since">与上年度期末<xsl:if test="@cutoff-text">（{@cutoff-text}）</xsl:if>相比：<xsl:for-each select="v"><xsl:if test="position() > 1">；</xsl:if>{@label}<xsl:choose>
        <xsl:when test="@trend = 'up'">由{@before-text}{@unit}增加到{@text}{@unit}，增加{@change-text}{@unit}<xsl:if test="@change-rate">，增长{@change-rate}</xsl:if></xsl:when>
        <xsl:when test="@trend = 'down'">由{@before-text}{@unit}减少到{@text}{@unit}，减少{@change-text}{@unit}<xsl:if test="@change-rate">，下降{@change-rate}</xsl:if></xsl:when>
        <xsl:otherwise>{@text}{@unit}，与上年度期末持平</xsl:otherwise>
      </xsl:choose></xsl:for-each>。</p>
      <p section="since-differences"><xsl:choose>
        <xsl:when test="@wrong = 0">期初数与上年度期末数衔接一致，累计数没有减少。</xsl:when>
        <xsl:otherwise>经与上年度数据比对，有以下差异需核实：<xsl:for-each select="v[@wrong]"><xsl:if test="position() > 1">；</xsl:if><xsl:choose>
          <xsl:when test="@opening-text">{@label}按本年度台账回算，期初为{@opening-text}{@unit}，与上年度期末的{@before-text}{@unit}相差{@differ-text}{@unit}</xsl:when>
          <xsl:otherwise>{@label}为{@text}{@unit}，少于上年度期末的{@before-text}{@unit}，该数不应减少</xsl:otherwise>
        </xsl:choose></xsl:for-each>。</xsl:otherwise>
      </xsl:choose></p>
    </xsl:for-each>
  </xsl:template>

  <!-- 时间序列：“由2021年四季度的30个增加到2023年三季度的63个，增长110.0%” -->
  <xsl:template name="course">
    <xsl:param name="s"/>
    <xsl:param name="unit" select="$s/@unit"/>
    <xsl:choose>
      <xsl:when test="$s/@trend = 'up'">由{$s/@start-label}的{$s/@start-text}{$unit}增加到{$s/@end-label}的{$s/@end-text}{$unit}，净增{$s/@change-text}{$unit}<xsl:if test="$s/@change-rate">，增长{$s/@change-rate}</xsl:if></xsl:when>
      <xsl:when test="$s/@trend = 'down'">由{$s/@start-label}的{$s/@start-text}{$unit}减少到{$s/@end-label}的{$s/@end-text}{$unit}，净减{$s/@change-text}{$unit}<xsl:if test="$s/@change-rate">，下降{$s/@change-rate}</xsl:if></xsl:when>
      <xsl:otherwise>从{$s/@start-label}到{$s/@end-label}保持在{$s/@end-text}{$unit}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 与全区中位数比，连同前面的逗号；有数据的镇（街道）不足三个时不比 -->
  <xsl:template name="beside">
    <xsl:param name="v"/>
    <xsl:param name="lead">，</xsl:param>
    <xsl:if test="$v/@of > 2"><xsl:choose>
      <xsl:when test="$v/@beside = 'above'">{$lead}高于全区中位数{$v/@median-text}，居第{$v/@rank}位</xsl:when>
      <xsl:when test="$v/@beside = 'below'">{$lead}低于全区中位数{$v/@median-text}，居第{$v/@rank}位</xsl:when>
      <xsl:when test="$v/@beside = 'same'">{$lead}与全区中位数{$v/@median-text}持平</xsl:when>
    </xsl:choose></xsl:if>
  </xsl:template>

  <!-- 名单：“甲社区、乙社区”，多于八个时“……等12个” -->
  <xsl:template name="names">
    <xsl:param name="names"/>
    <xsl:param name="n"/>
    <xsl:param name="unit">个社区（村）</xsl:param>
    <xsl:choose>
      <xsl:when test="$n = 1">{$names}</xsl:when>
      <xsl:when test="$n > 8">{$names}等{$n}{$unit}</xsl:when>
      <xsl:otherwise>{$names}{$n}{$unit}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
