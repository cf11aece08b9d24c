<?xml version="1.0" encoding="UTF-8"?>
<!-- output/index.html：本季总览，一个自带样式和脚本的网页，不联网。样式和脚本在 dashboard.xml 里。
     区的数据很大：路径逐级写出，不用 // 和 xsl:key，否则每处都要走遍全部数据。
     One self-contained page over the facts; works without script, better with it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:set="http://exslt.org/sets" exclude-result-prefixes="set">
<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>
<xsl:strip-space elements="*"/>

<xsl:variable name="assets" select="document('dashboard.xml')/assets"/>
<xsl:variable name="facts" select="ev:facts()"/>
<xsl:variable name="last" select="$facts/phase[last()]"/>
<xsl:variable name="scored" select="$facts/phase[@id = 'inspection']"/>
<xsl:variable name="towns" select="$scored/district/township"/>
<xsl:variable name="groups" select="$towns[score/group][1]/score/group"/>
<xsl:variable name="metrics" select="$last/district/v[@target]"/>
<xsl:variable name="cards" select="$metrics[@id = 'urban_avg' or @id = 'rural_avg' or @id = 'brand_coverage' or @id = 'incubated_total' or @id = 'first_roster' or @id = 'special_share' or @id = 'incubation_mechanisms']"/>
<xsl:variable name="places" select="$facts/phase/district | $facts/phase/district/township"/>
<xsl:variable name="kinds" select="$places/problems/table/kind"/>
<xsl:variable name="problems" select="$kinds/p"/>
<xsl:variable name="charts" select="$facts/documents/doc[@township = $facts/@code]/chart"/>

<xsl:template match="/"><xsl:apply-templates select="$facts"/></xsl:template>

<xsl:template match="facts">
<html lang="zh-CN">
<head>
	<meta name="viewport" content="width=device-width, initial-scale=1"/>
	<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' data:"/>
	<meta name="generator"><xsl:attribute name="content"><xsl:value-of select="@tool"/></xsl:attribute></meta>
	<title><xsl:call-template name="title"/></title>
	<style><xsl:value-of select="$assets/style" disable-output-escaping="yes"/></style>
</head>
<body>
	<a class="skip" href="#main">跳到正文</a>
	<header>
		<div class="wrap">
			<p class="issuer"><xsl:value-of select="@issuer"/></p>
			<h1><xsl:call-template name="title"/></h1>
			<p class="meta">
				<xsl:for-each select="phase">
					<span><xsl:value-of select="@label"/>数据截至<xsl:value-of select="@cutoff-text"/></span>
				</xsl:for-each>
				<span>生成日期 <xsl:value-of select="@date-text"/></span>
			</p>
		</div>
	</header>
	<nav aria-label="本页目录"><div class="wrap">
		<a href="#targets">目标完成</a><a href="#tiles">镇（街道）一览</a>
		<xsl:if test="$towns/score"><a href="#ranking">排名</a><a href="#scores">分项得分</a></xsl:if>
		<xsl:if test="$charts"><a href="#charts">全区图表</a></xsl:if><a href="#problems">数据问题</a><a href="#files">文件</a>
	</div></nav>
	<main id="main" class="wrap">
		<xsl:call-template name="submitted"/>
		<xsl:call-template name="targets"/>
		<xsl:call-template name="tiles"/>
		<xsl:if test="$towns/score">
			<xsl:call-template name="ranking"/>
			<xsl:call-template name="scores"/>
		</xsl:if>
		<xsl:if test="$charts"><xsl:call-template name="charts"/></xsl:if>
		<xsl:call-template name="problems"/>
		<xsl:call-template name="files"/>
	</main>
	<footer><div class="wrap">
		<p>数据摘要 <code><xsl:value-of select="substring(@digest, 1, 16)"/></code>，指标体系版本 <xsl:value-of select="@plan"/>，<xsl:value-of select="@tool"/>。本页不联网，可随文件夹一起拷贝。</p>
	</div></footer>
	<script><xsl:value-of select="$assets/script" disable-output-escaping="yes"/></script>
</body>
</html>
</xsl:template>

<xsl:template name="title"><xsl:value-of select="@district"/><xsl:value-of select="@season"/>年<xsl:value-of select="@title"/>总览</xsl:template>

