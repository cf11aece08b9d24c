#!/bin/sh
# Blank forms: every column of every table filled in, they are read back without a problem: the CSV forms as they are,
# and, where LibreOffice is installed, the workbooks saved as CSV. The workbooks hold every column, notes, drop-down lists
# and text columns.
set -eu
export LC_ALL=C.UTF-8
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "kit: $*" >&2; exit 1; }
"$build/season" -o "$work/season" --townships 2 --communities 12 --orgs 60 --activities 300 --seed 5
sed '/name="/s/profile="[a-z]*"//' "$work/season/season.xml" >"$work/season.xml" && mv "$work/season.xml" "$work/season/season.xml"
"$build/evalseason" kit "$work/season" -o "$work/kit" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "状态 $?"; }
"$build/evalseason" kit "$work/season" -o "$work/again" >/dev/null 2>&1
diff -rq "$work/kit" "$work/again" >&2 || fail "同样的输入，表格却不同"
xmllint --noout "$work/kit/submission.rng" || fail "submission.rng"
township=$(find "$work/kit" -maxdepth 1 -name '4501990010*')
sent=$work/season/submissions/450199001-inspection

# The roster and the township stand in the forms already.
head -1 "$township"/T00*.csv | grep -q '镇街代码' && grep -q '^Q450199001000,.*,2023-09-30,' "$township"/T00*.csv || fail "T00 未填镇街和截止日期"
cut -d, -f1-3 "$township"/T01*.csv | tail -n +2 | tr -d '\r' >"$work/roster"
cut -d, -f1-3 "$sent"/*_communities_*.csv | tail -n +2 | tr -d '\r' | cmp -s - "$work/roster" || fail "T01 未填全名册"

# A row of the findings form for every object that was drawn: whom, what, what was claimed.
csv=$work/kit/检查组/T17-核验记录.csv
awk -F, 'NR > 1 { n++; if ($1 !~ /^F/ || $2 !~ /^Q/ || $6 == "" || $7 == "" || $8 == "" || seen[$1]++ || twice[$2 $6 $7 $8]++) bad++ }
	$9 ~ /：/ { claims++ } END { exit !(n >= 30 && !bad && claims >= 20) }' "$csv" || fail "检查组的核验记录表未填好"

# The sent rows below the headers of the CSV forms; a column that nobody filled gets a value in the last row.
form_of() { # a file of the season -> the table's form
	header=$(head -1 "$1" | tr -d '\r' | sed 's/^\xEF\xBB\xBF//')
	grep -lF "$header" "$township"/*.csv "$work/kit/检查组"/*.csv "$work/kit/区级"/*.csv | head -1
}
rows() { # csv -> its rows without the header, complete
	sed '1s/^\xEF\xBB\xBF//' "$1" >"$work/bare.csv"
	while read -r label value; do
		head -1 "$1" | grep -qE "(^|,)$label(,|\$|$(printf '\r'))" && printf 'UPDATE t SET "%s" = '"'%s'"' WHERE rowid = (SELECT max(rowid) FROM t) AND NOT EXISTS (SELECT 1 FROM t WHERE "%s" <> '"''"');\n' "$label" "$value" "$label"
	done <<'END' >"$work/sql" || true
图片文件 现场.jpg
镇是否具备成立条件 是
注销/终止日期 2023-09-29
农村组织类型 不适用
组织编号 ORG0001
END
	{ printf '.mode csv\n.import %s t\n' "$work/bare.csv"; cat "$work/sql"; echo 'SELECT * FROM t;'; } | sqlite3 -batch :memory:
}
mkdir "$work/full" "$work/books"
for file in "$sent"/*.csv "$work/season/district"/*.csv "$work/season/texts.csv"; do
	form=$(form_of "$file")
	[ -n "$form" ] || fail "没有 $file 的表头"
	{ head -1 "$form"; rows "$file"; } >"$work/full/$(basename "$form")"
done
tr -d '\r' <"$csv" | awk -F, -v OFS=, 'NR == 1 { print; next } { $3 = "2023-10-16"; $4 = "李明"; $5 = "区民政局"
	if ($9 == "") $9 = "有"; $10 = $9; $11 = "属实"; $12 = "原件"; $13 = "现场核对"; $14 = "无"; print }' >"$work/full/$(basename "$csv")"
{ head -1 "$work/kit/检查组"/T18-*.csv; echo 'Q450199001000,D2.2,3,F450199001-001,民社〔2023〕21号,区民政局,使用区级专家授课3次'; } \
	>"$work/full/$(basename "$work/kit/检查组"/T18-*.csv)"
[ "$(find "$work/full" -name '*.csv' | wc -l)" = "$(grep -c '^  <table ' templates/plan.xml)" ] || fail "不是每张表都填了"
filled() { # folder of CSV files -> a season of them
	rm -rf "$work/filled" && cp -r "$work/season" "$work/filled"
	rm "$work/filled/submissions/450199001-inspection"/* "$work/filled/district"/* "$work/filled/inspection"/* "$work/filled/texts.csv"
	cp "$1"/T0*.csv "$1"/T1[0-6]*.csv "$work/filled/submissions/450199001-inspection/"
	cp "$1"/T1[78]*.csv "$work/filled/inspection/"
	cp "$1"/D0*.csv "$work/filled/district/"
	cp "$1"/D10*.csv "$work/filled/texts.csv"
}
check() { "$build/evalseason" check "$1" >"$work/log" 2>&1 || { head -20 "$work/log" >&2; fail "$2，状态 $?"; }; }
filled "$work/full"
check "$work/filled" "填好的 CSV 空表读回时有问题"

# The workbooks.
for book in "$township"/*.xlsx "$work/kit/检查组"/*.xlsx "$work/kit/区级"/*.xlsx; do
	rm -rf "$work/x" && mkdir "$work/x"
	unzip -q "$book" -d "$work/x" || fail "不是完好的压缩包：$book"
	for part in "$work/x/xl/worksheets/sheet1.xml" "$work/x/xl/sharedStrings.xml" "$work/x/xl/comments1.xml"; do
		xmllint --noout "$part" || fail "$book"
	done
	awk -v RS='<si>' 'NR > 1 && match($0, /<t[^>]*>[^<]*/) { s = substr($0, RSTART, RLENGTH); sub(/<t[^>]*>/, "", s); print s }' \
		"$work/x/xl/sharedStrings.xml" | sed 's/&quot;/"/g; s/&amp;/\&/g' >"$work/strings"
	head -1 "${book%.xlsx}.csv" | tr -d '\r' | sed 's/^\xEF\xBB\xBF//; s/,/\n/g' | sed 's/^"\(.*\)"$/\1/; s/""/"/g' >"$work/labels"
	head -n "$(wc -l <"$work/labels")" "$work/strings" | cmp -s - "$work/labels" || fail "表头不全：$book"
	! grep -q '选项：\|是 或 否' "$work/x/xl/comments1.xml" || grep -q '<dataValidation type="list"' "$work/x/xl/worksheets/sheet1.xml" || fail "没有下拉选项：$book"
	! grep -qE '(至|不早于|不晚于) [a-z]' "$work/x/xl/comments1.xml" || fail "批注中的日期是计划里的名称：$book"
	grep -q '<pageSetup [^>]*orientation="landscape"' "$work/x/xl/worksheets/sheet1.xml" || fail "不是横排纸：$book"
	grep -q 'formatCode="@"\|numFmtId="49"' "$work/x/xl/styles.xml" || fail "没有文本格式：$book"
