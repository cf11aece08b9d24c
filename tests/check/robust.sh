#!/bin/sh
# What breaks costs one report; what is refused leaves the previous output as it was.
set -u
export LC_ALL=C.UTF-8
build=$1
out=$build/robust-out
bin=$PWD/$build/evalseason
rm -rf "$out"
fail() { echo "robust: $*" >&2; exit 1; }
# status WANTED says... -- command: runs it, compares the exit status and the message
expect() {
	want=$1 says=$2; shift 2
	status=0; "$@" >"$out.log" 2>&1 || status=$?
	[ "$status" = "$want" ] || { tail -3 "$out.log" >&2; fail "应为状态 $want，实为 $status：$*"; }
	grep -q "$says" "$out.log" || { tail -3 "$out.log" >&2; fail "信息中没有“$says”：$*"; }
}
season=$build/robust-season
rm -rf "$season"
"$build/season" -o "$season" --townships 3 --communities 12 --orgs 70 --activities 350 --seed 4
victim=450199002000

# Isolation, in each kind of job: a report, a packet, the pictures of its charts, a set, a data file, the page
# that stands on all of them. One is lost and named, the others are as without the fault.
"$bin" build "$season" -o "$out-whole" -q >/dev/null 2>&1
listed() { # what stands on the documents differs when one is lost
	diff -rq -x manifest.xml -x SHA256SUMS -x index.html -x lineage.csv "$@" | sed 's|^Only in \(.*\): |\1/|'
}
loses() { # FAULT COUNT -- one build with the fault
	status=0
	EVALSEASON_FAULT=$1 "$bin" build "$season" -o "$out" --force --timeout 4 -q >"$out.log" 2>&1 || status=$?
	[ $status = 5 ] || fail "$1：应为状态 5，实为 $status"
	[ "$(grep -c 'report-lost\|report-failed' "$out.log")" = "$2" ] || fail "$1：失去的不是 $2 份"
	[ -z "$(find "$out" -name '*.part')" ] || fail "$1：留下了临时文件"
	(cd "$out" && sha256sum --quiet -c SHA256SUMS) >&2 || fail "$1：清单与文件不符"
}
all=
while read -r job name; do
	rm -rf "$out"
	all=$all,$job
	loses "crash:$job" 1
	grep -q "文书未能完成：.*$name" "$out.log" || fail "crash:$job：没有说明是哪一份"
	lost=$(listed "$out" "$out-whole")
	case $job in
	index.html) [ -z "$lost" ] && [ ! -e "$out/index.html" ] ;;
	*) [ -n "$lost" ] && ! echo "$lost" | grep -v "$name" | grep -v /charts ;;
	esac || fail "crash:$job：不只少了这一份：$lost"
	! echo "$lost" | grep ' differ$' || fail "crash:$job：其余文书有变化"
done <<END
work-$victim wrapup/$victim
packet-$victim inspection/$victim
picture-packet-450199001000 inspection/450199001000
packet-set inspection/.*全套
statistics.xlsx data/statistics.xlsx
index.html index.html
END
# What hangs and what takes all memory likewise; the files of the last build stay, and the sums are right.
for fault in hang memory; do
	rm -rf "$out"; cp -r "$out-whole" "$out"
	loses "$fault:${all#,}" 6
	[ -z "$(listed "$out" "$out-whole")" ] && cmp "$out/index.html" "$out-whole/index.html" >&2 || fail "$fault：上次的文件没有保留"
done
# The lost one is made by the next run, and only that one.
EVALSEASON_FAULT="crash:work-$victim" "$bin" build "$season" -o "$out" --force -q >/dev/null 2>&1
rm "$out/wrapup/$victim"*
"$bin" build "$season" -o "$out" 2>/dev/null | grep -q '新制 1，' || fail "补做不是一份"
diff -r "$out" "$out-whole" >&2 || fail "补做之后与完好的不同"
rm -rf "$out-whole"

# Interrupted anywhere, then run again: the same bytes as an undisturbed run.
rm -rf "$out" "$out-2"
"$bin" build "$season" -o "$out-2" --only work -q >/dev/null 2>&1
for after in 0.05 0.1 0.2 0.3; do
	setsid "$bin" build "$season" -o "$out" --only work -q >/dev/null 2>&1 &
	pid=$!
	sleep $after
	kill -9 -- -$pid 2>/dev/null
	wait $pid 2>/dev/null
done
echo >"$out/mine.part"
"$bin" build "$season" -o "$out" --only work -q >/dev/null 2>&1
cmp -s "$out/SHA256SUMS" "$out-2/SHA256SUMS" || fail "中断后重做，结果不同"
(cd "$out" && sha256sum --quiet -c SHA256SUMS) || fail "中断后重做，文件不符"
[ "$(find "$out" -name '*.part')" = "$out/mine.part" ] || fail "中断后留下了临时文件，或删去了别人的文件"
rm "$out/mine.part"

