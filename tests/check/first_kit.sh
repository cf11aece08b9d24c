#!/bin/sh
# A district that begins with nothing but season.xml gets its own blank forms first; no remedy follows "？；".
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "first_kit: $*" >&2; exit 1; }
mkdir "$work/season"
cp input/season.xml "$work/season"
"$build/evalseason" kit "$work/season" -o "$work/kit" 2>"$work/err" || fail "kit 以 $? 结束：$(cat "$work/err")"
grep -q 'kit-district' "$work/err" || fail "没有说明只有区级空白表"
ls "$work"/kit/区级/D01-*.csv "$work"/kit/区级/D01-*.xlsx >/dev/null || fail "没有区级空白表"
cp -r input "$work/full"
sed -i '2,$s/,28,/,近五十,/' "$work"/full/submissions/450199001-inspection/*_organizations_*.csv
"$build/evalseason" check "$work/full" >/dev/null 2>"$work/err" || [ $? -eq 1 ] || fail "check 失败"
grep -q '吗？' "$work/err" || fail "没有一条以问号结尾的消息"
if grep -q '？；' "$work/err"; then fail "问号后又有分号"; fi
