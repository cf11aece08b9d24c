<?xml version="1.0" encoding="UTF-8"?>
<!-- 附件“六大工程指标一览表”：工作方案要求统计的指标逐项列出，区级年度报告和镇（街道）工作报告共用。
     tests/check/required.sh 核对：plan.xml 的指标不印在任何文书上的，须在那里写明它是哪个指标的计算项。 -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template name="figures-annex">
    <p section="figures">下表按工作方案的六大工程逐项列出统计指标，数据截至{$phase/@cutoff-text}；“上年”栏，存量为2022年底数，其余为2022年全年数；“—”表示没有可比数据或不适用。</p>
    <table caption="六大工程指标一览" size="small" id="tab-figures">
      <col width="62mm" align="left"/><col width="16mm" align="center"/><col width="22mm" align="decimal"/><col width="26mm" align="decimal"/><col width="30mm" align="center"/>
      <head><row><cell>指标</cell><cell>单位</cell><cell>上年</cell><cell>数值</cell><cell>目标或参考值</cell></row></head>
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
    </table>
  </xsl:template>

  <!-- 一行一个指标；分项的写在一行里，只写不为零的 -->
  <xsl:template match="v" mode="line">
    <row><cell>{@label}</cell><cell>{@unit}</cell><cell><xsl:choose><xsl:when test="@before-text">{@before-text}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell>
      <xsl:choose>
        <xsl:when test="@missing"><cell>—</cell><cell>未报送</cell></xsl:when>
        <xsl:when test="@state = 'na'"><cell>—</cell><cell>{@reason}</cell></xsl:when>
        <xsl:otherwise>
          <cell><xsl:if test="@state"><xsl:attribute name="state">{@state}</xsl:attribute></xsl:if><xsl:copy-of select="."/></cell>
          <cell><xsl:choose><xsl:when test="@target-text">{@target-text}</xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></cell>
        </xsl:otherwise>
      </xsl:choose>
    </row>
  </xsl:template>
  <xsl:template match="s" mode="line">
    <row><cell>{@label}</cell><cell>{@unit}</cell><cell span="3" align="left"><xsl:if test="not(v[@num != 0])">—</xsl:if><xsl:for-each select="v[@num != 0]">{@label}<xsl:copy-of select="."/><xsl:if test="position() != last()">、</xsl:if></xsl:for-each></cell></row>
  </xsl:template>

  <xsl:template name="figures-head">
    <xsl:param name="title"/>
    <row emph="yes"><cell span="5">{$title}</cell></row>
  </xsl:template>

  <xsl:template name="figures-scale">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">规模和目标</xsl:with-param></xsl:call-template>
    <xsl:if test="self::district">
      <xsl:apply-templates select="{townships} | {submitted_townships}" mode="line"/>
      <xsl:apply-templates select="{urban_met_townships} | {rural_met_townships}" mode="line"/>
    </xsl:if>
    <xsl:apply-templates select="{communities_all} | {urban_communities} | {rural_communities} | {population} | {households}" mode="line"/>
    <xsl:apply-templates select="{orgs} | {urban_orgs} | {rural_orgs} | {township_orgs}" mode="line"/>
    <xsl:apply-templates select="{orgs_with_coop} | {orgs_2021} | {growth} | {growth_rate} | {growth_2022} | {growth_2023}" mode="line"/>
    <xsl:apply-templates select="{new_orgs_2023} | {orgs_closed}" mode="line"/>
    <xsl:apply-templates select="{per_10000}" mode="line"/>
    <xsl:apply-templates select="{members} | {staff} | {org_income}" mode="line"/>
    <xsl:apply-templates select="{urban_avg} | {urban_avg_2021} | {urban_short} | {urban_median}" mode="line"/>
    <xsl:apply-templates select="{rural_avg} | {rural_avg_2021} | {rural_short} | {rural_median}" mode="line"/>
    <xsl:apply-templates select="{met_communities} | {met_rate} | {urban_met} | {urban_met_share} | {rural_met} | {rural_met_share} | {unmet_communities}" mode="line"/>
    <xsl:apply-templates select="{empty_communities} | {empty_urban} | {empty_rural}" mode="line"/>
    <xsl:apply-templates select="{orgs_least} | {orgs_q1} | {orgs_median} | {orgs_q3} | {orgs_most}" mode="line"/>
    <xsl:apply-templates select="{orgs_by_category[]}" mode="line"/>
  </xsl:template>

  <!-- H1—H7 -->
  <xsl:template name="figures-party">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“护航”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{contact_communities} | {contact_rate}" mode="line"/>
    <xsl:apply-templates select="{contact_ok} | {contact_share}" mode="line"/>
    <xsl:apply-templates select="{contacts_2023} | {contact_records_2023}" mode="line"/>
    <xsl:apply-templates select="{cobuilding} | {cobuilding_avg}" mode="line"/>
    <xsl:apply-templates select="{leaders_in_party} | {leader_party_rate}" mode="line"/>
    <xsl:apply-templates select="{org_party_members} | {members_developed} | {members_developed_2023}" mode="line"/>
    <xsl:apply-templates select="{parttime_taken} | {leaders_parttime}" mode="line"/>
    <xsl:apply-templates select="{party_orgs} | {orgs_by_party_form[]}" mode="line"/>
    <xsl:apply-templates select="{party_eligible} | {party_formed} | {party_org_rate}" mode="line"/>
    <xsl:apply-templates select="{party_guided} | {party_worked} | {party_work_rate}" mode="line"/>
    <xsl:apply-templates select="{party_days} | {deeds} | {party_by_kind[]}" mode="line"/>
  </xsl:template>

  <!-- A1—A5 -->
  <xsl:template name="figures-home">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“安家”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{managed_orgs} | {orgs_registered} | {orgs_filed} | {orgs_unfiled} | {orgs_coop}" mode="line"/>
    <xsl:apply-templates select="{registered_share} | {filed_rate} | {orgs_by_status[]}" mode="line"/>
    <xsl:apply-templates select="{incubators} | {incubator_area} | {incubator_staff}" mode="line"/>
    <xsl:apply-templates select="{incubators_by_level[]} | {incubators_by_kind[]} | {incubators_by_host[]} | {incubators_by_sharing[]} | {incubators_by_function[]}" mode="line"/>
    <xsl:apply-templates select="{orgs_by_sharing[]}" mode="line"/>
    <xsl:apply-templates select="{incubating} | {incubated} | {incubated_2023} | {graduated_2023}" mode="line"/>
    <xsl:apply-templates select="{incubation_quota} | {incubation_rate}" mode="line"/>
    <xsl:apply-templates select="{federations}" mode="line"/>
    <xsl:if test="self::district"><xsl:apply-templates select="{federations_due} | {streets} | {streets_federated} | {towns_qualified} | {towns_federated} | {federation_rate}" mode="line"/></xsl:if>
    <xsl:apply-templates select="{fund_total} | {fund_spent} | {fund_use_rate} | {fund_in_kind} | {fund_2023} | {fund_sources}" mode="line"/>
    <xsl:apply-templates select="{fund_by_source[]} | {fund_by_use[]} | {fund_by_year[]}" mode="line"/>
    <xsl:apply-templates select="{purchases} | {purchases_accepted} | {purchases_in_catalog} | {in_catalog_share} | {purchases_listed} | {on_list_share}" mode="line"/>
    <xsl:apply-templates select="{purchases_from_orgs} | {purchase_from_orgs} | {from_orgs_share}" mode="line"/>
    <xsl:apply-templates select="{purchase_total} | {purchase_paid} | {purchase_paid_rate} | {fund_purchase} | {purchase_gap}" mode="line"/>
    <xsl:apply-templates select="{purchase_2023} | {purchase_annual} | {purchase_growth}" mode="line"/>
    <xsl:apply-templates select="{purchase_by_year[]} | {purchase_by_source[]} | {purchase_by_method[]}" mode="line"/>
    <xsl:apply-templates select="{fund_impl} | {purchases_impl} | {purchase_impl}" mode="line"/>
  </xsl:template>

  <!-- Y1—Y5 -->
  <xsl:template name="figures-talent">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“育才”工程</xsl:with-param></xsl:call-template>
    <xsl:if test="self::district"><xsl:apply-templates select="{experts[]} | {experts_by_level[]} | {experts_by_field[]}" mode="line"/></xsl:if>
    <xsl:apply-templates select="{city_purchases} | {city_guidance}" mode="line"/>
    <xsl:apply-templates select="{trainings} | {trainings_impl} | {training_attendees} | {training_hours} | {training_cost}" mode="line"/>
    <xsl:apply-templates select="{leaders_attending} | {trained_heads}" mode="line"/>
    <xsl:apply-templates select="{backbones_attending} | {trained_backbones}" mode="line"/>
    <xsl:apply-templates select="{trained_orgs} | {trained_rate}" mode="line"/>
    <xsl:apply-templates select="{trainings_by_kind[]} | {trainings_by_topic[]} | {trainings_by_mode[]}" mode="line"/>
    <xsl:apply-templates select="{topic_count} | {mode_count}" mode="line"/>
    <xsl:if test="self::township"><xsl:apply-templates select="{special_training}" mode="line"/></xsl:if>
    <xsl:apply-templates select="{special_attendees} | {special_trainings[]}" mode="line"/>
    <xsl:apply-templates select="{talents_by_kind[]} | {talent_amount}" mode="line"/>
    <xsl:apply-templates select="{exam_taken} | {exam_passed} | {certified}" mode="line"/>
  </xsl:template>

  <!-- X1—X5、五社联动 -->
  <xsl:template name="figures-together">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“同心”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{service_orgs} | {service_rate} | {orgs_by_nature[]}" mode="line"/>
    <xsl:apply-templates select="{fields_covered} | {orgs_by_field[]} | {orgs_in_field[]}" mode="line"/>
    <xsl:apply-templates select="{partnered_activities} | {partner_units}" mode="line"/>
    <xsl:apply-templates select="{rural_kind_villages} | {rural_kind_rate} | {rural_kind_orgs[]}" mode="line"/>
    <xsl:apply-templates select="{support_orgs} | {support_by_level[]}" mode="line"/>
    <xsl:apply-templates select="{cooperations} | {fund_social} | {social_kinds}" mode="line"/>
    <xsl:apply-templates select="{linked_activities} | {linked_full} | {linkage_activities[]}" mode="line"/>
  </xsl:template>

  <!-- F1、F2 -->
  <xsl:template name="figures-custom">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“新风”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{activities} | {activities_impl} | {activities_2023} | {activities_per_org} | {activity_cost}" mode="line"/>
    <xsl:apply-templates select="{active_orgs} | {active_rate} | {idle_orgs}" mode="line"/>
    <xsl:apply-templates select="{participants} | {participants_avg} | {beneficiaries} | {series_count}" mode="line"/>
    <xsl:apply-templates select="{activities_by_series[]} | {participants_by_series[]} | {beneficiaries_by_series[]} | {activities_by_field[]}" mode="line"/>
    <xsl:apply-templates select="{volunteers} | {volunteer_hours} | {volunteer_months} | {volunteer_share}" mode="line"/>
    <xsl:apply-templates select="{surveyed_communities} | {survey_issued} | {survey_valid} | {survey_return} | {surveys_small}" mode="line"/>
    <xsl:apply-templates select="{satisfied_rate} | {satisfaction_score} | {aware_rate}" mode="line"/>
    <xsl:apply-templates select="{very_share} | {sat_share} | {neutral_share} | {dissat_share} | {very_dissat_share}" mode="line"/>
  </xsl:template>

  <!-- B1—B3 -->
  <xsl:template name="figures-brand">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">“品牌”工程</xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="{charter_orgs} | {charter_rate}" mode="line"/>
    <xsl:apply-templates select="{info_orgs} | {info_rate}" mode="line"/>
    <xsl:apply-templates select="{appraised_orgs} | {appraised_rate} | {norm_share} | {orgs_by_appraisal[]} | {orgs_by_governance[]}" mode="line"/>
    <xsl:apply-templates select="{brands} | {brands_2021}" mode="line"/>
    <xsl:apply-templates select="{brand_communities} | {brand_coverage} | {brand_cover_2021} | {brand_short}" mode="line"/>
    <xsl:apply-templates select="{brand_any_communities} | {brand_any_rate} | {brand_fields}" mode="line"/>
    <xsl:apply-templates select="{brands_by_type[]} | {brands_by_level[]} | {brands_by_field[]}" mode="line"/>
    <xsl:apply-templates select="{brands_with_plan} | {brands_replicated} | {brand_replications} | {brand_media} | {brands_awarded}" mode="line"/>
    <xsl:apply-templates select="{brand_appeal} | {brand_cohesion} | {brand_sustain}" mode="line"/>
    <xsl:apply-templates select="{brands_good} | {brand_good_share}" mode="line"/>
  </xsl:template>

  <!-- M1、R1—R5 -->
  <xsl:template name="figures-support">
    <xsl:call-template name="figures-head"><xsl:with-param name="title">工作机制、责任落实和宣传</xsl:with-param></xsl:call-template>
    <xsl:if test="self::district">
      <xsl:apply-templates select="{catalog_date} | {catalog_items} | {catalog_used} | {listed_providers}" mode="line"/>
      <xsl:apply-templates select="{mechanism_date} | {mechanism_documents} | {mechanism_members} | {mechanism_meetings} | {mechanisms_by_kind[]}" mode="line"/>
      <xsl:apply-templates select="{tasklist_townships} | {workplan_townships} | {measures_townships}" mode="line"/>
    </xsl:if>
    <xsl:if test="self::township"><xsl:apply-templates select="{tasklist_date} | {workplan_date} | {measures_date}" mode="line"/></xsl:if>
    <xsl:apply-templates select="{tasklists} | {plans_2022} | {plans_2023} | {schemes} | {duties[]}" mode="line"/>
    <xsl:apply-templates select="{secretaries} | {secretary_communities} | {secretary_rate}" mode="line"/>
    <xsl:apply-templates select="{committee_communities} | {committee_rate} | {duty_share}" mode="line"/>
    <xsl:apply-templates select="{policy_studies} | {meetings}" mode="line"/>
    <xsl:apply-templates select="{issues} | {issues_done} | {issues_done_rate} | {issues_open} | {issues_overdue} | {issues_by_finder[]} | {issues_by_result[]}" mode="line"/>
    <xsl:apply-templates select="{publicity[]} | {publicity_titles[]} | {publicity_by_form[]} | {publicity_by_channel[]}" mode="line"/>
    <xsl:apply-templates select="{publicity_points} | {publicity_avg}" mode="line"/>
    <xsl:apply-templates select="{cases_by_project[]} | {experiences_by_theme[]}" mode="line"/>
  </xsl:template>
</xsl:stylesheet>
