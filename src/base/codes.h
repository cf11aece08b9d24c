/* codes.h -- every diagnostic the tool can give, one row each, grouped by stage.
 * X(id, level, Chinese, English, remedy in Chinese, remedy in English)
 * {v} is the value, {0} {1} {2} the arguments. Only base/diag.h includes this. */
#ifndef BASE_CODES_H
#define BASE_CODES_H

#define DIAG_CODES_BASE(X) \
	X(FILE_READ, DIAG_SYSTEM, "无法读取文件：{0}", "cannot read the file: {0}", \
	  "请检查文件是否存在、是否有读取权限", "check that the file exists and may be read") \
	X(FILE_WRITE, DIAG_SYSTEM, "无法写入文件：{0}", "cannot write the file: {0}", \
	  "请检查磁盘空间和文件夹权限；原有文件未改动", "check disk space and permissions; the previous file is unchanged") \
	X(NO_INPUT, DIAG_INPUT, "找不到可读的输入：{0}", "no readable input: {0}", \
	  "请检查路径，输入文件夹应包含 season.xml 和 submissions/", "check the path; the folder needs season.xml and submissions/")

#define DIAG_CODES_PLAN(X) \
	X(XML_SYNTAX, DIAG_TEMPLATE, "XML 语法错误：{0}", "XML syntax error: {0}", \
	  "请改正该行后重试", "correct this line and run again") \
	X(PLAN_SCHEMA, DIAG_TEMPLATE, "不符合模式：{0}", "does not match the schema: {0}", \
	  "请对照 docs/plan.md 改正该行", "correct this line; see docs/plan.md") \
	X(PLAN_NAME, DIAG_TEMPLATE, "{0}“{1}”没有定义{2}", "{0} '{1}' is not defined{2}", \
	  "请检查名称拼写", "check the spelling of the name") \
	X(PLAN_TWICE, DIAG_TEMPLATE, "{0}“{1}”重复定义", "{0} '{1}' is defined twice", \
	  "请改名或删除其中一处", "rename or remove one of them") \
	X(PLAN_EXPR, DIAG_TEMPLATE, "表达式“{0}”有误：{1}", "expression '{0}': {1}", \
	  "请改正表达式，语法见 docs/plan.md", "correct the expression; the grammar is in docs/plan.md")

#define DIAG_CODES_INGEST(X)

#define DIAG_CODES_STATS(X)

#define DIAG_CODES_FACTS(X)

#define DIAG_CODES_COMPOSE(X)

#define DIAG_CODES_RENDER(X)

#define DIAG_CODES_CHARTS(X)

#define DIAG_CODES_LAYOUT(X)

#define DIAG_CODES_PUBLISH(X)

#define DIAG_CODES(X) \
	DIAG_CODES_BASE(X) DIAG_CODES_PLAN(X) DIAG_CODES_INGEST(X) DIAG_CODES_STATS(X) \
	DIAG_CODES_FACTS(X) DIAG_CODES_COMPOSE(X) DIAG_CODES_RENDER(X) DIAG_CODES_CHARTS(X) \
	DIAG_CODES_LAYOUT(X) DIAG_CODES_PUBLISH(X)

#endif
