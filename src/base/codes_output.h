/* codes_output.h -- the diagnostics of the stages that make documents, as codes.h has
 * them of the input. Only base/codes.h includes this. */
#ifndef BASE_CODES_OUTPUT_H
#define BASE_CODES_OUTPUT_H

#define DIAG_CODES_COMPOSE(X) \
	X(COMPOSE_STYLE, DIAG_TEMPLATE, "模板有误：{0}", "template: {0}", \
	  "请改正该行，写法见 docs/templates.zh-CN.md", "correct this line; see docs/templates.zh-CN.md") \
	X(COMPOSE_BRACE, DIAG_TEMPLATE, "花括号写法有误：{0}", "braces: {0}", \
	  "应为 {name}、{name.attr} 或 {name[code]}；要打印花括号请写两个", "write {name}, {name.attr} or {name[code]}; double a brace to print it") \
	X(COMPOSE_KIND, DIAG_TEMPLATE, "模板开头的 <?evalseason …?> 缺少或写错：{0}", "<?evalseason …?> lacks or misstates: {0}", \
	  "请照其他模板补齐该行", "complete the line as other templates have it") \
	X(COMPOSE_ACCESS, DIAG_TEMPLATE, "模板不得读取该文件：{0}", "a template may not read {0}", \
	  "模板只能读取模板文件夹和季度文件夹中的文件", "templates read the template and the season folder only") \
	X(COMPOSE_LEVEL, DIAG_REPORT, "指标数据“{0}”在“{1}”一级没有", "figure '{0}' is not carried at level '{1}'", \
	  "请在 plan.xml 该指标的 at 中加上这一级，或改用其他写法", "add the level to at= of the figure in plan.xml, or look it up elsewhere") \
	X(COMPOSE_MADE, DIAG_REPORT, "模板自行算出数字“{0}”", "the template makes the number '{0}' itself", \
		"模板只打印数据中已有的数字：请在 plan.xml 中定义该指标，或改用数据中的属性", "templates print only numbers of the facts: define a figure in plan.xml or use an attribute of the facts") \
	X(COMPOSE_RUN, DIAG_REPORT, "生成文书失败（{0}）：{1}", "{0}: {1}", \
	  "请改正模板该行", "correct this line of the template") \
	X(COMPOSE_INVALID, DIAG_REPORT, "文书“{0}”不符合 report.rng：{1}", "document '{0}' does not match report.rng: {1}", \
	  "请对照 docs/report.md 改正模板", "correct the template; see docs/report.md") \
	X(COMPOSE_PLACE, DIAG_REPORT, "“{0}”阶段没有地区 {1} 的数据", "phase '{0}' has no place {1}", \
	  "请检查 season.xml 的阶段和镇街名册", "check the phases of season.xml and the roster") \
	X(COMPOSE_PASSAGE, DIAG_WARNING, "{0}“{1}”不存在，该段文字未采用{2}", "{0} '{1}' does not exist; the passage is not used{2}", \
	  "请对照 docs/templates.zh-CN.md 的章节编号改正", "correct it; docs/templates.zh-CN.md lists the sections")

#define DIAG_CODES_RENDER(X) \
	X(STYLE_SCHEMA, DIAG_TEMPLATE, "版式文件不符合 style.rng：{0}", "the style does not match style.rng: {1}", \
	  "请对照 templates/style.rng 改正该处", "correct this place; see templates/style.rng") \
	X(STYLE_VALUE, DIAG_TEMPLATE, "版式的“{0}”写了无法使用的值“{1}”", "the style's '{0}' has an unusable value '{1}'", \
	  "长度写 37mm、15.75pt 或字号名，颜色写 #rrggbb", "write lengths as 37mm, 15.75pt or a size's name, colours as #rrggbb") \
	X(STYLE_ROLE, DIAG_TEMPLATE, "版式中角色“{0}”的字体定义{1}", "the style's face for role '{0}': {1}", \
	  "每个角色写且只写一个 face 元素", "write one face element for every role") \
	X(FONT_NONE, DIAG_SYSTEM, "角色“{0}”没有可用的字体（找过：{1}）", "no usable font for role '{0}' (looked for: {1})", \
	  "请安装软件包 fonts-noto-cjk、fonts-lxgw-wenkai，或在 templates/style.xml 中写明已安装的字体", \
	  "install the packages fonts-noto-cjk and fonts-lxgw-wenkai, or name an installed font in templates/style.xml") \
	X(FONT_BROKEN, DIAG_SYSTEM, "字体文件无法使用：{0}", "the font file is unusable: {0}", \
	  "请重新安装该字体，或在 templates/style.xml 中改用其他字体", "reinstall the font, or name another in templates/style.xml") \
	X(PDF_FAILED, DIAG_REPORT, "生成 PDF 失败：{0}", "the PDF could not be made: {0}", \
	  "请把输入和这条消息交给维护人员", "send the input and this message to the maintainers") \
	X(PDF_LINK, DIAG_WARNING, "链接的目标“{0}”不存在", "the link's target '{0}' does not exist", \
	  "请检查模板中的引用名称", "check the name of the reference in the template") \
	X(IMAGE_BROKEN, DIAG_WARNING, "图片“{0}”无法解码：{1}", "the image '{0}' cannot be decoded: {1}", \
	  "请用 JPEG 或 PNG 格式重新保存", "save it again as JPEG or PNG")

