#!/bin/sh
# Year on year: last season's facts, doctored at one township, must be found out: in the facts, the reports and on the
# terminal. Undoctored they agree, and without previous/facts.xml no report speaks of last season. The organisations that
# they list are compared one by one; what is counted of them is counted once more in SQL, over the CSV files.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "yoy: $*" >&2; exit 1; }
make_season() { # output, kind of document ("": all)
	status=0
	"$build/evalseason" build "$work/season" -o "$work/$1" ${2:+--only "$2"} -q 2>"$work/$1.log" || status=$?
	[ $status -le 1 ] || { tail -5 "$work/$1.log" >&2; fail "状态 $status"; }
}
says() { pdftotext -nopgbrk "$1" - | tr -d '\n ' | grep -q "$2" || fail "$1 中没有“$2”"; }

"$build/season" -o "$work/season" --townships 3 --communities 20 --orgs 90 --activities 200 --seed 5
make_season without annual
annual=$(find "$work/without" -name '*年度工作报告*.pdf')
[ -n "$annual" ] || fail "没有年度工作报告"
pdftotext "$annual" - | tr -d '\n ' | grep -q '上年度期末' && fail "没有上年度数据，却与上年度比较"
grep -q '<since' "$work/without/data/facts.xml" && fail "没有上年度数据，却有 since"

# Last season ended where this one stands at its first cut-off: opening and closing agree.
mkdir "$work/season/previous"
tr '\n' ' ' <"$work/without/data/facts.xml" | sed 's/<phase id="wrapup".*<\/phase>//; s/ season="[0-9]*"/ season="2022"/' \
	>"$work/season/previous/facts.xml"
make_season agree annual
grep -q '<since season="2022" cutoff-text="2023年9月30日">\|<since season="2022" cutoff-text="2023年9月30日" wrong="0">' \
	"$work/agree/data/facts.xml" || fail "facts.xml 中没有 since"
grep '<since ' "$work/agree/data/facts.xml" | grep -qv 'wrong="0"' && fail "同样的数据，却有差异"
annual=$(find "$work/agree" -name '*年度工作报告*.pdf')
says "$annual" '与上年度期末（2023年9月30日）相比'
says "$annual" '期初数与上年度期末数衔接一致'
says "$annual" '与上年度名单逐个比对，没有发现不一致的组织'

# One township's closing stock was one more, its trainings ten more.
code=$(grep -o '<township code="[0-9]*"' "$work/without/data/facts.xml" | head -1 | grep -o '[0-9]*')
doctor() { sed "s/\(<v id=\"$1\" place=\"$code\"[^>]* num=\"\)\([0-9]*\)/\1$2\2/" -i "$work/season/previous/facts.xml"; }
doctor orgs 9
doctor trainings 9
make_season differ work
n=$(grep -c 'previous/facts.xml.*facts-seasons' "$work/differ.log" || true)
[ "$n" = 2 ] || { cat "$work/differ.log" >&2; fail "应有 2 条提示，得到 $n 条"; }
grep -q '<x id="Y01"' "$work/differ/data/facts.xml" || fail "跨表比对中没有 Y01"
grep -q '<x id="Y07"' "$work/differ/data/facts.xml" || fail "跨表比对中没有 Y07"
grep -q '<x id="Y04"' "$work/differ/data/facts.xml" && fail "没有改动的 Y04 也报了"
name=$(grep -o "<township code=\"$code\" name=\"[^\"]*\"" "$work/differ/data/facts.xml" | head -1 | sed 's/.*name="//; s/"//')
own=$(find "$work/differ" -name "*$name*工作报告*.pdf" | head -1)
says "$own" '需核实：社区社会组织数按本年度台账回算，期初为'
says "$own" '培训场次为.*少于上年度期末的'

