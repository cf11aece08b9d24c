/* test_plan.c -- the plan: what is refused, with its line; masks, dates, nearest names; the season. */
#include <check.h>

#include "scratch.h"

Suite *plan_suite(void);

/* ---- mistakes -------------------------------------------------------------- */

#define PLAN(rest) "<plan version='1' title='t'>\n" rest "\n</plan>\n"
#define CODES "<codelists><codelist id='KIND'><code value='1' label='甲'/><code value='2' label='乙'/></codelist></codelists>\n"
#define FIELDS \
	"<field name='thing_id' label='编号' type='text' req='R'/><field name='kind' label='类别' type='code' codes='KIND' req='O'/>" \
	"<field name='day' label='日期' type='date' req='O'/><field name='amount' label='金额（元）' type='money' req='O'/>"
#define TABLE(more) "<tables><table id='things' code='T1' row='thing' label='物'>" FIELDS more "</table></tables>\n"
#define BASE CODES TABLE("")
#define COUNT "<measures><measure id='n' table='things' label='数'/><measure id='m' table='things' label='类' by='kind'/></measures>\n"

static const struct { const char *says, *said, *text; } mistakes[] = {
	{ "not well-formed", "xml-syntax@2: ", "<plan version='1' title='t'>\n<tables></plan>" },
	{ "a DOCTYPE", "xml-dtd@1: ", "<!DOCTYPE plan [<!ENTITY x 'y'>]>\n<plan version='1' title='t'/>" },
	{ "an unknown element", "plan-schema@2: ", PLAN("<tabels/>") },
	{ "a wrong type", "plan-schema@2: ",
	  PLAN("<tables><table id='t' code='T' row='r' label='l'><field name='f' label='l' type='string' req='R'/></table></tables>") },
	{ "an id that expressions cannot name", "plan-value@2: id的值“a-b”不能用",
	  PLAN("<codelists><codelist id='a-b'><code value='1' label='甲'/></codelist></codelists>") },
	{ "a label without a word", "plan-value@2: label的值“”不能用，应为 至少一个字",
	  PLAN("<codelists><codelist id='K'><code value='1' label=''/></codelist></codelists>") },
	{ "a missing attribute: which of the elements of that name", "plan-schema@4: 不符合模式：元素“code”的属性有缺少的、多余的",
	  PLAN("<codelists><codelist id='K'>\n<code value='1' label='甲'/>\n<code value='2'/></codelist></codelists>") },
	{ "a value that is none: which of them", "plan-schema@4: 不符合模式：元素“field”",
	  PLAN("<tables><table id='t' code='T' row='r' label='l'>\n<field name='f' label='l' type='int' req='R'/>\n"
	       "<field name='g' label='l' type='int' req='often'/></table></tables>") },
	{ "an unknown code list, with the nearest", "plan-name@3: codes“KINDS”没有定义，是否为“KIND”？",
	  PLAN(CODES "<tables><table id='t' code='T' row='r' label='l'><field name='f' label='l' type='code' codes='KINDS' req='R'/></table></tables>") },
	{ "a code field without codes", "plan-value@2: type的值“code”不能用，应为 codes=",
	  PLAN("<tables><table id='t' code='T' row='r' label='l'><field name='f' label='l' type='code' req='R'/></table></tables>") },
	{ "a multi field without codes that an expression asks for one", "plan-value@2: type的值“multi”不能用，应为 codes=",
	  PLAN("<tables><table id='t' code='T' row='r' label='l'><field name='f' label='l' type='multi' req='R'/></table></tables>\n"
	       "<measures><measure id='n' table='t' label='数'><where test='has(f, 01)'/></measure><measure id='m' table='t' label='类' by='f'/></measures>\n"
	       "<figures><figure id='c' label='数' expr='cells(m, 01)'/></figures>") },
	{ "a code twice", "plan-twice@2: code“1”重复定义",
	  PLAN("<codelists><codelist id='K'><code value='1' label='甲'/><code value='1' label='乙'/></codelist></codelists>") },
	{ "an alias of two codes", "plan-twice@2: alias“甲”重复定义",
	  PLAN("<codelists><codelist id='K'><code value='1' label='甲'/><code value='2' label='乙' alias='丙;甲'/></codelist></codelists>") },
	{ "a code list twice", "plan-twice@3: codelist“K”重复定义",
	  PLAN("<codelists><codelist id='K'><code value='1' label='甲'/></codelist>\n<codelist id='K'><code value='1' label='甲'/></codelist></codelists>") },
	{ "a table twice", "plan-twice@4: table“things”重复定义",
	  PLAN(CODES "<tables><table id='things' code='T1' row='thing' label='物'>" FIELDS "</table>\n"
	       "<table id='things' code='T2' row='thing' label='物'>" FIELDS "</table></tables>") },
	{ "a role twice", "plan-twice@3: role“roster”重复定义",
	  PLAN("<tables><table id='a' code='A' row='r' label='l' role='roster'><field name='f' label='l' type='int' req='R'/></table>\n"
	       "<table id='b' code='B' row='r' label='l' role='roster'><field name='f' label='l' type='int' req='R'/></table></tables>") },
	{ "an unknown role", "plan-name@3: role“townsihp”没有定义，是否为“township”",
	  PLAN(CODES TABLE("<field name='x' label='x' type='text' req='O' role='townsihp'/>")) },
	{ "a field twice", "plan-twice@3: field“day”重复定义", PLAN(CODES TABLE("<field name='day' label='又一日' type='date' req='O'/>")) },
	{ "a header of two fields", "plan-twice@3: alias“日期”重复定义",
	  PLAN(CODES TABLE("<field name='other' label='别' alias='日期' type='date' req='O'/>")) },
	{ "a computed column named as a field", "plan-twice@3: field“day”重复定义",
	  PLAN(CODES TABLE("<derive name='day' key='thing_id' from='things' op='count'/>")) },
	{ "a reference without a dot", "plan-value@3: ref的值“things”不能用，应为 table.field",
	  PLAN(CODES TABLE("<field name='x' label='x' type='text' req='O' ref='things'/>")) },
	{ "a reference to an unknown table", "plan-name@3: table“thing”没有定义，是否为“things”？",
	  PLAN(CODES TABLE("<field name='x' label='x' type='text' req='O' ref='thing.day'/>")) },
	{ "a reference to an unknown field", "plan-name@3: field“dya”没有定义",
	  PLAN(CODES TABLE("<field name='x' label='x' type='text' req='O' ref='things.dya'/>")) },
	{ "a place that is no field", "plan-name@2: field“where”没有定义",
	  PLAN("<tables><table id='a' code='A' row='r' label='l' place='where'><field name='f' label='l' type='int' req='R'/></table></tables>") },
	{ "a bound of a text", "plan-value@3: min的值“1”不能用", PLAN(CODES TABLE("<field name='x' label='x' type='text' req='O' min='1'/>")) },
	{ "a bound that is no number", "plan-value@3: max的值“x”不能用", PLAN(CODES TABLE("<field name='x' label='x' type='int' req='O' max='x'/>")) },
	{ "a bound that is no day", "plan-value@3: max的值“2023-02-30”不能用",
	  PLAN(CODES TABLE("<field name='x' label='x' type='date' req='O' max='2023-02-30'/>")) },
	{ "a pattern that is none", "plan-value@3: pattern的值“(”不能用", PLAN(CODES TABLE("<field name='x' label='x' type='text' req='O' pattern='('/>")) },
	{ "a check of an unknown field", "plan-name@3: field“dya”没有定义",
	  PLAN(CODES TABLE("<check id='c' level='W' fields='dya' test='not empty(day)'>x</check>")) },
	{ "a check that is no test", "plan-expr-type@3: ", PLAN(CODES TABLE("<check id='c' level='W' fields='day' test='amount + 1'>x</check>")) },
	{ "a check over a computed column", "plan-expr-name@3: ",
	  PLAN(CODES TABLE("<check id='c' level='W' fields='day' test='n gt 0'>x</check><derive name='n' key='thing_id' from='things' op='count'/>")) },
	{ "a check twice", "plan-twice@3: check“c”重复定义",
	  PLAN(CODES TABLE("<check id='c' level='W' fields='day' test='empty(day)'>x</check><check id='c' level='W' fields='day' test='empty(day)'>x</check>")) },
	{ "a lookup from nowhere", "plan-name@3: table“nothings”没有定义，是否为“things”？",
	  PLAN(CODES TABLE("<lookup name='l' field='thing_id' from='nothings' take='day'/>")) },
	{ "a derive without its value", "plan-value@3: op的值“sum”不能用，应为 value=",
	  PLAN(CODES TABLE("<derive name='l' key='thing_id' from='things' op='sum'/>")) },
	{ "a sum of texts", "plan-value@3: value的值“thing_id”不能用",
	  PLAN(CODES TABLE("<derive name='l' key='thing_id' from='things' op='sum' value='thing_id'/>")) },
	{ "columns that need each other", "plan-cycle@3: field“a”间接引用了自身",
	  PLAN(CODES TABLE("<derive name='a' key='thing_id' from='things' op='sum' value='b'/><derive name='b' key='thing_id' from='things' op='sum' value='a'/>")) },
	{ "a measure of an unknown table", "plan-name@4: table“thigns”没有定义，是否为“things”？",
	  PLAN(BASE "<measures><measure id='n' table='thigns' label='数'/></measures>") },
	{ "an unknown filter", "plan-name@5: filter“goods”没有定义，是否为“good”？",
	  PLAN(BASE "<filters><filter id='good' table='things'/></filters>\n<measures><measure id='n' table='things' filter='goods' label='数'/></measures>") },
	{ "a sum without a value", "plan-value@4: op的值“sum”不能用", PLAN(BASE "<measures><measure id='n' table='things' op='sum' label='数'/></measures>") },
	{ "a series without its span", "plan-value@4: from的值", PLAN(BASE "<measures><measure id='n' table='things' series='month' to='cutoff' label='数'/></measures>") },
	{ "a span of an unknown phase", "plan-value@4: from的值“implement.from”不能用",
	  PLAN(BASE "<measures><measure id='n' table='things' series='month' from='implement.from' to='cutoff' label='数'/></measures>") },
	{ "by a date", "plan-expr-type@4: ", PLAN(BASE "<measures><measure id='n' table='things' by='day' label='数'/></measures>") },
	{ "a figure named as a measure", "plan-twice@5: figure“n”重复定义", PLAN(BASE COUNT "<figures><figure id='n' label='数' expr='m'/></figures>") },
	{ "a figure of an unknown name", "plan-expr-name@5: 表达式“nn / 2”第1个字符处的名称没有定义：“nn”，是否为“n”？",
	  PLAN(BASE COUNT "<figures><figure id='f' label='数' expr='nn / 2'/></figures>") },
	{ "figures that need each other", "plan-cycle@6: figure“f”间接引用了自身",
	  PLAN(BASE COUNT "<figures><figure id='f' label='数' expr='g + 1'/>\n<figure id='g' label='数' expr='f + 1'/></figures>") },
	{ "an unknown target", "plan-name@5: target“T9”没有定义", PLAN(BASE COUNT "<figures><figure id='f' label='数' expr='n' target='T9'/></figures>") },
	{ "a target of an unknown figure", "plan-name@4: figure“x”没有定义",
	  PLAN(BASE "<targets><target id='T1' label='t' value='1' figure='x' level='district'/></targets>") },
	{ "a target that is no number", "plan-value@4: value的值“eight”不能用",
	  PLAN(BASE "<targets><target id='T1' label='t' value='eight' figure='n' level='district'/></targets>\n" COUNT) },
	{ "an unknown trend", "plan-name@5: figure“x”没有定义", PLAN(BASE COUNT "<figures><figure id='f' label='数' expr='n' trend='x'/></figures>") },
#define GROUPS(w1, w2, more) "<indicators>\n<group id='A' label='A' weight='100'>\n<group id='A1' label='A1' weight='" w1 "'>\n" \
	"<indicator id='A1.1' label='i' weight='" w2 "' " more "</indicator></group></group></indicators>"
	{ "weights below a group", "plan-weights@7: A1之下的权重合计为 99.5，应为 100",
	  PLAN(BASE COUNT GROUPS("100", "99.5", "rule='ratio' value='n' target='1'>")) },
	{ "weights of groups below a group", "plan-weights@6: A之下的权重合计为 99，应为 100",
	  PLAN(BASE COUNT GROUPS("99", "99", "rule='ratio' value='n' target='1'>")) },
	{ "weights of the whole", "plan-weights@5: indicators之下的权重合计为 0，应为 100", PLAN(BASE COUNT "<indicators/>") },
	{ "a weight of three decimals", "plan-value@8: weight的值“99.999”不能用",
	  PLAN(BASE COUNT GROUPS("100", "99.999", "rule='ratio' value='n' target='1'>")) },
	{ "a ratio without a target", "plan-value@8: rule的值“ratio”不能用，应为 target=", PLAN(BASE COUNT GROUPS("100", "100", "rule='ratio' value='n'>")) },
	{ "steps that rise", "plan-value@8: at的值“2”不能用",
	  PLAN(BASE COUNT GROUPS("100", "100", "rule='step' value='n'><step at='1' percent='50'/><step at='2' percent='100'/>")) },
	{ "a day that does not exist", "plan-value@8: d1的值“2022-09-31”不能用",
	  PLAN(BASE COUNT GROUPS("100", "100", "rule='deadline' value='n' d1='2022-09-31'>")) },
	{ "a quality of what the value is not made of", "plan-value@7: quality的值“m”不能用，应为 ratio/thresh/step：family=，value=中的一个数",
	  PLAN(BASE "<measures><measure id='n' table='things' label='n'/><measure id='m' table='things' label='m'/></measures>"
		GROUPS("100", "100", "rule='ratio' value='n' target='1' family='01' quality='m'>")) },
	{ "a quality without a family", "plan-value@8: quality的值“n”不能用", PLAN(BASE COUNT GROUPS("100", "100", "rule='ratio' value='n' target='1' quality='n'>")) },
	{ "a quality of an unknown figure", "plan-expr-name@8: 表达式“nn”", PLAN(BASE COUNT GROUPS("100", "100", "rule='ratio' value='n' target='1' family='01' quality='nn'>")) },
	{ "an unknown source", "plan-name@8: table“thing”没有定义，是否为“things”？",
	  PLAN(BASE COUNT GROUPS("100", "100", "rule='ratio' value='n' target='1' sources='things thing'>")) },
	{ "grades that rise", "plan-value@5: from的值“90”不能用", PLAN(BASE "<grades><grade label='a' from='80'/>\n<grade label='b' from='90'/><grade label='c' from='0'/></grades>") },
	{ "a listing of an unknown field", "plan-name@4: field“dya”没有定义",
	  PLAN(BASE "<listings><listing id='l' label='l' table='things' at='district' fields='day dya'/></listings>") },
	{ "a cross-check without sides", "plan-value@4: kind的值“equal”不能用，应为 left=",
	  PLAN(BASE "<crosschecks><crosscheck id='X' label='x' level='W' kind='equal' right='1'>x</crosscheck></crosschecks>") },
	{ "a cross-check whose words name something else", "plan-value@4: says的值“共{both}”不能用，应为 {left}、{right}、{left%}、{right%}",
	  PLAN(BASE "<crosschecks><crosscheck id='X' label='x' level='W' kind='equal' left='1' right='2' says='共{both}'>x</crosscheck></crosschecks>") },
#define KNOWN(fields, keys, check) PLAN(BASE COUNT "<registers><register table='things' stock='n' fields='" fields "' keys='" keys "'/></registers>\n" \
	"<crosschecks><crosscheck id='X' label='x' level='W' " check ">x</crosscheck></crosschecks>")