#define DIAG_CODES_CHARTS(X) \
	X(CHART_KIND, DIAG_TEMPLATE, "没有“{0}”这种图", "there is no chart kind '{0}'", \
	  "可用的种类见 docs/report.md 的 chart", "docs/report.md lists the kinds under chart")

#define DIAG_CODES_LAYOUT(X) \
	X(LAYOUT_ROOT, DIAG_REPORT, "不是报告文档", "not a report document", \
	  "模板的根元素应为 report，见 docs/report.md", "the root element must be report, see docs/report.md") \
	X(LAYOUT_ELEMENT, DIAG_TEMPLATE, "报告中不能使用元素“{0}”", "element '{0}' cannot stand in a report", \
	  "请对照 docs/report.md 改正模板", "correct the template, see docs/report.md") \
	X(LAYOUT_REF, DIAG_TEMPLATE, "引用的“{0}”不存在", "nothing has the id '{0}' that is referred to", \
	  "请检查 to 与表、图、标题的 id 是否一致", "let 'to' match the id of a table, chart or heading") \
	X(LAYOUT_WIDTH, DIAG_TEMPLATE, "列宽“{0}”无效", "column width '{0}' makes no sense", \
	  "请写比例（如 2）或长度（如 12mm）", "write a weight such as 2, or a length such as 12mm") \
	X(LAYOUT_CELLS, DIAG_TEMPLATE, "该行单元格多于列数，已略去：{0}", "more cells than columns, left out: {0}", \
	  "请核对 col 的个数与 span、rows", "let the number of col match the cells and their spans") \
	X(LAYOUT_TIGHT, DIAG_NOTE, "版面太窄，此处只能在不宜断开的地方换行：{0}", "too narrow, broken where it should not be: {0}", \
	  "请加宽该列、缩小字号或改为横向表格", "widen the column, use a smaller size or a landscape table") \
	X(LAYOUT_HEAD, DIAG_WARNING, "表头太高，一页容纳不下表头和一行内容，续页不再重复表头", \
	  "the table's head leaves no room for a row; it is not repeated", \
	  "请减少表头行数或缩短表头文字", "use fewer or shorter rows of head") \
	X(LAYOUT_NUMBER, DIAG_WARNING, "没有发文字号，未排红头", "no document number: the red head is left out", \
	  "请在 season.xml 填写 doc-no（如 X民发〔2023〕12号），或不用 official", \
	  "give doc-no in season.xml, or do without official") \
	X(LAYOUT_CMYK, DIAG_WARNING, "照片为印刷四色（CMYK），存档 PDF 不能使用：{0}", "the photo is in CMYK, which this PDF/A cannot hold: {0}", \
	  "请用看图软件另存为普通（RGB）JPEG 后重新报送", "save it as an ordinary (RGB) JPEG and send it again") \
	X(LAYOUT_PHOTO, DIAG_WARNING, "照片无法使用：{0}", "photo cannot be used: {0}", \
	  "请确认文件在报送材料中，完整，格式为 JPEG 或 PNG", "let the file be among the submission, whole, as JPEG or PNG")

