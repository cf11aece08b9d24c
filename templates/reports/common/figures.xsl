<?xml version="1.0" encoding="UTF-8"?>
<!-- 附件“六大工程指标一览表”：工作方案要求统计的指标逐项列出，区级年度报告和镇（街道）工作报告共用。
     tests/check/required.sh 核对：plan.xml 的指标不印在任何文书上的，须在那里写明它是哪个指标的计算项。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template name="figures-annex">
    <p section="figures">下表按工作方案的六大工程逐项列出统计指标，数据截至<xsl:copy-of select="$as-of"/>；“上年”栏，存量为2022年底数，其余为2022年全年数；“—”表示没有可比数据或不适用。</p>
    <table caption="六大工程指标一览" size="small" id="tab-figures">
      <col width="58mm" align="left"/><col width="13mm" align="center"/><col width="19mm" align="decimal"/><col width="24mm" align="decimal"/><col width="18mm" align="decimal"/><col width="24mm" align="center"/>
      <head><row><cell>指标</cell><cell>单位</cell><cell>上年</cell><cell>数值</cell><cell>占比</cell><cell>目标或参考值</cell></row></head>
      <body>
        <xsl:call-template name="figures-scale"/>
        <xsl:call-template name="figures-party"/>
        <xsl:call-template name="figures-home"/>
        <xsl:call-template name="figures-talent"/>
        <xsl:call-template name="figures-together"/>
        <xsl:call-template name="figures-custom"/>
        <xsl:call-template name="figures-brand"/>
        <xsl:call-template name="figures-support"/>
      </body>
      <xsl:call-template name="rounding"><xsl:with-param name="parts" select="{fund_by_source[]} | {fund_by_use[]} | {fund_by_year[]} | {purchase_by_year[]} | {purchase_by_source[]}"/></xsl:call-template>
      <xsl:if test="{very_share}/@shares = 'adjusted'"><note>满意度五项评价的占比，尾数按最大余额法调整，合计为百分之百。</note></xsl:if>
      <xsl:if test="{very_share}/@shares = 'uneven'"><note>满意度五项评价的占比分别四舍五入，各项之和与百分之百在末位略有出入。</note></xsl:if>
    </table>
  </xsl:template>

  <!-- 一行一个指标，rate 是它的占比（有目标的是占比）；分项的写在一行里，只写不为零的，全为零的写零 -->
  <xsl:template match="v" mode="line">
    <xsl:param name="rate" select="/.."/>
    <xsl:variable name="judged" select="(. | $rate)[@target-text or @state = 'na'][last()]"/>
    <row><cell>{@label}</cell><cell>{@unit}</cell><cell><xsl:choose><xsl:when test="@before-text">{@before-text}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell>
      <xsl:choose>
        <xsl:when test="@missing"><cell>—</cell><cell>—</cell><cell>未报送</cell></xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="." mode="cell"/>
          <xsl:choose><xsl:when test="$rate/@shares = 'adjusted'"><cell>{$rate/@share}</cell></xsl:when><xsl:otherwise><xsl:apply-templates select="$rate" mode="cell"/></xsl:otherwise></xsl:choose><xsl:if test="not($rate)"><cell>—</cell></xsl:if>
          <cell><xsl:choose><xsl:when test="$judged/@state = 'na'">{$judged/@reason}</xsl:when><xsl:when test="$judged">{$judged/@target-text}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell>
        </xsl:otherwise>
      </xsl:choose>
    </row>
  </xsl:template>
  <xsl:template match="s" mode="line">
    <row><cell>{@label}</cell><cell>{@unit}</cell><cell span="4" align="left"><xsl:if test="not(v[@num != 0])"><xsl:copy-of select="../v[@id = current()/@id]"/></xsl:if><xsl:for-each select="v[@num != 0]">{@label}<xsl:copy-of select="."/><xsl:if test="position() != last()">、</xsl:if></xsl:for-each></cell></row>
  </xsl:template>

  <xsl:template name="figures-head">
    <xsl:param name="title"/>
    <row emph="yes"><cell span="6">{$title}</cell></row>
  </xsl:template>

  <xsl:template name="figures-scale">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">规模和目标</xsl:with-param></xsl:call-template>
    <xsl:if test="self::district">
    <xsl:apply-templates select="{townships} | {submitted_townships} | {urban_met_townships} | {rural_met_townships}" mode="line"/>
    </xsl:if>
    <xsl:apply-templates select="{communities_all} | {urban_communities} | {rural_communities} | {population} | {households}" mode="line"/>
    <xsl:apply-templates select="{orgs} | {urban_orgs} | {rural_orgs} | {township_orgs}" mode="line"/>
    <xsl:apply-templates select="{orgs_with_coop} | {orgs_2021}" mode="line"/>
    <xsl:apply-templates select="{growth}" mode="line"><xsl:with-param name="rate" select="{growth_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{growth_2022} | {growth_2023}" mode="line"/>
    <xsl:apply-templates select="{new_orgs_2023} | {orgs_closed}" mode="line"/>
    <xsl:apply-templates select="{per_10000}" mode="line"/>
    <xsl:apply-templates select="{members} | {staff} | {org_income}" mode="line"/>
    <xsl:apply-templates select="{urban_avg} | {urban_avg_2021} | {urban_median}" mode="line"/>
    <xsl:apply-templates select="{urban_met}" mode="line"><xsl:with-param name="rate" select="{urban_met_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{empty_urban} | {urban_short}" mode="line"/>
    <xsl:apply-templates select="{rural_avg} | {rural_avg_2021} | {rural_median}" mode="line"/>
    <xsl:apply-templates select="{rural_met}" mode="line"><xsl:with-param name="rate" select="{rural_met_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{empty_rural} | {rural_short}" mode="line"/>
    <xsl:apply-templates select="{met_communities}" mode="line"><xsl:with-param name="rate" select="{met_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{unmet_communities} | {empty_communities}" mode="line"/>
    <xsl:apply-templates select="{orgs_least} | {orgs_q1} | {orgs_median} | {orgs_q3} | {orgs_most}" mode="line"/>
    <xsl:apply-templates select="{orgs_by_category[]}" mode="line"/>
  </xsl:template>

  <!-- H1—H7 -->
  <xsl:template name="figures-party">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“护航”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{contact_communities}" mode="line"><xsl:with-param name="rate" select="{contact_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{contact_ok}" mode="line"><xsl:with-param name="rate" select="{contact_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{contacts_2023} | {contact_records_2023}" mode="line"/>
    <xsl:apply-templates select="{cobuilding}" mode="line"/>
    <xsl:apply-templates select="{cobuilding_avg}" mode="line"/>
    <xsl:apply-templates select="{leaders_in_party}" mode="line"><xsl:with-param name="rate" select="{leader_party_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{org_party_members} | {members_developed} | {members_developed_2023}" mode="line"/>
    <xsl:apply-templates select="{parttime_taken} | {leaders_parttime}" mode="line"/>
    <xsl:apply-templates select="{party_orgs} | {orgs_by_party_form[]}" mode="line"/>
    <xsl:apply-templates select="{party_eligible}" mode="line"/>
    <xsl:apply-templates select="{party_formed}" mode="line"><xsl:with-param name="rate" select="{party_org_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{party_guided}" mode="line"/>
    <xsl:apply-templates select="{party_worked}" mode="line"><xsl:with-param name="rate" select="{party_work_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{party_days} | {deeds} | {party_by_kind[]}" mode="line"/>
  </xsl:template>

  <!-- A1—A5 -->
  <xsl:template name="figures-home">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“安家”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{managed_orgs}" mode="line"/>
    <xsl:apply-templates select="{orgs_on_file}" mode="line"><xsl:with-param name="rate" select="{filed_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{orgs_registered}" mode="line"><xsl:with-param name="rate" select="{registered_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{orgs_filed} | {orgs_unfiled} | {orgs_coop} | {orgs_by_status[]}" mode="line"/>
    <xsl:apply-templates select="{incubators} | {incubator_area} | {incubator_staff}" mode="line"/>
    <xsl:apply-templates select="{incubators_by_level[]} | {incubators_by_kind[]} | {incubators_by_host[]} | {incubators_by_sharing[]} | {incubators_by_function[]}" mode="line"/>
    <xsl:apply-templates select="{orgs_by_sharing[]}" mode="line"/>
    <xsl:apply-templates select="{incubation_quota}" mode="line"/>
    <xsl:apply-templates select="{incubated_2022}" mode="line"><xsl:with-param name="rate" select="{incubation_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{incubated_2023} | {incubated}" mode="line"/>
    <xsl:apply-templates select="{graduated_2023} | {incubating}" mode="line"/>
    <xsl:apply-templates select="{federations}" mode="line"/>
    <xsl:if test="self::district">
    <xsl:apply-templates select="{federations_due} | {streets_federated} | {towns_qualified} | {towns_federated}" mode="line"/>
    <xsl:apply-templates select="{federation_rate}" mode="line"/>
    </xsl:if>
    <xsl:apply-templates select="{fund_total}" mode="line"/>
    <xsl:apply-templates select="{fund_spent}" mode="line"><xsl:with-param name="rate" select="{fund_use_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{fund_2023} | {fund_in_kind} | {fund_impl} | {fund_sources}" mode="line"/>
    <xsl:apply-templates select="{fund_by_source[]} | {fund_by_use[]} | {fund_by_year[]}" mode="line"/>
    <xsl:apply-templates select="{purchases} | {purchases_accepted}" mode="line"/>
    <xsl:apply-templates select="{purchases_in_catalog}" mode="line"><xsl:with-param name="rate" select="{in_catalog_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{purchases_listed}" mode="line"><xsl:with-param name="rate" select="{on_list_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{purchases_from_orgs}" mode="line"><xsl:with-param name="rate" select="{from_orgs_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{purchase_from_orgs}" mode="line"/>
    <xsl:apply-templates select="{purchase_total}" mode="line"/>
    <xsl:apply-templates select="{purchase_paid}" mode="line"><xsl:with-param name="rate" select="{purchase_paid_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{fund_purchase} | {purchase_gap}" mode="line"/>
    <xsl:apply-templates select="{purchase_2023}" mode="line"/>
    <xsl:apply-templates select="{purchase_annual} | {purchase_growth}" mode="line"/>
    <xsl:apply-templates select="{purchases_impl} | {purchase_impl}" mode="line"/>
    <xsl:apply-templates select="{purchase_by_year[]} | {purchase_by_source[]} | {purchase_by_method[]}" mode="line"/>
  </xsl:template>

  <!-- Y1—Y5 -->
  <xsl:template name="figures-talent">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“育才”工程</xsl:with-param></xsl:call-template>
    <xsl:if test="self::district">
    <xsl:apply-templates select="{experts[]} | {experts_by_level[]} | {experts_by_field[]}" mode="line"/>
    </xsl:if>
    <xsl:apply-templates select="{city_purchases} | {city_guidance}" mode="line"/>
    <xsl:apply-templates select="{trainings} | {trainings_impl} | {training_attendees} | {training_hours} | {training_cost}" mode="line"/>
    <xsl:apply-templates select="{leaders_attending}" mode="line"/>
    <xsl:apply-templates select="{trained_heads}" mode="line"/>
    <xsl:apply-templates select="{backbones_attending}" mode="line"/>
    <xsl:apply-templates select="{trained_backbones}" mode="line"/>
    <xsl:apply-templates select="{trained_orgs}" mode="line"><xsl:with-param name="rate" select="{trained_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{trainings_by_kind[]} | {trainings_by_topic[]} | {trainings_by_mode[]}" mode="line"/>
    <xsl:apply-templates select="{topic_count} | {mode_count}" mode="line"/>
    <xsl:if test="self::township">
    <xsl:apply-templates select="{special_training}" mode="line"/>
    </xsl:if>
    <xsl:apply-templates select="{special_attendees} | {special_trainings[]}" mode="line"/>
    <xsl:apply-templates select="{talents_by_kind[]} | {talent_amount}" mode="line"/>
    <xsl:apply-templates select="{exam_taken} | {exam_passed} | {certified}" mode="line"/>
  </xsl:template>

  <!-- X1—X5、五社联动 -->
  <xsl:template name="figures-together">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“同心”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{service_orgs}" mode="line"><xsl:with-param name="rate" select="{service_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{orgs_by_nature[]}" mode="line"/>
    <xsl:apply-templates select="{fields_covered} | {orgs_by_field[]} | {orgs_in_field[]}" mode="line"/>
    <xsl:apply-templates select="{partnered_activities} | {partner_units}" mode="line"/>
    <xsl:apply-templates select="{rural_kind_villages}" mode="line"><xsl:with-param name="rate" select="{rural_kind_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{rural_kind_orgs[]}" mode="line"/>
    <xsl:apply-templates select="{support_orgs} | {support_by_level[]}" mode="line"/>
    <xsl:apply-templates select="{cooperations}" mode="line"/>
    <xsl:apply-templates select="{fund_social} | {social_kinds}" mode="line"/>
    <xsl:apply-templates select="{linked_activities} | {linked_full} | {linkage_activities[]}" mode="line"/>
  </xsl:template>

  <!-- F1、F2 -->
  <xsl:template name="figures-custom">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“新风”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{activities} | {activities_impl} | {activities_2023} | {activities_per_org}" mode="line"/>
    <xsl:apply-templates select="{activity_cost}" mode="line"/>
    <xsl:apply-templates select="{active_orgs}" mode="line"><xsl:with-param name="rate" select="{active_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{idle_orgs}" mode="line"/>
    <xsl:apply-templates select="{series_count}" mode="line"/>
    <xsl:apply-templates select="{participants} | {beneficiaries}" mode="line"/>
    <xsl:apply-templates select="{participants_avg}" mode="line"/>
    <xsl:apply-templates select="{activities_by_series[]} | {participants_by_series[]} | {beneficiaries_by_series[]} | {activities_by_field[]} | {activities_by_month[]}" mode="line"/>
    <xsl:apply-templates select="{volunteers} | {volunteer_hours}" mode="line"/>
    <xsl:apply-templates select="{volunteer_months}" mode="line"><xsl:with-param name="rate" select="{volunteer_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{surveyed_communities} | {surveys_small} | {survey_issued}" mode="line"/>
    <xsl:apply-templates select="{survey_valid}" mode="line"><xsl:with-param name="rate" select="{survey_return}"/></xsl:apply-templates>
    <xsl:apply-templates select="{survey_very_sat}" mode="line"><xsl:with-param name="rate" select="{very_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{survey_sat}" mode="line"><xsl:with-param name="rate" select="{sat_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{survey_neutral}" mode="line"><xsl:with-param name="rate" select="{neutral_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{survey_dissat}" mode="line"><xsl:with-param name="rate" select="{dissat_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{survey_very_dissat}" mode="line"><xsl:with-param name="rate" select="{very_dissat_share}"/></xsl:apply-templates>
    <xsl:apply-templates select="{survey_aware}" mode="line"><xsl:with-param name="rate" select="{aware_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{satisfied_rate}" mode="line"/>
    <xsl:apply-templates select="{satisfaction_score}" mode="line"/>
  </xsl:template>

  <!-- B1—B3 -->
  <xsl:template name="figures-brand">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“品牌”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{charter_orgs}" mode="line"><xsl:with-param name="rate" select="{charter_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{info_orgs}" mode="line"><xsl:with-param name="rate" select="{info_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{appraised_orgs}" mode="line"><xsl:with-param name="rate" select="{appraised_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{norm_share}" mode="line"/>
    <xsl:apply-templates select="{orgs_by_appraisal[]} | {orgs_by_governance[]}" mode="line"/>
    <xsl:apply-templates select="{brands} | {brands_2021}" mode="line"/>
    <xsl:apply-templates select="{brand_communities}" mode="line"><xsl:with-param name="rate" select="{brand_coverage}"/></xsl:apply-templates>
    <xsl:apply-templates select="{brand_cover_2021} | {brand_short}" mode="line"/>
    <xsl:apply-templates select="{brand_any_communities}" mode="line"><xsl:with-param name="rate" select="{brand_any_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{brand_fields}" mode="line"/>
    <xsl:apply-templates select="{brands_by_type[]} | {brands_by_level[]} | {brands_by_field[]}" mode="line"/>
    <xsl:apply-templates select="{brands_with_plan} | {brands_replicated} | {brand_replications} | {brand_media} | {brands_awarded}" mode="line"/>
    <xsl:apply-templates select="{brand_appeal} | {brand_cohesion} | {brand_sustain}" mode="line"/>
    <xsl:apply-templates select="{brands_good}" mode="line"><xsl:with-param name="rate" select="{brand_good_share}"/></xsl:apply-templates>
  </xsl:template>

  <!-- M1、R1—R5 -->
  <xsl:template name="figures-support">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">工作机制、责任落实和宣传</xsl:with-param></xsl:call-template>
    <xsl:if test="self::district">
    <xsl:apply-templates select="{catalog_date} | {catalog_items} | {catalog_used} | {listed_providers}" mode="line"/>
    <xsl:apply-templates select="{mechanism_date} | {mechanism_documents} | {mechanism_members} | {mechanism_meetings}" mode="line"/>
    <xsl:apply-templates select="{mechanisms_by_kind[]}" mode="line"/>
    <xsl:apply-templates select="{tasklist_townships} | {workplan_townships} | {measures_townships}" mode="line"/>
    </xsl:if>
    <xsl:if test="self::township">
    <xsl:apply-templates select="{tasklist_date} | {workplan_date} | {measures_date}" mode="line"/>
    </xsl:if>
    <xsl:apply-templates select="{tasklists} | {plans_2022} | {plans_2023} | {schemes} | {duties[]}" mode="line"/>
    <xsl:apply-templates select="{secretaries}" mode="line"/>
    <xsl:apply-templates select="{secretary_communities}" mode="line"><xsl:with-param name="rate" select="{secretary_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{committee_communities}" mode="line"><xsl:with-param name="rate" select="{committee_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{duty_share}" mode="line"/>
    <xsl:apply-templates select="{policy_studies} | {meetings}" mode="line"/>
    <xsl:apply-templates select="{issues}" mode="line"/>
    <xsl:apply-templates select="{issues_done}" mode="line"><xsl:with-param name="rate" select="{issues_done_rate}"/></xsl:apply-templates>
    <xsl:apply-templates select="{issues_open}" mode="line"/>
    <xsl:apply-templates select="{issues_overdue} | {issues_by_finder[]} | {issues_by_result[]}" mode="line"/>
    <xsl:apply-templates select="{publicity[]} | {publicity_titles[]} | {publicity_by_form[]} | {publicity_by_channel[]}" mode="line"/>
    <xsl:apply-templates select="{publicity_points} | {publicity_avg}" mode="line"/>
    <xsl:apply-templates select="{cases_by_project[]} | {experiences_by_theme[]}" mode="line"/>
  </xsl:template>
</xsl:stylesheet>