<xsl:template name="submitted">
	<p class="lead">
		<xsl:variable name="d" select="$last/district"/>
		全区<xsl:value-of select="$d/@townships"/>个镇（街道），已报送<strong><xsl:value-of select="$d/@submitted"/></strong>个<xsl:choose>
			<xsl:when test="$d/@missing-names != ''">；未报送：<strong class="late"><xsl:value-of select="$d/@missing-names"/></strong>，以下数字不含其数据。</xsl:when>
			<xsl:otherwise>，全部到齐。</xsl:otherwise>
		</xsl:choose>
		<xsl:if test="$cards"><xsl:value-of select="count($cards)"/>项主要目标中，达标<strong><xsl:value-of select="count($cards[@state = 'met'])"/></strong>项，未达标<strong><xsl:value-of select="count($cards[@state = 'missed'])"/></strong>项。</xsl:if>
	</p>
</xsl:template>

<!-- 达标、未达标、不适用：颜色之外必有文字 -->
<xsl:template name="state">
	<xsl:param name="state" select="@state"/>
	<xsl:if test="$state != ''">
		<span class="state {$state}"><xsl:choose>
			<xsl:when test="$state = 'met'">达标</xsl:when>
			<xsl:when test="$state = 'missed'">未达标</xsl:when>
			<xsl:otherwise>不适用</xsl:otherwise>
		</xsl:choose></span>
	</xsl:if>
</xsl:template>

<!-- ==== 一、目标完成 ==== -->
<xsl:template name="targets">
<section id="targets" aria-labelledby="h-targets">
	<h2 id="h-targets">目标完成</h2>
	<ul class="cards"><xsl:for-each select="$last/district">
		<xsl:for-each select="{orgs}"><xsl:call-template name="total-card"/></xsl:for-each>
		<!-- T1、T2、T3、T4、T6、T7、T8；T5 见下方“2022年底阶段成果” -->
		<xsl:for-each select="{urban_avg}"><xsl:call-template name="card"/></xsl:for-each>
		<xsl:for-each select="{rural_avg}"><xsl:call-template name="card"/></xsl:for-each>
		<xsl:for-each select="{brand_coverage}"><xsl:call-template name="card"/></xsl:for-each>
		<xsl:for-each select="{incubated_total}"><xsl:call-template name="card"/></xsl:for-each>
		<xsl:for-each select="{first_roster}"><xsl:call-template name="card"/></xsl:for-each>
		<xsl:for-each select="{special_share}"><xsl:call-template name="card"/></xsl:for-each>
		<xsl:for-each select="{incubation_mechanisms}"><xsl:call-template name="card"/></xsl:for-each>
	</xsl:for-each></ul>
	<xsl:for-each select="$last/district"><xsl:call-template name="progress"/></xsl:for-each>
	<xsl:call-template name="other-targets"/>
</section>
</xsl:template>

<!-- 总数和各季度末的变化 -->
<xsl:template name="total-card">
	<xsl:variable name="stock" select="../s[@id = 'stock']/v[@den &gt; 0]"/>
	<li class="card total">
		<h3><xsl:value-of select="@label"/></h3>
		<p class="big"><xsl:value-of select="@text"/><small><xsl:call-template name="unit"/></small></p>
		<xsl:if test="count($stock) &gt; 1"><xsl:call-template name="sparkline"><xsl:with-param name="v" select="$stock"/></xsl:call-template></xsl:if>
		<p class="note"><xsl:for-each select="..">2021年底{orgs_2021.text}个，2022年底{orgs_2022.text}个</xsl:for-each></p>
	</li>
</xsl:template>

<!-- 每点一柱，末柱加深 -->
<xsl:template name="sparkline">
	<xsl:param name="v"/>
	<xsl:variable name="n" select="count($v)"/>
	<xsl:variable name="most"><xsl:for-each select="$v"><xsl:sort select="@num" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@num"/></xsl:if></xsl:for-each></xsl:variable>
	<xsl:if test="$most &gt; 0">
		<svg class="spark" viewBox="0 0 {12 * $n} 26" preserveAspectRatio="none" role="img" aria-label="{$v[1]/@label}{$v[1]/@text}，{$v[$n]/@label}{$v[$n]/@text}">
			<xsl:for-each select="$v"><rect x="{12 * (position() - 1) + 1}" width="10" y="{26 - round(250 * @num div $most) div 10}" height="{round(250 * @num div $most) div 10}"><xsl:if test="position() = $n"><xsl:attribute name="class">last</xsl:attribute></xsl:if></rect></xsl:for-each>
		</svg>
		<p class="ends" aria-hidden="true"><span><xsl:value-of select="$v[1]/@label"/>　<xsl:value-of select="$v[1]/@text"/></span><span><xsl:value-of select="$v[$n]/@label"/>　<xsl:value-of select="$v[$n]/@text"/></span></p>
	</xsl:if>
