/* codes.h -- every diagnostic the tool can give, one row each, grouped by stage.
 * X(id, level, Chinese, English, remedy in Chinese, remedy in English)
 * {v} is the value, {0} {1} {2} the arguments. Here is what is said of the input;
 * what is said of templates and documents stands in codes_output.h. Only
 * base/diag.h includes this. */
#ifndef BASE_CODES_H
#define BASE_CODES_H

#include "base/codes_output.h"

#define DIAG_CODES_BASE(X) \
	X(FILE_READ, DIAG_SYSTEM, "无法读取文件：{0}", "cannot read the file: {1}", \
	  "请检查文件是否存在、是否有读取权限", "check that the file exists and may be read") \
	X(FILE_WRITE, DIAG_SYSTEM, "无法写入文件：{0}", "cannot write the file: {1}", \
	  "请检查磁盘空间和文件夹权限；原有文件未改动", "check disk space and permissions; the previous file is unchanged") \
	X(NO_INPUT, DIAG_INPUT, "找不到可读的输入：{0}", "no readable input: {0}", \
	  "请检查路径，输入文件夹应包含 season.xml 和 submissions/", "check the path; the folder needs season.xml and submissions/")

#define DIAG_CODES_PLAN(X) \
	X(XML_SYNTAX, DIAG_TEMPLATE, "XML 语法错误：{0}", "XML syntax error: {0}", \
	  "请改正该行后重试", "correct this line and run again") \
	X(PLAN_SCHEMA, DIAG_TEMPLATE, "不符合模式：{0}", "does not match the schema: {1}", \
	  "请对照 docs/plan.md 改正该行", "correct this line; see docs/plan.md") \
	X(PLAN_NAME, DIAG_TEMPLATE, "{0}“{1}”没有定义{2}", "{0} '{1}' is not defined{2}", \
	  "请检查名称拼写", "check the spelling of the name") \
	X(PLAN_TWICE, DIAG_TEMPLATE, "{0}“{1}”重复定义", "{0} '{1}' is defined twice", \
	  "请改名或删除其中一处", "rename or remove one of them") \
	X(PLAN_VALUE, DIAG_TEMPLATE, "{0}的值“{1}”不能用，应为 {2}", "{0} cannot be '{1}'; expected {2}", \
	  "请改正该值", "correct the value") \
	X(PLAN_CYCLE, DIAG_TEMPLATE, "{0}“{1}”间接引用了自身", "{0} '{1}' refers to itself", \
	  "请断开循环引用", "break the circle of references") \
	X(PLAN_WEIGHTS, DIAG_TEMPLATE, "{0}之下的权重合计为 {1}，应为 {2}", "weights below {0} add up to {1}, not {2}", \
	  "请调整权重，使各级合计相等", "change the weights so that the sums agree") \
	X(PLAN_EXPR, DIAG_TEMPLATE, "表达式“{0}”第{1}个字符处不合语法：“{2}”", \
	  "expression '{0}', character {1}: unexpected '{2}'", \
	  "请改正表达式，语法见 docs/plan.md", "correct the expression; the grammar is in docs/plan.md") \
	X(PLAN_EXPR_NAME, DIAG_TEMPLATE, "表达式“{0}”第{1}个字符处的名称没有定义：{2}", \
	  "expression '{0}', character {1}: not defined here: {2}", \
	  "请检查名称拼写，以及它能否用在这里", "check the spelling, and whether the name may be used here") \
	X(PLAN_EXPR_CODE, DIAG_TEMPLATE, "表达式“{0}”第{1}个字符处的代码不在代码表中：{2}", \
	  "expression '{0}', character {1}: not in the code list: {2}", \
	  "请使用代码表中的代码", "use a code of the list") \
	X(PLAN_EXPR_TYPE, DIAG_TEMPLATE, "表达式“{0}”第{1}个字符处类型不合：{2}", \
	  "expression '{0}', character {1}: types do not fit: {2}", \
	  "请检查两边的类型：数、日期、文本、代码", "check the types: number, date, text, code") \
	X(XML_DTD, DIAG_TEMPLATE, "不允许有 DOCTYPE 声明", "DOCTYPE is not allowed", \
	  "请删除 DOCTYPE 和实体声明", "remove DOCTYPE and entity declarations") \
	X(SEASON_MISSING, DIAG_INPUT, "{0} 缺少 {1}", "{0} lacks {1}", \
	  "请补上，格式见 docs/plan.md", "add it; see docs/plan.md") \
	X(SEASON_VALUE, DIAG_INPUT, "{0} 的值“{1}”有误，应为 {2}", "{0} is '{1}'; expected {2}", \
	  "请改正该值", "correct the value") \
	X(SEASON_UNKNOWN, DIAG_INPUT, "{0} 中没有“{1}”这一项{2}", "{0} knows no '{1}'{2}", \
	  "请检查拼写", "check the spelling")

/* What to click, in the two programs that offices have. */
#define SAVE_ZH "点“文件→另存为”，保存类型选“CSV UTF-8（逗号分隔）”，WPS 没有这一项的选“CSV（逗号分隔）”"
#define SAVE_EN "choose File > Save As, type \"CSV UTF-8 (Comma delimited)\" (in WPS \"CSV (Comma delimited)\")"