# The register, doctored: of the first township the 2nd row is gone, the 3rd renamed, the 4th moved, the 5th renumbered,
# the 6th filed another day, the 7th founded another day, the 8th was not listed, the first credit code was another one; of
# the second all 30 rows were called otherwise, under other numbers and in other communities: gone, or never listed.
cp "$work/season/previous/facts.xml" "$work/listed.xml"
perl -CSD -pe 's{(<register.*?</register>)}{my ($n, $place, $coded, $all) = (0, 0, 0, $1);
	$all =~ s/<(?:row|township) [^>]*>/ my $x = $&;
		if ($x =~ m,^<township,) { $n = 0; $place++ } else { $n++ }
		if ($x =~ m,^<row, and $place == 1) {
			if ($n == 2) { $x =~ s, org_id="ORG, org_id="OLD,; $x =~ s, org_name=", org_name="\x{65e7},; $x =~ s, uscc="[^"]*",, }
			if ($n == 3) { $x =~ s, org_name=", org_name="\x{65e7}, }
			if ($n == 4) { $x =~ s, community_code="\d+, community_code="450199001999, }
			if ($n == 5) { $x =~ s, org_id="ORG, org_id="OLD, }
			if ($n == 6) { $x =~ s, filed_date="[^"]*", filed_date="2011-11-11", }
			if ($n == 7) { $x =~ s, established_date="[^"]*", established_date="2010-10-10", }
			if ($n == 8) { $x = "" }
			if ($n > 8 and $x =~ m, uscc=, and !$coded++) { $x =~ s, uscc="[^"]*", uscc="51450199MJL000016W", }
		} elsif ($x =~ m,^<row, and $place == 2) {
			$x =~ s, org_id="ORG, org_id="OLD,; $x =~ s, org_name="[^"]*", org_name="\x{65e7}$n",; $x =~ s, uscc="[^"]*",,
		} $x /ge; $all}e' "$work/listed.xml" >"$work/season/previous/facts.xml"
make_season rows ""
facts=$work/rows/data/facts.xml
tr -d '\n' <"$work/season/previous/facts.xml" | perl -ne 'my %row = map { $_ => 1 } (); while (/<(township|row) ([^>]*)>/g) { my ($kind, $all) = ($1, $2);
	our $place = $1 if $kind eq "township" and $all =~ /code="(\d+)"/; next if $kind ne "row" or $all !~ /org_id=/;
	print join ("|", $place, map { $all =~ /\b$_="([^"]*)"/ ? $1 : "" } qw(org_id stock org_name community_code status_kind uscc established_date filed_date)), "\n" }' >"$work/last"