#define GONE "kind='gone' table='things'"
	{ "a register of the id", "plan-value@5: fields的值“thing_id”不能用，应为 编号以外", KNOWN("thing_id", "thing_id", GONE) },
	{ "a register of an unknown field", "plan-name@5: field“dya”没有定义", KNOWN("dya", "thing_id", GONE) },
	{ "a key that is not listed", "plan-value@5: keys的值“day”不能用，应为 fields=", KNOWN("kind", "thing_id; day", GONE) },
	{ "a register without keys", "plan-value@5: keys的值“ ”不能用，应为 a b; c", KNOWN("day", " ", GONE) },
	{ "a check of rows that no register lists", "plan-value@4: table的值“things”不能用，应为 <register table=>",
	  PLAN(BASE "<crosschecks><crosscheck id='X' label='x' level='W' kind='gone' table='things'>x</crosscheck></crosschecks>") },
	{ "a change of what the register does not list", "plan-value@6: fields的值“kind”不能用", KNOWN("day", "thing_id", "kind='changed' table='things' fields='kind'") },
	{ "a change of nothing", "plan-value@6: kind的值“changed”不能用，应为 fields=", KNOWN("day", "thing_id", "kind='changed' table='things'") },
	{ "an unlisted row without a series", "plan-value@6: kind的值“unlisted”不能用，应为 series=", KNOWN("day", "thing_id", "kind='unlisted' table='things' fields='day'") },
	{ "a series that is none", "plan-value@6: series的值“n”不能用", KNOWN("day", "thing_id", "kind='unlisted' table='things' fields='day' series='n'") },
