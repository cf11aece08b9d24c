#!/bin/sh
# Installed below a folder of its own, the program finds its templates and fonts from anywhere and builds a report;
# uninstall leaves nothing.
set -eu
export LC_ALL=C.UTF-8
unset MAKEFLAGS MFLAGS MAKELEVEL
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
fail() { echo "install: $*" >&2; exit 1; }

make -s install DESTDIR="$root" PREFIX=/usr BUILD="$build" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "安装失败"; }
diff -r templates "$root/usr/share/evalseason/templates" >&2 || fail "模板不全"
[ -s "$root/usr/share/man/man1/evalseason.1" ] || fail "没有手册页"
"$build/season" -o "$work/season" --townships 1 --communities 4 --orgs 24 --activities 90 --seed 2
(
	cd "$work"
	unset EVALSEASON_FONTS EVALSEASON_TEMPLATES
	"$root/usr/bin/evalseason" fonts >fonts 2>&1 || { cat fonts >&2; fail "fonts 以 $? 结束"; }
	"$root/usr/bin/evalseason" build season -o output --only work -q >log 2>&1 || { cat log >&2; fail "build 以 $? 结束"; }
)
grep -q FandolFang "$work/fonts" || { cat "$work/fonts" >&2; fail "没有找到随程序安装的字体"; }
pdf=$(find "$work/output" -name '*.pdf')
pdffonts "$pdf" | grep -q FandolFang || fail "报告没有用上随程序安装的字体"

make -s uninstall DESTDIR="$root" PREFIX=/usr BUILD="$build" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "卸载失败"; }
left=$(find "$root" ! -type d -o -path '*evalseason*')
[ -z "$left" ] || fail "卸载后还留下：$left"