#define DIAG_CODES_PUBLISH(X) \
	X(PUBLISH_COLLISION, DIAG_REPORT, "两份文书同名：{0}", "two documents have the same name: {0}", \
	  "请检查名册中是否有重复的代码或名称", "check the roster for a code or name that stands twice") \
	X(REPORT_LOST, DIAG_REPORT, "文书未能完成：{0}（{1}）", "the report was lost: {0} ({1})", \
	  "其余文书不受影响；再运行一次只补做这一份，仍然失败请反馈", "the others are complete; another run makes this one only; if it fails again, report it") \
	X(REPORT_FAILED, DIAG_REPORT, "文书生成失败：{0}", "the report failed: {0}", \
	  "原因见同一份文书的其他信息", "see the other messages of this report") \
	X(NO_WORKER, DIAG_SYSTEM, "无法启动工作进程：{0}", "cannot start a worker: {0}", \
	  "请关闭其他程序后重试，或用 --jobs 1", "close other programs and run again, or use --jobs 1") \
	X(LOCKED, DIAG_SYSTEM, "另一个进程（{0}）正在写这个输出文件夹", "another process ({0}) is writing this output folder", \
	  "请等它结束，或换一个输出文件夹（-o）", "wait for it, or use another output folder (-o)") \
	X(OUTPUT_LINK, DIAG_SYSTEM, "输出文件夹是符号链接，不跟随", "the output folder is a symbolic link: it is not followed", \
	  "请用 -o 写明真正的文件夹", "name the real folder with -o") \
	X(OUTPUT_INSIDE, DIAG_SYSTEM, "输出文件夹不能在输入文件夹之中：{0}", "the output folder must not be inside the input folder: {0}", \
	  "请用 -o 另选文件夹", "choose another folder with -o") \
	X(NOTHING_TO_DO, DIAG_INPUT, "没有与“{0}”相符的文书", "no document matches '{0}'", \
	  "请用文书种类（work、packet、annual…）或镇街代码、名称", "use a kind of document (work, packet, annual…) or a township's code or name") \
	X(NO_MANIFEST, DIAG_INPUT, "没有可用的 manifest.xml", "there is no usable manifest.xml", \
	  "请先运行 evalseason build", "run evalseason build first") \
	X(KIT_DISTRICT, DIAG_NOTE, "还没有区级名册，只生成了区级空白表", "there is no roster yet: only the district's blank forms were made", \
	  "请填好镇街名单和社区（村）名册，放入 district 文件夹，再运行 evalseason kit", "fill in the lists of townships and communities, put them into district/, and run evalseason kit again") \
	X(SAMPLE_MOVED, DIAG_NOTE, "{0}抽样后又重新报送，总体已变，名单以冻结的为准", "{0} sent its data again after the draw: the frozen list holds", "", "") \
	X(SAMPLE_LATER, DIAG_NOTE, "{0}没有可抽取的数据，未列入冻结名单", "{0} has no data to draw from and is not in the frozen list", \
	  "报送后再运行 evalseason sample --freeze，补抽并冻结", "when it has sent them, run evalseason sample --freeze again") \
	X(SAMPLE_DIFFERS, DIAG_ERROR, "{0}的名单与重抽结果不一致", "the list of {0} differs from a new draw", \
	  "请核对 inspection/samples.xml 是否被改动", "check whether inspection/samples.xml was changed") \
	X(ALREADY_FROZEN, DIAG_ERROR, "样本已经冻结，不再重抽", "the sample is frozen already and is not drawn again", \
	  "确需重抽时，请先书面说明并移走原文件", "to draw again, put the reason on record and move the old file away") \
	X(ISSUED_LOST, DIAG_ERROR, "定稿（{0}）的文件缺少或已改动，且数据已变，无法恢复", \
	  "the issued file ({0}) is missing or changed, and its data has changed too", \
	  "请从存档取回原文件；或从 issued.xml 删去这一条后重新生成", "bring the file back from the archive, or remove its entry from issued.xml and build again") \
	X(ISSUED_DIFFERS, DIAG_NOTE, "定稿（{0}）保持不变；重新生成会不同：{1}", "the issued file ({0}) is kept; a rebuild would differ: {1}", \
	  "如需更正，请从 issued.xml 删去这一条后重新生成并另行发文", "to correct it, remove its entry from issued.xml, build and issue it again") \
	X(NOT_BUILT, DIAG_INPUT, "清单中没有这份文书，或文件与清单不符", "the manifest does not have this document, or the file differs from it", \
	  "请先运行 evalseason build；输出文件夹不是 output 的，用 -o 写明", \
	  "run evalseason build first; name an output folder other than output with -o") \
	X(VERIFY_CHANGED, DIAG_ERROR, "文件已改动：{0}", "changed: {0}", \
	  "请确认改动是否有意；重新生成可恢复", "check whether this was meant; a rebuild restores it") \
	X(VERIFY_MISSING, DIAG_ERROR, "文件缺少：{0}", "missing: {0}", "重新生成可恢复", "a rebuild restores it") \
	X(VERIFY_SUMS, DIAG_ERROR, "SHA256SUMS 与 manifest.xml 不相符：{0}", "SHA256SUMS does not agree with manifest.xml: {0}", \
	  "请确认两个文件是否被改动；重新生成可恢复", "check whether one of them was changed; a rebuild restores them") \
	X(VERIFY_EDITED, DIAG_WARNING, "生成之后改动的文件：{0}", "changed since the build: {0}", \
	  "重新运行 evalseason build 即可计入", "run evalseason build again to take it in") \
	X(VERIFY_GONE, DIAG_WARNING, "生成之后删去的文件：{0}", "removed since the build: {0}", \
	  "如属误删，请放回；否则重新运行 evalseason build", "put it back, or run evalseason build again") \
	X(VERIFY_ADDED, DIAG_WARNING, "生成之后新增的文件：{0}", "added since the build: {0}", \
	  "重新运行 evalseason build 即可计入", "run evalseason build again to take it in") \
	X(VERIFY_EXTRA, DIAG_WARNING, "清单之外的文件：{0}", "not in the manifest: {0}", \
	  "请移走，或忽略", "move it away, or ignore it")

#endif