#define SAMPLE(attrs) PLAN(BASE "<sampling><sample id='all' label='s' object='1' table='things'/>\n<sample id='s' label='s' table='things' " attrs "/></sampling>")
	{ "a sample that is no share", "plan-value@5: rate的值“1.1”不能用，应为 0–1", SAMPLE("object='1' rate='1.1'") },
	{ "a sample of less than nothing", "plan-value@5: rate的值“-0.1”不能用，应为 0–1", SAMPLE("object='1' rate='-0.1'") },
	{ "a rate in words", "plan-value@5: rate的值“10%”不能用，应为 3、0.5", SAMPLE("object='1' rate='10%'") },
	{ "a share of places beyond all", "plan-value@5: within-share的值“2”不能用，应为 0–1", SAMPLE("object='1' within='all' within-share='2'") },
	{ "a floor over the ceiling", "plan-value@5: floor的值“9”不能用，应为 floor ≤ ceiling", SAMPLE("object='1' floor='9' ceiling='8'") },
	{ "rows of no drawn row", "plan-value@5: per的值“1”不能用，应为 within=", SAMPLE("object='1' per='1'") },
	{ "a sample within itself", "plan-value@5: within的值“s”不能用，应为 within：前面的抽样规则", SAMPLE("object='1' within='s'") },
	{ "a quota of itself", "plan-value@5: quota-of的值“s”不能用，应为 quota-of：同一张表的另一抽样规则", SAMPLE("object='1' quota-of='s'") },
	{ "a quota of an unknown rule, with the nearest", "plan-name@5: quota-of“al”没有定义，是否为“all”？", SAMPLE("object='1' quota-of='al'") },
	{ "a sample by an unknown column", "plan-name@5: field“amuont”没有定义，是否为“amount”？", SAMPLE("object='1' sort='-amuont'") },
	{ "a floor that is no number", "plan-schema@5: ", SAMPLE("object='1' floor='two'") },
