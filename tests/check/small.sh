#!/bin/sh
# Counts of a sensitive field below 3: <3 in the public profile, and nothing that could be reckoned back to them; the
# district's own documents print them as they are.
set -eu
export LC_ALL=C.UTF-8
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "small: $*" >&2; exit 1; }
"$build/season" -o "$work/season" --townships 2 --communities 8 --orgs 40 --activities 60 --seed 7
place=450199001000
for file in "$work"/season/submissions/450199001-*/*_organizations_*.csv; do
	sed -i '1s/^\xEF\xBB\xBF//' "$file"
	sqlite3 :memory: ".import --csv '$file' t" "UPDATE t SET 负责人是否党员 = CASE WHEN rowid IN (2, 3) THEN '是' ELSE '否' END,
		负责人是否兼职委员 = CASE WHEN rowid = 2 THEN '是' ELSE '否' END" ".headers on" ".mode csv" ".output $work/changed" "SELECT * FROM t"
	mv "$work/changed" "$file"
done
for profile in district public; do
	sed -i "s/profile=\"[a-z]*\"/profile=\"$profile\"/" "$work/season/season.xml"
	status=0
	"$build/evalseason" build "$work/season" -o "$work/$profile" -q >"$work/log" 2>&1 || status=$?
	[ "$status" -le 1 ] || { tail -3 "$work/log" >&2; fail "$profile：状态 $status"; }
	pdftotext -layout "$work/$profile"/wrapup/$place-*工作报告*.pdf - | tr -d ' \n\f' >"$work/$profile.report"
	grep -E "id=\"(leaders_in_party|leaders_parttime|leader_party_rate)\" place=\"$place\"|<i id=\"B3.1\"" "$work/$profile/data/facts.xml" >"$work/$profile.facts"
done
facts() { grep -qE "$2" "$work/$1.facts" || { cat "$work/$1.facts" >&2; fail "$1：数据中没有 $2"; }; }
facts district 'id="leaders_in_party".* num="[12]" den="1" text="[12]"'
facts district 'id="leader_party_rate".* text="[0-9.]*%"'
facts public 'id="leaders_in_party".* unit="个" text="&lt;3"'
facts public 'id="leaders_parttime".* text="&lt;3"'
facts public 'id="leader_party_rate".* text="—" state="na"'
facts public '<i id="B3.1".* value="—" .*working="数量少于3，不公布"'
if grep 'id="lead' "$work/public.facts" | grep -qE ' (num|text|worst-text)="[0-9]'; then fail "public：数据中有不足3的数"; fi
grep -q '兼职委员1人' "$work/district.report" || fail "district：报告没有写明人数，检查本身有误"
grep -q '兼职委员<3人' "$work/public.report" || fail "public：报告没有写“<3”"
if grep -q '负责人中党员占' "$work/public.report"; then fail "public：报告写了由不足3的数得出的比率"; fi
grep -q "$place.*<3" "$work/public/data/lineage.csv" || fail "public：溯源表没有“<3”"
unzip -p "$work/public/data/statistics.xlsx" | grep -q '&lt;3' || fail "public：统计表没有“<3”"