done

unzip -p "$township"/T02*.xlsx xl/comments1.xml >"$work/notes"
for words in '1978-01-01 至 2023-09-30。' '不晚于 2023-09-30。' '不小于 0。' '1 至 5000。'; do
	grep -q "$words" "$work/notes" || fail "T02 的批注没有“$words”"
done

office=$(command -v soffice || true)
if [ -z "$office" ]; then
	echo "跳过：没有 LibreOffice，未检查另存为 CSV 后读回（apt-get install libreoffice-calc-nogui）" >&2
	exit 0
fi
# Rows of a CSV file as cells of a sheet, typed as its columns are: text, dates and numbers. One line of a row at a time.
cells() { # csv
	sqlite3 -batch -separator "$(printf '\037')" -newline "$(printf '\036')" :memory: ".mode csv" ".import '$1' t" \
		".mode list" ".separator $(printf '\037') $(printf '\036')" 'SELECT * FROM t' | awk -v RS="$(printf '\036')" -F "$(printf '\037')" \
		-v sheet="$work/x/xl/worksheets/sheet1.xml" '
		function name(i,   s) { for (; i > 0; i = int((i - 1) / 26)) s = substr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (i - 1) % 26 + 1, 1) s; return s }
		function days(d,   y, m) { y = substr(d, 1, 4); m = substr(d, 6, 2) + 0; if (m < 3) { y--; m += 12 }
			return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + substr(d, 9, 2) - 306 - 693594 }
		BEGIN { while ((getline line <sheet) > 0) all = all line
			while (match(all, /<col [^>]*>/)) { c = substr(all, RSTART, RLENGTH); all = substr(all, RSTART + RLENGTH)
				match(c, /min="[0-9]+"/); i = substr(c, RSTART + 5, RLENGTH - 6)
				match(c, /max="[0-9]+"/); k = substr(c, RSTART + 5, RLENGTH - 6)
				for (s = match(c, /style="[0-9]+"/) ? substr(c, RSTART + 7, RLENGTH - 8) : 0; i <= k; i++) style[i] = s } }
		{ printf "<row r=\"%d\">", ++row + 1
			for (i = 1; i <= NF; i++) { v = $i; if (v == "") continue
				if (style[i] == 2 && v ~ /^....-..-..$/) printf "<c r=\"%s%d\" s=\"2\"><v>%d</v></c>", name(i), row + 1, days(v)
				else if (style[i] != 1 && v ~ /^[0-9.]+$/) printf "<c r=\"%s%d\" s=\"%d\"><v>%s</v></c>", name(i), row + 1, style[i], v
				else { gsub(/&/, "\\&amp;", v); gsub(/</, "\\&lt;", v)
					printf "<c r=\"%s%d\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>", name(i), row + 1, style[i], v } }
			print "</row>" }
		{ for (i = 1; i <= NF; i++) if ($i != "") used[i] = 1 }
		END { for (i = 1; i <= NF; i++) if (!used[i]) { print "第" i "列空着" >"/dev/stderr"; exit 1 } }'
}
for file in "$work/full"/*.csv; do
	form=$(find "$work/kit/检查组" "$work/kit/区级" "$township" -name "$(basename "$file")")
	rm -rf "$work/x" && mkdir "$work/x"
	unzip -q "${form%.csv}.xlsx" -d "$work/x"
	cells "$file" >"$work/rows" || fail "没有填满：$file"
	sed 's,<row r="\([2-9]\|[1-9][0-9]*[0-9]\)" .*</row></sheetData>,</sheetData>,' "$work/x/xl/worksheets/sheet1.xml" |
		awk -v RS='</sheetData>' -v rows="$work/rows" 'NR == 1 { printf "%s", $0; while ((getline line <rows) > 0) print line; printf "</sheetData>"; next } { printf "%s", $0 }' >"$work/sheet"
	mv "$work/sheet" "$work/x/xl/worksheets/sheet1.xml"
	xmllint --noout "$work/x/xl/worksheets/sheet1.xml" || fail "填表：$file"
	(cd "$work/x" && zip -q -r -X "$work/books/$(basename "${form%.csv}").xlsx" .)
done
(cd "$work/books" && HOME=$work timeout 120 "$office" -env:UserInstallation="file://$work/office" --headless \
	--convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' ./*.xlsx >"$work/log" 2>&1) || { cat "$work/log" >&2; fail "LibreOffice"; }
filled "$work/books"
check "$work/filled" "LibreOffice 另存的 CSV 读回时有问题"
same() { "$build/evalseason" build "$work/filled" -o "$work/$1" --only ranking -q 2>"$work/log" || fail "$1"; }
same saved
filled "$work/full"
same written
diff -rq "$work/saved/data/clean" "$work/written/data/clean" >&2 || fail "另存为 CSV 改变了数据"