#define FOUND(object, rest) ASKED(object, "", rest)
#define ASKED(object, ask, rest) PLAN("<codelists><codelist id='OB'><code value='1' label='社区'/><code value='2' label='组织'/></codelist>" \
	"<codelist id='VI'><code value='01' label='存在'/><code value='02' label='备案'/></codelist></codelists>\n" \
	"<tables><table id='f' code='T' row='r' label='l' role='findings'><field name='o' label='o' type='code' codes='OB' req='R' role='object-kind'/>" \
	"<field name='i' label='i' type='code' codes='VI' req='R' role='check-item'/></table></tables>\n" \
	"<sampling><sample id='s' label='s' table='f' object='" object "'><ask item='01' " ask "/></sample></sampling>\n" rest)
	{ "a question of rows by an unknown column", "plan-expr-name@4: 表达式“brand = 1”", ASKED("1", "when='brand = 1'", "") },
	{ "a question of rows by what is no test", "plan-expr-type@4: ", ASKED("1", "when='length(o)'", "") },
	{ "a sample of unknown objects", "plan-name@4: object“3”没有定义", FOUND("3", "") },
#define VERIFICATION(enough, stands, light, least, more) "<verification enough='" enough "' stands='" stands "' light='" light "' least='" least "' " more "/>"
	{ "no finding is enough", "plan-value@5: enough的值“0”不能用，应为 1、2、3 …",
	  FOUND("1", VERIFICATION("0", "0.95", "0.8", "0.6", "deduct='1' deduct-failed='2'")) },
	{ "a quality beyond the whole", "plan-value@5: stands的值“1.2”不能用，应为 1 ≥ stands ≥ light ≥ least ≥ 0",
	  FOUND("1", VERIFICATION("5", "1.2", "0.8", "0.6", "deduct='1' deduct-failed='2'")) },
	{ "qualities that rise", "plan-value@5: light的值“0.96”不能用，应为 1 ≥ stands ≥ light ≥ least ≥ 0",
	  FOUND("1", VERIFICATION("5", "0.95", "0.96", "0.6", "deduct='1' deduct-failed='2'")) },
	{ "a quality in words", "plan-value@5: least的值“60%”不能用，应为 3、0.5",
	  FOUND("1", VERIFICATION("5", "0.95", "0.8", "60%", "deduct='1' deduct-failed='2'")) },
	{ "a deduction below nothing", "plan-value@5: deduct的值“-1”不能用，应为 0–1000，最多两位小数",
	  FOUND("1", VERIFICATION("5", "0.95", "0.8", "0.6", "deduct='-1' deduct-failed='2'")) },
	{ "a recount of an unknown item, with the nearest", "plan-name@5: item“0”没有定义",
	  FOUND("1", VERIFICATION("5", "0.95", "0.8", "0.6", "deduct='1' deduct-failed='2' recount='01 0'")) },
	{ "a verdict that nobody gives", "plan-value@5: pending的值“9”不能用",
	  FOUND("1", VERIFICATION("5", "0.95", "0.8", "0.6", "deduct='1' deduct-failed='2' pending='9' supplement='5'")) },
	{ "time for proof without a verdict", "plan-schema@5: ", FOUND("1", VERIFICATION("5", "0.95", "0.8", "0.6", "deduct='1' deduct-failed='2' supplement='5'")) },
	{ "a verification that lacks a part", "plan-schema@5: ", FOUND("1", "<verification enough='5' stands='0.95' light='0.8' deduct='1' deduct-failed='2'/>") },
	{ "an unknown deciding group", "plan-name@4: group“Z”没有定义", PLAN(BASE "<grades><grade label='a' from='0'/><ties groups='Z'/></grades>") },
	{ "grades that end above nothing", "plan-value@4: from的值“60”不能用，应为 0", PLAN(BASE "<grades><grade label='a' from='60'/></grades>") },
	{ "a sample within an unknown rule", "plan-name@4: within“t”没有定义",
	  PLAN(BASE "<sampling><sample id='s' label='s' object='1' table='things' within='t'/></sampling>") },
};

