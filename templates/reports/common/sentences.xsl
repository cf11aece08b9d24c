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
    <xsl:choose>
      <xsl:when test="$v/@state = 'na'"/>
      <xsl:when test="$v/@zero">{$kind}{$n}个，尚无社区社会组织，达到平均不少于{$v/@target-text}个的目标需培育{$short}个组织。</xsl:when>
      <xsl:otherwise>{$kind}{$n}个，有社区社会组织{$orgs}个<xsl:if test="$n/@num > 1">，平均每个{$v}个</xsl:if><xsl:choose>
        <xsl:when test="$v/@trend = 'up'">，比2022年底的{$v/@before-text}个提高{$v/@change-text}个</xsl:when>
        <xsl:when test="$v/@trend = 'down'">，比2022年底的{$v/@before-text}个下降{$v/@change-text}个</xsl:when>
        <xsl:when test="$v/@trend = 'same'">，与2022年底持平</xsl:when>
      </xsl:choose><xsl:choose>
        <xsl:when test="$v/@state = 'met' and $v/@exact">，正好达到平均不少于{$v/@target-text}个的目标</xsl:when>
        <xsl:when test="$v/@state = 'met'">，达到平均不少于{$v/@target-text}个的目标，高出{$v/@over-text}个</xsl:when>
        <xsl:when test="$v/@near">，略低于平均不少于{$v/@target-text}个的目标，相差{$v/@gap-text}个，再培育{$short}个组织即可达标</xsl:when>
        <xsl:otherwise>，与平均不少于{$v/@target-text}个的目标差距较大，相差{$v/@gap-text}个，尚需培育{$short}个组织</xsl:otherwise>
      </xsl:choose>。</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 概述中的平均数：“城市社区平均9.58个，达到目标；” -->
  <xsl:template name="average-brief">
    <xsl:param name="v"/>
    <xsl:param name="kind"/>
    <xsl:if test="$v/@state != 'na'">{$kind}平均{$v}个，<xsl:choose>
      <xsl:when test="$v/@state = 'met'">达到不少于{$v/@target-text}个的目标</xsl:when>
      <xsl:otherwise>比不少于{$v/@target-text}个的目标少{$v/@gap-text}个</xsl:otherwise>
    </xsl:choose>；</xsl:if>
  </xsl:template>

  <!-- 社区社会组织数比2022年底的变化，连同前面的逗号 -->
  <xsl:template name="growth">
    <xsl:param name="v"/>
    <xsl:choose>
      <xsl:when test="$v/@trend = 'up'">，比2022年底增加{$v/@change-text}个<xsl:if test="$v/@change-rate">，增长{$v/@change-rate}</xsl:if></xsl:when>
      <xsl:when test="$v/@trend = 'down'">，比2022年底减少{$v/@change-text}个，下降{$v/@change-rate}</xsl:when>
      <xsl:when test="$v/@trend = 'same'">，与2022年底持平</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 两年的数：“2022年新成立组织29个，2023年新成立27个” -->
  <xsl:template name="two-years">
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:param name="what"/>
    <xsl:choose>
      <xsl:when test="$a/@zero and $b/@zero">2022年以来没有{$what}的组织</xsl:when>
      <xsl:when test="$a/@zero">2022年没有{$what}的组织，2023年{$what}{$b}个</xsl:when>
      <xsl:when test="$b/@zero">2022年{$what}{$a}个，2023年没有{$what}的组织</xsl:when>
      <xsl:otherwise>2022年{$what}{$a}个，2023年{$what}{$b}个</xsl:otherwise>
    </xsl:choose>
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

  <!-- 分项的前三位：“志愿服务最多，为30个（占25.9%），其次是……”；并列的合说 -->
  <xsl:template name="leading">
    <xsl:param name="s"/>
    <xsl:param name="unit" select="$s/@unit"/>
    <xsl:choose>
      <xsl:when test="$s/@nonzero = 1">全部为{$s/@first-label}（{$s/@first-text}{$unit}）</xsl:when>
      <xsl:when test="$s/@nonzero = 2 and $s/@tied">{$s/@first-label}、{$s/@second-label}各{$s/@first-text}{$unit}</xsl:when>
      <xsl:when test="$s/@nonzero = 2">{$s/@first-label}{$s/@first-text}{$unit}（占{$s/@first-share}）、{$s/@second-label}{$s/@second-text}{$unit}（占{$s/@second-share}）</xsl:when>
      <xsl:when test="$s/@nonzero > 2 and $s/@tied and $s/@first-text = $s/@third-text">{$s/@first-label}、{$s/@second-label}、{$s/@third-label}较多，各{$s/@first-text}{$unit}（各占{$s/@first-share}）</xsl:when>
      <xsl:when test="$s/@nonzero > 2 and $s/@tied">{$s/@first-label}、{$s/@second-label}最多，各{$s/@first-text}{$unit}（各占{$s/@first-share}），其次是{$s/@third-label}{$s/@third-text}{$unit}（占{$s/@third-share}）</xsl:when>
      <xsl:when test="$s/@nonzero > 2 and $s/@second-text = $s/@third-text">{$s/@first-label}最多，为{$s/@first-text}{$unit}（占{$s/@first-share}），其次是{$s/@second-label}、{$s/@third-label}，各{$s/@second-text}{$unit}（各占{$s/@second-share}）</xsl:when>
      <xsl:when test="$s/@nonzero > 2">{$s/@first-label}最多，为{$s/@first-text}{$unit}（占{$s/@first-share}），其次是{$s/@second-label}{$s/@second-text}{$unit}（占{$s/@second-share}）、{$s/@third-label}{$s/@third-text}{$unit}（占{$s/@third-share}）</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- 2023年的金额：“2023年投入1.20万元，比上年全年增加0.20万元，增长20.0%”；what 投入、签订合同金额 -->
  <xsl:template name="this-year">
    <xsl:param name="v"/>
    <xsl:param name="what"/>
    <xsl:param name="unit" select="$v/@unit"/>
    <xsl:choose>
      <xsl:when test="$v/@zero and $v/@trend = 'down'">2023年没有{$what}，上年为{$v/@before-text}{$unit}</xsl:when>
      <xsl:when test="$v/@zero">2022年、2023年均没有{$what}</xsl:when>
      <xsl:otherwise>2023年{$what}{$v}{$unit}<xsl:choose>
        <xsl:when test="$v/@trend = 'up' and $v/@change-rate">，比上年全年增加{$v/@change-text}{$unit}，增长{$v/@change-rate}</xsl:when>
        <xsl:when test="$v/@trend = 'up'">，上年没有{$what}</xsl:when>
        <xsl:when test="$v/@trend = 'down'">，比上年全年减少{$v/@change-text}{$unit}，下降{$v/@change-rate}</xsl:when>
        <xsl:when test="$v/@trend = 'same'">，与上年持平</xsl:when>
      </xsl:choose></xsl:otherwise>
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

  <!-- 时间序列：“由2021年四季度末的30个增加到63个，净增33个，增长110.0%” -->
  <xsl:template name="course">
    <xsl:param name="s"/>
    <xsl:param name="unit" select="$s/@unit"/>
    <xsl:choose>
      <xsl:when test="$s/@trend = 'up' and $s/@start-text = '0'">从无到有，已有{$s/@end-text}{$unit}</xsl:when>
      <xsl:when test="$s/@trend = 'up'">由{$s/@start-label}末的{$s/@start-text}{$unit}增加到{$s/@end-text}{$unit}，净增{$s/@change-text}{$unit}，增长{$s/@change-rate}</xsl:when>
      <xsl:when test="$s/@trend = 'down'">由{$s/@start-label}末的{$s/@start-text}{$unit}减少到{$s/@end-text}{$unit}，净减{$s/@change-text}{$unit}，下降{$s/@change-rate}</xsl:when>
      <xsl:otherwise>{$s/@end-text}{$unit}，与{$s/@start-label}末持平</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 与全区中位数比，连同前面的逗号；有数据的镇（街道）不足三个时不比 -->
  <xsl:template name="beside">
    <xsl:param name="v"/>
    <xsl:variable name="unit"><xsl:if test="$v/@unit != '%'">{$v/@unit}</xsl:if></xsl:variable>
    <xsl:if test="$v/@of > 2"><xsl:choose>
      <xsl:when test="$v/@beside = 'above'">，高于全区中位数{$v/@median-text}{$unit}，居全区第{$v/@rank}位</xsl:when>
      <xsl:when test="$v/@beside = 'below'">，低于全区中位数{$v/@median-text}{$unit}，居全区第{$v/@rank}位</xsl:when>
      <xsl:when test="$v/@beside = 'same'">，与全区中位数{$v/@median-text}{$unit}持平</xsl:when>
    </xsl:choose></xsl:if>
  </xsl:template>

  <!-- 各镇（街道）的最高和最低：“甲街道最高（82.8%），乙街道最低（25.0%）”；只有一个或全都相同时不比 -->
  <xsl:template name="extremes">
    <xsl:param name="v"/>
    <xsl:param name="lead">，</xsl:param>
    <xsl:variable name="unit"><xsl:if test="$v/@unit != '%'">{$v/@unit}</xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="not($v/@counted > 1)"/>
      <xsl:when test="$v/@equal">{$lead}各镇（街道）相同</xsl:when>
      <xsl:otherwise>{$lead}{$v/@best-name}最高（{$v/@best-text}{$unit}），{$v/@worst-name}最低（{$v/@worst-text}{$unit}）</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 指标和得分率：“甲指标（45.0%）、乙指标（50.0%）”；都相同的合说：“甲指标、乙指标（均为0.0%）” -->
  <xsl:template name="rated">
    <xsl:param name="list"/>
    <xsl:param name="order">ascending</xsl:param>
    <xsl:variable name="same" select="count($list) > 1 and not($list/@rate-text != $list[1]/@rate-text)"/>
    <xsl:for-each select="$list"><xsl:sort select="@order" data-type="number" order="{$order}"/>{@label}<xsl:if test="not($same)">（{@rate-text}）</xsl:if><xsl:if test="position() != last()">、</xsl:if></xsl:for-each><xsl:if test="$same">（均为{$list[1]/@rate-text}）</xsl:if>
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