#define DIAG_CODES_INGEST(X) \
	X(FILE_EMPTY, DIAG_REFUSED, "文件是空的", \
	  "the file is empty", \
	  "请在 Excel 或 WPS 中打开原表，确认有内容，" SAVE_ZH, "open the table in Excel or WPS, see that it holds something, " SAVE_EN) \
	X(FILE_LARGE, DIAG_REFUSED, "文件超过 {0} MB", \
	  "the file is over {0} MB", \
	  "请在 Excel 或 WPS 中按社区（村）拆成几个文件，每个文件都保留表头，分别另存为 CSV", "split the table by community into several files, each with the header, and save each as CSV") \
	X(FILE_KIND, DIAG_REFUSED, "这不是 CSV 或 XML，而是{0}", \
	  "this is no CSV or XML file: {0}", \
	  "{1}", "{1}") \
	X(FILE_ENCRYPTED, DIAG_REFUSED, "文件已加密，无法读取", \
	  "the file is encrypted", \
	  "有打开密码的：在 Excel 中打开，点“文件→信息→保护工作簿→用密码进行加密”（WPS 点“文件→文档加密”），删去密码，再" SAVE_ZH \
	  "；由单位的加密软件加密的，请先在该软件中解密", \
	  "with a password: open it, choose File > Info > Protect Workbook > Encrypt with Password (WPS: File > Encrypt), clear it, then " SAVE_EN \
	  "; encrypted by the office's software: decrypt it there first") \
	X(FILE_NUL, DIAG_REFUSED, "文件含有空字节（偏移 {2}）", \
	  "the file has NUL bytes (offset {2})", \
	  "文件可能已损坏，或是没有标记的 UTF-16：请在 Excel 或 WPS 中打开原表，" SAVE_ZH, \
	  "it is damaged, or UTF-16 without a mark: open the original in Excel or WPS, " SAVE_EN) \
	X(FILE_ENCODING, DIAG_REFUSED, "第一处无法按 {1} 解码的字节：{0}（偏移 {2}）", \
	  "first bytes that are not {1}: {0} (offset {2})", \
	  "请在 Excel 或 WPS 中打开原表，" SAVE_ZH "；区里知道是何种编码的，可用 --encoding 指明", \
	  "open the original in Excel or WPS, " SAVE_EN "; who knows the encoding names it with --encoding") \
	X(FILE_MIXED, DIAG_REFUSED, "文件中混有两种编码，从此处起与前文不同：{0}（偏移 {2}）", \
	  "two encodings in one file; it changes here: {0} (offset {2})", \
	  "请不要用记事本拼接文件：在 Excel 或 WPS 中分别打开各个文件，复制到一张表里，" SAVE_ZH, \
	  "do not join files by hand: open each in Excel or WPS, copy the rows into one sheet, " SAVE_EN) \
	X(FILE_OTHER, DIAG_WARNING, "这种文件不读取：{0}", \
	  "files of this kind are not read: {0}", \
	  "如是报送的数据，请把内容复制到下发的空白表，另存为 CSV；如是佐证材料，不用处理", \
	  "data: copy it into the blank form and save that as CSV; evidence: nothing to do") \
	X(FILE_LOOSE, DIAG_REFUSED, "CSV 文件没有放在镇街的文件夹里", \
	  "the CSV file is in no township's folder", \
	  "请为每个镇街每次报送建一个文件夹", "make one folder for each submission") \
	X(LINE_LONG, DIAG_REFUSED, "这一行超过 1 MB", \
	  "this line is over 1 MB", \
	  "请检查文件是否损坏，或引号是否配对", "check whether the file is damaged, or a quote is missing") \
	X(HEADER_NONE, DIAG_REFUSED, "找不到表头{0}", \
	  "no header found{0}", \
	  "请使用下发的空白表，保留表头一行", "use the blank forms and keep their header row") \
	X(FILE_ANSWERS, DIAG_REFUSED, "这是问卷平台导出的逐份答卷，不是汇总表", \
	  "answer sheets as a survey platform exports them, not sums", \
	  "请按社区（村）汇总各项的份数，填入“居民满意度”空白表再报送；逐份答卷不用报送", \
	  "add them up by community and enter the sums in the form of satisfaction") \
	X(FORM_UNCLEAR, DIAG_REFUSED, "“{0}”的项目竖着排列，但分不清这一格是项目还是内容", \
	  "the fields of '{0}' run down the page, but is this cell a label or a value?", \
	  "请把每一项的内容填在项目名称右边的一格，同一项目只写一次；或改用下发的空白表", \
	  "write each value in the cell right of its label, and each label once; or use the blank form") \
	X(FORM_MISSING, DIAG_REFUSED, "缺少必填的项目：{0}", \
	  "required fields are missing: {0}", \
	  "请在表中补上这些项目和内容（项目名称与空白表一致）", "add them with their values, called as in the blank form") \
	X(FORM_TURNED, DIAG_NOTE, "“{0}”的项目竖着排列，已按“项目—内容”逐项读取", \
	  "the fields of '{0}' run down the page; read label by label", \
	  "", "") \
	X(FORM_HEADING, DIAG_NOTE, "表中的小标题，不作为数据", \
	  "a heading inside the form, not data", \
	  "", "") \
	X(HEADER_SCOPE, DIAG_REFUSED, "“{0}”不应放在这个文件夹", \
	  "'{0}' does not belong in this folder", \
	  "镇街数据放 submissions/，区级表放 district/，核验表放 inspection/", "townships' data go to submissions/, the district's to district/, findings to inspection/") \
	X(COLUMN_MISSING, DIAG_REFUSED, "缺少必填的列：{0}", \
	  "required columns are missing: {0}", \
	  "请补上这些列（表头文字与空白表一致）", "add these columns, with the headers of the blank form") \
	X(COLUMN_TWICE, DIAG_REFUSED, "这一列与 {1} 列都是“{0}”，不知采用哪一列", \
	  "this column and column {1} are both '{0}'", \
	  "请删除或改名其中一列", "remove or rename one of them") \
	X(COLUMN_UNKNOWN, DIAG_WARNING, "不认识的列“{v}”，未采用{0}", \
	  "unknown column '{v}', not read{0}", \
	  "如为要求的列，请改成空白表的表头；自己加的列不用处理", "if it is one that is asked for, use the header of the blank form; a column of your own may stay") \
	X(COLUMN_AGAIN, DIAG_WARNING, "列“{v}”与 {1} 列都是“{0}”，采用的是 {1} 列，这一列未采用", \
	  "column '{v}' and column {1} are both '{0}'; column {1} is read, this one is not", \
	  "请核对采用的是不是要报的那一列；不是的，请改正表头", "see whether the right one was read; if not, correct the headers") \
	X(COLUMN_NAMES, DIAG_NOTE, "列“{v}”与“{0}”（{1} 列）说的是同一内容，以后者为准", \
	  "column '{v}' says what '{0}' in column {1} says, which is read", \
	  "", "") \
	X(COLUMN_UNIT, DIAG_WARNING, "表头“{v}”的单位无法换算，该列未采用", \
	  "the unit in header '{v}' is unknown; the column is not read", \
	  "金额请用元或万元，其他列请与空白表一致", "use 元 or 万元 for money, the blank form's unit otherwise") \
	X(COLUMN_UNNAMED, DIAG_WARNING, "该列没有表头，但有内容，未采用", \
	  "this column has cells but no header; it is not read", \
	  "请补上表头，或清空该列", "name the column, or empty it") \
	X(HEADER_REPEATED, DIAG_NOTE, "重复的表头，已跳过", \
	  "a repeated header, skipped", \
	  "", "") \
	X(FORM_ROW, DIAG_NOTE, "空白表自带的“{0}”一行，不作为数据", \
	  "a row of the form itself ({0}), not data", \
	  "", "") \
	X(TABLE_SECOND, DIAG_REFUSED, "同一文件中出现第二张表的表头（{0}）", \
	  "the header of a second table ({0}) in one file", \
	  "请一张表存一个文件", "save one table per file") \
	X(FOOTER, DIAG_NOTE, "表尾附注，不作为数据", \
	  "a note below the table, not data", \
	  "", "") \
	X(ROW_LONELY, DIAG_WARNING, "这一行只有一个单元格有内容，视为附注，未采用", \
	  "only one cell of this row holds something; taken as a note", \
	  "如是数据，请补全该行；如是说明，请删除", "complete the row if it is data, remove it if it is a note") \
	X(ROW_LONG, DIAG_ERROR, "这一行的单元格比表头多", \
	  "this row has more cells than the header", \
	  "内容中含有逗号时请用英文双引号括起来，或检查是否错列", "put text with commas into double quotes, or check for shifted cells") \
	X(ROW_DELIMITER, DIAG_ERROR, "这一行的分隔符与表头不同，整行挤在一个单元格里", \
	  "this row uses another delimiter than the header", \
	  "请不要手工修改 CSV 的逗号；在 Excel 或 WPS 中重新填写这一行后另存", "do not type commas into a CSV file: enter the row in a spreadsheet program") \
	X(QUOTE_OPEN, DIAG_ERROR, "从这一行开始的英文双引号没有配对", \
	  "the double quote opened here is not closed properly", \
	  "请补上另一半引号；内容里的引号要写成两个", "close the quote; write quotes inside a text twice") \
	X(QUOTE_LOOSE, DIAG_WARNING, "引号的写法不规范，按表格软件的习惯读取", \
	  "quotes inside a cell, read as spreadsheet programs do", \
	  "内容里的英文双引号请写成两个，或改用中文引号", "write quotes inside a text twice") \
	X(TOTAL, DIAG_NOTE, "合计行，不作为数据；已与各行之和核对", \
	  "a total row, not data; compared with the sum of the rows", \
	  "", "") \
	X(TOTAL_BARE, DIAG_NOTE, "合计行，不作为数据；没有与各行之和核对", \
	  "a total row, not data; not compared with the sum of the rows", \
	  "", "") \
	X(TOTAL_DIFFERS, DIAG_WARNING, "合计为 {v}，各行之和为 {0}", \
	  "the total is {v}, the rows add up to {0}", \
	  "请核对合计与明细", "check the total against the rows") \
	X(TOTAL_UNCHECKED, DIAG_NOTE, "该列有无法读取的单元格，合计未核对", \
	  "a cell of this column could not be read: the total is not checked", \
	  "请先改正该列，再核对合计", "correct the column first") \
	X(REQUIRED, DIAG_ERROR, "必填项为空", \
	  "a required cell is empty", \
	  "请填写；合并单元格请取消合并后逐行填写", "fill it in; split merged cells and fill every row") \
	X(REQUIRED_MARK, DIAG_ERROR, "“{1}”表示没有内容，而这一列必填", \
	  "'{1}' says that there is nothing, but this column is required", \
	  "{0}", "{0}") \
	X(CELL_DITTO, DIAG_ERROR, "“{v}”不是值", \
	  "'{v}' is no value", \
	  "请填写实际的内容，与上一行相同的也要照填", "enter the value, even if it is that of the row above") \
	X(CELL_CARRIED, DIAG_NOTE, "从这一行起有 {0} 行的这一列空着（合并单元格或“同上”），按上面一行读取", \
	  "{0} rows from this one on are blank here (merged cells or ditto marks) and read as the row above", \
	  "", "") \
	X(CELL_ERROR, DIAG_ERROR, "单元格是表格软件的错误值“{v}”", \
	  "the cell holds the spreadsheet error '{v}'", \
	  "请改正公式或加宽列后，填写实际的值", "correct the formula or widen the column") \
	X(CELL_FORMULA, DIAG_ERROR, "单元格是公式文本，不是值", \
	  "the cell holds the text of a formula", \
	  "请选择性粘贴为数值后再导出", "paste it as a value and export again") \
	X(EXCEL_SCIENTIFIC, DIAG_ERROR, "“{v}”被 Excel 改成科学计数法，原数字已丢失", \
	  "'{v}': scientific notation, the digits are lost", \
	  "请把该列设为文本格式重新填写{0}", "format the column as text and enter it again{0}") \
	X(EXCEL_DIGITS, DIAG_ERROR, "Excel 只保留 15 位数字，末尾的数字已变成 0", \
	  "Excel keeps 15 digits: the last ones became 0", \
	  "请把该列设为文本格式重新填写", "format the column as text and enter it again") \
	X(NUMBER_BAD, DIAG_ERROR, "“{v}”不是数字", \
	  "'{v}' is no number", \
	  "请填写阿拉伯数字", "enter digits") \
	X(NUMBER_GROUPS, DIAG_ERROR, "“{v}”的千位分隔不对", \
	  "the thousands separators of '{v}' are in the wrong places", \
	  "请删除数字中的逗号和空格", "remove commas and blanks from the number") \
	X(NUMBER_VAGUE, DIAG_ERROR, "“{v}”不是确切的数字，是 {0} 吗？", \
	  "'{v}' is no exact number; is it {0}?", \
	  "请填写确切的阿拉伯数字", "enter the exact number in digits") \
	X(NUMBER_RANGE, DIAG_ERROR, "“{v}”是一个范围，可能是 {0}，也可能是 {1}", \
	  "'{v}' is a range: it may be {0} or {1}", \
	  "请只填写一个确切的数；确实跨两段的，分两行填写", "enter one exact number; what belongs to both goes into two rows") \
	X(NUMBER_BRACKETS, DIAG_ERROR, "“{v}”带括号，可能是 {0}，也可能是会计写法的负数 -{0}", \
	  "'{v}' is in brackets: it may be {0}, or -{0} as accountants write it", \
	  "请删去括号；确是负数的，在前面写减号", "remove the brackets; write a minus in front of what is negative") \
	X(NUMBER_UNIT, DIAG_ERROR, "数字后面的“{0}”无法识别", \
	  "'{0}' behind the number is not known", \
	  "请只填写数字", "enter the number alone") \
	X(NUMBER_PERCENT, DIAG_ERROR, "“{v}”带百分号，这一列要的不是百分比", \
	  "'{v}' is a percentage, which this column does not ask for", \
	  "请填写实际的数（表头带“%”的列才可以填百分比）", "enter the number itself; only a column with % in its header takes percentages") \
	X(NUMBER_SIGN, DIAG_ERROR, "“{v}”带有人民币符号，表头的单位却不是元，不知按哪个单位读取", \
	  "'{v}' has a currency sign, but the header's unit is not yuan: two readings", \
	  "请删去符号，按表头的单位填写", "remove the sign and use the unit of the header") \
	X(NUMBER_FRACTION, DIAG_ERROR, "应为整数", \
	  "a whole number is expected", \
	  "请填写整数", "enter a whole number") \
	X(NUMBER_PLACES, DIAG_ERROR, "小数位数超过 {0} 位", \
	  "more than {0} decimals", \
	  "请四舍五入后填写", "round it") \
	X(NUMBER_LARGE, DIAG_ERROR, "数字过大", \
	  "the number is too large", \
	  "请检查单位和位数", "check unit and digits") \
	X(UNIT_CONVERTED, DIAG_NOTE, "数字带有单位“{0}”，已换算", \
	  "the unit '{0}' was taken into account", \
	  "", "") \
	X(PERCENT_MIXED, DIAG_WARNING, "同一列中有的带百分号，有的不带", \
	  "some numbers of this column have a percent sign, some have none", \
	  "请统一写法", "write them all one way") \
	X(DATE_BAD, DIAG_ERROR, "“{v}”不是日期", \
	  "'{v}' is no date", \
	  "请写成 {0} 的形式", "write it as {0}") \
	X(DATE_SPAN, DIAG_ERROR, "“{v}”是一段时间，不是{0}", \
	  "'{v}' is a span of time, not one {0}", \
	  "请只填开始的{0}；表中有结束日期一列的，把结束的日期填在那里", "enter the first {0}; the end goes into the column for it, where there is one") \
	X(DATE_NOT_A_DAY, DIAG_ERROR, "“{v}”这一天不存在", \
	  "there is no such day as '{v}'", \
	  "请核对年月日", "check year, month and day") \
	X(DATE_WEEKDAY, DIAG_ERROR, "“{v}”的日期与星期不符：这一天是{0}", \
	  "the day of the week in '{v}' is not that of the date, which is a {0}", \
	  "请核对是哪一天，只填日期", "find out which day is meant, and enter the date alone") \
	X(DATE_NO_DAY, DIAG_ERROR, "日期缺少“日”", \
	  "the day is missing", \
	  "请写成 2023-08-01 的形式", "write it as 2023-08-01") \
	X(DATE_NO_MONTH, DIAG_ERROR, "缺少月份", \
	  "the month is missing", \
	  "请写成 2023-08 的形式", "write it as 2023-08") \
	X(DATE_NO_YEAR, DIAG_ERROR, "日期缺少年份", \
	  "the year is missing", \
	  "请写成 {0} 的形式", "write it as {0}") \
	X(DATE_SHORT_YEAR, DIAG_ERROR, "年份只有两位", \
	  "the year has two digits", \
	  "请写四位年份", "write the year with four digits") \
	X(DATE_ORDER, DIAG_ERROR, "日期的顺序应为年、月、日", \
	  "the order is year, month, day", \
	  "请写成 {0} 的形式", "write it as {0}") \
	X(DATE_AMBIGUOUS, DIAG_ERROR, "“{v}”可能是{0}，也可能是{1}（Excel 会去掉末尾的 0）", \
	  "'{v}' may be {0} or {1} (Excel drops the last 0)", \
	  "请写成 2023-10 或 2023-01 的形式", "write it as 2023-10 or 2023-01") \
	X(DATE_ENGLISH, DIAG_ERROR, "“{v}”被 Excel 改写过，可能是{0}，也可能是{1}", \
	  "'{v}' was rewritten by a spreadsheet: it may be {0} or {1}", \
	  "请把该列设为文本格式，写成 2023-08-01 的形式（只要求月份的写 2023-08）", "format the column as text and write 2023-08-01, or 2023-08 where a month is asked for") \
	X(DATE_SERIAL, DIAG_WARNING, "“{v}”是 Excel 的日期序号，按 {0} 读取", \
	  "'{v}' is a spreadsheet's serial number, read as {0}", \
	  "请把该列设为日期格式", "format the column as dates") \
	X(BOOL_BAD, DIAG_ERROR, "“{v}”不是“是”或“否”", \
	  "'{v}' is neither yes nor no", \
	  "请填写“是”或“否”", "enter 是 or 否") \
	X(LABEL_UNKNOWN, DIAG_ERROR, "“{2}”不在“{0}”之中；相近的有 {1}", \
	  "'{2}' is not in the list of this column; near it: {1}", \
	  "请从下拉列表中选择", "choose from the list") \
	X(LABEL_JOINED, DIAG_ERROR, "“{2}”像是把“{0}”的几项写在了一起", \
	  "'{2}' seems to be several entries of this column's list in one", \
	  "几项之间只用分号“；”隔开，如：{1}", "put a semicolon between them and nothing else, as in: {1}") \
	X(LABEL_SEVERAL, DIAG_ERROR, "“{2}”写了不止一项，“{0}”只能选一项", \
	  "'{2}' names several entries; this column takes one", \
	  "请只保留最主要的一项", "keep the main one") \
	X(LABEL_TWO, DIAG_ERROR, "“{2}”在“{0}”中对应不止一项：{1}", \
	  "'{2}' means more than one entry of this column's list: {1}", \
	  "请写完整的名称", "write the full label") \
	X(REFERENCE_NAME, DIAG_NOTE, "“{v}”是名称，按编号“{0}”读取{1}", \
	  "'{v}' is a name, read as '{0}'{1}", \
	  "", "") \
	X(NAME_DIFFERS, DIAG_WARNING, "“{0}”是“{1}”，这里写的却是“{v}”{2}", \
	  "'{0}' is '{1}', but the name here is '{v}'{2}", \
	  "请核对编号（编码）与名称哪一个写错了，改正后重报", "find out which of the two is wrong, and correct it") \
	X(MARK_DROPPED, DIAG_NOTE, "“{0}”不是内容，已去掉", \
	  "'{0}' is no part of the value and was left out", \
	  "", "") \
	X(LABEL_LOOSE, DIAG_NOTE, "“{2}”按“{0}”读取", \
	  "'{2}' is read as '{0}'", \
	  "", "") \
	X(EXCEL_DATE, DIAG_WARNING, "编号“{v}”像是被 Excel 改成了日期", \
	  "the number '{v}' looks as if a spreadsheet had made a date of it", \
	  "请把该列设为文本格式，编号以字母开头（如 ACT0012）", "format the column as text and let numbers begin with letters, such as ACT0012") \
	X(ZERO_RESTORED, DIAG_WARNING, "“{v}”前面的 0 丢失，按“{0}”读取", \
	  "leading zeros of '{v}' are lost; read as '{0}'", \
	  "请把该列设为文本格式", "format the column as text") \
	X(CHARACTER_FOLDED, DIAG_NOTE, "全角或不可见的字符已转换", \
	  "full-width or invisible characters were converted", \
	  "", "") \
	X(CHARACTER_LOST, DIAG_WARNING, "“{v}”中的“{0}”可能是保存时丢失的生僻字", \
	  "'{0}' in '{v}': a character may have been lost when the file was saved", \
	  "请在原表中核对该字，在 Excel 中点“文件→另存为”，保存类型选“CSV UTF-8（逗号分隔）”，WPS 没有这一项的选“Unicode 文本”（“CSV（逗号分隔）”存不下生僻字）", \
	  "check the character in the original, choose File > Save As, type \"CSV UTF-8 (Comma delimited)\" (in WPS \"Unicode text\": its CSV has no place for rare characters)") \
	X(CHARACTER_PRIVATE, DIAG_WARNING, "“{v}”含有自造字（专用区字符），别处可能无法显示", \
	  "'{v}' has private-use characters, which may not print", \
	  "请改用正式编码的字", "use the encoded character") \
	X(CHARACTER_CONTROL, DIAG_WARNING, "含有控制字符，已去掉", \
	  "control characters were removed", \
	  "请检查该单元格", "check the cell") \
	X(TEXT_LONG, DIAG_ERROR, "有 {0} 个字，超过上限 {1} 个字", \
	  "{0} characters; at most {1} are allowed", \
	  "{2}", "{2}") \
	X(TEXT_PATTERN, DIAG_ERROR, "“{v}”的格式不符合要求", \
	  "'{v}' does not have the required form", \
	  "{0}", "{0}") \
	X(URL_FORM, DIAG_WARNING, "链接不是以 http:// 或 https:// 开头", \
	  "the link does not start with http:// or https://", \
	  "请填写完整的链接", "enter the full address") \
	X(USCC_FORM, DIAG_ERROR, "统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z），现为 {0} 位", \
	  "a credit code has 18 digits and capitals without I O S V Z; this has {0}", \
	  "请对照登记证书改正", "check it against the certificate") \
	X(USCC_CASE, DIAG_NOTE, "统一社会信用代码中的小写字母已改为大写", \
	  "small letters of the credit code were made capital", \
	  "", "") \
	X(USCC_CHECK, DIAG_WARNING, "统一社会信用代码的校验码不对", \
	  "the check character of the credit code is wrong", \
	  "请对照登记证书核对每一位", "check every character against the certificate") \
	X(USCC_INNER, DIAG_WARNING, "统一社会信用代码中组织机构代码的校验码不对", \
	  "the inner check character of the credit code is wrong", \
	  "请对照登记证书核对第 9 至 17 位", "check characters 9 to 17 against the certificate") \
	X(USCC_CLASS, DIAG_WARNING, "统一社会信用代码的机构类别“{0}”不认识", \
	  "the body class '{0}' of the credit code is unknown", \
	  "请对照登记证书核对前两位", "check the first two characters") \
	X(PHONE_FORM, DIAG_WARNING, "不像手机号或固定电话", \
	  "neither a mobile nor a landline number", \
	  "请填写 11 位手机号，或区号加电话", "enter 11 digits, or area code and number") \
	X(PERSONAL_ID, DIAG_WARNING, "文字中有身份证号，已隐去", \
	  "the text holds an identity number; it was masked", \
	  "不要报送身份证号，请删除", "do not send identity numbers: remove it") \
	X(PERSONAL_PHONE, DIAG_WARNING, "文字中有手机号，已隐去", \
	  "the text holds a mobile number; it was masked", \
	  "不要在文字中写个人电话，请删除", "do not write personal phones in texts: remove it") \
	X(BOUNDS_LOW, DIAG_ERROR, "“{v}”小于下限 {0}", \
	  "'{v}' is below {0}", \
	  "请核对位数和单位，看是否填错了列", "check digits and unit, and whether it stands in the right column") \
	X(BOUNDS_HIGH, DIAG_ERROR, "“{v}”大于上限 {0}", \
	  "'{v}' is above {0}", \
	  "请核对位数和单位，看是否填错了列", "check digits and unit, and whether it stands in the right column") \
	X(DATE_EARLY, DIAG_ERROR, "“{v}”早于 {0}", \
	  "'{v}' is before {0}", \
	  "请核对年月日，看是否写错了年份", "check year, month and day") \
	X(DATE_LATE, DIAG_ERROR, "“{v}”晚于 {0}", \
	  "'{v}' is after {0}", \
	  "请核对年月日，看是否写错了年份；确在其后的，留到下一期报送", "check year, month and day; what comes later goes into the next submission") \
	X(COMMUNITY_UNKNOWN, DIAG_ERROR, "名册中没有社区（村）“{v}”{0}", \
	  "no community '{v}' in the roster{0}", \
	  "请填写名册中的编码或全称", "enter a code or name of the roster") \
	X(COMMUNITY_CODE, DIAG_ERROR, "“{v}”不是社区（村）的编码：{0}", \
	  "'{v}' is no community's code: {0}", \
	  "{1}", "{1}") \
	X(COMMUNITY_TWO, DIAG_ERROR, "“{v}”在本镇街对应不止一个社区（村）{0}", \
	  "'{v}' means more than one community{0}", \
	  "请改填社区（村）编码", "enter the community's code") \
	X(COMMUNITY_FOREIGN, DIAG_ERROR, "社区（村）“{v}”属于{0}，不属于本镇街", \
	  "community '{v}' belongs to {0}, not to this township", \
	  "请核对编码；别的镇街的数据请删除", "check the code; remove other townships' data") \
	X(TOWNSHIP_UNKNOWN, DIAG_ERROR, "名册中没有镇街“{v}”", \
	  "no township '{v}' in the roster", \
	  "请填写名册中的镇街代码", "enter a township code of the roster") \
	X(FILE_FOREIGN, DIAG_REFUSED, "这个文件是{0}的数据", \
	  "this file holds data of {0}", \
	  "请报送本镇街的数据", "send this township's data") \
	X(ROWS_ELSEWHERE, DIAG_ERROR, "这个文件有 {1} 行写明是其他镇街的数据（如“{0}”），未采用", \
	  "{1} rows of this file are marked as other townships' ('{0}' for one) and were left out", \
	  "只报送本镇街的行；其他镇街的行请删除，由各镇街自己报送", "send this township's rows alone; the others send their own") \
	X(FILE_REPEATED, DIAG_ERROR, "这个文件有 {1} 行的编号在 {0} 中已经有了，未采用，像是同一张表报送了两次", \
	  "the numbers of {1} rows of this file stand in '{0}' already; left out, as if the same table had been sent twice", \
	  "请只保留最新、完整的一个文件，删除另一个；如是不同的数据，请改正编号", \
	  "keep the newest complete file and remove the other; correct the numbers if the data differ") \
	X(FILE_SAME, DIAG_WARNING, "与 {0} 的内容完全相同，不重复读取", \
	  "holds the same as '{0}' and is not read again", \
	  "请删除多余的一个", "remove one of them") \
	X(DUPLICATE, DIAG_ERROR, "“{v}”与 {0} 重复", \
	  "'{v}' repeats {0}", \
	  "请删除重复的一行，或改正编号", "remove the repeated row, or correct its number") \
	X(DUPLICATE_SAME, DIAG_NOTE, "“{v}”与 {0} 说的相同，只取一行", \
	  "'{v}': {0} says the same; one of them is read", \
	  "", "") \
	X(CONTRADICTS, DIAG_ERROR, "“{v}”与 {0} 说法不一，不知哪一行对，都未采用", \
	  "'{v}': {0} says something else; neither is read", \
	  "请查明哪一行对，删去另一行", "find out which is right, and remove the other") \
	X(REFERENCE, DIAG_WARNING, "“{v}”在“{0}”中没有对应的行{1}", \
	  "'{v}' does not stand in '{0}'{1}", \
	  "请核对编号；如该行因有错误未采用，请先改正那一行", "check the number; if its row was refused, correct that row first") \
	X(REFERENCE_UNNAMED, DIAG_ERROR, "“{v}”是名称，“{0}”中却没有哪一行叫这个名称{1}", \
	  "'{v}' is a name, but no row of '{0}' has it{1}", \
	  "请填写编号；如该行因有错误未采用，请先改正那一行", "enter the id; if its row was refused, correct that row first") \
	X(REFERENCE_SEVERAL, DIAG_ERROR, "“{v}”在“{0}”中不止一行叫这个名称，不知指哪一行{1}", \
	  "several rows of '{0}' have the name '{v}'{1}", \
	  "请填写编号", "enter the id") \
	X(PLAN_CHECK, DIAG_WARNING, "{0}", \
	  "{2}", \
	  "{1}", "check the cells named and correct what is wrong") \
	X(CHECK_UNKNOWN, DIAG_NOTE, "检查“{0}”未做，因为这一行的“{1}”没有被采用", \
	  "the check '{2}' was not made, because this cell was refused", \
	  "", "") \
	X(SUBMISSION_NONE, DIAG_REFUSED, "这个文件夹没有可用的“{0}”，无法判断是哪个镇街、哪一期的数据", \
	  "this folder has no usable '{0}': township and phase are unknown", \
	  "请补报该表（镇街代码、数据截止日期、报送版次）", "add that table") \
	X(SUBMISSION_ROWS, DIAG_ERROR, "“{0}”只应有一行", \
	  "'{0}' has one row only", \
	  "请删除多余的行", "remove the others") \
	X(SUBMISSION_TOWNSHIP, DIAG_REFUSED, "镇街代码“{v}”不在本区名册中", \
	  "township code '{v}' is not in the roster", \
	  "请核对镇街代码", "check the township code") \
	X(SUBMISSION_CONFLICT, DIAG_REFUSED, "镇街代码是{0}，名称却是{1}", \
	  "the code is that of {0}, the name that of {1}", \
	  "请核对代码和名称", "check code and name") \
	X(SUBMISSION_ROOT, DIAG_REFUSED, "XML 根元素写的镇街是“{0}”，报送信息里是{1}", \
	  "the root element names township '{0}', the data {1}", \
	  "请核对根元素的 township 与镇街代码", "check the root's township against the township code") \
	X(XML_CUTOFF, DIAG_WARNING, "XML 根元素的截止日期“{0}”与报送信息的不同，以报送信息为准（{1}）", \
	  "the root element's cut-off '{0}' differs from the data's, which holds ({1})", \
	  "请核对两个日期", "check both dates") \
	X(SUBMISSION_NAME, DIAG_WARNING, "镇街名称与名册不同，名册为“{0}”", \
	  "the township's name differs from the roster's '{0}'", \
	  "请改为名册中的名称", "use the roster's name") \
	X(SUBMISSION_REPLACED, DIAG_NOTE, "已由第 {0} 版（{1}）替换", \
	  "replaced by version {0} ({1})", \
	  "", "") \
	X(SUBMISSION_SAME, DIAG_REFUSED, "与 {0} 是同一镇街同一期的同一版次", \
	  "the same version as {0}", \
	  "请提高报送版次后重报", "raise the version number and send again") \
	X(CUTOFF_DIFFERS, DIAG_WARNING, "数据截止日期与本季不同，按“{0}”（{1}）接收", \
	  "the cut-off is not the season's; taken as '{0}' ({1})", \
	  "请核对数据截止日期", "check the cut-off") \
	X(CUTOFF_NONE, DIAG_REFUSED, "数据截止日期不属于本季任何一期", \
	  "the cut-off belongs to no phase of the season", \
	  "请核对数据截止日期", "check the cut-off") \
	X(CUTOFF_FUTURE, DIAG_ERROR, "数据截止日期晚于报送日期", \
	  "the cut-off is after the day of submission", \
	  "请核对两个日期", "check both dates") \
	X(TABLE_MISSING, DIAG_WARNING, "没有收到可用的“{0}”（{1}）", \
	  "no usable '{0}' was sent ({1})", \
	  "请补报；没有数据也请报送只有表头的空表", "send it; without data send the header alone") \
	X(TOWNSHIP_MISSING, DIAG_WARNING, "{0}没有报送（{1}）", \
	  "{0} has sent nothing ({1})", \
	  "请催报", "remind the township") \
	X(XML_BROKEN, DIAG_REFUSED, "XML 有误：{0}", \
	  "broken XML: {0}", \
	  "请按 XML 模式改正后重报", "correct it and check it against the schema") \
	X(XML_DOCTYPE, DIAG_REFUSED, "不允许有 DOCTYPE 或实体声明", \
	  "DOCTYPE and entity declarations are not allowed", \
	  "请删除 DOCTYPE 和实体声明", "remove them") \
	X(XML_DEEP, DIAG_REFUSED, "元素嵌套超过 16 层", \
	  "elements nest deeper than 16", \
	  "请按 XML 模式改正后重报", "follow the schema") \
	X(XML_ROOT, DIAG_REFUSED, "根元素应为 submission，现为“{0}”", \
	  "the root element is '{0}', not submission", \
	  "请按 XML 模式改正后重报", "follow the schema") \
	X(XML_TABLE, DIAG_WARNING, "不认识的表“{0}”，未采用；相近的：{1}", \
	  "unknown table '{0}', not read; near it: {1}", \
	  "请改用 XML 模式里的表名", "use the schema's name of the table") \
	X(XML_OUTSIDE, DIAG_NOTE, "“{0}”没有放在表“{1}”里，按该表的一行读取", \
	  "'{0}' stands outside of table '{1}'; read as a row of it", \
	  "请按 XML 模式改正", "follow the schema") \
	X(XML_BLANK, DIAG_NOTE, "XML 声明前面的空白已去掉", \
	  "blanks before the XML declaration were left out", \
	  "", "") \
	X(XML_ENCODING, DIAG_WARNING, "文件声明的编码是 UTF-8，内容却是 {0}，按 {0} 读取", \
	  "declared as UTF-8, but written as {0}; read as {0}", \
	  "请改正 XML 声明中的 encoding，或另存为 UTF-8", "correct encoding= of the XML declaration, or save as UTF-8") \
	X(XML_TEXT, DIAG_WARNING, "元素“{0}”里有不属于任何字段的文字，未采用", \
	  "text in element '{0}' belongs to no field and is not read", \
	  "请把内容写进字段的元素里", "put it into the element of a field") \
	X(XML_NESTED, DIAG_WARNING, "字段“{0}”里又有元素“{1}”，只采用了其中的文字", \
	  "field '{0}' holds element '{1}'; only its text is read", \
	  "请按 XML 模式改正", "follow the schema") \
	X(XML_ATTRIBUTE, DIAG_WARNING, "元素“{0}”的属性“{1}”未采用", \
	  "attribute '{1}' of element '{0}' is not read", \
	  "请把内容写成子元素，见 XML 模式", "write it as an element; see the schema") \
	X(XML_ROW, DIAG_NOTE, "元素“{0}”按“{1}”读取", "element '{0}' is read as '{1}'", \
	  "请按 XML 模式改正", "follow the schema") \
	X(XML_ALIAS, DIAG_NOTE, "元素“{0}”按字段“{1}”读取", "element '{0}' is read as field '{1}'", \
	  "请按 XML 模式改正", "follow the schema") \
	X(XML_FIELD, DIAG_WARNING, "不认识的字段“{0}”，未采用；相近的：{1}", \
	  "unknown field '{0}', not read; near it: {1}", \
	  "请按 XML 模式改正", "follow the schema") \
	X(XML_FIELD_TWICE, DIAG_ERROR, "一行中字段“{0}”出现两次", \
	  "field '{0}' twice in one row", \
	  "请删除多余的一个", "remove one of them") \
	X(ROSTER_EMPTY, DIAG_INPUT, "没有可用的{0}", \
	  "no usable table: {0}", \
	  "请在 input/district/ 放入该表", "put it into input/district/")

