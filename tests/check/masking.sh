#!/bin/sh
# Personal data: marks are planted in every personal field and every free text of a season; the three profiles are built,
# and every file they leave is opened and searched. Names 岳?隐 (full in inspect and district, never in public, in no
# profile in problem lists, slips and logs), phones 1390000???? and identity numbers 45010219900101???? (nowhere whole;
# the district's documents have no phone of a field, masked or not),
# and 密?级 in the yes-or-no fields that are sensitive (nowhere: such a cell is refused, and its value is not told).
set -eu
export LC_ALL=C.UTF-8
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "masking: $*" >&2; exit 1; }
"$build/season" -o "$work/season" --townships 2 --communities 8 --orgs 40 --activities 160 --seed 7

# Fields of the plan: table, header, what it is, and the n of its marks.
awk 'function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
	/<table / { table = attr("id") }
	/<field / { what = attr("pd"); if (what == "" || what == "N") what = attr("free") == "yes" ? (attr("role") == "name" ? "title" : "free") : ""
		if (what != "") print table "\t" attr("label") "\t" what "\t" ++n }' templates/plan.xml >"$work/fields"
[ "$(wc -l <"$work/fields")" -ge 30 ] || fail "找不到个人信息栏目"

identity() { # n -> a number with its check digit
	awk -v n="$1" 'BEGIN { s = sprintf("45010219900101%03d", n); for (i = 1; i <= 17; i++) sum += substr(s, i, 1) * (2 ^ (18 - i) % 11)
		print s substr("10X98765432", sum % 11 + 1, 1) }'
}
han() { # n -> a character of its own
	printf '%s' 甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃宿列张寒来暑往秋收冬藏闰余成岁律吕调阳 | LC_ALL=C cut -b$((3 * $1 - 2))-$((3 * $1))
}
plant() { # csv table
	{
		echo ".import --csv '$1' t"
		grep "^$2	" "$work/fields" | while IFS='	' read -r _ label what n; do
			phone=$(printf '1390000%04d' "$n")
			han=$(han "$n")
			column="\"$label\""
			case $what in
			P1) echo "UPDATE t SET $column = '岳${han}隐' WHERE rowid <> 2; UPDATE t SET $column = '岳${han}隐岳${han}隐岳${han}隐岳${han}隐岳${han}隐岳${han}隐岳${han}隐' WHERE rowid = 2;" ;;
			P2) echo "UPDATE t SET $column = '$phone' WHERE rowid <> 3; UPDATE t SET $column = '${phone}77' WHERE rowid = 3;" ;;
			S) echo "UPDATE t SET $column = '密${han}级' WHERE rowid = 4;" ;;
			P3) echo "UPDATE t SET $column = '$(identity "$n")';" ;;
			title) echo "UPDATE t SET $column = substr($column, 1, 10) || '$phone、$(identity "$n")';" ;;
			*) echo "UPDATE t SET $column = $column || '联系$phone，证件$(identity "$n")。' WHERE $column <> '';" ;;
			esac
		done
		printf '.headers on\n.mode csv\n.output %s\nSELECT * FROM t;\n' "$work/planted"
	} >"$work/sql"
	LC_ALL=C sqlite3 :memory: <"$work/sql" || fail "$1：$(cat "$work/sql")"
	mv "$work/planted" "$1"
}
for file in "$work"/season/submissions/*/*.csv; do
	sed -i '1s/^\xEF\xBB\xBF//' "$file"
	plant "$file" "$(basename "$file" | sed 's/^[0-9]*_//; s/_[0-9]*\.csv$//')"
done
for file in "$work"/season/district/*.csv; do sed -i '1s/^\xEF\xBB\xBF//' "$file"; plant "$file" "d_$(basename "$file" .csv)"; done
sed -i '1s/^\xEF\xBB\xBF//' "$work"/season/inspection/*.csv
# The generated season has no findings yet: a few on real organisations, so that their fields are printed.
sed -n '2,4s/,.*//p' "$work"/season/submissions/450199001-inspection/*organizations*.csv | awk '{
	printf "HY%03d,450199001000,2023-10-16,罗静翀,区民政局,组织,%s,组织真实存在,组织存在并运作,%s,现场查看,当场说明,%s\n", NR, $1,
		NR == 2 ? "未见实际运作,不属实" : "组织存在并运作,属实", NR == 2 ? "严重" : "无" }' >>"$work/season/inspection/findings.csv"
plant "$work/season/inspection/findings.csv" inspection
plant "$work/season/inspection/assessor.csv" assessor
{ head -1 input/texts.csv; echo "annual,,overview,after,\"联系13900009999，证件$(identity 99)。\""; } >"$work/season/texts.csv"
# Every personal field and every free text has its own mark now: a field that the plan gains is not forgotten.
while IFS='	' read -r table label what n; do
	case $what in
	P1) mark="岳$(han "$n")隐" ;;
	S) mark="密$(han "$n")级" ;;
	*) mark=$(printf '1390000%04d' "$n") ;;
	esac
	[ "$table" = texts ] || grep -rq "$mark" "$work/season" || fail "“$table”的“$label”没有埋入标记（$mark）"
