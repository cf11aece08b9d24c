<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="slip" folder="slips" name="数据退回修改单" phase="wrapup" level="township"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="common/common.xsl"/>
  <xsl:import href="common/tables.xsl"/>

  <xsl:template match="township">
    <report kind="slip" title="{@name}数据退回修改单">
      <xsl:call-template name="about"/>
      <title><xsl:choose>
        <xsl:when test="@fallback = 'yes'">{@name}社区社会组织数据催报单</xsl:when>
        <xsl:when test="@submitted = 'yes' and problems/@errors = 0 and problems/@refused-files = 0 and problems/@warnings = 0">{@name}社区社会组织数据审核确认单</xsl:when>
        <xsl:when test="@submitted = 'no'">{@name}社区社会组织数据催报单</xsl:when>
        <xsl:when test="problems/@errors = 0 and problems/@refused-files = 0">{@name}社区社会组织数据核实单</xsl:when>
        <xsl:otherwise>{@name}社区社会组织数据退回修改单</xsl:otherwise>
      </xsl:choose></title>
      <to>{@name}：</to>
      <xsl:if test="@fallback = 'yes'"><xsl:call-template name="not-sent-yet"/></xsl:if>
      <xsl:choose>
        <xsl:when test="@submitted = 'no' and problems/@errors = 0 and problems/@refused-files = 0"><xsl:call-template name="not-sent"/></xsl:when>
        <xsl:when test="@submitted = 'no'"><xsl:call-template name="nothing-usable"/></xsl:when>
        <xsl:when test="problems/@errors = 0 and problems/@refused-files = 0 and problems/@warnings = 0"><xsl:call-template name="clean"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="to-correct"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="not(@fallback = 'yes')"><xsl:call-template name="other-phase"/></xsl:if>
      <xsl:call-template name="version"/>
      <xsl:call-template name="signed-district"/>
    </report>
  </xsl:template>

  <xsl:template name="not-sent">
    <p section="opening">按照工作安排，各镇（街道）应于{$phase/@deadline-text}前报送{$phase/@label}社区社会组织数据（数据截至{$phase/@cutoff-text}）。截至{$facts/@date-text}，尚未收到<xsl:call-template name="you"/>的数据。</p>
    <p section="request">请<xsl:call-template name="you"/>抓紧组织各社区（村）填报，经分管负责同志审核后<xsl:choose><xsl:when test="$phase/@past">，在收到本单后五个工作日内报送</xsl:when><xsl:otherwise>按时报送</xsl:otherwise></xsl:choose>。不报送的，工作报告各项数据空缺，绩效评估各项指标计零分。</p>
  </xsl:template>

  <!-- 这一阶段没有报送，沿用前一阶段的数据：先催报，再列沿用数据的问题 -->
  <xsl:template name="not-sent-yet">
    <p section="not-sent"><b>尚未收到<xsl:call-template name="you"/>{$phase/@label}数据。</b>{$phase/@label}数据截至{$phase/@cutoff-text}，应于{$phase/@deadline-text}前报送。请抓紧组织填报，经分管负责同志审核后<xsl:choose><xsl:when test="$phase/@past">，在收到本单后五个工作日内报送</xsl:when><xsl:otherwise>按时报送</xsl:otherwise></xsl:choose>。报送前，工作报告沿用{@fallback-label}数据，审核情况如下。</p>
  </xsl:template>

  <xsl:template name="nothing-usable">
    <p section="opening"><xsl:call-template name="you"/>报送的{$phase/@label}社区社会组织数据未能读取，共有{problems/@total}处问题，目前按未报送处理。请对照下列说明修改后重新报送。</p>
    <h level="1">{$phase/@label}数据</h>
    <xsl:apply-templates select="problems/table"/>
  </xsl:template>

  <xsl:template name="clean">
    <p section="opening"><xsl:call-template name="you"/>{@submitted-text}报送的第{@version}版数据（数据截至{@cutoff-text}）<xsl:choose>
      <xsl:when test="problems/@rows-read = 0">各表均没有数据行，请核对是否确无数据。</xsl:when>
      <xsl:otherwise>共{problems/@rows-read}行，经审核全部采用，未发现须修改或核实的问题<xsl:if test="not(@missing-tables)">，无需修改</xsl:if>。<xsl:if test="problems/@notes > 0">另有提示{problems/@notes}处，供参考。</xsl:if>请妥善保存原始台账和佐证材料备查。</xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="@missing-tables"><p section="missing">另有以下各表未报送：{@missing-tables}。请补报；确无数据的，报送只有表头的空表。</p></xsl:if>
    <xsl:for-each select="problems/table/kind">
      <p>{../@label}：<xsl:call-template name="note"/>。</p>
    </xsl:for-each>
    <xsl:if test="problems/table">
      <table caption="各表采用情况" size="small">
        <col width="5" align="left"/><col width="2" align="decimal"/>
        <head><row><cell>表</cell><cell>采用行数</cell></row></head>
        <body><xsl:for-each select="problems/table"><row><cell>{@label}</cell><cell>{@rows-kept}</cell></row></xsl:for-each></body>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- 一类提示：说什么，在哪些行 -->
  <xsl:template name="note">{p[1]/@reason}<xsl:if test="p/@line">（第<xsl:for-each select="p[@line][not(@line = preceding-sibling::p/@line)]">{@line}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>行）</xsl:if></xsl:template>

  <xsl:template name="to-correct">
    <xsl:for-each select="problems">
      <p section="opening"><xsl:for-each select=".."><xsl:call-template name="you"/>{@submitted-text}报送的第{@version}版数据（数据截至{@cutoff-text}）已经审核。</xsl:for-each>共读取{@rows-read}行，采用{@rows-kept}行（{@kept-rate}），<xsl:choose>
        <xsl:when test="@rows-refused > 0">退回{@rows-refused}行</xsl:when><xsl:otherwise>没有退回的行</xsl:otherwise>
      </xsl:choose>。审核发现<xsl:choose><xsl:when test="(@errors > 0) + (@warnings > 0) + (@notes > 0) + (@refused-files > 0) > 1">问题{@total}处，其中</xsl:when></xsl:choose><xsl:if test="@refused-files > 0">整份文件退回{@refused-files}处，</xsl:if><xsl:choose><xsl:when test="@errors > 0 and @warnings > 0">须修改{@errors}处、须核实{@warnings}处</xsl:when><xsl:when test="@errors > 0">须修改{@errors}处</xsl:when><xsl:when test="@warnings > 0">须核实{@warnings}处</xsl:when><xsl:when test="@refused-files > 0">须重新报送</xsl:when><xsl:otherwise>没有须修改或核实的内容</xsl:otherwise></xsl:choose><xsl:if test="@notes > 0">，提示{@notes}处</xsl:if>。</p>
      <p section="request">请对照下列各表逐条处理：<xsl:if test="@errors > 0 or @refused-files > 0">标“错误”的，所在行已退回，须改正后整表重新报送；</xsl:if><xsl:if test="@warnings > 0">标“警告”的，核实无误可不修改，确有错误的<xsl:if test="@errors > 0 or @refused-files > 0">一并</xsl:if>改正<xsl:choose><xsl:when test="@notes > 0">；</xsl:when><xsl:otherwise>。</xsl:otherwise></xsl:choose></xsl:if><xsl:if test="@notes > 0">标“提示”的，系统已按所列方式处理，供核对。</xsl:if><xsl:if test="@errors = 0 and @refused-files = 0">没有改动的，不必重新报送。</xsl:if>重新报送的，请将“报送版次”加一，<xsl:choose><xsl:when test="$phase/@past">并在收到本单后五个工作日内报送。</xsl:when><xsl:otherwise>并于{$phase/@deadline-text}前报送。</xsl:otherwise></xsl:choose>表中行号、列号与用Excel或WPS打开该文件时所见一致<xsl:if test="table/kind/p[substring(@file, string-length(@file) - 3) = '.xml']">（XML文件为文本中的行号）</xsl:if>，填报内容中的个人信息已作遮盖。</p>
      <xsl:if test="../@missing-tables">
        <p section="missing">另有以下各表未报送：{../@missing-tables}。请补报；确无数据的，报送只有表头的空表。</p>
      </xsl:if>
      <xsl:if test="table"><h level="1" id="this-phase"><xsl:choose><xsl:when test="../@fallback = 'yes'">{../@fallback-label}数据</xsl:when><xsl:otherwise>{$phase/@label}数据</xsl:otherwise></xsl:choose></h></xsl:if>
      <xsl:apply-templates select="table"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="version">
    <p role="note">数据摘要<xsl:choose><xsl:when test="@digest-short">{@digest-short}</xsl:when><xsl:otherwise>{$facts/@digest-short}</xsl:otherwise></xsl:choose>，指标体系版本{$facts/@plan}，编制日期{$facts/@date-text}。</p>
  </xsl:template>

  <!-- 检查阶段的数据同样有问题的，一并列出：绩效评估以检查阶段数据为准 -->
  <xsl:template name="other-phase">
    <xsl:for-each select="$facts/phase[@id = 'inspection']/district/township[@code = current()/@code][@submitted = 'yes']/problems[@errors > 0 or @warnings > 0 or @refused-files > 0]">
      <h level="1" id="inspection-phase">检查阶段数据</h>
      <p section="inspection"><xsl:for-each select=".."><xsl:call-template name="you"/>{@submitted-text}报送的检查阶段第{@version}版数据（数据截至{@cutoff-text}）</xsl:for-each>共读取{@rows-read}行，采用{@rows-kept}行，<xsl:choose><xsl:when test="@errors > 0 and @warnings > 0">发现须修改{@errors}处、须核实{@warnings}处</xsl:when><xsl:when test="@errors > 0">发现须修改{@errors}处</xsl:when><xsl:when test="@warnings > 0">发现须核实{@warnings}处</xsl:when><xsl:otherwise>整份文件退回{@refused-files}处</xsl:otherwise></xsl:choose>，逐条列下。绩效评估以检查阶段数据为准，对评估得分有异议的，请连同佐证材料一并说明。</p>
      <xsl:apply-templates select="table[kind[@level != '提示']]"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 一张表的问题；同一类问题先写怎么改，再列在哪里 -->
  <xsl:template match="problems/table">
    <h level="2">{@label}（问题{@total}处，采用{@rows-kept}行）</h>
    <table size="small">
      <col width="12mm" align="center"/><col width="10mm" align="center"/><col width="28mm" align="left"/><col width="38mm" align="left"/><col width="68mm" align="left"/>
      <head><row><cell>行号</cell><cell>列</cell><cell>栏目</cell><cell>填报内容</cell><cell>问题</cell></row></head>
      <body><xsl:apply-templates select="kind"/></body>
      <xsl:if test="kind/p"><note>文件：<xsl:for-each select="kind/p[not(@file = preceding-sibling::p/@file) and not(@file = ../preceding-sibling::kind/p/@file)]">{@file}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>。</note></xsl:if>
    </table>
  </xsl:template>

  <!-- 没有读出表的文件，行前写文件名 -->
  <xsl:template match="problems/table[@files]" priority="1">
    <h level="2">{@label}（问题{@total}处）</h>
    <table size="small">
      <col width="60mm" align="left"/><col width="12mm" align="center"/><col width="84mm" align="left"/>
      <head><row><cell>文件</cell><cell>行号</cell><cell>问题</cell></row></head>
      <body><xsl:apply-templates select="kind"/></body>
    </table>
  </xsl:template>

  <!-- 改法相同的各类问题共用一个小标题 -->
  <xsl:template match="kind">
    <xsl:if test="@alike">
      <row emph="yes"><cell align="left"><xsl:attribute name="span"><xsl:choose><xsl:when test="../@files">3</xsl:when><xsl:otherwise>5</xsl:otherwise></xsl:choose></xsl:attribute>{@level}{@alike}处<xsl:choose>
        <xsl:when test="@level = '提示'">：<xsl:call-template name="note"/></xsl:when>
        <xsl:when test="@remedy != ''">：{@remedy}</xsl:when>
      </xsl:choose><xsl:if test="@alike-rest">（未列的{@alike-rest}处见problems.csv）</xsl:if></cell></row>
    </xsl:if>
    <xsl:apply-templates select="p[../@level != '提示']"/>
  </xsl:template>

  <xsl:template match="table[@files]/kind/p" priority="1">
    <row><cell>{@file}</cell><cell><xsl:call-template name="line"/></cell><cell>{@reason}</cell></row>
  </xsl:template>

  <!-- 同一份文件里栏目、内容和问题都相同的，写在第一处，其余只列行号；一张表有几份文件的，说是哪一份 -->
  <xsl:template match="kind/p">
    <xsl:if test="not(@line) or not(preceding-sibling::p[@line][@file = current()/@file and string(@letter) = string(current()/@letter) and @value = current()/@value and @reason = current()/@reason])">
      <xsl:variable name="same" select="following-sibling::p[@line and current()/@line][@file = current()/@file and string(@letter) = string(current()/@letter) and @value = current()/@value and @reason = current()/@reason]"/>
      <row>
        <cell><xsl:call-template name="line"/></cell>
        <cell><xsl:choose><xsl:when test="@letter">{@letter}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell>
        <cell><xsl:choose><xsl:when test="@field">{@field}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell>
        <cell><xsl:choose><xsl:when test="@value != ''">{@value}</xsl:when><xsl:when test="@field">（空）</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell>
        <cell>{@reason}<xsl:if test="$same">（第<xsl:for-each select="$same">{@line}<xsl:if test="position() != last()">、</xsl:if></xsl:for-each>行同此）</xsl:if><xsl:if test="contains(@file, '.') and ../../kind/p[contains(@file, '.')]/@file != @file">（{@file}）</xsl:if></cell>
      </row>
    </xsl:if>
  </xsl:template>

  <xsl:template name="line"><xsl:choose><xsl:when test="@line">{@line}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></xsl:template>
</xsl:stylesheet>