START_TEST(refuses_mistakes)
{
	struct scratch f = scratch_new();
	const struct plan *plan = scratch_plan(&f, mistakes[_i].text);
	char *said = scratch_said(&f, 0), *remedy;

	ck_assert_msg(plan == NULL, "%s: loaded", mistakes[_i].says);
	ck_assert_msg(g_str_has_prefix(said, mistakes[_i].said), "%s: said %s", mistakes[_i].says, said);
	ck_assert_msg(diags_status(f.diags) == 3, "%s: status %d", mistakes[_i].says, diags_status(f.diags));
	remedy = diag_remedy(f.diags, diags_at(f.diags, 0), DIAG_ZH);
	ck_assert_msg(remedy != NULL && *remedy != '\0', "%s: no remedy", mistakes[_i].says);
	g_free(remedy);
	g_free(said);
	scratch_free(&f);
}
END_TEST

START_TEST(reports_all_in_one_run)
{
	struct scratch f = scratch_new();
	char *first, *last;

	ck_assert_ptr_null(scratch_plan(&f, PLAN(BASE "<measures><measure id='a' table='x' label='a'/>\n"
		"<measure id='b' table='things' label='b' by='knd'/></measures>\n<figures><figure id='c' label='c' expr='a +'/></figures>")));
	first = scratch_said(&f, 0);
	last = scratch_said(&f, 2);
	ck_assert_uint_eq(diags_count(f.diags), 3);
	ck_assert_msg(g_str_has_prefix(first, "plan-name@4: table“x”"), "%s", first);
	ck_assert_msg(g_str_has_prefix(last, "plan-expr@6: 表达式“a +”第4个字符处"), "%s", last);
	g_free(first);
	g_free(last);
	scratch_free(&f);
}
END_TEST

START_TEST(missing_files)
{
	struct scratch f = scratch_new();
	char *path = g_build_filename(f.folder, "plan.xml", NULL);

	ck_assert_ptr_null(plan_load(path, f.arena, f.diags));
	ck_assert_int_eq(diags_status(f.diags), 6);
	scratch_write(&f, "plan.xml", PLAN(""));
	ck_assert_ptr_null(plan_load(path, f.arena, f.diags));  /* no plan.rng beside it */
	g_free(path);
	scratch_free(&f);
}
END_TEST