codes=$(sed -n '/<codelist id="RS"/,/<\/codelist>/s/.*value="\([^"]*\)" label="\([^"]*\)".*/WHEN '"'\\2' THEN '\\1'/p" templates/plan.xml)
{
	echo 'CREATE TABLE last(township, id, stock, name, community, status, uscc, born, filed);'
	printf '.separator |\n.import %s last\n.mode csv\n' "$work/last"
	for file in "$work"/season/submissions/*-wrapup/*_organizations_*.csv; do
		t=$(basename "$file" | cut -d_ -f1)
		printf '.import %s o%s\n' "$file" "$t"
		echo "CREATE TABLE IF NOT EXISTS now AS SELECT '' AS township, * FROM o$t LIMIT 0; INSERT INTO now SELECT '$t', * FROM o$t;"
	done
	cat <<SQL
CREATE TABLE this AS SELECT township, 组织编号 AS id, 组织名称 AS name, replace("所属社区（村）编码", 'Q', '') AS community,
	CASE 登记备案状态 $codes END AS status, 统一社会信用代码 AS uscc, 成立日期 AS born, "登记/备案日期" AS filed, "注销/终止日期" AS closed FROM now;
CREATE TABLE pair(l, n);
SQL
	for same in 'l.id = n.id AND l.name = n.name' "l.uscc = n.uscc AND l.uscc <> ''" 'l.name = n.name AND l.community = n.community' 'l.id = n.id'; do
		echo "INSERT INTO pair SELECT l.rowid, min(n.rowid) FROM last l JOIN this n USING (township) WHERE $same
			AND l.rowid NOT IN (SELECT l FROM pair) AND n.rowid NOT IN (SELECT n FROM pair) GROUP BY l.rowid;"
	done
	both="FROM pair p JOIN last l ON l.rowid = p.l JOIN this n ON n.rowid = p.n"
	cat <<SQL
.separator " "
CREATE TABLE found AS SELECT township, 'Y09' AS id FROM last WHERE stock = 'yes' AND rowid NOT IN (SELECT l FROM pair)
	UNION ALL SELECT l.township, 'Y10' $both WHERE l.uscc <> n.uscc AND l.uscc <> '' AND n.uscc <> ''
	UNION ALL SELECT l.township, 'Y11' $both WHERE l.filed <> n.filed AND l.filed <> '' AND n.filed <> '' AND l.status = n.status
	UNION ALL SELECT l.township, 'Y12' $both WHERE l.community <> n.community AND l.community <> '' AND n.community <> ''
	UNION ALL SELECT l.township, 'Y13' $both WHERE l.name <> n.name
	UNION ALL SELECT l.township, 'Y15' $both WHERE l.born <> n.born
	UNION ALL SELECT township, 'Y14' FROM this WHERE rowid NOT IN (SELECT n FROM pair) AND status IN ('1', '2', '3')
		AND born <= '2023-09-30' AND (closed = '' OR closed > '2023-09-30');
SELECT township, id, count(*) FROM found GROUP BY 1, 2 UNION ALL SELECT '450199', id, count(*) FROM found GROUP BY 2 ORDER BY 1, 2;
SQL
} | sqlite3 -batch >"$work/wanted"
sed -n '/<phase id="wrapup"/,/<previous/p' "$facts" | grep -o '<v id="Y[^>]*' | sed 's/.*id="\(Y..\)" place="\([0-9]*\)".* num="\([0-9]*\)".*/\2 \1 \3/' |
	grep -v ' 0$' | sort >"$work/got"
diff "$work/wanted" "$work/got" >&2 || fail "逐个比对的数与重新计算的不一致"
for id in Y09 Y10 Y11 Y12 Y13 Y14 Y15; do grep -q "^450199001000 $id" "$work/got" || fail "没有查出 $id"; done

# Each stands in problems.csv, where its row stands or, gone, at the folder; on the return slip; in the reports.
awk '$1 != 450199 { n += $3 } END { print n }' "$work/wanted" >"$work/total"
n=$(grep -c '（Y[01][0-9]）' "$work/rows/data/problems.csv" || true)
[ "$n" = "$(cat "$work/total")" ] || fail "problems.csv 中应有 $(cat "$work/total") 条，得到 $n 条"
gone=$(grep '^450199001000.*（Y09）' "$work/rows/data/problems.csv")
echo "$gone" | grep -q '^450199001000,submissions/450199001-wrapup,,.*（OLD0002）（Y09）,漏报的请补报' || fail "没有说明缺失的组织：$gone"
slip=$(find "$work/rows" -name '450199001000*退回修改单.pdf')
says "$slip" 'OLD0002'
says "$slip" '51450199MJL000016W'
own=$(find "$work/rows" -name '450199001000*工作报告.pdf')
says "$own" '本年度名单没有的1个，信用代码改变的1个'
says "$own" 'ORG0003'
says "$(find "$work/rows" -name '450199002000*工作报告.pdf')" "另有.*处未列，见本镇（街道）的数据退回修改单"
says "$(find "$work/rows" -name '*年度工作报告.pdf')" "全区不一致的有$(cat "$work/total")处"
xmllint --noout "$facts" || fail "facts.xml 不是完整的 XML"

# Facts of an older version list nothing: said once, and totals alone are compared.
perl -pe 's{<register.*?</register>}{}' "$work/listed.xml" >"$work/season/previous/facts.xml"
make_season old work
[ "$(grep -c facts-unlisted "$work/old.log")" = 1 ] || fail "没有名单，应说明一次"
grep -q '名单逐个比对' "$work/old/data/facts.xml" && fail "没有名单，却比对了名单"
grep -q '<since ' "$work/old/data/facts.xml" || fail "没有名单，总数也没有比"