</xsl:template>

<xsl:template name="card">
	<li class="card {@state}">
		<h3><xsl:value-of select="@label"/></h3>
		<p class="big"><xsl:value-of select="@text"/><small><xsl:call-template name="unit"/></small><xsl:call-template name="state"/></p>
		<xsl:if test="number(@den) &gt; 0 and number(@target) &gt; 0">
			<xsl:variable name="share" select="100 * @num div @den div @target"/>
			<svg class="gauge" viewBox="0 0 125 9" preserveAspectRatio="none" role="img" aria-label="完成目标的{round($share)}%">
				<rect class="track" width="125" height="9"/>
				<rect class="fill {@state}" y="2" height="5">
					<xsl:attribute name="width"><xsl:choose>
						<xsl:when test="$share &gt; 125">125</xsl:when>
						<xsl:when test="$share &lt; 0">0</xsl:when>
						<xsl:otherwise><xsl:value-of select="format-number($share, '0.##')"/></xsl:otherwise>
					</xsl:choose></xsl:attribute>
				</rect>
				<rect class="goal" x="99.2" width="1.6" height="9"/>
			</svg>
		</xsl:if>
		<p class="note">目标 <xsl:call-template name="target"/><xsl:if test="@state = 'missed' and @gap-text != ''">，差 <xsl:value-of select="@gap-text"/><xsl:choose><xsl:when test="@unit = '%' and not(contains(@gap-text, '点'))">个百分点</xsl:when><xsl:when test="@unit != '%'"><xsl:value-of select="@unit"/></xsl:when></xsl:choose></xsl:if></p>
		<xsl:if test="@below-names != ''"><p class="note">低于目标：<xsl:value-of select="@below-names"/></p></xsl:if>
	</li>
</xsl:template>

<!-- 其他带目标的数字 -->
<xsl:template name="other-targets">
	<xsl:variable name="rest" select="$metrics[not(@id = $cards/@id)]"/>
	<xsl:if test="$rest">
		<details class="more"><summary>其他指标的目标（<xsl:value-of select="count($rest)"/>项，达标<xsl:value-of select="count($rest[@state = 'met'])"/>项）</summary>
		<div class="scroll"><table>
			<caption class="hide">其他指标的目标</caption>
			<thead><tr><th scope="col">指标</th><th scope="col" class="n">全区</th><th scope="col" class="n">目标</th><th scope="col">状态</th><th scope="col">低于目标的镇（街道）</th></tr></thead>
			<tbody><xsl:for-each select="$rest"><tr><th scope="row"><xsl:value-of select="@label"/></th><td class="n"><xsl:value-of select="@text"/><xsl:call-template name="unit"/></td><td class="n"><xsl:call-template name="target"/></td><td><xsl:call-template name="state"/></td><td><xsl:value-of select="@below-names"/></td></tr></xsl:for-each></tbody>
		</table></div></details>
	</xsl:if>
</xsl:template>

<!-- 规模、阶段目标、名单和专题培训：没有单一数值目标的，列出进度 -->
<xsl:template name="progress">
	<dl class="progress">
		<div><dt>2022年底阶段成果</dt><dd>城市社区平均{urban_avg_2022.text}个，农村社区（村）平均{rural_avg_2022.text}个</dd></div>
		<div><dt>第一批师资名单</dt><dd><xsl:choose>
			<xsl:when test="{first_roster}/@num &gt; 0">{first_roster.text}人，{first_roster_date.text}建立</xsl:when>
			<xsl:otherwise><span class="late">尚未建立</span></xsl:otherwise>
		</xsl:choose></dd></div>
		<div><dt>专题培训</dt><dd><xsl:value-of select="count(township/v[@id = 'special_training'][@den &gt; 0])"/>个镇（街道）已开展，共{trainings.text}场培训</dd></div>
	</dl>
</xsl:template>

<xsl:template name="unit"><xsl:if test="@unit != '%'"><xsl:value-of select="@unit"/></xsl:if></xsl:template>

<xsl:template name="target">
	<xsl:choose>
		<xsl:when test="@target-text != ''"><xsl:value-of select="@target-text"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
	</xsl:choose>
	<xsl:call-template name="unit"/>
