<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="ranking" folder="inspection" name="绩效评估结果通报" phase="inspection" level="district"?>
<!-- 排名通报。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="common/common.xsl"/>
  <xsl:import href="common/tables.xsl"/>
  <xsl:import href="common/sentences.xsl"/>

  <xsl:template match="district">
    <report kind="ranking" title="关于{$facts/@season}年{$facts/@title}绩效评估结果的通报">
      <xsl:call-template name="about"/>
      <xsl:call-template name="masthead"/>
      <title>关于{$facts/@season}年{$facts/@title}<br/>绩效评估结果的通报</title>
      <to>各镇人民政府、街道办事处：</to>
      <xsl:choose>
        <xsl:when test="@submitted = 0"><p section="opening">检查阶段各镇（街道）均未报送数据，无评估结果可通报。</p></xsl:when>
        <xsl:otherwise>
          <p section="opening">按照工作方案安排，区民政局会同有关部门对{@townships}个镇（街道）培育发展社区社会组织工作开展了绩效评估，数据截至{$phase/@cutoff-text}。现将结果通报如下。</p>
          <xsl:call-template name="results"/>
          <xsl:call-template name="by-type"/>
          <xsl:call-template name="changes"/>
          <xsl:call-template name="verified"/>
          <xsl:call-template name="weak"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="missing"/>
      <xsl:call-template name="district-data"><xsl:with-param name="progress" select="false()"/></xsl:call-template>
      <xsl:call-template name="issued"/>
    </report>
  </xsl:template>

  <xsl:template name="results">
    <h level="1" id="results">评估结果</h>
    <p section="results"><xsl:choose>
      <xsl:when test="scores/@submitted = 1">报送数据的{scores/@best-name}得{scores/@best}分。</xsl:when>
      <xsl:when test="scores/@best = scores/@worst">{scores/@submitted}个报送数据的镇（街道）得分相同，均为{scores/@best}分。</xsl:when>
      <xsl:otherwise>{scores/@submitted}个报送数据的镇（街道）平均{scores/@mean}分，{scores/@best-name}最高，为{scores/@best}分；{scores/@worst-name}最低，为{scores/@worst}分。</xsl:otherwise>
    </xsl:choose></p>
    <table caption="绩效评估得分排名" unit="分" size="small" id="tab-ranking">
      <col width="4" align="center"/><col width="9" align="left"/><xsl:for-each select="scores/group"><col width="5" align="decimal"/></xsl:for-each><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="5" align="decimal"/><col width="7" align="center"/>
      <head><row><cell>位次</cell><cell>镇（街道）</cell><xsl:for-each select="scores/group"><cell>{@label}</cell></xsl:for-each><cell>加分</cell><cell>扣分</cell><cell>总分</cell><cell>等级</cell></row></head>
      <body><xsl:for-each select="township[score]"><xsl:sort select="score/@rank" data-type="number"/>
        <row><cell>{score/@rank}</cell><cell>{@name}</cell><xsl:for-each select="score/group"><cell>{@final}</cell></xsl:for-each><cell>{score/@bonus}</cell><cell>{score/@deduct}</cell><cell>{score/@total}</cell><cell>{score/@grade}<xsl:if test="score/@veto">*</xsl:if></cell></row>
      </xsl:for-each></body>
      <foot><row><cell span="2">平均得分率</cell><xsl:for-each select="scores/group"><cell>{@rate-text}</cell></xsl:for-each><cell/><cell/><cell>{scores/@mean}</cell><cell/></row></foot>
      <note>总分相同的位次相同，其后位次顺延。<xsl:if test="township/score/@veto">带*的为一票否决。</xsl:if>指标体系版本{$facts/@plan}。</note>
    </table>
    <chart kind="bars" title="绩效评估最终得分" unit="分" names="镇（街道）" source="绩效评分总表" id="fig-total">
      <series label="最终得分"><xsl:for-each select="township[score]"><xsl:sort select="score/@rank" data-type="number"/><pt label="{@name}" num="{score/@num}" den="{score/@den}" text="{score/@total}"/></xsl:for-each></series>
    </chart>
  </xsl:template>

  <!-- 等级；街道、镇（乡）分列 -->
  <xsl:template name="by-type">
    <p section="grades"><xsl:choose>
      <xsl:when test="count(scores/grade[@n > 0]) = 1">{@townships}个镇（街道）等级均为“{scores/grade[@n > 0]/@label}”。</xsl:when>
      <xsl:otherwise><xsl:for-each select="scores/grade[@n > 0]">评为“{@label}”的{@n}个：{@names}<xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>；</xsl:otherwise></xsl:choose></xsl:for-each></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="township[@type = '街道'] and township[@type != '街道']">
      <p section="by-type">街道由高到低依次为：<xsl:for-each select="township[@type = '街道'][score]"><xsl:sort select="score/@rank" data-type="number"/>{@name}（{score/@total}分）<xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>、</xsl:otherwise></xsl:choose></xsl:for-each>镇、乡由高到低依次为：<xsl:for-each select="township[@type != '街道'][score]"><xsl:sort select="score/@rank" data-type="number"/>{@name}（{score/@total}分）<xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>、</xsl:otherwise></xsl:choose></xsl:for-each></p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="changes">
    <h level="1" id="changes">现场核验情况</h>
    <xsl:choose>
      <xsl:when test="scores/@changed = 0"><p section="changes">现场核验和加减分后，各镇（街道）最终得分与自评得分一致。</p></xsl:when>
      <xsl:otherwise>
        <p section="changes">现场核验和加减分后，{scores/@changed}个镇（街道）得分有变化，<xsl:choose><xsl:when test="scores/@changed > 5">变化较大的5个如下。</xsl:when><xsl:otherwise>如下表。</xsl:otherwise></xsl:choose></p>
        <table caption="现场核验前后的得分" unit="分" size="small">
          <col width="3" align="center"/><col width="6" align="left"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="4" align="center"/><col width="4" align="center"/>
          <head><row><cell>序号</cell><cell>镇（街道）</cell><cell>自评</cell><cell>最终</cell><cell>变化</cell><cell>位次变化</cell></row></head>
          <body><xsl:for-each select="scores/change[position() &lt;= 5]"><row><cell>{@order}</cell><cell>{@name}</cell><cell>{@total-self}</cell><cell>{@total}</cell><cell><xsl:choose><xsl:when test="@changed = 'down'">−{@change-text}</xsl:when><xsl:otherwise>+{@change-text}</xsl:otherwise></xsl:choose></cell><cell><xsl:choose><xsl:when test="@rank-change = 'up'">上升{@rank-moved}位</xsl:when><xsl:when test="@rank-change = 'down'">下降{@rank-moved}位</xsl:when><xsl:otherwise>不变</xsl:otherwise></xsl:choose></cell></row></xsl:for-each></body>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 申报与核实：按核验项、按镇（街道） -->
  <xsl:template name="verified">
    <xsl:if test="families">
      <p section="verified">现场核验申报{families/@n}项，属实{families/@whole}项，基本属实{families/@mostly}项，不属实或无法核实{families/@untrue}项，折算核实{families/@stands}项，占{families/@stands-rate}。</p>
      <chart kind="bars" title="各核验项核实率" unit="%" source="核验记录" id="fig-families">
        <series label="核实率"><xsl:for-each select="families/f"><pt label="{@label}" num="{@stands-num}" den="{@stands-den}" text="{@stands-rate}"/></xsl:for-each></series>
      </chart>
      <table caption="申报与核实情况（按核验项）" unit="项" size="small" id="tab-families">
        <col width="8" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/>
        <head><row><cell>核验项</cell><cell>申报</cell><cell>属实</cell><cell>基本属实</cell><cell>不实</cell><cell>核实</cell><cell>核实率</cell><cell>剔除记录</cell></row></head>
        <body><xsl:for-each select="families/f"><row><cell>{@label}</cell><cell>{@n}</cell><cell>{@whole}</cell><cell>{@mostly}</cell><cell>{@untrue}</cell><cell>{@stands}</cell><cell>{@stands-rate}</cell><cell>{@removed}</cell></row></xsl:for-each></body>
        <note>核实数中属实计全数，基本属实计半数，不属实和无法核实不计。</note>
      </table>
      <chart kind="dumbbell" title="自评得分与核实得分" unit="分" source="绩效评分总表" id="fig-verified">
        <series label="自评"><xsl:for-each select="township[score]"><pt label="{@name}" num="{score/@self-num}" den="{score/@den}" text="{score/@total-self}"/></xsl:for-each></series>
        <series label="核实"><xsl:for-each select="township[score]"><pt label="{@name}" num="{score/@verified-num}" den="{score/@den}" text="{score/@total-verified}"/></xsl:for-each></series>
      </chart>
      <table caption="申报与核实情况（按镇、街道）" size="small" id="tab-verified">
        <col width="7" align="left"/><col width="3" align="decimal"/><col width="3" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/>
        <head><row><cell>镇（街道）</cell><cell>申报项</cell><cell>核实项</cell><cell>核实率</cell><cell>自评</cell><cell>核实</cell><cell>最终</cell></row></head>
        <body><xsl:for-each select="township[score]"><row><cell>{@name}</cell><xsl:choose><xsl:when test="families"><cell>{families/@n}</cell><cell>{families/@stands}</cell><cell>{families/@stands-rate}</cell></xsl:when><xsl:otherwise><cell>—</cell><cell>—</cell><cell>—</cell></xsl:otherwise></xsl:choose><cell>{score/@total-self}</cell><cell>{score/@total-verified}</cell><cell>{score/@total}</cell></row></xsl:for-each></body>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="weak">
    <h level="1" id="weak">共性薄弱指标</h>
    <p section="weak">平均得分率最低的5项指标是<xsl:call-template name="rated"><xsl:with-param name="list" select="scores/i[@rate-text][position() &lt;= 5]"/></xsl:call-template>，请各镇（街道）对照整改。</p>
    <table caption="共性薄弱指标" size="small">
      <col width="3" align="center"/><col width="10" align="left"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/><col width="4" align="decimal"/>
      <head><row><cell>编号</cell><cell>指标</cell><cell>分值</cell><cell>平均得分</cell><cell>得分率</cell><cell>零分个数</cell></row></head>
      <body><xsl:for-each select="scores/i[@rate-text][position() &lt;= 5]"><row><cell>{@id}</cell><cell>{@label}</cell><cell>{@weight}</cell><cell>{@mean}</cell><cell>{@rate-text}</cell><cell>{@none}</cell></row></xsl:for-each></body>
    </table>
  </xsl:template>

  <xsl:template name="missing">
    <xsl:choose>
      <xsl:when test="@missing = 0"><p section="missing">{@townships}个镇（街道）均已报送数据。</p></xsl:when>
      <xsl:otherwise><p section="missing"><b>未报送数据的镇（街道）{@missing}个：{@missing-names}</b>，按零分计。</p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="township/@late"><p section="late">逾期报送的镇（街道）：<xsl:for-each select="township[@late]">{@name}（{@submitted-text}）<xsl:choose><xsl:when test="position() = last()">。</xsl:when><xsl:otherwise>、</xsl:otherwise></xsl:choose></xsl:for-each></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
