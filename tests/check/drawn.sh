#!/bin/sh
# The sample as docs/sampling.md tells it: drawn once more with sha256sum and sqlite3 from the clean data, it is the list
# that the program names and the packet prints, in order, with its reserves; the inspectors' form T17 asks for every
# drawn object what the data claim, in CSV and xlsx alike; sizes and the chance to find something, as the table says.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "drawn: $*" >&2; exit 1; }
run() { status=0; "$build/evalseason" "$@" >"$work/out.txt" 2>"$work/err" || status=$?
	[ $status -le 1 ] || { tail -3 "$work/err" >&2; fail "$1 以 $status 结束"; }; }
run build input -o "$work/out" --only packet -q
run sample input
cp "$work/out.txt" "$work/sample"
for table in organizations communities brands activities purchases; do
	sed '1s/^\xef\xbb\xbf//' "$work/out/data/clean/inspection/$table.csv" >"$work/$table.csv"
	echo ".import --csv $work/$table.csv $table"
done >"$work/import"
counted="\"登记备案状态\" IN ('1', '2', '3') AND \"成立日期\" <= '2023-09-30' AND (\"注销/终止日期\" = '' OR \"注销/终止日期\" > '2023-09-30')"

# section34: 02 03 04 05 06 07 08 14 15 18 19
# 1. Drawn once more: lots are SHA-256 of seed/rule/id.
lots() { # rule: from lines that begin with an id, the lines behind their lots, in order
	while IFS='|' read -r id rest; do
		printf '%s|%s|%s\n' "$(printf %s "$seed/$1/$id" | sha256sum | cut -c1-64)" "$id" "$rest"
	done | sort
}
listed() { # label: ids in order, reserves marked
	sed -n "/^$name 种子/,/ 种子 /p" "$work/sample" | sed '1b; / 种子 /d' | awk -F '\t' -v label="  $1" '$1 == label { print $3 ($2 ~ /备/ ? " 备" : "") }'
}
draw='function put(i, mark) { print id[i] mark; drawn[i] = 1; if (mark == "") n++ }
	function quota(flag, want,   i, have) {
		for (i = 1; i <= NR; i++) have += flag[i] && drawn[i]
		for (i = 1; i <= NR && have < want; i++) if (flag[i] && !drawn[i]) { put(i, ""); have++ } }
	function up(x) { return x == int(x) ? x : int(x) + 1 }
	function least(a, b) { return a < b ? a : b }
	function most(a, b) { return a > b ? a : b }
	function finish(size, reserve,   i) {
		for (i = 1; i <= NR && n < size; i++) if (!drawn[i]) put(i, "")
		for (i = 1; i <= NR && reserve > 0; i++) if (!drawn[i]) { put(i, " 备"); reserve-- } }'