# Wrong usage, wrong input, wrong templates.
expect 2 '用法\|evalseason build' "$bin"
expect 2 '没有“biuld”这个命令' "$bin" biuld
expect 2 '用 evalseason help' "$bin" build --no-such-option
expect 4 '找不到可读的输入\|无法读取' "$bin" build "$out/nowhere" -o "$out-3"
mkdir -p "$out/empty"; expect 4 '请检查' "$bin" build "$out/empty" -o "$out-3"
[ ! -e "$out-3" ] || fail "没有输入却建了输出文件夹"
expect 6 '不能在输入文件夹之中' "$bin" build "$season" -o "$season/submissions/../out"
[ ! -e "$season/out" ] || fail "在输入文件夹中建了输出文件夹"
expect 6 '/dev/zero: .*不是普通文件' "$bin" check "$season" --plan /dev/zero
rm -rf "$out/t"; cp -r templates "$out/t"
sed -i '0,/<table /s//<tabel /' "$out/t/plan.xml"
expect 3 'plan.xml:[0-9]*:' "$bin" build "$season" -o "$out-3" -t "$out/t"
rm -rf "$out/t"; cp -r templates "$out/t"
sed -i 's/{orgs}/{ogrs}/' "$out"/t/reports/*.xsl "$out"/t/reports/*/*.xsl 2>/dev/null
expect 3 'orgs' "$bin" build "$season" -o "$out-3" -t "$out/t"
rm -rf "$out/t"; cp -r templates "$out/t"; echo '<style' >"$out/t/style.xml"
expect 3 'style.xml:[0-9]*' "$bin" build "$season" -o "$out-3" -t "$out/t"

rm -rf "$out/t"; cp -r templates "$out/t"; sed -i 's/>FandolKai</>NoSuchFace</; s/>LXGW WenKai</>NoSuchFace</' "$out/t/style.xml"
expect 6 '角色“kai”没有可用的字体' "$bin" build input -o "$out-3" -t "$out/t"
# One file that cannot be read, one that is no CSV: each is named, the rest is read.
rm -rf "$out/in"; cp -r input "$out/in"
ln -s /nowhere "$out/in/submissions/450199001-inspection/x.csv"
mkfifo "$out/in/submissions/450199001-inspection/z.csv"
printf 'PK\003\004xxxx' >"$out/in/submissions/450199001-inspection/y.csv"
expect 6 'x.csv: 系统错误: 无法读取文件' "$bin" check "$out/in"
grep -q 'z.csv: 系统错误: 无法读取文件：不是普通文件' "$out.log" || fail "没有指出 z.csv 不是普通文件"
rm "$out/in/submissions/450199001-inspection/"[xz].csv
expect 1 'y.csv: 拒收: 这不是 CSV 或 XML' "$bin" check "$out/in"

# A second run on one folder refuses; a link is not followed.
EVALSEASON_FAULT="hang:work-$victim" "$bin" build "$season" -o "$out" --only work --force --timeout 60 -q >/dev/null 2>&1 &
pid=$!
for tick in $(seq 300); do
	[ "$(cat "$out/.lock" 2>/dev/null)" != $pid ] || break
	sleep 0.1
done
expect 6 "另一个进程（$pid）" "$bin" build "$season" -o "$out"
kill -INT $pid; wait $pid; [ $? = 130 ] || fail "Ctrl-C 应以 130 结束"
# Killed itself, it takes its workers with it: nothing holds the folder.
EVALSEASON_FAULT="hang:work-$victim" "$bin" build "$season" -o "$out" --only work --force --timeout 60 -q >/dev/null 2>&1 &
pid=$!
for tick in $(seq 300); do
	[ "$(cat "$out/.lock" 2>/dev/null)" != $pid ] || break
	sleep 0.1
done
sleep 0.5; kill -9 $pid; wait $pid 2>/dev/null; sleep 0.2
expect 1 '' "$bin" build "$season" -o "$out" --only work -q
ln -sfn "$PWD/$out" "$out-link"
expect 6 '符号链接' "$bin" build "$season" -o "$out-link"
rm -f "$out-link"

# A full disk: status 6, the previous files intact.
if [ "$(id -u)" = 0 ] && mkdir -p "$out-small" && mount -t tmpfs -o size=300k tmpfs "$out-small" 2>/dev/null; then
	expect 6 '无法写入' "$bin" build "$season" -o "$out-small" --only work
	[ -z "$(find "$out-small" -name '*.part')" ] || fail "磁盘满后留下了临时文件"
	for pdf in $(find "$out-small" -name '*.pdf'); do qpdf --check "$pdf" >/dev/null 2>&1 || fail "磁盘满后留下半个文件：$pdf"; done
	umount "$out-small"
fi
rm -rf "$out" "$out"-* "$out.log" "$season"