</xsl:template>

<!-- ==== 二、镇（街道）一览 ==== -->
<xsl:template name="tiles">
<section id="tiles" aria-labelledby="h-tiles">
	<div class="head"><h2 id="h-tiles">镇（街道）一览</h2>
		<label class="tool script">显示 <select id="metric">
			<xsl:if test="$towns/score"><option value="score">综合得分</option></xsl:if>
			<xsl:variable name="measured" select="$last/district/township/v/@id"/>
			<xsl:for-each select="$metrics[@id = $measured]"><option value="{@id}"><xsl:value-of select="@label"/></option></xsl:for-each>
		</select></label>
	</div>
	<xsl:variable name="spots" select="$last/district/township"/>
	<xsl:variable name="twice"><xsl:for-each select="$spots"><xsl:if test="preceding-sibling::township[@map-row = current()/@map-row][@map-column = current()/@map-column]">是</xsl:if></xsl:for-each></xsl:variable>
	<xsl:variable name="map" select="$spots and not($spots[not(@map-row)]) and $twice = ''"/>
	<ul class="tiles">
		<xsl:if test="$map"><xsl:attribute name="class">tiles map</xsl:attribute></xsl:if>
		<xsl:for-each select="$spots"><li>
			<xsl:if test="$map"><xsl:attribute name="style">--row: <xsl:value-of select="@map-row"/>; --column: <xsl:value-of select="@map-column"/></xsl:attribute></xsl:if>
			<xsl:call-template name="tile"/>
		</li></xsl:for-each>
	</ul>
	<p class="note"><xsl:if test="$map">按镇（街道）的大致方位排列。</xsl:if>底色越深，得分或完成程度越高；左侧斜纹表示未达标或不合格。点开可看分项得分。</p>
</section>
</xsl:template>

<xsl:template name="tile">
	<xsl:variable name="town" select="."/>
	<xsl:variable name="score" select="$towns[@code = $town/@code]/score"/>
	<xsl:variable name="own" select="v[@id = $metrics/@id]"/>
	<a><xsl:if test="$towns[@code = current()/@code]/score"><xsl:attribute name="href">#t<xsl:value-of select="@code"/></xsl:attribute></xsl:if>
		<span class="name"><xsl:value-of select="@name"/></span>
		<xsl:choose>
			<xsl:when test="@submitted = 'no'"><span class="value late">未报送</span></xsl:when>
			<xsl:otherwise>
				<xsl:if test="$score"><xsl:call-template name="tile-score"><xsl:with-param name="s" select="$score"/></xsl:call-template></xsl:if>
				<xsl:for-each select="$metrics">
					<xsl:variable name="v" select="$own[@id = current()/@id]"/>
					<xsl:if test="$v"><span class="value {$v/@state}" data-metric="{@id}" data-state="{$v/@state}">
						<xsl:attribute name="style">--tint: <xsl:call-template name="tint"><xsl:with-param name="share"><xsl:choose>
							<xsl:when test="$v/@state = 'met'">1</xsl:when>
							<xsl:when test="number($v/@den) &gt; 0 and number($v/@target) &gt; 0"><xsl:value-of select="$v/@num div $v/@den div $v/@target"/></xsl:when>
							<xsl:otherwise>0</xsl:otherwise>
						</xsl:choose></xsl:with-param></xsl:call-template></xsl:attribute>
						<xsl:if test="$score"><xsl:attribute name="hidden">hidden</xsl:attribute></xsl:if>
						<xsl:value-of select="$v/@text"/><xsl:call-template name="state"><xsl:with-param name="state" select="$v/@state"/></xsl:call-template>
					</span></xsl:if>
				</xsl:for-each>
			</xsl:otherwise>
		</xsl:choose>
	</a>
</xsl:template>

<xsl:template name="tile-score">
	<xsl:param name="s"/>
	<xsl:variable name="total"><xsl:call-template name="total"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:variable>
	<xsl:variable name="grade"><xsl:call-template name="grade"><xsl:with-param name="s" select="$s"/></xsl:call-template></xsl:variable>
	<xsl:variable name="state"><xsl:if test="$grade = $facts/plan/grade[last()]/@label">missed</xsl:if></xsl:variable>
	<span class="value {$state}" data-metric="score" data-state="{$state}">
		<xsl:attribute name="style">--tint: <xsl:call-template name="tint"><xsl:with-param name="share" select="$total div 100"/></xsl:call-template></xsl:attribute>
		<xsl:value-of select="$total"/><span class="state grade {$state}"><xsl:value-of select="$grade"/></span>
	</span>