#define DIAG_CODES_STATS(X) \
	X(PLAN_CROSS, DIAG_WARNING, "{0}", "{2}", "{1}", "check the rows: correct what is wrong, explain what is right") \
	X(CROSS_UNKNOWN, DIAG_NOTE, "{0}", "{2}", \
	  "请先改正未采用的行，重新报送后再核对", "correct the refused rows first") \
	X(CROSS_UNSENT, DIAG_NOTE, "{0}", "{2}", \
	  "请补报{1}，没有数据也请报送只有表头的空表；补报后再核对", "send the missing tables, without data the header alone") \
	X(CROSS_DISTRICT, DIAG_NOTE, "{0}", "{2}", \
	  "由区里把{1}放入 district 文件夹后再核对，镇（街道）不用处理", "for the district: put its table into district/") \
	X(VETO_INCOMPLETE, DIAG_WARNING, "一票否决记录不完整，未采用：{0}", "the veto entry is incomplete and has no effect: {0}", \
	  "请填写该镇街的核验记录编号、文号和批准人", "give a finding of that township, the document number and the approver") \
	X(FINDING_OBJECT, DIAG_WARNING, "核验记录{0}的对象“{1}”不在该镇街的报送数据中", \
	  "finding {0}: object '{1}' is not among the township's rows", \
	  "请核对对象编号；除不在冻结名单中的外，该记录计入属实率，不剔除数据", \
	  "check the object's id; the finding counts towards the rate, unless a frozen list does not have it, and no row is removed") \
	X(FINDING_WORDS, DIAG_WARNING, "核验记录{0}是对社区（村）的清点，申报值“{1}”、核实值“{2}”却不都是大于零的确切数字，不能按清点折算", \
	  "finding {0} recounts a community, but claimed '{1}' and verified '{2}' are not both exact numbers above zero", \
	  "两个值请填阿拉伯数字（如 12 或 12个），不要写“约”或汉字数字；不是清点的，结论照常计入属实率", \
	  "enter both in digits; otherwise the verdict counts as any other does") \
	X(FINDING_PENDING, DIAG_NOTE, "核验记录{0}无法核实，补充材料的期限到{1}，期满前不计入属实率，不剔除数据", \
	  "finding {0} could not be verified; proof may be brought until {1}, and it does not count before", \
	  "已补充材料的，请改填结论；期满后重新生成，仍无法核实的按不属实计", "enter the verdict when proof has come; build again after that day") \
	X(SAMPLE_FROZEN, DIAG_INPUT, "冻结的抽样名单无法采用：{0}", "the frozen sample cannot be used: {0}", \
	  "请恢复 inspection/samples.xml，或删除后重新抽样", "restore inspection/samples.xml, or remove it and draw again") \
	X(SAMPLE_LOST, DIAG_WARNING, "抽样对象“{0}”不在现有报送数据中", "drawn object '{0}' is not in the data any more", \
	  "请按候补名单顺序替换，并注明原因", "replace it from the reserve list in order and note the reason") \
	X(SAMPLE_GONE, DIAG_WARNING, "{0}冻结名单中的对象在现有报送数据中一个也没有：数据已撤回或清空", \
	  "none of the objects drawn in {0} is in the data any more: they were taken back or emptied", \
	  "名单仍以冻结的为准，不再重抽；请查明原因并记录在案", "the frozen list holds and is not drawn again; find out why, and put it on record") \
	X(SAMPLE_BARE, DIAG_ERROR, "{0}的冻结名单是空的", "the frozen list of {0} is empty", \
	  "请从存档恢复 inspection/samples.xml；确实从未抽过的，删去该镇街一节后重新冻结", \
	  "bring inspection/samples.xml back from the archive; if it was never drawn, remove its element and freeze again") \
	X(FINDING_EXTRA, DIAG_WARNING, "核验记录{0}的对象“{1}”不在冻结的抽样名单中，不计入属实率", \
	  "finding {0}: object '{1}' is not in the frozen sample and does not count towards the rate", \
	  "请核对对象编号；名单之外加查的，请在备注中写明原因，不实的仍剔除该记录", \
	  "check the object's id; if it was looked at beyond the list, put the reason into the note: what is untrue is removed all the same") \
	X(UNKNOWN_FIGURE, DIAG_ERROR, "没有名为“{0}”的指标、目标或度量{1}", "no figure, target or indicator '{0}'{1}", \
	  "请检查名称拼写", "check the spelling") \
	X(UNKNOWN_PLACE, DIAG_ERROR, "没有名为“{0}”的地点{1}", "no place '{0}'{1}", \
	  "请写名册中的代码或名称；社区（村）同名的，前面写上镇街名称", "give its code or name as in the roster; put the township's name before a community's that occurs twice") \
	X(UNKNOWN_PHASE, DIAG_ERROR, "没有报送数据的阶段“{0}”{1}", "no phase '{0}' with submissions{1}", \
	  "请写 season.xml 中有截止日的阶段", "give a phase of season.xml that has a cut-off")