/* ---- the plan that comes with the program -------------------------------------- */

START_TEST(own_plan_loads)
{
	struct scratch f = scratch_new();
	const struct plan *plan = plan_load("templates/plan.xml", f.arena, f.diags);
	char *said = scratch_said(&f, 0);
	int total = 0;

	ck_assert_msg(plan != NULL, "%s", said);
	ck_assert_uint_eq(diags_count(f.diags), 0);
	for (size_t i = 0; i < plan->n_indicators; i++)
		total += plan->indicators[i].weight;
	ck_assert_int_eq(total, 10000);
	for (size_t i = 0; i < plan->n_measures; i++) {
		ck_assert_str_eq(plan->figures[plan->measures[i].figure].id, plan->measures[i].id);
		ck_assert_ptr_eq(plan->figures[plan->measures[i].figure].measure, &plan->measures[i]);
	}
	for (size_t i = 0; i < plan->n_tables; i++)
		ck_assert_int_eq(plan->tables[i].index, (int)i);
	ck_assert_uint_eq(strlen(plan->digest), 64);
	g_free(said);
	scratch_free(&f);
}
END_TEST

START_TEST(computed_columns_in_order)
{
	struct scratch f = scratch_new();
	const struct plan *plan = scratch_plan(&f, PLAN(CODES TABLE(
		"<derive name='twice' key='thing_id' from='things' op='sum' value='once'/>"
		"<lookup name='kind_again' field='thing_id' from='things' take='kind'/>"
		"<derive name='once' key='thing_id' from='things' op='max' value='amount'/>")));
	struct plan_column_info info;

	ck_assert_ptr_nonnull(plan);
	ck_assert_uint_eq(plan->n_computes, 3);
	ck_assert_str_eq(plan->computes[0].column->name, "kind_again");
	ck_assert_str_eq(plan->computes[1].column->name, "once");
	ck_assert_str_eq(plan->computes[2].column->name, "twice");
	info = plan_column_info(&plan->tables[0], plan_find_column(&plan->tables[0], "kind_again"));
	ck_assert(info.type == PLAN_CODE && info.codes == plan_find_codelist(plan, "KIND"));
	info = plan_column_info(&plan->tables[0], plan_find_column(&plan->tables[0], "twice"));
	ck_assert_int_eq(info.type, PLAN_MONEY);
	ck_assert_str_eq(plan->tables[0].fields[3].label, "金额");
	ck_assert_str_eq(plan->tables[0].fields[3].header, "金额（元）");
	scratch_free(&f);
}
END_TEST

/* A lookup must not carry a name or a phone past the masks. */
START_TEST(lookups_keep_the_class)
{
	struct scratch f = scratch_new();
	const struct plan *plan = scratch_plan(&f, PLAN("<tables><table id='a' code='A' row='r' label='l'>"
		"<field name='k' label='k' type='text' req='R'/><field name='who' label='w' type='text' req='R' pd='P1'/>"
		"<lookup name='again' field='k' from='a' take='who'/><lookup name='third' field='k' from='a' take='again'/></table></tables>"));

	ck_assert_ptr_nonnull(plan);
	ck_assert_int_eq(plan_column_info(&plan->tables[0], 2).pd, PLAN_PD_NAME);
	ck_assert_int_eq(plan_column_info(&plan->tables[0], 3).pd, PLAN_PD_NAME);
	scratch_free(&f);
}
END_TEST

/* ---- masks, dates, nearest -------------------------------------------------------- */

static const struct { enum plan_pd pd; enum plan_profile profile; const char *text, *masked; } masks[] = {
	{ PLAN_PD_NONE, PLAN_PUBLIC, "张三", "张三" },
	{ PLAN_PD_NAME, PLAN_INSPECT, "王小明", "王小明" },
	{ PLAN_PD_NAME, PLAN_DISTRICT_STAFF, "王小明", "王小明" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "张三", "张*" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "王小明", "王*明" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "欧阳锋", "欧阳*" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "欧阳", "欧*" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "司马相如", "司马*如" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "买买提·吐尔逊", "买*****逊" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "䶮", "*" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "李𬭎", "李*" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "张三、上官婉儿；李四", "张*、上官*儿；李*" },
	{ PLAN_PD_PHONE, PLAN_INSPECT, "13812341234", "138****1234" },
	{ PLAN_PD_PHONE, PLAN_PUBLIC, "138 1234 1234", "138****1234" },
	{ PLAN_PD_PHONE, PLAN_PUBLIC, "0771-1234123", "0771-****123" },
	{ PLAN_PD_PHONE, PLAN_PUBLIC, "010-12345678", "010-****678" },
	{ PLAN_PD_PHONE, PLAN_PUBLIC, "3212345", "****345" },
	{ PLAN_PD_PHONE, PLAN_PUBLIC, "110", "****" },
	{ PLAN_PD_PHONE, PLAN_DISTRICT_STAFF, "13812341234", "" },
	{ PLAN_PD_ID, PLAN_INSPECT, "450102199001011234", "450102********1234" },
	{ PLAN_PD_ID, PLAN_PUBLIC, "450102199001011234", "****1234" },
	{ PLAN_PD_ID, PLAN_DISTRICT_STAFF, "45010219900101123X", "****123X" },
	{ PLAN_PD_ID, PLAN_PUBLIC, "1234", "****" },
	{ PLAN_PD_SENSITIVE, PLAN_PUBLIC, "是", "***" },
	{ PLAN_PD_SENSITIVE, PLAN_INSPECT, "是", "是" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "\xff\xfe", "***" },
	{ PLAN_PD_NAME, PLAN_PUBLIC, "", "" },
};

