<?xml version="1.0" encoding="UTF-8"?>
<?evalseason id="packet" folder="inspection" name="绩效评估材料" phase="inspection" level="township" set="绩效评估材料全套"?>
<!-- 绩效评估材料（检查用）：检查组带到现场的一册，各部分从单页起，双面打印。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="common/common.xsl"/>
  <xsl:import href="common/tables.xsl"/>
  <xsl:import href="common/sentences.xsl"/>

  <xsl:template match="township">
    <report kind="packet" title="{@name}{$facts/@title}绩效评估材料" mark="内部资料">
      <xsl:call-template name="about"/>
      <xsl:call-template name="cover"/>
      <xsl:call-template name="how-to"/>
      <xsl:call-template name="sheet"/>
      <xsl:choose>
        <xsl:when test="@submitted = 'no'">
          <xsl:call-template name="nothing-sent"/>
          <xsl:if test="sample/@frozen"><xsl:call-template name="drawn"/></xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="evidence"/>
          <xsl:call-template name="forms"/>
          <xsl:call-template name="drawn"/>
          <xsl:call-template name="suspicious"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="rectification"/>
      <xsl:call-template name="interviews"/>
      <xsl:call-template name="signing"/>
    </report>
  </xsl:template>

  <!-- 1 封面 -->
  <xsl:template name="cover">
    <cover odd="yes">
      <spacer lines="3"/>
      <title>{@name}<br/>{$facts/@title}<br/>绩效评估材料</title>
      <subtitle>（检查用）</subtitle>
      <spacer lines="2"/>
      <p indent="no">被评估单位：{@name}</p>
      <p indent="no">材料编号：{$facts/@season}-{@code}</p>
      <p indent="no">抽样种子：<xsl:choose><xsl:when test="sample/@seed">{sample/@seed-short}…</xsl:when><xsl:otherwise>未抽样</xsl:otherwise></xsl:choose></p>
      <p indent="no">数据截止：{$phase/@cutoff-text}</p>
      <p indent="no">检查日期：<blank width="4"/>年<blank width="2"/>月<blank width="2"/>日</p>
      <p indent="no">检查人员：<blank width="16"/></p>
      <p align="center" indent="no">{$facts/@issuer}</p>
      <p align="center" indent="no">{$facts/@date-text}</p>
    </cover>
  </xsl:template>

  <!-- 2 说明与目录 -->
  <xsl:template name="how-to">
    <toc levels="1" title="目　录"/>
    <h level="1" id="how-to">使用说明</h>
    <p section="how-to">本材料供检查组现场评估使用。检查前先看“评分总表”和“可疑数据提示”，掌握重点；到现场按“现场核验清单”逐项核对原件和实物，在“核实值”栏手写实际情况，在结论栏勾选其一；检查结束后双方在签字页签字确认。</p>
    <list style="number">
      <li>自评分由报送数据按指标体系计算；核实分为剔除核验不实记录后重新计算的得分；最终分以核实分为准，另计加分、扣分，满分100分。</li>
      <li>“不适用”的指标，其分值按比例分摊到同一类别的其他指标；“未报送”不属于不适用，按零分计。</li>
      <li>结论分四种：属实、基本属实（主要事实成立，数量或时间略有出入）、不属实、无法核实（五个工作日内补充材料仍不能证明的，按不属实处理）。</li>
      <li>抽到的对象确实不能到场的，按备选名单顺序替换，并在备注栏写明原因，不得另行挑选。</li>
      <li>现场不收集身份证号、家庭住址和服务对象姓名；本材料用毕交回，不得外传、翻拍。</li>
    </list>
    <xsl:for-each select="list[@id = 'contact_list']/row[1]">
      <p section="contacts">{../../@name}联系人：分管负责人<xsl:apply-templates select="c[@f = 'leader_name']" mode="contact"/>，填报人<xsl:apply-templates select="c[@f = 'filler_name']" mode="contact"/><xsl:if test="not(c[@f = 'filler_phone']/@empty)">（电话{c[@f = 'filler_phone']}）</xsl:if>，审核人<xsl:apply-templates select="c[@f = 'reviewer_name']" mode="contact"/>。</p>
    </xsl:for-each>
    <xsl:call-template name="township-data"/>
  </xsl:template>

  <xsl:template match="c" mode="contact"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="c[@empty]" mode="contact">（未填）</xsl:template>

  <!-- 3 评分总表 -->
  <xsl:template name="sheet">
    <pagebreak odd="yes"/>
    <h level="1" id="sheet">评分总表</h>
    <xsl:for-each select="score">
      <p section="sheet"><xsl:choose>
        <xsl:when test="not(@submitted)"><b>{../@name}未报送</b>{$phase/@label}数据，各项指标按零分计，等级为{@grade}。</xsl:when>
        <xsl:otherwise>自评{@total-self}分，核实{@total-verified}分，最终得分{@total}分，等级为{@grade}，居全区{@of}个镇（街道）第{@rank}位。<xsl:choose>
          <xsl:when test="@changed = 'down'">现场核验和加减分后比自评下降{@change-text}分，原因见各项说明。</xsl:when>
          <xsl:when test="@changed = 'up'">现场核验和加减分后比自评提高{@change-text}分。</xsl:when>
          <xsl:otherwise>现场核验和加减分后得分未变。</xsl:otherwise>
        </xsl:choose><xsl:if test="not(@even)">得分率最高的是“{@best-label}”（{@best-rate}），最低的是“{@worst-label}”（{@worst-rate}）。</xsl:if></xsl:otherwise>
      </xsl:choose><xsl:if test="@veto"><b>一票否决：{@veto}。</b></xsl:if></p>
      <keyfigures>
        <kf label="自评得分" note="分">{@total-self}</kf><kf label="核实得分" note="分">{@total-verified}</kf><kf label="最终得分" note="分">{@total}</kf>
        <kf label="加分" note="上限{$facts/plan/@bonus-cap}分">{@bonus}</kf><kf label="扣分" note="上限{$facts/plan/@deduct-cap}分">{@deduct}</kf><kf label="等级">{@grade}</kf>
      </keyfigures>
      <xsl:if test="../@submitted != 'no'">
        <chart kind="bars" title="各类指标得分率" unit="%" names="指标类别" source="评分总表" id="fig-groups">
          <series label="得分率"><xsl:for-each select="group"><pt label="{@label}" num="{@num}" den="{@den}" text="{@rate-text}"/></xsl:for-each></series>
        </chart>
      </xsl:if>
      <table caption="绩效评分总表" size="small" id="tab-sheet" unit="分" orient="landscape">
        <col width="52mm" align="left"/><col width="14mm" align="decimal"/><col width="26mm" align="center"/><col width="26mm" align="center"/><col width="15mm" align="decimal"/><col width="15mm" align="decimal"/><col width="15mm" align="decimal"/><col width="62mm" align="left"/>
        <head><row><cell>指标</cell><cell>分值</cell><cell>指标值</cell><cell>目标</cell><cell>自评</cell><cell>核实</cell><cell>最终</cell><cell>说明</cell></row></head>
        <body><xsl:apply-templates select="group" mode="sheet"/></body>
        <foot>
          <row><cell span="4" align="left">加分<xsl:if test="@bonus-text">（{@bonus-text}）</xsl:if></cell><cell/><cell/><cell>{@bonus}</cell><cell/></row>
          <row><cell span="4" align="left">扣分<xsl:if test="@deduct-text">（{@deduct-text}）</xsl:if></cell><cell/><cell/><cell>{@deduct}</cell><cell/></row>
          <row emph="yes"><cell span="4" align="left">总分</cell><cell>{@total-self}</cell><cell>{@total-verified}</cell><cell>{@total}</cell><cell>{@grade}</cell></row>
        </foot>
        <note>等级：<xsl:for-each select="$facts/plan/grade">{@label}不低于{@from}分<xsl:if test="position() != last()">，</xsl:if></xsl:for-each>。指标体系版本{$facts/@plan}<xsl:if test="$facts/plan/@approval != ''">（{$facts/plan/@approval}）</xsl:if>。</note>
      </table>
    </xsl:for-each>
    <xsl:if test="not(score)"><p section="sheet">本阶段没有评分数据。</p></xsl:if>
    <xsl:call-template name="verified"/>
  </xsl:template>

  <xsl:template match="group" mode="sheet">
    <row emph="yes"><cell>{@id} {@label}</cell><cell>{@weight}</cell><cell/><cell/><cell>{@self}</cell><cell>{@verified}</cell><cell>{@final}</cell><cell>得分率{@rate-text}</cell></row>
    <xsl:apply-templates select="group | i" mode="sheet"/>
  </xsl:template>
  <xsl:template match="group/group" mode="sheet">
    <xsl:apply-templates select="i" mode="sheet"/>
  </xsl:template>
  <xsl:template match="i" mode="sheet">
    <row><cell>{@id} {@label}</cell><cell>{@weight}</cell>
      <xsl:choose>
        <xsl:when test="@state = 'na'"><cell state="na">—</cell><cell>—</cell><cell>—</cell><cell>—</cell><cell>—</cell><cell>不适用：{@na}</cell></xsl:when>
        <xsl:otherwise>
          <cell>{@value}</cell><cell>{@target}</cell><cell>{@self}</cell><cell>{@verified}</cell><cell>{@final}</cell>
          <cell><xsl:choose>
            <xsl:when test="@reason">{@reason}</xsl:when>
            <xsl:when test="@state = 'missing'">未报送</xsl:when>
            <xsl:when test="@state = 'waiting'">等待评估员录入</xsl:when>
          </xsl:choose></cell>
        </xsl:otherwise>
      </xsl:choose>
    </row>
  </xsl:template>

  <!-- 三栏得分的由来：各核验项的结果，与申报不符的核验记录 -->
  <xsl:template name="verified">
    <xsl:if test="families/f">
      <table caption="核验结果汇总" size="small">
        <col width="4" align="left"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="2" align="decimal"/><col width="4" align="left"/><col width="4" align="left"/>
        <head><row><cell>核验项</cell><cell>申报数</cell><cell>核实数</cell><cell>属实率</cell><cell>剔除记录</cell><cell>处理</cell><cell>与申报不符的记录</cell></row></head>
        <body><xsl:for-each select="families/f"><row><cell>{@label}</cell><cell>{@n}</cell><cell>{@stands}</cell><cell><xsl:choose><xsl:when test="@q-text">{@q-text}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell><cell>{@removed}</cell><cell>{@outcome}<xsl:if test="@pending">（另有{@pending}项无法核实，待补充材料）</xsl:if><xsl:if test="@extra">（另有{@extra}项在抽样名单之外，不计入属实率）</xsl:if></cell><cell><xsl:choose><xsl:when test="@findings != ''">{@findings}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></row>
          <xsl:for-each select="s"><row><cell>其中：{@label}</cell><cell>{@n}</cell><cell>{@stands}</cell><cell><xsl:choose><xsl:when test="@q-text">{@q-text}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell><cell>{@removed}</cell><cell>{@indicators}：{@outcome}</cell><cell><xsl:choose><xsl:when test="@findings != ''">{@findings}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></row></xsl:for-each></xsl:for-each></body>
        <note>核实数中属实计全数，基本属实计半数，不属实和无法核实不计。<xsl:if test="families/f/s">只统计一类社区（村）的指标，按该类社区（村）的核验结果计，其余指标和扣分按全部核验结果计。</xsl:if><xsl:if test="families/f/@extra">抽样名单之外加查的不计入申报数和属实率，其中不属实、无法核实的仍剔除该记录。</xsl:if></note>
      </table>
      <xsl:variable name="untrue" select="list[@id = 'finding_list']/row[c[@f = 'verdict']/@key != '1']"/>
      <xsl:if test="$untrue">
        <table caption="与申报不符的核验记录" size="small">
          <col width="17mm" align="center"/><col width="22mm" align="left"/><col width="22mm" align="left"/><col width="28mm" align="left"/><col width="24mm" align="left"/><col width="17mm" align="center"/><col width="26mm" align="left"/>
          <head><row><cell>核验编号</cell><cell>对象</cell><cell>核验项</cell><cell>申报值</cell><cell>核实值</cell><cell>结论</cell><cell>备注</cell></row></head>
          <body><xsl:for-each select="$untrue"><row><cell>{c[@f = 'finding_id']}</cell><cell>{c[@f = 'object_kind']}{c[@f = 'object_id']}</cell><cell>{c[@f = 'check_item']}</cell><xsl:apply-templates select="c[@f = 'claimed'] | c[@f = 'verified'] | c[@f = 'verdict'] | c[@f = 'note']" mode="cell"/></row></xsl:for-each></body>
        </table>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- 未报送的镇（街道）没有可核验的数据，现场只记录原因 -->
  <xsl:template name="nothing-sent">
    <pagebreak odd="yes"/>
    <h level="1" id="reasons">未报送情况记录</h>
    <p section="not-sent">{@name}没有报送数据，没有可供核验<xsl:if test="not(sample/@frozen)">、抽样</xsl:if>和比对的内容。<xsl:if test="sample/@frozen">抽样名单是撤回数据以前锁定的，仍然有效。</xsl:if>请检查组现场了解未报送的原因，记录已开展的工作和能够提供的原始材料；补报后重新生成本材料。</p>
    <table caption="未报送情况记录" size="small" row-height="hand">
      <col width="46mm" align="left"/><col width="110mm" align="left"/>
      <head><row><cell>事项</cell><cell>情况</cell></row></head>
      <body>
        <row><cell>未报送的原因</cell><cell/></row><row><cell>是否建立组织台账</cell><cell><tick/>是 <tick/>否</cell></row><row><cell>是否建立活动台账</cell><cell><tick/>是 <tick/>否</cell></row>
        <row><cell>是否举办专题培训</cell><cell><tick/>是 <tick/>否</cell></row><row><cell>是否建有孵化机构</cell><cell><tick/>是 <tick/>否</cell></row><row><cell>其他已开展的工作</cell><cell/></row>
        <row><cell>能够提供的原始材料</cell><cell/></row><row><cell>承诺补报日期</cell><cell/></row>
      </body>
    </table>
  </xsl:template>

  <!-- 4 指标佐证 -->
  <xsl:template name="evidence">
    <pagebreak odd="yes"/>
    <h level="1" id="evidence">指标佐证</h>
    <p section="evidence">逐项列出指标定义、计算过程和数据来源。检查组对照原始材料复核，结论写入末栏。</p>
    <xsl:for-each select="score/group">
      <h level="2">{@label}（{@weight}分）</h>
      <xsl:apply-templates select=".//i" mode="evidence"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="i" mode="evidence">
    <table size="small" caption="{@id} {@label}（{@weight}分）" break="no">
      <col width="24mm" align="center"/><col width="132mm" align="left"/>
      <body>
        <row><cell>指标定义</cell><cell><xsl:choose><xsl:when test="definition">{(definition)}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></row>
        <row><cell>计算过程</cell><cell><xsl:choose><xsl:when test="@state = 'na'">不适用：{@na}</xsl:when><xsl:when test="@working != ''">{@working}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></row>
        <row><cell>数据来源</cell><cell><xsl:choose><xsl:when test="@sources">{@sources}</xsl:when><xsl:otherwise>评估员录入</xsl:otherwise></xsl:choose><xsl:if test="@state = 'missing'">（未报送）</xsl:if></cell></row>
        <xsl:if test="rows"><row><cell>所据记录</cell><cell><xsl:for-each select="rows"><xsl:if test="position() > 1">；</xsl:if>{@table}（{@file}）：{@ids}<xsl:if test="@more">等</xsl:if></xsl:for-each></cell></row></xsl:if>
        <xsl:if test="@state != 'na'"><row><cell>得分</cell><cell>自评{@self}，核实{@verified}，最终{@final}<xsl:if test="not(@full)">，失分{@lost}</xsl:if></cell></row></xsl:if>
        <xsl:if test="@reason"><row><cell>说明</cell><cell>{@reason}<xsl:if test="@findings">（核验记录：{@findings}）</xsl:if></cell></row></xsl:if>
        <row><cell>现场结论</cell><cell><tick/>属实　<tick/>基本属实　<tick/>不属实　<tick/>无法核实　备注：<blank width="8"/></cell></row>
      </body>
    </table>
  </xsl:template>

  <!-- 5 现场核验清单 -->
  <xsl:template name="forms">
    <pagebreak odd="yes"/>
    <h level="1" id="forms">现场核验清单</h>
    <xsl:choose>
      <xsl:when test="not(sample/rule[@drawn > 0])"><p section="forms">本{@type}没有抽样对象，现场核验清单为空。</p></xsl:when>
      <xsl:otherwise>
        <p section="forms">申报值取自报送数据。请核对原件和实物，将实际情况写入“核实值”，并勾选结论。序号是录入表“核验记录”（T17）中本{@type}核验编号的末三位，照此录入。</p>
        <xsl:for-each select="sample/rule[@drawn > 0]">
          <h level="2">{@label}（{@drawn}<xsl:choose><xsl:when test="@object = '1' or @object = '2'">个</xsl:when><xsl:otherwise>项</xsl:otherwise></xsl:choose>）</h>
          <xsl:if test="@files"><p role="note" indent="no">行号为{@table}（{@files}）中的行。</p></xsl:if>
          <xsl:choose>
            <xsl:when test="@object = '1' or @object = '2'"><xsl:apply-templates select="draw[not(@reserve)]" mode="form"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="form-table"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 一个对象一张表 -->
  <xsl:template match="draw" mode="form">
    <table row-height="hand" size="small" break="no">
      <xsl:attribute name="caption">抽样{@order}：{@name}（{@id}<xsl:if test="@place-name != @name">，{@place-name}</xsl:if><xsl:if test="@line">，<xsl:if test="../@scattered">{@file}</xsl:if>第{@line}行</xsl:if>）</xsl:attribute>
      <col width="11mm" align="center"/><col width="25mm" align="left"/><col width="52mm" align="left"/><col width="31mm" align="left"/><col width="37mm" align="left"/>
      <head><row><cell>序号</cell><cell>核验项</cell><cell>申报值</cell><cell>核实值</cell><cell>结论</cell></row></head>
      <body>
        <xsl:if test="@lost"><row><cell span="5" align="left">现有报送数据中已没有该对象：请查明原因，按备选名单顺序替换，并在备注中写明。</cell></row></xsl:if>
        <xsl:variable name="other" select="c[not(@f = ../ask/c/@f)][. != ../@name and . != ../@place-name]"/>
        <xsl:if test="$other"><row><cell/><cell>基本情况</cell><cell span="3" align="left"><xsl:apply-templates select="$other" mode="claim"/></cell></row></xsl:if>
        <xsl:for-each select="ask">
          <row><cell>{@no}</cell><cell>{@label}</cell><cell><xsl:apply-templates select="c" mode="claim"/></cell><cell/><cell><tick/>属实 <tick/>基本属实<br/><tick/>不属实 <tick/>无法核实</cell></row>
        </xsl:for-each>
        <row><cell span="2">检查人签字</cell><cell/><cell>备注</cell><cell/></row>
      </body>
    </table>
  </xsl:template>

  <xsl:template match="c" mode="claim">{@label}：<xsl:choose><xsl:when test="@empty">（空）</xsl:when><xsl:otherwise>{.}</xsl:otherwise></xsl:choose><xsl:if test="position() != last()">；</xsl:if></xsl:template>

  <!-- 多个对象一张表 -->
  <xsl:template name="form-table">
    <table row-height="hand" size="small">
      <col width="9mm" align="center"/><col width="38mm" align="left"/><col width="51mm" align="left"/><col width="22mm" align="left"/><col width="36mm" align="left"/>
      <head><row><cell>序号</cell><cell>对象</cell><cell>申报值</cell><cell>核实值</cell><cell>结论</cell></row></head>
      <body><xsl:for-each select="draw[not(@reserve)]">
        <row><cell><xsl:choose><xsl:when test="ask">{ask/@no}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell><cell>{@name}（{@id}<xsl:if test="@line">，<xsl:if test="../@scattered">{@file}</xsl:if>第{@line}行</xsl:if>）</cell><cell><xsl:if test="@lost">现有报送数据中已没有该对象</xsl:if><xsl:apply-templates select="c[. != ../@name]" mode="claim"/></cell><cell/><cell><tick/>属实 <tick/>基本属实<br/><tick/>不属实 <tick/>无法核实</cell></row>
      </xsl:for-each></body>
    </table>
  </xsl:template>

  <!-- 6 抽样名单 -->
  <xsl:template name="drawn">
    <pagebreak odd="yes"/>
    <h level="1" id="drawn">抽样名单</h>
    <xsl:choose>
      <xsl:when test="not(sample/rule/draw)"><p section="drawn">本{@type}没有抽样对象。</p></xsl:when>
      <xsl:otherwise>
        <p section="drawn">名单按公开规则抽取，任何人用同一种子和同一数据都可以重现。<xsl:choose>
          <xsl:when test="sample/@frozen">名单已锁定，此后补报数据不再重抽。</xsl:when>
          <xsl:otherwise>名单尚未锁定，检查组领取材料时锁定。</xsl:otherwise>
        </xsl:choose></p>
        <p section="method">抽取办法：每条记录以“种子/规则代号/编号”的SHA-256值为签，由小到大排序；先按配额、再按所在地、后按签序抽足，其后依次为备选。种子由年度、镇街代码和报送数据摘要组成，报送数据和方案不变，抽取结果不变；evalseason sample --replay可以复核。</p>
        <p role="note" indent="no">抽样种子：{sample/@seed}</p>
        <p role="note" indent="no">抽样框摘要：{sample/@frame}</p>
        <xsl:for-each select="sample/rule[draw]">
          <table caption="{@label}" size="small">
            <col width="11mm" align="center"/><col width="28mm" align="left"/><col width="46mm" align="left"/><col width="22mm" align="left"/><col width="26mm" align="left"/><col width="12mm" align="center"/><col width="11mm" align="center"/>
            <head><row><cell>顺序</cell><cell>编号</cell><cell>名称</cell><cell>所在地</cell><cell>层</cell><cell>类别</cell><cell>行号</cell></row></head>
            <body><xsl:for-each select="draw"><row><cell>{@order}</cell><cell>{@id}</cell><cell>{@name}</cell><cell><xsl:choose><xsl:when test="@lost">（现有数据中已没有）</xsl:when><xsl:otherwise>{@place-name}</xsl:otherwise></xsl:choose></cell><cell><xsl:choose><xsl:when test="@stratum != ''">{@stratum}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell><cell><xsl:choose><xsl:when test="@reserve">备选</xsl:when><xsl:otherwise>正选</xsl:otherwise></xsl:choose></cell><cell><xsl:choose><xsl:when test="@line">{@line}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell></row></xsl:for-each></body>
            <note><xsl:if test="@files">行号在{@files}中。</xsl:if><xsl:if test="@way != ''">抽取：{@way}。</xsl:if></note>
          </table>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 7 可疑数据提示 -->
  <xsl:template name="suspicious">
    <pagebreak odd="yes"/>
    <h level="1" id="suspicious">可疑数据提示</h>
    <xsl:choose>
      <xsl:when test="@submitted = 'no'"><p section="suspicious">未报送数据，无可比对。</p></xsl:when>
      <xsl:when test="not(crosses/x)"><p section="suspicious">跨表比对未发现可疑数据。</p></xsl:when>
      <xsl:otherwise>
        <p section="suspicious">跨表比对发现{crosses/@total}处可疑数据。提示不等于认定，请现场核实后再下结论。</p>
        <table caption="可疑数据提示" size="small">
          <col width="12mm" align="center"/><col width="30mm" align="left"/><col width="58mm" align="left"/><col width="32mm" align="left"/><col width="24mm" align="left"/>
          <head><row><cell>编号</cell><cell>比对项</cell><cell>情况</cell><cell>所在行</cell><cell>核实结果</cell></row></head>
          <body><xsl:for-each select="crosses/x[position() &lt;= 60]">
            <row><cell>{@id}</cell><cell>{@label}</cell><cell>{@text}</cell><cell><xsl:call-template name="places"/></cell><cell/></row>
          </xsl:for-each></body>
          <xsl:if test="count(crosses/x) > 60"><note>共{crosses/@total}处，本表列出前60处，其余见crosses.csv。</note></xsl:if>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 8 问题与整改清单 -->
  <xsl:template name="rectification">
    <pagebreak odd="yes"/>
    <h level="1" id="rectification">问题与整改清单</h>
    <p section="rectification"><xsl:choose>
      <xsl:when test="list[@id = 'issue_list']/row">下表前部为本{@type}自报的问题台账，共{list[@id = 'issue_list']/@total}个问题；后部空行供现场填写。</xsl:when>
      <xsl:otherwise>本{@type}没有自报问题，下表供现场填写。</xsl:otherwise>
    </xsl:choose></p>
    <table caption="问题与整改清单" size="small" row-height="hand">
      <col width="10mm" align="center"/><col width="52mm" align="left"/><col width="30mm" align="left"/><col width="24mm" align="left"/><col width="22mm" align="center"/><col width="18mm" align="center"/>
      <head><row><cell>序号</cell><cell>问题</cell><cell>依据</cell><cell>责任单位</cell><cell>整改期限</cell><cell>结果</cell></row></head>
      <body>
        <xsl:for-each select="list[@id = 'issue_list']/row"><row><cell>{@n}</cell><cell>{c[@f = 'content']}</cell><cell>{c[@f = 'found_by']}</cell><cell>{c[@f = 'owner']}</cell><cell>{c[@f = 'due_date']}</cell><cell>{c[@f = 'result']}</cell></row></xsl:for-each>
        <row><cell/><cell/><cell/><cell/><cell/><cell/></row><row><cell/><cell/><cell/><cell/><cell/><cell/></row><row><cell/><cell/><cell/><cell/><cell/><cell/></row>
        <row><cell/><cell/><cell/><cell/><cell/><cell/></row><row><cell/><cell/><cell/><cell/><cell/><cell/></row><row><cell/><cell/><cell/><cell/><cell/><cell/></row>
      </body>
    </table>
  </xsl:template>

  <!-- 9 群众访谈 -->
  <xsl:template name="interviews">
    <pagebreak odd="yes"/>
    <h level="1" id="interviews">群众访谈记录</h>
    <p section="interviews"><xsl:choose>
      <xsl:when test="{satisfaction_score}/@state = 'na'">本{@type}未报送居民满意度调查数据。</xsl:when>
      <xsl:otherwise>本{@type}自报有效问卷{survey_valid}份，居民满意率{satisfied_rate}，满意度得分{satisfaction_score}分<xsl:if test="{aware_rate}/@num">，知晓率{aware_rate}</xsl:if>。</xsl:otherwise>
    </xsl:choose><xsl:choose><xsl:when test="sample/rule[@drawn > 0]">每个抽查社区（村）随机访谈不少于3名居民</xsl:when><xsl:otherwise>请随机访谈居民</xsl:otherwise></xsl:choose>，不记录姓名和电话。</p>
    <table caption="群众访谈记录表" size="small" row-height="hand">
      <col width="12mm" align="center"/><col width="28mm" align="left"/><col width="29mm" align="center"/><col width="29mm" align="center"/><col width="29mm" align="center"/><col width="29mm" align="left"/>
      <head><row><cell>序号</cell><cell>社区（村）</cell><cell>是否知晓社区社会组织</cell><cell>是否参加过活动</cell><cell>满意程度（1—5）</cell><cell>意见建议</cell></row></head>
      <body>
        <row><cell>1</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
        <row><cell>2</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
        <row><cell>3</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
        <row><cell>4</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
        <row><cell>5</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
        <row><cell>6</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
        <row><cell>7</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
        <row><cell>8</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
        <row><cell>9</cell><cell/><cell><tick/>是 <tick/>否</cell><cell><tick/>是 <tick/>否</cell><cell/><cell/></row>
      </body>
    </table>
  </xsl:template>

  <!-- 10 签字页 -->
  <xsl:template name="signing">
    <pagebreak odd="yes"/>
    <h level="1" id="signing">签字确认</h>
    <p section="statement">本单位确认：所报数据和材料真实、准确、完整，愿意对其真实性负责；检查组现场核验情况与记录一致。</p>
    <sign><line label="{@name}负责人（签字）"/><line label="填报人（签字）"/><line label="日期"/></sign>
    <p>（单位盖章）</p>
    <spacer lines="3"/>
    <p section="inspectors">检查组确认：已按抽样名单和核验清单完成现场核验，结论客观公正。</p>
    <sign><line label="检查组组长（签字）"/><line label="检查组成员（签字）"/><line label="日期"/></sign>
  </xsl:template>
</xsl:stylesheet>
