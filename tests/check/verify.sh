#!/bin/sh
# `verify` after each kind of change: what it names, what it says of a rerun, and its status.
set -u
export LC_ALL=C.UTF-8
build=$1
bin=$PWD/$build/evalseason
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/season" -o "$work/in" --townships 1 --communities 4 --orgs 24 --activities 90 --seed 2
cp -r templates "$work/t"
cp "$work/t/plan.xml" "$work/plan.xml"
"$bin" build "$work/in" -o "$work/first" -t "$work/t" --plan "$work/plan.xml" --only work -q >/dev/null 2>&1
pdf=$(cd "$work/first" && ls wrapup/*.pdf)
csv=$(cd "$work/in" && ls submissions/*-wrapup/*_organizations_*.csv)
bad=0
# after "WHAT" STATUS SAYS REMEDY -- COMMAND: changes a copy of everything by the command, and verifies
after() {
	what=$1 want=$2 says=$3 remedy=$4; shift 4
	rm -rf "$work/now"; mkdir "$work/now"
	cp -r "$work/first" "$work/now/out"; cp -r "$work/in" "$work/t" "$work/plan.xml" "$work/now/"
	sed -i "s| plan=\"[^\"]*\"| plan=\"$work/now/plan.xml\"|" "$work/now/out/manifest.xml"
	(cd "$work/now/out" && sed -i '/  manifest.xml$/d' SHA256SUMS && sha256sum manifest.xml >>SHA256SUMS)
	(cd "$work/now" && eval "$*")
	status=0
	"$bin" verify "$work/now/out" "$work/now/in" -t "$work/now/t" >"$work/said" 2>&1 || status=$?
	[ $status = "$want" ] && grep -q "$says" "$work/said" && grep -q "$remedy" "$work/said" && return
	echo "verify: $what：应为状态 $want 和“$says”“$remedy”，实为状态 $status：" >&2
	cat "$work/said" >&2
	bad=1
}
after "没有变化" 0 '改动 0，缺少 0，多出 0' '将得到相同的文件' :
after "文书改动" 1 "文件已改动：.*$pdf" '重新生成可恢复' "echo >>out/$pdf"
after "文书缺少" 1 "文件缺少：.*$pdf" '将得到相同的文件' "rm out/$pdf"
after "文书换成链接" 1 "文件缺少：.*$pdf" '重新生成可恢复' "mv out/$pdf x.pdf; ln -s ../../x.pdf out/$pdf"
after "多出文件" 1 '清单之外的文件：.*out/new.txt' '请移走，或忽略' "echo >out/new.txt"
after "清单改动" 1 'SHA256SUMS 与 manifest.xml 不相符' '重新生成可恢复' "sed -i 's/ size=\"/ size=\"1/' out/manifest.xml"
after "没有校验和" 1 'SHA256SUMS 与 manifest.xml 不相符' '重新生成可恢复' "rm out/SHA256SUMS"
after "清单不是 XML" 4 '没有可用的 manifest.xml' '请先运行 evalseason build' "echo '<' >out/manifest.xml"
after "没有清单" 4 '没有可用的 manifest.xml' '请先运行 evalseason build' "rm out/manifest.xml"
after "输入改动" 1 "生成之后改动的文件：.*$csv" '^已变：输入；' "echo >>in/$csv"
after "输入删去" 1 "生成之后删去的文件：.*$csv" '^已变：输入；' "rm in/$csv"
after "输入增加" 1 '生成之后新增的文件：.*new.csv' '^已变：输入；' "echo >in/new.csv"
after "模板改动" 1 '生成之后改动的文件：.*style.xml' '^已变：模板；' "echo >>t/style.xml"
after "方案改动" 0 '改动 0，缺少 0，多出 0' '^已变：方案；' "echo >>plan.xml"
after "输入和方案都变" 1 '生成之后改动的文件：.*texts.csv' '^已变：输入、方案；' "echo >>in/texts.csv; rm plan.xml"
exit $bad
