#!/bin/sh
# The district's own target values (input/district/targets.csv) take the place of the plan's: in scores with their
# workings, in the definitions of the packet and in the sentences and tables of the reports.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "targets: $*" >&2; exit 1; }
make() { status=0; "$build/evalseason" build "$work/season" -o "$work/$1" --only "$2" -q >"$work/log" 2>&1 || status=$?
	[ $status -le 1 ] || { tail -3 "$work/log" >&2; fail "build 以 $status 结束"; }; }
text() { pdftotext -layout "$work/$1"/*/450199*"$2".pdf - | tr -d ' \n\f'; }
says() { text "$1" "$2" | grep -qF "$3" || fail "$1 的$2没有“$3”"; }
silent() { text "$1" "$2" | grep -qF "$3" && fail "$1 的$2还有“$3”"; return 0; }
# The score of an indicator at the first township, in hundredths.
score() { awk -v RS='<' -v id="$2" '/^phase id="inspection"/ { on = 1 } on && /^i .* final=/ && index($0, " id=\"" id "\"") { sub(/.* final="/, ""); sub(/".*/, ""); sub(/\./, ""); print $0 + 0; exit }' "$work/$1/data/facts.xml"; }

cp -r input "$work/season"
make plan 450199001000
says plan 城东街道-绩效评估材料 城市社区数；达到8个得满分
says plan 城东街道-绩效评估材料 '÷8)='
make plan annual
says plan XX区-年度工作报告 孵化15—20个的目标
says plan 城东街道-工作报告 达到标准（不少于8个）的

printf '\357\273\277目标编号,目标名称,目标值,基准日期\r\nT1,城市平均,13,2023-12-31\r\nT2,农村平均,3,2023-12-31\r\nT4,孵化,18,2022-12-31\r\ncharter,章程,0.5,2023-12-31\r\n' \
	>"$work/season/district/targets.csv"
make own 450199001000
says own 城东街道-绩效评估材料 城市社区数；达到13个得满分
says own 城东街道-绩效评估材料 达到50%得满分
says own 城东街道-绩效评估材料 '÷13)='
silent own 城东街道-绩效评估材料 城市社区数；达到8个得满分
make own annual
says own XX区-年度工作报告 孵化18—20个的目标
silent own XX区-年度工作报告 15—20
says own 城东街道-工作报告 达到标准（不少于13个）的
silent own 城东街道-工作报告 不少于8个
[ "$(score own A1.1)" -lt "$(score plan A1.1)" ] || fail "目标提高后 A1.1 没有下降：$(score plan A1.1) $(score own A1.1)"
[ "$(score own G1.1)" -gt "$(score plan G1.1)" ] || fail "目标降低后 G1.1 没有上升：$(score plan G1.1) $(score own G1.1)"