</xsl:template>

<!-- 五级底色：不到50%、60%、75%、90%，和90%以上 -->
<xsl:template name="tint">
	<xsl:param name="share"/>
	<xsl:choose>
		<xsl:when test="$share &gt;= 0.9">.34</xsl:when><xsl:when test="$share &gt;= 0.75">.25</xsl:when>
		<xsl:when test="$share &gt;= 0.6">.16</xsl:when><xsl:when test="$share &gt;= 0.5">.08</xsl:when><xsl:otherwise>.03</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- 核定后的总分；还没有核定时用自评分 -->
<xsl:template name="total">
	<xsl:param name="s" select="score"/>
	<xsl:choose>
		<xsl:when test="$s/@total != ''"><xsl:value-of select="$s/@total"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$s/@total-self"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>
<xsl:template name="grade">
	<xsl:param name="s" select="score"/>
	<xsl:choose>
		<xsl:when test="$s/@grade != ''"><xsl:value-of select="$s/@grade"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$s/@grade-self"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>
<xsl:template name="points">
	<xsl:param name="g" select="."/>
	<xsl:choose>
		<xsl:when test="$g/@final != ''"><xsl:value-of select="$g/@final"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$g/@self"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- ==== 三、排名 ==== -->
<xsl:template name="ranking">
<section id="ranking" aria-labelledby="h-ranking">
	<div class="head"><h2 id="h-ranking">绩效评估排名</h2>
		<span class="tools script">
			<xsl:if test="$towns/@type != ''"><label class="tool">类型 <select data-table="t-ranking" data-column="2"><option value="">全部</option>
				<xsl:for-each select="$towns[not(@type = preceding-sibling::township/@type)]"><option><xsl:value-of select="@type"/></option></xsl:for-each>
			</select></label></xsl:if>
			<label class="tool">查找 <input type="search" data-table="t-ranking" placeholder="镇（街道）名称"/></label>
			<span class="count" role="status" data-table="t-ranking"></span>
		</span>
	</div>
	<div class="scroll" role="region" aria-labelledby="h-ranking" tabindex="0">
	<table id="t-ranking" class="sortable">
		<caption>单位：分。<xsl:if test="not($towns/score/@total != '')">尚未核定，以下为自评分。</xsl:if>数字下的横条是得分率；点列名可排序。</caption>
		<thead><tr>
			<th scope="col" aria-sort="ascending" class="n">名次</th><th scope="col" class="sticky">镇（街道）</th><xsl:if test="$towns/@type != ''"><th scope="col">类型</th></xsl:if>
			<xsl:for-each select="$groups"><th scope="col" class="n"><xsl:value-of select="@label"/><small><xsl:value-of select="number(@weight)"/>分</small></th></xsl:for-each>
			<th scope="col" class="n">加分</th><th scope="col" class="n">扣分</th><th scope="col" class="n">自评</th><th scope="col" class="n">总分</th><th scope="col">等次</th>
		</tr></thead>
		<tbody>
			<xsl:for-each select="$towns[score]">
				<xsl:sort select="score/@rank" data-type="number"/>
				<xsl:sort select="@code"/>
				<xsl:variable name="s" select="score"/>
				<tr>
					<td class="n"><xsl:value-of select="$s/@rank"/></td>
					<th scope="row" class="sticky"><a href="#t{@code}"><xsl:value-of select="@name"/></a><xsl:if test="@submitted = 'no'"><span class="state missed">未报送</span></xsl:if></th>
					<xsl:if test="$towns/@type != ''"><td><xsl:value-of select="@type"/></td></xsl:if>
					<xsl:for-each select="$groups"><xsl:variable name="g" select="$s/group[@id = current()/@id]"/><td class="n rate"><xsl:if test="contains($g/@rate-text, '%')"><xsl:attribute name="style">--rate: <xsl:value-of select="$g/@rate-text"/></xsl:attribute></xsl:if><xsl:call-template name="points"><xsl:with-param name="g" select="$g"/></xsl:call-template></td></xsl:for-each>
					<td class="n"><xsl:value-of select="$s/@bonus"/></td><td class="n"><xsl:value-of select="$s/@deduct"/></td><td class="n"><xsl:value-of select="$s/@total-self"/></td>
					<td class="n strong"><xsl:call-template name="total"/></td>
					<td><xsl:call-template name="grade"/></td>
				</tr>
			</xsl:for-each>
		</tbody>
	</table></div>
	<p class="note"><xsl:for-each select="$scored/district/scores/grade[@n &gt; 0]"><xsl:if test="position() &gt; 1">；</xsl:if><xsl:value-of select="@label"/><xsl:value-of select="@n"/>个（<xsl:value-of select="@names"/>）</xsl:for-each></p>
