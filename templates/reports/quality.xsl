<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="quality" folder="slips" name="数据质量报告" phase="wrapup" level="district"?>
<!-- 全区数据质量报告：谁报了、采用多少、问题在哪张表、跨表比对发现什么。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="common/common.xsl"/>
  <xsl:import href="common/tables.xsl"/>

  <xsl:template match="district">
    <xsl:variable name="kinds" select="township[not(@submitted = 'no') or problems/@errors > 0 or problems/@refused-files > 0]/problems/table/kind[@level != '提示']"/>
    <xsl:variable name="crosses" select="township/crosses/x[not(@shared)][position() &lt;= 20]"/>
    <report kind="quality" title="{$facts/@district}社区社会组织数据质量报告">
      <xsl:call-template name="about"/>
      <title>{$facts/@district}社区社会组织数据质量报告</title>
      <p section="opening">本报告汇总{$phase/@label}数据（截至{$phase/@cutoff-text}）的审核情况，供催报、退回和核实使用。<xsl:call-template name="progress"/></p>
      <h level="1" id="progress">报送情况</h>
      <table caption="各镇（街道）报送和审核情况" size="small">
        <col width="20mm" align="left"/><col width="10mm" align="center"/><col width="38mm" align="center"/><col width="14mm" align="decimal"/><col width="14mm" align="decimal"/><col width="14mm" align="decimal"/><col width="18mm" align="decimal"/><col width="14mm" align="decimal"/><col width="14mm" align="decimal"/>
        <head><row><cell>镇（街道）</cell><cell>版次</cell><cell>报送日期</cell><cell>读取行</cell><cell>采用行</cell><cell>退回行</cell><cell>采用率</cell><cell>须修改</cell><cell>须核实</cell></row></head>
        <body><xsl:for-each select="township"><row><cell>{@name}</cell><xsl:choose>
          <xsl:when test="@submitted = 'no'"><cell span="8" align="center">未报送<xsl:if test="problems/@errors > 0 or problems/@refused-files > 0">（文件未能读取，问题{problems/@total}处）</xsl:if></cell></xsl:when>
          <xsl:otherwise><cell>{@version}</cell><cell>{@submitted-text}<xsl:if test="@late">（迟）</xsl:if></cell><cell>{problems/@rows-read}</cell><cell>{problems/@rows-kept}</cell><cell>{problems/@rows-refused}</cell><cell>{problems/@kept-rate}</cell><cell>{problems/@errors}</cell><cell>{problems/@warnings}</cell></xsl:otherwise>
        </xsl:choose></row></xsl:for-each></body>
      </table>
      <xsl:if test="township[@tables-missing > 0]">
        <p section="tables"><b>缺表情况。</b><xsl:for-each select="township[@tables-missing > 0]">{@name}缺{@missing-tables}<xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></xsl:for-each></p>
      </xsl:if>
      <h level="1" id="kinds">问题分布</h>
      <xsl:choose>
        <xsl:when test="not($kinds)"><p section="kinds">各镇（街道）报送数据均未发现须修改或核实的问题。</p></xsl:when>
        <xsl:otherwise>
          <p section="kinds">须修改（错误）和须核实（警告）的问题按表和类别汇总如下，已自行处理的提示未列；逐条明细见各镇（街道）数据退回修改单和problems.csv。</p>
          <table caption="问题分布" size="small">
            <col width="30mm" align="left"/><col width="12mm" align="center"/><col width="64mm" align="left"/><col width="50mm" align="left"/>
            <head><row><cell>表</cell><cell>等级</cell><cell>问题（例）</cell><cell>镇（街道）和处数</cell></row></head>
            <body><xsl:for-each select="$kinds"><xsl:sort select="@level = '警告'"/>
              <xsl:variable name="same" select="$kinds[@code = current()/@code and @remedy = current()/@remedy and ../@label = current()/../@label]"/>
              <xsl:if test="count($same[1] | .) = 1">
                <row><cell>{../@label}</cell><cell>{@level}</cell><cell>{p[1]/@reason}</cell><cell><xsl:for-each select="$same">{ancestor::township/@name}{@n}处<xsl:if test="position() != last()">、</xsl:if></xsl:for-each></cell></row>
              </xsl:if>
            </xsl:for-each></body>
          </table>
        </xsl:otherwise>
      </xsl:choose>
      <h level="1" id="crosses">跨表比对</h>
      <xsl:choose>
        <xsl:when test="not(township/crosses/x or crosses/x)"><p section="crosses">跨表比对未发现需核实的数据。</p></xsl:when>
        <xsl:otherwise>
          <p section="crosses">跨表比对发现以下需核实的数据，提示不等于认定。</p>
          <xsl:if test="crosses/x">
            <table caption="跨镇（街道）和区级比对结果" size="small" id="tab-crosses-district">
              <col width="12mm" align="center"/><col width="30mm" align="left"/><col width="62mm" align="left"/><col width="52mm" align="left"/>
              <head><row><cell>编号</cell><cell>比对项</cell><cell>情况</cell><cell>所在行</cell></row></head>
              <body><xsl:for-each select="crosses/x[position() &lt;= 100]"><row><cell>{@id}</cell><cell>{@label}</cell><cell>{@text}</cell><cell><xsl:call-template name="places"/></cell></row></xsl:for-each></body>
              <xsl:if test="crosses/@total > 100"><note>共{crosses/@total}处，本表列出前100处，其余见crosses.csv。</note></xsl:if>
            </table>
          </xsl:if>
          <xsl:if test="$crosses">
            <table caption="各镇（街道）比对结果" size="small" id="tab-crosses">
              <col width="12mm" align="center"/><col width="30mm" align="left"/><col width="22mm" align="left"/><col width="56mm" align="left"/><col width="36mm" align="left"/>
              <head><row><cell>编号</cell><cell>比对项</cell><cell>镇（街道）</cell><cell>情况</cell><cell>所在行</cell></row></head>
              <body><xsl:for-each select="$crosses"><xsl:sort select="@id"/><row><cell>{@id}</cell><cell>{@label}</cell><cell>{ancestor::township/@name}</cell><cell>{@text}</cell><cell><xsl:call-template name="places"/></cell></row></xsl:for-each></body>
              <xsl:if test="township/crosses[count(x[not(@shared)]) > 20]"><note>每个镇（街道）列出前20处，其余见crosses.csv。</note></xsl:if>
            </table>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <h level="1" id="district-tables">区级数据</h>
      <xsl:choose>
        <xsl:when test="not(problems/table)"><p section="district-tables">区级各表和核验记录未发现问题。</p></xsl:when>
        <xsl:otherwise>
          <p section="district-tables">区级各表和核验记录发现问题{problems/@total}处。</p>
          <table caption="区级数据的问题" size="small">
            <col width="34mm" align="left"/><col width="30mm" align="left"/><col width="12mm" align="center"/><col width="80mm" align="left"/>
            <head><row><cell>表</cell><cell>文件</cell><cell>行号</cell><cell>问题</cell></row></head>
            <body><xsl:for-each select="problems/table/kind/p"><row><cell>{ancestor::table/@label}</cell><cell>{@file}</cell><cell>{@line}</cell><cell>{@reason}</cell></row></xsl:for-each></body>
          </table>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="signed-district"/>
    </report>
  </xsl:template>
</xsl:stylesheet>
