#!/bin/sh
# data/statistics.xlsx in a spreadsheet program: opened and recalculated by LibreOffice, every number of its tables
# compared with the facts; texts that look like formulas stay texts; heads frozen, filters, charts.
set -eu
export LC_ALL=C.UTF-8
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "xlsx: $*" >&2; exit 1; }

# Names that a spreadsheet would calculate (those with = are refused when read).
cp -r input "$work/input"
file=$(ls "$work"/input/submissions/450199001-wrapup/*brands*.csv)
sed -i -E '2s/^([^,]*),[^,]*,/\1,+1+1,/; 3s/^([^,]*),[^,]*,/\1,@SUM(A1),/; 4s/^([^,]*),[^,]*,/\1,-2+3,/' "$file"
status=0
"$build/evalseason" build "$work/input" -o "$work/out" --only ranking -q >"$work/log" 2>&1 || status=$?
[ "$status" -le 1 ] || { tail -5 "$work/log" >&2; fail "状态 $status"; }
book=$work/out/data/statistics.xlsx

mkdir "$work/x"
(cd "$work/x" && unzip -qq "$book")
sheets=$(ls "$work"/x/xl/worksheets/sheet*.xml)
for s in $sheets; do grep -q 'state="frozen"' "$s" || fail "$(basename "$s")：表头没有冻结"; done
for s in $sheets; do
	grep -q '<pageSetup paperSize="9"' "$s" || fail "$(basename "$s")：不是A4纸"
	grep -q '<col min="1" max="1" width="' "$s" || fail "$(basename "$s")：没有列宽"
done
[ "$(grep -o 'Print_Titles' "$work/x/xl/workbook.xml" | wc -l)" -eq "$(echo "$sheets" | wc -l)" ] || fail "打印时表头不重复"
[ "$(grep -l '<pageSetUpPr fitToPage="1"' $sheets | wc -l)" -ge 60 ] || fail "打印时表格比纸宽"
[ "$(grep -l '<autoFilter' $sheets | wc -l)" -ge 10 ] || fail "筛选太少"
[ "$(ls "$work"/x/xl/charts/chart*.xml | wc -l)" -ge 7 ] || fail "图表太少"
# The only formulas are ours.
grep -oh '<f>[^<]*</f>' $sheets >"$work/formulas" || fail "没有合计公式"
if grep -vE '^<f>SUM\(C[0-9]+:[A-Z][0-9]+\)\+[A-Z][0-9]+-[A-Z][0-9]+</f>$' "$work/formulas" >&2; then fail "单元格的文字成了公式"; fi
for s in '+1+1' '@SUM(A1)' '-2+3'; do
	grep -qF ">$s" "$work/x/xl/sharedStrings.xml" || fail "文字 $s 不见了"
done

if ! command -v soffice >/dev/null; then
	echo "跳过：没有 LibreOffice，统计表的重算未检查（apt-get install libreoffice-calc-nogui）" >&2
	exit 0
fi
# Stored values spoiled, so that only a recalculation brings them back; and recalculation is asked for.
(cd "$work/x" && sed -i -E 's|(</f><v>)[^<]*|\1-1|g' xl/worksheets/*.xml && zip -qr "$work/spoiled.xlsx" .)
mkdir -p "$work/profile/user" "$work/csv"
cat >"$work/profile/user/registrymodifications.xcu" <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item></oor:items>
X
timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to \
	'csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,false,false,false,false,-1' --outdir "$work/csv" "$work/spoiled.xlsx" \
	>"$work/log" 2>&1 || { cat "$work/log" >&2; fail "LibreOffice 打不开"; }

# Facts against cells: what a figure prints, as a number.
perl -e '
	use strict; use warnings; use utf8; use open qw(:std :utf8);
	my ($facts, $csv) = @ARGV;
	my ($phase, $place, %v, %total, %order, %label, $n) = ("", "");
	sub attr { my ($line, $name) = @_; return $line =~ / $name="([^"]*)"/ ? $1 : "" }
	open my $in, "<", $facts or die;
	while (<$in>) {
		$phase = attr($_, "label") if /<phase /;
		if (/<district /) { $place = ""; }
		elsif (/<township /) { $place = attr($_, "name"); }
		elsif (/<community /) { $place = "community"; }
		elsif (/<\/township>/) { $place = "none"; }
		if (/<score / and attr($_, "total") ne "") { $total{$phase}{$place} = attr($_, "total"); }
		if (/^ *<v id="([^"]*)" place="([^"]*)"/ and not / key=/ and $place !~ /^(community|none)$/) {
			my $id = $1; $v{$phase}{$place}{$id} = attr($_, "text");
			push @{$order{$phase}{$place}}, $id;
		}
	}
	my $wrong = 0;
	sub number { my $t = shift; return $t =~ /^(-?[0-9.]+)%$/ ? $1 / 100 : $t =~ /^-?[0-9.]+$/ ? $t + 0 : $t }
	sub compare {
		my ($text, $cell, $what) = @_; my ($x, $y) = (number($text), number($cell)); $n++;
		my $digits = qr/^-?[0-9.]+(e-?[0-9]+)?$/i;
		return if $x =~ $digits && $y =~ $digits ? abs($x - $y) < 1e-9 : $x eq $y; print STDERR "$what: 事实 $text, 统计表 $cell\n"; $wrong++;
	}
	sub table { my $name = shift; open my $f, "<", "$csv/spoiled-$name.csv" or die "没有工作表 $name\n"; return map { chomp; [split /\t/, $_, -1] } <$f>; }
	for my $p (sort keys %v) {
		my @d = table("全区指标 $p"); shift @d;
		compare($v{$p}{""}{$_->[5]}, $_->[1], "全区指标 $p $_->[0]") for @d;
		my @t = table("镇街对比 $p"); my @names = @{shift @t}; my @ids = @{$order{$p}{$names[2]}};
		die "镇街对比 $p：" . @t . " 行\n" if @t != @ids;
		for my $i (0 .. $#t) {
			compare($v{$p}{$names[$_]}{$ids[$i]} // "", $t[$i][$_], "镇街对比 $p $names[$_] $ids[$i]") for 2 .. $#names;
		}
		next unless $total{$p};
		my @s = table("得分汇总 $p"); my $head = shift @s; my ($col) = grep { $head->[$_] eq "总分" } 0 .. $#$head;
		compare($total{$p}{$_->[1]}, $_->[$col], "得分汇总 $p $_->[1]") for @s;
	}
	print "比较了 $n 个数\n";
	die "只比较了 $n 个数\n" if $n < 1000;
	exit($wrong ? 1 : 0);
' "$work/out/data/facts.xml" "$work/csv" || fail "统计表与事实不一致"
grep -qF '@SUM(A1)' "$work"/csv/*品牌名录*.csv || fail "LibreOffice 把文字当成公式"