</section>
</xsl:template>

<!-- ==== 四、分项得分 ==== -->
<xsl:template name="scores">
<section id="scores" aria-labelledby="h-scores">
	<div class="head"><h2 id="h-scores">分项得分</h2><span class="tools script"><button type="button" id="unfold">全部展开</button></span></div>
	<xsl:for-each select="$towns">
		<details id="t{@code}" class="town">
			<summary><span class="name"><xsl:value-of select="@name"/></span>
				<xsl:choose>
					<xsl:when test="@submitted = 'no'"><span class="state missed">未报送</span></xsl:when>
					<xsl:otherwise><span class="sum"><xsl:call-template name="total"/>分　<xsl:call-template name="grade"/><xsl:if test="score/@rank != ''">　第<xsl:value-of select="score/@rank"/>名</xsl:if></span></xsl:otherwise>
				</xsl:choose>
			</summary>
			<xsl:call-template name="score-table"/>
			<xsl:if test="score//i"><details class="inner"><summary>各项指标</summary><xsl:call-template name="indicators"/></details></xsl:if>
			<xsl:call-template name="links"/>
		</details>
	</xsl:for-each>
</section>
</xsl:template>

<xsl:template name="score-table">
	<div class="scroll"><table class="score">
		<caption><xsl:value-of select="@name"/>一级指标得分</caption>
		<thead><tr><th scope="col">一级指标</th><th scope="col" class="n">权重</th><th scope="col" class="n">自评</th><th scope="col" class="n">核定</th><th scope="col" class="n">得分率</th><th scope="col" class="wide"><span class="hide">得分率图</span></th></tr></thead>
		<tbody><xsl:for-each select="score/group">
			<tr><th scope="row"><xsl:value-of select="@label"/></th><td class="n"><xsl:value-of select="number(@weight)"/></td><td class="n"><xsl:value-of select="@self"/></td>
				<td class="n"><xsl:choose><xsl:when test="@final != ''"><xsl:value-of select="@final"/></xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></td>
				<td class="n"><xsl:value-of select="@rate-text"/></td>
				<td class="wide"><xsl:if test="contains(@rate-text, '%')"><svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="100%"/><rect class="fill" width="{@rate-text}" height="100%"/></svg></xsl:if></td></tr>
		</xsl:for-each></tbody>
	</table></div>
</xsl:template>

<xsl:template name="indicators">
	<div class="scroll"><table>
		<caption class="hide"><xsl:value-of select="@name"/>三级指标</caption>
		<thead><tr><th scope="col">编号</th><th scope="col">指标</th><th scope="col" class="n">权重</th><th scope="col" class="n">数值</th><th scope="col" class="n">自评</th><th scope="col" class="n">核定</th><th scope="col">说明</th></tr></thead>
		<tbody><xsl:for-each select="score//i">
			<tr><td><xsl:value-of select="@id"/></td><th scope="row"><xsl:value-of select="@label"/></th><td class="n"><xsl:value-of select="number(@planned)"/></td><td class="n"><xsl:value-of select="@value"/></td>
				<td class="n"><xsl:value-of select="@self"/></td><td class="n"><xsl:value-of select="@final"/></td>
				<td><xsl:choose><xsl:when test="@state = 'na'">不适用</xsl:when><xsl:when test="@state = 'missing'">未报送</xsl:when><xsl:when test="@state = 'waiting'">待核</xsl:when></xsl:choose><xsl:if test="@reason != ''"><xsl:text> </xsl:text><xsl:value-of select="@reason"/></xsl:if></td></tr>
		</xsl:for-each></tbody>
	</table></div>
</xsl:template>