#define DIAG_CODES_FACTS(X) \
	X(FACTS_PREVIOUS, DIAG_WARNING, "上年度的 facts.xml 无法读取，未作同比", "last season's facts.xml cannot be read; nothing is compared with it", \
	  "请放入上年度输出的 data/facts.xml，或删除该文件", "put last season's data/facts.xml there, or remove the file") \
	X(FACTS_UNLISTED, DIAG_NOTE, "上年度的 facts.xml 没有逐个列出组织，只比较总数", \
	  "last season's facts.xml lists no rows; totals alone are compared", \
	  "用本版本重新生成上年度的数据，再放入新的 facts.xml，即可逐个比较", "build last season anew with this version to compare row by row") \
	X(FACTS_SEASONS, DIAG_WARNING, "{0}：{1}（{2}）", "{0}: {1} ({2})", \
	  "请核对本年度报送的数据与上年度的终稿，说明原因或补正", "compare this season's data with last season's final ones; explain or correct")

#define DIAG_CODES(X) \
	DIAG_CODES_BASE(X) DIAG_CODES_PLAN(X) DIAG_CODES_INGEST(X) DIAG_CODES_STATS(X) \
	DIAG_CODES_FACTS(X) DIAG_CODES_COMPOSE(X) DIAG_CODES_RENDER(X) DIAG_CODES_CHARTS(X) \
	DIAG_CODES_LAYOUT(X) DIAG_CODES_PUBLISH(X)

#endif
