/* township.h -- rows of a street A (one urban community, two villages) and a
 * town B that sent nothing, under templates/plan.xml: every indicator of A lies
 * between nothing and full, so that one changed row moves it. */
#ifndef TOWNSHIP_H
#define TOWNSHIP_H

static const char township_rows[] =
"township A 甲街道\n community A1 一社区\n community A2 二村\n community A3 三村\n"
"township B 乙镇\n community B1 四社区\n"
"table d_townships -\n code|name|type|order|incubation_quota|federation_required\n A|甲街道|1|1|2|1\n B|乙镇|2|2|0|0\n"
"table d_communities -\n community_code|community_name|community_kind\n A1|一社区|U\n A2|二村|R\n A3|三村|R\n B1|四社区|U\n"
"table submission A\n township_code|township_name|township_type|version_no|submitted_on\n A|甲街道|1|1|2023-10-16\n"
"table communities A\n community_code|community_name|community_kind|population|contact_system|contact_count_2023|secretary_reported|committee_assessed\n"
" A1|一社区|U|3000|1|3|1|1\n A2|二村|R|2000|1|2|0|0\n A3|三村|R|1000|0|0|0|0\n"
"table organizations A\n org_id|org_name|community_code|status_kind|established_date|org_category|org_nature|service_fields|rural_kind|leader_name|leader_party_member|members|party_members|party_org_form|party_guide|charter_model|in_info_system|appraisal_date|incubated|incubated_date|is_brand\n"
" O1|一队|A1|3|2021-03-01|1|1|01|0|张一|1|20|3|1|0|1|1|2023-05-01|1|2022-08-01|1\n"
" O2|二队|A1|3|2022-03-01|1|2|02|0|张二|1|20|4|0|0|1|1||0||1\n"
" O3|三队|A1|3|2022-05-01|2|3|02;03|0|张三|1|20|0|0|1|1|0|2023-05-02|0||0\n"
" O4|四会|A2|3|2020-05-01|2|1|11|2|张四|0|20|0|0|0|1|0||0||1\n"
" O5|五会|A2|3|2020-06-01|2|9|11||张五|0|20|0|0|0|0|0||0||1\n"
" O7|七会|A2|3|2023-02-01|3|9|11||张七|0|20|0|0|0|0|0||0||0\n"
" O8|八会|A2|3|2023-03-01|3|9|11||张八|0|20|0|0|0|0|0||0||0\n"
" O9|九会|A3|3|2023-04-01|4|9|11||张九|0|20|0|0|0|0|0||0||0\n"
" O6|六队|A1|4|2022-05-09|4|9|01||张六|0|20|0|0|0|0|0||0||0\n"
"table brands A\n org_id|brand_name|named_date|level|has_plan|replicated|media_count\n O1|丙品牌|2022-07-01|2|0|0|0\n O4|甲品牌|2022-06-01|2|1|1|2\n O5|乙品牌|2023-06-01|2|1|0|1\n"
"table party A\n record_id|community_code|record_date|record_kind|persons|content|evidence\n"
" P1|A1|2022-07-01|3|9|共建|\n P2|A2|2022-08-01|3|9|共建|\n P3|A3|2022-09-01|3|9|共建|\n P4|A1|2023-01-01|6|1|发展|E9\n"
"table incubators A\n incubator_id|name|level|kind|built_date|host_facility|sharing|area_sqm|functions|staff|graduated_2022|graduated_2023|evidence\n"
" I1|服务站|3|2|2022-06-01|4||120|1;2;3|0|1|0|E1\n I2|联合会|3|3|2022-06-01|4|1|20|1|1|0|0|E2\n"
"table activities A\n activity_id|org_id|community_code|activity_date|title|series|service_field|participants|volunteers|evidence\n"
" C1|O1|A1|2023-01-05|活动一|1|01|60|5|E11\n C2|O1|A1|2023-02-05|活动二|1|01|50|5|E12\n C3|O1|A1|2023-03-05|活动三|1|01|40|5|E13\n"
" C4|O1|A1|2023-04-05|活动四|1|01|30|5|E14\n C5|O2|A1|2023-04-06|活动五|2|02|30||\n C6|O2|A1|2023-04-07|活动六|9|02|31||E16\n"
"table trainings A\n training_id|training_date|kind|topics|mode|hours|attendees|leaders|org_ids\n K1|2022-10-15|1|1;2|1|4|30|4|O1;O2\n"
"table talents A\n year|kind|persons|amount|evidence\n 2023|1|6|300|E21\n 2023|4|6||\n"
"table funds A\n fund_id|year|source|direction|amount|spent|in_kind\n F1|2022|01|1|10000|9000|0\n F2|2023|05|2|5000|1000|0\n"
"table purchases A\n purchase_id|project|buyer|provider_name|contract_date|amount|paid\n G1|项目一|甲街道|中心|2022-05-01|100000|100000\n G2|项目二|甲街道|中心|2023-05-01|60000|30000\n"
"table publicity A\n item_id|publish_date|medium|medium_level|form|title\n M1|2022-07-01|区报|1|1|标题一\n M2|2022-08-01|区报|1|1|标题二\n M3|2022-09-01|区报|1|1|标题三\n"
"table duties A\n doc_kind|year|doc_title|issue_date|includes_topic|evidence\n 1|2022|清单|2022-05-20|1|E31\n 2|2022|计划|2022-02-20|1|E32\n"
"table problems A\n problem_id|found_date|found_by|content|measure|owner|due_date|done_date|result|evidence\n"
" W1|2023-05-01|1|问题|措施|甲|2023-06-01|2023-05-20|1|E41\n W2|2023-08-01|1|问题|措施|甲|2023-12-01||2|\n"
"table satisfaction A\n community_code|survey_month|issued|valid|very_sat|sat|neutral|dissat|very_dissat\n A1|2023-06-01|120|100|40|45|10|5|0\n"
"table assessor -\n township_code|item|value|doc_no|approver|note\n A|D2.2|1|||\n A|bonus|1.5|甲〔2023〕1号|局务会|案例\n"
"table inspection -\n finding_id|township_code|inspect_date|inspector|dept|object_kind|object_id|check_item|claimed|verified|verdict|severity\n";

#endif