<xsl:template name="links">
	<xsl:variable name="docs" select="$facts/documents/doc[@township = current()/@code]"/>
	<xsl:if test="$docs">
		<p class="links docs"><span class="hide"><xsl:value-of select="@name"/></span>文件：<xsl:for-each select="$docs"><xsl:text> </xsl:text><a href="{@file}"><xsl:value-of select="@name"/><xsl:if test="@pages &gt; 0"><small>（<xsl:value-of select="@pages"/>页）</small></xsl:if></a></xsl:for-each></p>
		<xsl:if test="$docs/chart">
			<details class="inner" open="open"><summary>图表（<xsl:value-of select="count($docs/chart)"/>幅）</summary><div class="charts"><xsl:apply-templates select="$docs/chart"/></div></details>
		</xsl:if>
	</xsl:if>
</xsl:template>

<!-- 一幅图：图片点开是矢量图，下面另有适合幻灯片的 PNG -->
<xsl:template match="chart">
	<xsl:variable name="png" select="concat(substring-before(@file, '.svg'), '.png')"/>
	<figure>
		<a href="{@file}"><img src="{@file}" alt="{@title}" loading="lazy"/></a>
		<figcaption><a href="{@file}"><xsl:value-of select="@title"/></a><small><a href="{$png}" aria-label="{@title}，PNG 图片">PNG</a></small></figcaption>
	</figure>
</xsl:template>

<!-- ==== 五、全区图表 ==== -->
<xsl:template name="charts">
<section id="charts" aria-labelledby="h-charts">
	<h2 id="h-charts">全区图表</h2>
	<div class="charts"><xsl:apply-templates select="$charts"/></div>
</section>
</xsl:template>

<!-- ==== 六、数据问题 ==== -->
<xsl:template name="problems">
<section id="problems" aria-labelledby="h-problems">
	<div class="head"><h2 id="h-problems">数据问题</h2>
		<xsl:if test="$problems"><span class="tools script">
			<label class="tool">镇（街道） <select data-table="t-problems" data-column="0"><option value="">全部</option>
				<xsl:variable name="with" select="$problems/ancestor::township/@code"/>
				<xsl:for-each select="$facts/phase[1]/district/township[@code = $with]"><option><xsl:value-of select="@name"/></option></xsl:for-each>
				<xsl:if test="$facts/phase/district/problems/table/kind/p"><option>全区</option></xsl:if>
			</select></label>
			<label class="tool">级别 <select data-table="t-problems" data-column="2"><option value="">全部</option>
				<xsl:for-each select="set:distinct($problems/@level)/.."><option><xsl:value-of select="@level"/></option></xsl:for-each>
			</select></label>
			<label class="tool">报表 <select data-table="t-problems" data-column="3"><option value="">全部</option>
				<xsl:for-each select="set:distinct($problems/../../@label)/.."><option><xsl:value-of select="@label"/></option></xsl:for-each>
			</select></label>
			<label class="tool">查找 <input type="search" data-table="t-problems" placeholder="字段、原因、文件"/></label>
			<span class="count" role="status" data-table="t-problems"></span>
		</span></xsl:if>
	</div>
	<xsl:choose>
		<xsl:when test="not($problems)"><p class="none">没有发现问题。</p></xsl:when>
		<xsl:otherwise>
			<xsl:call-template name="problem-sums"/>
			<div class="scroll list" role="region" aria-labelledby="h-problems" tabindex="0">
			<table id="t-problems" class="sortable text" data-limit="40">
				<caption>错误：该行未计入统计；警告：已计入，请核对；提示：供参考。</caption>
				<thead><tr><th scope="col">镇（街道）</th><th scope="col">阶段</th><th scope="col">级别</th><th scope="col">报表</th><th scope="col">位置</th><th scope="col">字段</th><th scope="col">填写内容</th><th scope="col">原因</th><th scope="col">处理办法</th></tr></thead>
				<tbody><xsl:for-each select="$problems">
					<tr><td><xsl:value-of select="ancestor::township/@name"/><xsl:if test="not(ancestor::township)">全区</xsl:if></td><td><xsl:value-of select="ancestor::phase/@label"/></td><td><span class="level"><xsl:if test="../@refused = 'yes'"><xsl:attribute name="class">level refused</xsl:attribute></xsl:if><xsl:value-of select="@level"/></span></td><td><xsl:value-of select="ancestor::table/@label"/></td>
						<td class="where"><xsl:value-of select="@file"/><xsl:if test="@line &gt; 0"><xsl:text> </xsl:text><span class="cell">第<xsl:value-of select="@line"/>行<xsl:if test="@letter != ''"><xsl:value-of select="@letter"/>列</xsl:if></span></xsl:if></td>
						<td><xsl:value-of select="@field"/></td><td><xsl:value-of select="@value"/></td><td><xsl:value-of select="@reason"/></td><td><xsl:value-of select="../@remedy"/></td></tr>
				</xsl:for-each></tbody>
			</table></div>
			<p class="script more-rows" hidden="hidden"><button type="button" data-more="t-problems">显示其余</button></p>
			<p class="note print-only">逐条问题见各镇（街道）的数据退回修改单和 data/problems.csv；先在网页上筛选再打印，可只打印筛选出的各条。</p>
			<xsl:if test="$kinds/@rest"><p class="note">另有<xsl:value-of select="sum($kinds/@rest)"/>条同类问题，见<a href="data/problems.csv">全部问题</a>。</p></xsl:if>
		</xsl:otherwise>
	</xsl:choose>