done <"$work/fields"

# Everything below a folder as text without blanks and line ends, each line with its file in front.
opened() { # output folder
	find "$1" -type f | sort | while read -r file; do
		case $file in
		*.pdf) pdftotext "$file" -; pdfinfo "$file"; qpdf --qdf --object-streams=disable "$file" "$work/unpacked"
			LC_ALL=C strings -n 4 "$work/unpacked"
			# bookmarks, link texts and alternative texts are UTF-16 in hexadecimal
			LC_ALL=C grep -aoi '<feff[0-9a-f]*>' "$work/unpacked" |
				perl -0777 -ne 'print pack("H*", $1) while /<feff([0-9a-f]*)>/gi' | iconv -f UTF-16BE -t UTF-8 ;;
		*.xlsx) unzip -p "$file" ;;
		*.png) LC_ALL=C strings -n 4 "$file" ;;
		*) cat "$file" ;;
		esac | tr -d ' \n\r' | sed "s|^|${file#"$1"/}: |; \$a\\"
	done
}
# Bytes, not characters: lines are long.
name='岳[^*][^*][^*]隐'
secret='密[^*][^*][^*]级'
none() { # pattern file says
	LC_ALL=C grep -qE "$1" "$2" || return 0
	echo "masking: $3" >&2
	LC_ALL=C grep -E "$1" "$2" | cut -d: -f1 | sort -u | head -8 >&2
	LC_ALL=C grep -E "$1" "$2" | LC_ALL=C grep -oE ".{0,45}($1)" | head -5 >&2
	return 1
}
bad=0
for profile in inspect district public; do
	sed -i "s/profile=\"[a-z]*\"/profile=\"$profile\"/" "$work/season/season.xml"
	status=0
	"$build/evalseason" build "$work/season" -o "$work/$profile" -q >"$work/$profile.log" 2>&1 || status=$?
	[ "$status" -le 1 ] || { tail -5 "$work/$profile.log" >&2; fail "$profile：状态 $status"; }
	"$build/evalseason" check "$work/season" --format json >>"$work/$profile.log" 2>&1 || true
	for figure in orgs leader_party_rate trainings brand_coverage; do
		"$build/evalseason" explain "$work/season" $figure --at 450199001000 --format json >>"$work/$profile.log" 2>&1 || true
	done
	"$build/evalseason" sample "$work/season" >>"$work/$profile.log" 2>&1 || true
	[ $profile != public ] || "$build/evalseason" kit "$work/season" -o "$work/$profile/kit" >>"$work/$profile.log" 2>&1 || true
	opened "$work/$profile" >"$work/text"
	none '1390000[0-9]{4}' "$work/text" "$profile：完整的电话号码" || bad=1
	none '45010219900101[0-9]{3}' "$work/text" "$profile：完整的身份证号" || bad=1
	none "$secret" "$work/text" "$profile：敏感栏目" || bad=1
	none "$name|$secret|1390000[0-9]{4}|45010219900101[0-9]{3}" "$work/$profile.log" "$profile：日志中的个人信息" || bad=1
	LC_ALL=C grep -E '^(slips/|data/problems.csv|wrapup/[^:]*质量)' "$work/text" >"$work/lists"
	none "$name" "$work/lists" "$profile：问题清单中的姓名" || bad=1
	# Telephones: masked in the packet's copies, in no shape in the district's; a list of problems or of suspicious data
	# has the public masks everywhere, and one cross-check compares the leaders' telephones.
	LC_ALL=C grep -vE '^(slips/|data/problems.csv|data/clean/[a-z]*/problems.csv|wrapup/[^:]*质量)' "$work/text" >"$work/rest"
	LC_ALL=C grep -vE '^(inspection/|data/(facts.xml|lineage.csv|crosses.csv)|index.html)' "$work/rest" >"$work/uncrossed"
	awk -F '\t' '$3 == "P2"' "$work/fields" >"$work/phones"
	while IFS='	' read -r table label _ n; do
		searched=$work/rest
		[ "$label" != 负责人电话 ] || searched=$work/uncrossed
		mask=$(printf '139[*]{4}%04d' "$n")
		if [ $profile = district ]; then
			none "$mask" "$searched" "$profile：“$table”的“$label”" || bad=1
		elif LC_ALL=C grep -qE "$mask" "$searched"; then
			echo "$profile" >>"$work/masked-phones"
		fi
	done <"$work/phones"
	if [ $profile = public ]; then
		none "$name" "$work/text" "$profile：姓名" || bad=1
	else
		LC_ALL=C grep -q "$name" "$work/text" || fail "$profile：找不到姓名，检查本身有误"
		for file in inspection/ wrapup/ index.html data/statistics.xlsx data/facts.xml charts/; do
			LC_ALL=C grep -q "^$file" "$work/text" || fail "$profile：没有打开 $file，检查本身有误"
		done
	fi
	LC_ALL=C grep -q '岳\*' "$work/lists" || fail "$profile：问题清单里没有掩盖的姓名，检查本身有误"
done
grep -q inspect "$work/masked-phones" || fail "inspect：找不到掩盖的电话，检查本身有误"
exit $bad