START_TEST(masks_by_profile)
{
	struct arena *arena = arena_new();

	ck_assert_str_eq(plan_mask(arena, masks[_i].pd, masks[_i].profile, masks[_i].text), masks[_i].masked);
	ck_assert_ptr_null(plan_mask(arena, masks[_i].pd, masks[_i].profile, NULL));
	arena_free(arena);
}
END_TEST

START_TEST(dates_round_trip)
{
	char buf[32];
	int y, m, d;

	ck_assert_int_eq(plan_date(1970, 1, 1), 0);
	ck_assert_int_eq(plan_date(2023, 8, 1), 19570);
	ck_assert_int_eq(plan_date(2023, 2, 29), PLAN_EMPTY);
	ck_assert_int_eq(plan_date(1900, 2, 29), PLAN_EMPTY);
	ck_assert_int_ne(plan_date(2000, 2, 29), PLAN_EMPTY);
	ck_assert_int_eq(plan_date(0, 1, 1), PLAN_EMPTY);
	ck_assert_int_eq(plan_date(2023, 13, 1), PLAN_EMPTY);
	for (int64_t day = plan_date(1, 1, 1); day <= plan_date(9999, 12, 31); day += 13) {
		plan_date_split(day, &y, &m, &d);
		ck_assert_int_eq(plan_date(y, m, d), day);
	}
	ck_assert_str_eq(plan_date_iso(plan_date(2023, 8, 1), buf), "2023-08-01");
	ck_assert_str_eq(plan_date_text(plan_date(2023, 8, 1), buf), "2023年8月1日");
	ck_assert_str_eq(plan_date_iso(PLAN_EMPTY, buf), "");
	ck_assert_int_eq(plan_date_parse("2023-8-1"), PLAN_EMPTY);
	ck_assert_int_eq(plan_date_parse("2023-08-01 "), PLAN_EMPTY);
	ck_assert_int_eq(plan_date_add_months(plan_date(2023, 8, 31), -6), plan_date(2023, 2, 28));
	ck_assert_int_eq(plan_date_add_months(plan_date(2023, 9, 30), -12), plan_date(2022, 9, 30));
	ck_assert_int_eq(plan_date_add_months(plan_date(2023, 12, 31), 2), plan_date(2024, 2, 29));
	ck_assert_int_eq(plan_date_add_months(PLAN_EMPTY, 2), PLAN_EMPTY);
}
END_TEST

START_TEST(nearest_names)
{
	static const char *const names[] = { "孵化中心/基地", "孵化服务站", "社区社会组织联合会", "支持性社会组织", NULL };
	struct arena *arena = arena_new();

	ck_assert_str_eq(plan_nearest(arena, "孵化站", names, 5), "，是否为“孵化服务站”？");
	ck_assert_str_eq(plan_nearest(arena, "联合会", names, 5), "，是否为“社区社会组织联合会”？");
	ck_assert_str_eq(plan_nearest(arena, "xyz", names, 5), "");
	ck_assert_str_eq(plan_nearest(arena, "", names, 5), "");
	arena_free(arena);
}
END_TEST

/* ---- the season --------------------------------------------------------------------- */

#define DISTRICT "<district code='450199' name='XX区' issuer='局'/>\n"
#define SEASON(attrs, rest) "<season title='t' year='2023' date='2023-12-15' " attrs ">\n" rest "</season>\n"
#define PHASE "<phase id='inspection' label='p' from='2023-08-01' to='2023-10-31' cutoff='2023-09-30' deadline='2023-10-13'/>\n"