for place in 450199001000:城东街道 450199101000:河口镇; do
	name=${place#*:} place=${place%:*}
	seed=$(sed -n "s/^$name 种子 \([^ ]*\) .*/\1/p" "$work/sample")
	digest=$(tr -d '\n' <"$work/out/data/facts.xml" | sed 's/<phase /\n&/g' | grep '^<phase id="inspection"' | sed 's/<township /\n&/g' | sed -n "s/^<township [^>]*code=\"$place\"[^>]* digest=\"\([0-9a-f]*\)\".*/\1/p" | head -1)
	[ ${#digest} = 64 ] && [ "$seed" = "2023/$place/$digest" ] || fail "$name 的种子不是年度、代码和摘要：$seed"
	sqlite3 <<-SQL | lots communities | awk -F '|' "$draw { id[NR] = \$2; urban[NR] = \$3; rural[NR] = 1 - \$3; u += \$3 }
		END { size = least(most(2, up(NR / 5)), NR); quota(urban, least(1, u)); quota(rural, least(1, NR - u)); finish(size, 2) }" >"$work/again"
		$(cat "$work/import")
		SELECT "社区（村）编码", "社区类型" = 'U' FROM communities WHERE "镇街" = '$place';
	SQL
	listed '抽查社区（村）' | diff - "$work/again" >&2 || fail "$name 的社区（村）名单不能重现"
	grep -v 备 "$work/again" >"$work/places"
	sqlite3 <<-SQL | lots organizations | awk -F '|' "$draw FNR == NR && FILENAME != \"-\" { at[\$1] = 1; next } { k++ ; id[k] = \$2; here[k] = \$3 in at; brand[k] = \$4; grown[k] = \$5; kind[k] = \$6; b += \$4; g += \$5; r += \$6; NR = k }
		END { NR = k; size = least(least(most(10, up(k / 10)), 30), k); quota(brand, least(most(2, up(3 * b / 10)), b)); quota(grown, least(2, g)); quota(kind, least(1, r))
			for (i = 1; i <= k; i++) have += here[i] && drawn[i]
			for (i = 1; i <= k && have < up(size / 2) && n < size; i++) if (here[i] && !drawn[i]) { put(i, \"\"); have++ }
			finish(size, 5) }" "$work/places" - >"$work/again"
		$(cat "$work/import")
		SELECT o."组织编号", o."所属社区（村）编码", o."是否品牌组织" = '1' AND EXISTS (SELECT * FROM brands b WHERE b."镇街" = o."镇街" AND b."组织编号" = o."组织编号" AND b."确定日期" <= '2023-09-30'),
			o."是否孵化培育" = '1' AND o."孵化完成日期" LIKE '2022%', c."社区类型" = 'R' AND o."农村组织类型" IN ('1', '2', '3', '4', '9')
			FROM organizations o LEFT JOIN communities c ON c."镇街" = o."镇街" AND c."社区（村）编码" = o."所属社区（村）编码" WHERE o."镇街" = '$place' AND $counted;
	SQL
	[ "$(grep -c . "$work/again")" -ge 15 ] || fail "只重抽出 $(grep -c . "$work/again") 个组织"
	listed '抽查组织' | diff - "$work/again" >&2 || fail "$name 的组织名单不能重现"
	# The packet prints seed, frame and the same list.
	pdftotext -layout "$work/out/inspection/$place"-*.pdf - | tr -d ' \n\f' >"$work/packet"
	grep -qF "抽样种子：$seed" "$work/packet" || fail "$name 的评估材料没有印种子"
	grep -qF "抽样框摘要：$(sed -n "s/^$name 种子 [^ ]* 总体摘要 \([0-9a-f]*\).*/\1/p" "$work/sample")" "$work/packet" || fail "$name 的评估材料没有印抽样框摘要"
	sed 's/ 备//' "$work/again" | while read -r id; do grep -qF "$id" "$work/packet" || fail "$name 的评估材料没有印 $id"; done
done

# section34: 01 43
# 2. Every township that sent data has a list; special trainings are all in it.
[ "$(grep -c ' 种子 ' "$work/sample")" = 9 ] || fail "不是每个镇街都抽样"

# 3. The form T17: one row for each question about each drawn object, none about reserves, and the claims are the data's.
run kit input -o "$work/kit"
form=$work/kit/检查组/T17-核验记录
sed '1s/^\xef\xbb\xbf//' "$form.csv" | tr -d '\r' >"$work/t17.csv"
want=$(awk -F '\t' '$2 !~ /备/ && NF > 1 { n += $1 == "  抽查组织" ? 5 : $1 == "  抽查社区（村）" ? 3 : 1 } END { print n }' "$work/sample")
# Brands alone are asked for their evidence, each of those drawn.
awk -F '\t' '/ 种子 / { split($0, w, "/"); place = w[2] } $1 == "  抽查组织" && $2 !~ /备/ { print place "," $3 }' "$work/sample" | sort >"$work/drawn"
sqlite3 -separator , >"$work/brands" <<-SQL
	$(cat "$work/import")
	SELECT "镇街", "组织编号" FROM organizations WHERE "是否品牌组织" = '1';
SQL
sort "$work/brands" | comm -12 - "$work/drawn" >"$work/asked"
awk -F, '$8 == "品牌佐证" { print substr($2, 2) "," $7 }' "$work/t17.csv" | sort | diff "$work/asked" - >&2 || fail "品牌佐证应只核验抽中的品牌组织"
want=$((want + $(wc -l <"$work/asked")))
[ "$(wc -l <"$work/asked")" -ge 18 ] || fail "抽中的品牌组织太少"
[ "$(($(wc -l <"$work/t17.csv") - 1))" = "$want" ] || fail "核验记录表应有 $want 行，实有 $(($(wc -l <"$work/t17.csv") - 1)) 行"
awk -F, 'NR > 1 && ($1 !~ /^F[0-9]+-[0-9]+$/ || seen[$1]++ || $2 !~ /^Q[0-9]+$/ || $7 == "" || $8 == "") { print; bad = 1 } END { exit bad }' "$work/t17.csv" >&2 || fail "核验编号、镇街或对象有误"
awk -F '\t' '/ 种子 / { split($0, w, "/"); place = w[2] } $2 ~ /备/ && $1 != "  抽查社区（村）" { print "Q" place "," $3 }' "$work/sample" >"$work/reserves"
awk -F, 'NR == FNR { reserve[$1 "," $2] = 1; next } ($2 "," $7) in reserve' "$work/reserves" "$work/t17.csv" | grep . >&2 && fail "备选对象也列入了核验记录表"
sqlite3 >"$work/wrong" <<-SQL
	$(cat "$work/import")
	.import --csv $work/t17.csv t
	CREATE TABLE claims AS
		SELECT "镇街" place, "组织编号" id, '成员名册' item, '成员人数：' || "成员人数" said FROM organizations
		UNION ALL SELECT "镇街", "组织编号", '章程', '是否采用章程示范文本：' || CASE "是否采用章程示范文本" WHEN '1' THEN '是' WHEN '0' THEN '否' ELSE '（空）' END FROM organizations
		UNION ALL SELECT "镇街", "社区（村）编码", '制度文件', '是否建立定期联系制度：' || CASE "是否建立定期联系制度" WHEN '1' THEN '是' ELSE '否' END || '；2023年联系次数：' || "2023年联系次数" FROM communities
		UNION ALL SELECT "镇街", "活动编号", '活动记录与照片', '活动日期：' || "活动日期" || '；参与人次：' || "参与人次" || '；佐证材料编号：' || CASE "佐证材料编号" WHEN '' THEN '（空）' ELSE "佐证材料编号" END FROM activities;
	SELECT t."核验编号", t."对象编号", t."核验项", t."申报值", '应为', c.said FROM t LEFT JOIN claims c
		ON 'Q' || c.place = t."镇街代码" AND (c.id = t."对象编号" OR 'Q' || c.id = t."对象编号") AND c.item = t."核验项"
		WHERE t."核验项" IN ('成员名册', '章程', '制度文件', '活动记录与照片') AND t."申报值" IS NOT c.said;
	SELECT '只比对了' || count(*) FROM t WHERE "核验项" IN ('成员名册', '章程', '制度文件', '活动记录与照片') AND "申报值" <> '' HAVING count(*) < 200;
	SELECT "核验编号", '没有申报值' FROM t WHERE "申报值" = '' AND "核验项" <> '群众访谈';
SQL
[ ! -s "$work/wrong" ] || { head -5 "$work/wrong" >&2; fail "核验记录表的申报值与数据不同"; }
# The forms of the packet ask the same under the same numbers.
tr -d '\n' <"$work/out/data/facts.xml" | awk -v RS='<' 'function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	/^phase / { phase = attr("id") } /^township / { place = substr(attr("code"), 1, 9) } /^draw / { id = attr("id") }
	phase == "inspection" && /^ask / { print "F" place "-" attr("no") "," (id ~ /^[0-9]+$/ ? "Q" : "") id "," attr("label") }' >"$work/asks"
awk -F, 'NR > 1 { print $1 "," $7 "," $8 }' "$work/t17.csv" | diff - "$work/asks" >"$work/diff" || { head -5 "$work/diff" >&2; fail "评估材料与核验记录表的编号不同"; }
pdftotext -layout "$work/out/inspection/450199101000"-*.pdf - | tr -d ' \n\f' >"$work/packet"
awk -F, '$2 == "Q450199101000" && $6 == "组织" && $8 != "登记备案材料" { print substr($1, 12) $8 $9 }' "$work/t17.csv" | while IFS= read -r line; do
	grep -qF "$line" "$work/packet" || fail "河口镇的现场核验清单没有“$line”"
done
# The workbook holds the same cells, row by row.
unzip -p "$form.xlsx" xl/sharedStrings.xml | sed 's/<si>/\n&/g' | sed -n 's/^<si><t[^>]*>\(.*\)<\/t><\/si>.*/\1/p' | sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' >"$work/strings"
unzip -p "$form.xlsx" xl/worksheets/sheet1.xml | sed 's/<row /\n&/g' | awk 'NR == FNR { string[NR - 1] = $0; next } /^<row / {
	line = ""
	while (match($0, /<c r="[A-Z]+[0-9]+"[^>]*t="s"><v>[0-9]+<\/v>/)) { c = substr($0, RSTART, RLENGTH); $0 = substr($0, RSTART + RLENGTH)
		sub(/.*<v>/, "", c); sub(/<.*/, "", c); line = line string[c] "|" }
	print line }' "$work/strings" - >"$work/book"
awk -F, '{ line = ""; for (i = 1; i <= NF; i++) if ($i != "") line = line $i "|"; print line }' "$work/t17.csv" | diff - "$work/book" >"$work/diff" || { head -5 "$work/diff" >&2; fail "核验记录的 xlsx 与 CSV 不同"; }

# section34: 21
# 4. A bureau that wants fifteen writes fifteen: each township of that many draws them, and nothing else is drawn otherwise.
cp templates/plan.rng "$work/"
sed '/<sample id="organizations"/s/floor="10"/floor="15"/' templates/plan.xml >"$work/plan.xml"
run sample input --plan "$work/plan.xml"
awk -F '\t' '/ 种子 / { place = $1; sub(/ .*/, "", place) } $1 == "  抽查组织" && $2 !~ /备/ { n[place]++ } END { for (p in n) { towns++; if (n[p] != 15) { print p, n[p]; bad = 1 } } exit bad || towns != 8 }' "$work/out.txt" >&2 || fail "floor=15 应各抽15个组织"
awk -F '\t' '/ 种子 / { place = $1; sub(/ .*/, "", place) } $1 == "  抽查组织" && $2 !~ /备/ { n[place]++ } END { for (p in n) if (n[p] < 10 || n[p] > 30) exit 1 }' "$work/sample" || fail "抽查组织应为10至30个"

# section34: 20
# 5. The chance to see a false record, as docs/sampling.md has it: 1 − C(N−K, n) / C(N, n).
awk -F '|' '$2 ~ /^ *[0-9]+ *$/ && $4 ~ /%/ { rows++; split("5 10 20", share, " ")
	for (k = 1; k <= 3; k++) { none = 1; bad = int($2 * share[k] / 100 + 0.5)
		for (i = 0; i < $3; i++) none *= ($2 - bad - i) / ($2 - i)
		said = $(3 + k); gsub(/[ %]/, "", said); if (int(100 * (1 - none) + 0.5) != said) { printf "总数%d抽%d、%d%%不实：应为%.1f%%\n", $2, $3, share[k], 100 * (1 - none); wrong = 1 } } }
	END { if (rows < 5) { print "只有 " rows + 0 " 行"; wrong = 1 } exit wrong }' docs/sampling.md >&2 || fail "docs/sampling.md 的检出概率有误"
