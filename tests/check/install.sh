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

# From a folder with spaces and Han, read-only sources, hardly an environment: the same bytes.
odd="$work/某 区/数 据"
mkdir -p "$odd"
cp -r "$work/season" "$odd/季"
cp -r templates "$odd/模 板"
chmod -R a-w "$odd/季" "$odd/模 板"
status=0
(cd "$odd" && env -i PATH=/usr/bin:/bin LC_ALL=POSIX TZ=Pacific/Apia TMPDIR=/nonexistent sh -c \
	'umask 077; "$0" build 季 -t "模 板" -o "成 果" --only work -q' "$root/usr/bin/evalseason") >"$work/log" 2>&1 || status=$?
[ $status = 0 ] || { cat "$work/log" >&2; fail "在有空格和汉字的文件夹中以 $status 结束"; }
cmp "$odd/成 果/SHA256SUMS" "$work/output/SHA256SUMS" >&2 || fail "在有空格和汉字的文件夹中，结果不同"
chmod -R u+w "$odd"

make -s uninstall DESTDIR="$root" PREFIX=/usr BUILD="$build" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "卸载失败"; }
left=$(find "$root" ! -type d -o -path '*evalseason*')
[ -z "$left" ] || fail "卸载后还留下：$left"