static const struct { const char *says, *said, *text; } seasons[] = {
	{ "not well-formed", "xml-syntax@", "<season" },
	{ "another document", "season-unknown@1: ", "<plan/>" },
	{ "no district", "season-missing@1: season 缺少 <district>", SEASON("", PHASE) },
	{ "no phase", "season-missing@1: season 缺少 <phase>", SEASON("", DISTRICT) },
	{ "a wrong attribute, with the nearest", "season-unknown@1: season 中没有“profil”这一项，是否为“profile”？", SEASON("profil='public'", DISTRICT PHASE) },
	{ "a wrong element", "season-unknown@4: season 中没有“phases”这一项，是否为“phase”？", SEASON("", DISTRICT PHASE "<phases/>\n") },
	{ "a wrong profile", "season-value@1: profile 的值“all”有误", SEASON("profile='all'", DISTRICT PHASE) },
	{ "a wrong official", "season-value@1: official 的值“true”有误", SEASON("official='true'", DISTRICT PHASE) },
	{ "a day that does not exist", "season-value@3: to 的值“2023-02-30”有误",
	  SEASON("", DISTRICT "<phase id='impl' label='p' from='2022-08-01' to='2023-02-30'/>\n") },
	{ "an end before the start", "season-value@3: to 的值“2022-01-01”有误", SEASON("", DISTRICT "<phase id='impl' label='p' from='2022-08-01' to='2022-01-01'/>\n") },
	{ "an unknown phase", "season-value@3: id 的值“check”有误", SEASON("", DISTRICT "<phase id='check' label='p' from='2022-08-01' to='2023-01-01'/>\n") },
	{ "a phase twice", "season-value@4: id 的值“inspection”有误", SEASON("", DISTRICT PHASE PHASE) },
	{ "a cut-off without a deadline", "season-missing@3: phase 缺少 deadline",
	  SEASON("", DISTRICT "<phase id='impl' label='p' from='2022-08-01' to='2023-01-01' cutoff='2023-01-01'/>\n") },
	{ "a fallback to nothing", "season-unknown@3: fallback 中没有“inspect”这一项",
	  SEASON("", DISTRICT "<phase id='wrapup' label='p' from='2022-08-01' to='2023-01-01' fallback='inspect'/>\n" PHASE) },
	{ "a fallback to a later phase", "season-value@3: fallback 的值“inspection”有误",
	  SEASON("", DISTRICT "<phase id='wrapup' label='p' from='2022-08-01' to='2023-01-01' fallback='inspection'/>\n" PHASE) },
	{ "a wrong district code", "season-value@2: code 的值“4501”有误", SEASON("", "<district code='4501' name='XX区' issuer='局'/>\n" PHASE) },
};

START_TEST(refuses_seasons)
{
	struct scratch f = scratch_new();
	char *said;

	scratch_write(&f, "season.xml", seasons[_i].text);
	ck_assert_msg(season_load(f.folder, f.arena, f.diags) == NULL, "%s: loaded", seasons[_i].says);
	said = scratch_said(&f, 0);
	ck_assert_msg(g_str_has_prefix(said, seasons[_i].said), "%s: said %s", seasons[_i].says, said);
	ck_assert_int_eq(diags_status(f.diags), 4);
	g_free(said);
	scratch_free(&f);
}
END_TEST

START_TEST(season_days)
{
	struct scratch f = scratch_new();
	const struct season *s;

	ck_assert_ptr_null(season_load(f.folder, f.arena, f.diags));
	ck_assert_int_eq(diags_status(f.diags), 4);
	scratch_write(&f, "season.xml", SEASON("plan='own.xml' doc-no=''", DISTRICT
		"<phase id='impl' label='p' from='2022-06-01' to='2023-08-31'/>\n" PHASE
		"<phase id='wrapup' label='p' from='2023-10-01' to='2023-12-31' cutoff='2023-11-30' deadline='2023-12-08' fallback='inspection'/>\n"));
	s = season_load(f.folder, f.arena, f.diags);
	ck_assert_ptr_nonnull(s);
	ck_assert(g_str_has_suffix(s->plan_path, "/own.xml"));
	ck_assert_ptr_null(s->doc_no);
	ck_assert_str_eq(s->seed, "2023");
	ck_assert_int_eq(season_find_phase(s, "wrapup"), 2);
	ck_assert_int_eq(season_find_phase(s, "deploy"), -1);
	ck_assert_int_eq(s->phases[2].fallback, 1);
	ck_assert_int_eq(season_date(s, 1, "cutoff"), plan_date(2023, 9, 30));
	ck_assert_int_eq(season_date(s, 2, "deadline"), plan_date(2023, 12, 8));
	ck_assert_int_eq(season_date(s, 0, "cutoff"), PLAN_EMPTY);
	ck_assert_int_eq(season_date(s, -1, "cutoff"), PLAN_EMPTY);
	ck_assert_int_eq(season_date(s, -1, "impl.from"), plan_date(2022, 6, 1));
	ck_assert_int_eq(season_date(s, -1, "deploy.from"), PLAN_EMPTY);
	ck_assert_int_eq(season_date(s, -1, "2023-01-02"), plan_date(2023, 1, 2));
	ck_assert_int_eq(season_date(s, -1, "whenever"), PLAN_EMPTY);
	scratch_free(&f);
}
END_TEST

#define ROWS(list) (int)(sizeof list / sizeof list[0])

Suite *plan_suite(void)
{
	Suite *s = suite_create("plan");
	TCase *tc = tcase_create("core");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, refuses_mistakes, 0, ROWS(mistakes));
	tcase_add_test(tc, reports_all_in_one_run);
	tcase_add_test(tc, missing_files);
	tcase_add_test(tc, own_plan_loads);
	tcase_add_test(tc, computed_columns_in_order);
	tcase_add_test(tc, lookups_keep_the_class);
	tcase_add_loop_test(tc, masks_by_profile, 0, ROWS(masks));
	tcase_add_test(tc, dates_round_trip);
	tcase_add_test(tc, nearest_names);
	tcase_add_loop_test(tc, refuses_seasons, 0, ROWS(seasons));
	tcase_add_test(tc, season_days);
	suite_add_tcase(s, tc);
	return s;
}
