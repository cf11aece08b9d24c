#!/bin/sh
# Mistakes that a clerk makes in a template: each is named with its line and what was meant, and nothing is made.
set -eu
export LC_ALL=C.UTF-8
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "mistakes: $*" >&2; exit 1; }
"$build/season" -o "$work/in" --townships 1 --communities 3 --orgs 6 --activities 12 --seed 3 --clean

t=templates/reports/work.xsl
wrong() { # what sed expected
	rm -rf "$work/t"; cp -r templates "$work/t"
	sed "$2" "$t" >"$work/t/reports/work.xsl"
	cmp -s "$t" "$work/t/reports/work.xsl" && fail "$1：模板没有这句话了"
	status=0
	"$build/evalseason" build "$work/in" -o "$work/out" -t "$work/t" -q 2>"$work/log" || status=$?
	[ $status = 3 ] || { cat "$work/log" >&2; fail "$1：状态 $status"; }
	grep -qE "work\.xsl:[0-9]+: 模板错误: .*$3" "$work/log" || { cat "$work/log" >&2; fail "$1：没有说明“$3”"; }
	[ ! -e "$work/out" ] || fail "$1：生成了输出"
}
wrong 指标名 's/{orgs}个<xsl:call/{org}个<xsl:call/' '“org”没有定义，是否为“orgs”'
wrong 中文名 's/{orgs}个<xsl:call/{组织数}个<xsl:call/' '“组织数”没有定义'
wrong 指标的属性 's/{urban_avg.target-text}/{urban_avg.target-txt}/' '“target-txt”没有定义，是否为“target-text”'
wrong 地区的属性 's/现将{@name}/现将{@nmae}/' '“nmae”没有定义，是否为.*“name”'
wrong 未关闭的花括号 's/{orgs}个<xsl:call/{orgs个<xsl:call/' '花括号写法有误'
wrong 全角花括号 's/{orgs}个<xsl:call/｛orgs｝个<xsl:call/' '请改用半角'
wrong 未结束的元素 '0,/<\/p>/s/<\/p>//' '第 [0-9]+ 行的 <p> 没有结束'
wrong 与号 's/现将{@name}/现将\&{@name}/' '&amp;'
wrong 全角引号 's/title="平均组织数与目标"/title=“平均组织数与目标”/' '引号须为半角'
wrong 图的类型 's/kind="bullet"/kind="bullets"/' '“bullets”没有定义，是否为“bullet”'
wrong 表的属性 's/caption="主要任务完成情况"/captoin="主要任务完成情况"/' '“captoin”没有定义，是否为“caption”'
wrong 元素名 's/keyfigures>/keyfigure>/g' '“keyfigure”没有定义，是否为“keyfigures”'
wrong 清单名 "s/list\[@id = 'issue_list'\]/list[@id = 'issues_list']/" '“issues_list”没有定义，是否为“issue_list”'
wrong 栏目名 "s/c\[@f = 'content'\]/c[@f = 'contents']/" '“contents”没有定义，是否为“content”'
wrong 代码 's/{exam_taken}/{talents_by_kind[14].text}/' '代码“14”没有定义'
wrong 阶段 's/phase="wrapup" level/phase="wrap" level/' 'phase'

# Every attribute of the facts is known; registers name fields of the plan, and no template reads them.
"$build/evalseason" build input -o "$work/out" --only ranking -q 2>/dev/null || [ $? -le 1 ]
sed '/<register/,/<\/register/d' "$work/out/data/facts.xml" | grep -oh ' [a-z][a-z0-9-]*="' | tr -d ' ="' | sort -u | grep -vx 'version\|encoding' >"$work/used"
sed -n '/^static const char attributes/,/;$/p' src/compose/names.c | grep -o '[a-z][a-z0-9-]*' | sort -u >"$work/known"
comm -23 "$work/used" "$work/known" | grep . >&2 && fail "src/compose/names.c 缺少上列属性"
exit 0