</section>
</xsl:template>

<!-- 每个镇（街道）各级问题数：点名称只看它的问题 -->
<xsl:template name="problem-sums">
	<xsl:variable name="levels" select="set:distinct($problems/@level)/.."/>
	<xsl:variable name="sums"><xsl:for-each select="$facts/phase[1]/district/township"><xsl:sort select="sum($facts/phase/district/township[@code = current()/@code]/problems/table/kind/@n)" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="sum($facts/phase/district/township[@code = current()/@code]/problems/table/kind/@n)"/></xsl:if></xsl:for-each></xsl:variable>
	<div class="scroll"><table class="sums">
		<caption>各镇（街道）问题数（条）</caption>
		<thead><tr><th scope="col">镇（街道）</th><xsl:for-each select="$levels"><xsl:sort select="../@refused" order="descending"/><xsl:sort select="@level" order="descending"/><th scope="col" class="n"><xsl:value-of select="@level"/></th></xsl:for-each><th scope="col" class="n">合计</th><th scope="col" class="wide"><span class="hide">合计图</span></th></tr></thead>
		<tbody><xsl:for-each select="$facts/phase[1]/district/township">
			<xsl:variable name="kinds" select="$facts/phase/district/township[@code = current()/@code]/problems/table/kind"/>
			<xsl:if test="$kinds"><tr><th scope="row"><a href="#h-problems" data-town="{@name}"><xsl:value-of select="@name"/></a></th>
				<xsl:for-each select="$levels"><xsl:sort select="../@refused" order="descending"/><xsl:sort select="@level" order="descending"/><td class="n"><xsl:value-of select="sum($kinds[@level = current()/@level]/@n)"/></td></xsl:for-each>
				<td class="n strong"><xsl:value-of select="sum($kinds/@n)"/></td>
				<td class="wide"><xsl:if test="$sums &gt; 0"><svg class="bar" aria-hidden="true"><rect class="fill missed" height="100%" width="{format-number(100 * sum($kinds/@n) div $sums, '0.#')}%"/><rect class="fill refused" height="100%" width="{format-number(100 * sum($kinds[@refused = 'yes']/@n) div $sums, '0.#')}%"/></svg></xsl:if></td></tr></xsl:if>
		</xsl:for-each></tbody>
	</table></div>
</xsl:template>

<!-- ==== 七、文件 ==== -->
<xsl:template name="files">
<section id="files" aria-labelledby="h-files">
	<h2 id="h-files">文件</h2>
	<div class="files">
		<xsl:for-each select="$facts/documents/doc[not(@township = preceding-sibling::doc/@township)]">
			<div><h3><xsl:value-of select="@place-name"/></h3><ul>
				<xsl:for-each select="../doc[@township = current()/@township]">
					<li><a href="{@file}"><xsl:value-of select="@name"/></a><xsl:if test="@pages &gt; 0"><small>　<xsl:value-of select="@pages"/>页</small></xsl:if></li>
				</xsl:for-each>
			</ul></div>
		</xsl:for-each>
		<div><h3>数据</h3><ul>
			<li><a href="data/statistics.xlsx">统计表</a><small>　Excel</small></li>
			<li><a href="data/problems.csv">全部问题</a><small>　CSV</small></li>
			<li><a href="data/progress.csv">报送进度</a><small>　CSV</small></li>
			<li><a href="data/lineage.csv">数字来源</a><small>　CSV</small></li>
			<li><a href="data/facts.xml">全部数字</a><small>　XML</small></li>
		</ul></div>
	</div>
</section>
</xsl:template>
</xsl:stylesheet>
