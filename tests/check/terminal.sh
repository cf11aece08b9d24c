#!/bin/sh
# On a terminal: a bar that counts what is done, failed and left; Ctrl-C, typed there, ends the run within two
# seconds and leaves no half file and no process, and the next run makes the bytes of an undisturbed one.
set -u
export LC_ALL=C.UTF-8
build=$1
bin=$PWD/$build/evalseason
work=$(mktemp -d)
out=$work/out
trap 'exec 3>&-; rm -rf "$work"' EXIT
fail() { echo "terminal: $*" >&2; [ ! -e "$work/log" ] || tr '\r' '\n' <"$work/log" | tail -5 >&2; exit 1; }
# begins ARGUMENT... -- a build in the background on a terminal of its own; what is typed comes from descriptor 3
begins() {
	rm -f "$work/keys" "$work/log"
	mkfifo "$work/keys"
	script -qefc "$bin build $work/season -o $out $*" "$work/log" <"$work/keys" >/dev/null 2>&1 &
	pid=$!
	exec 3>"$work/keys"
}
shows() { # PATTERN -- waits until the terminal shows it
	for tick in $(seq 400); do
		grep -q "$1" "$work/log" 2>/dev/null && return
		sleep 0.05
	done
	fail "终端上没有出现“$1”"
}
ends() { exec 3>&-; status=0; wait $pid || status=$?; }
season=$work/season
"$build/season" -o "$season" --townships 3 --communities 9 --orgs 50 --activities 250 --seed 4

# Ctrl-C in the middle: one worker hangs in a document, the other one goes on.
for lost in packet-450199001000 work-set index.html; do
	rm -rf "$out"
	export EVALSEASON_FAULT="hang:$lost"
	begins
	shows '完成 [1-9]'
	[ "$lost" != index.html ] || shows '剩余 0 份'
	start=$(date +%s%N)
	printf '\003' >&3
	ends
	took=$((($(date +%s%N) - start) / 1000000))
	unset EVALSEASON_FAULT
	[ $status = 130 ] || fail "Ctrl-C 后状态应为 130，实为 $status"
	[ $took -lt 2000 ] || fail "Ctrl-C 后 $took 毫秒才结束"
	grep -q '已中断' "$work/log" || fail "没有说明已中断"
	! grep -q '文书未能完成' "$work/log" || fail "中断被说成文书失败"
	[ -z "$(pgrep -f "build $season")" ] || fail "Ctrl-C 后还有进程：$(pgrep -fa "build $season")"
	[ -z "$(find "$out" -name '*.part' -o -name .lock)" ] || fail "Ctrl-C 后留下了临时文件"
	find "$out" -name '*.pdf' | while read -r pdf; do qpdf --check "$pdf" >/dev/null 2>&1 || echo "$pdf"; done >"$work/half"
	[ ! -s "$work/half" ] || fail "Ctrl-C 后留下半个文件：$(cat "$work/half")"
	(cd "$out" && sha256sum --quiet -c SHA256SUMS) >&2 || fail "Ctrl-C 后清单与文件不符"
done
"$bin" build "$season" -o "$out" 2>/dev/null | grep -q '新制 0，' || fail "中断前做成的又做了一遍"
"$bin" build "$season" -o "$work/whole" -q >/dev/null 2>&1
diff -r "$out" "$work/whole" >&2 || fail "中断后重做，与未中断的结果不同"

# The bar counts failures; nothing of it stays when it is done, nothing comes with -q or without a terminal.
export EVALSEASON_FAULT=fail:slip-450199001000
begins --force
ends
[ $status = 5 ] || fail "应为状态 5，实为 $status"
grep -q '\[#*\.*\] 完成 [0-9]*，失败 1，剩余 [0-9]* 份' "$work/log" || fail "进度条没有失败数"
tr '\r' '\n' <"$work/log" | grep '完成 .*失败' | tail -1 | grep -q '剩余 0 份' || fail "进度条没有走到头"
begins -q --force
ends
! grep -q '完成 .*失败' "$work/log" || fail "-q 仍有进度条"
"$bin" build "$season" -o "$out" --force >"$work/log" 2>&1
! grep -q "$(printf '\033')\|$(printf '\r')" "$work/log" || fail "没有终端，却有终端的控制字符"
