#!/bin/sh
# Every run of digits in a document's text is a figure of data/lineage.csv for that document, a date, a reference number,
# a number of a heading, page, row or table, a tick of an axis, or one of the few phrases listed here; nothing else, in
# every document of both phases. And each figure of the lineage is that of the facts. A number that a template makes
# itself never comes so far: the build refuses it, with its line.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "lineage: $*" >&2; exit 1; }
make_documents() { status=0; "$build/evalseason" build input -o "$work/out" -q "$@" >"$work/log" 2>&1 || status=$?; }
make_documents
[ "$status" -le 1 ] || fail "build 以 $status 结束：$(head -3 "$work/log")"

cat >"$work/left.pl" <<'PERL'
use strict; use warnings; use utf8; use open qw(:std :encoding(UTF-8));
my ($lineage, @documents) = map { utf8::decode($_); $_ } @ARGV;
# Literal numbers of the sentences: each stands here as it is printed, or it is one too many.
my $phrases = join '|', map { quotemeta } '满分100分', '近12个月', '12个月活动', '活动不少于4次', '提出的11个领域', '15—20',
	'党员3人以上', '不足3个', '不少于3名居民', '不足30份', '（1—5）', '前60处', '前20处', '2个以上', '不足2个', '达到2个品牌组织',
	'不少于8个', '不少于4个', '1个以上品牌', '满分5分';
my $cjk = '\p{Han}，。；：、（）“”《》〔〕';

# The text without what may stand there besides figures; printed: as laid out, with lines and pages.
sub bare {
	my ($text, $printed) = @_;
	local $_ = $text;
	if ($printed) {
		s/—\s*\d+\s*—/ /g;                              # page numbers
		s/^[ \d.%−-]+$/axis($&)/gme;
		s/^(?:\d|\d+0)%? {12,}(?=[$cjk])/ /gm;           # a tick beside a label
		s/^ *\d{1,2}\s(?=.*□)/ /gm;                      # a row to be filled in
		s/(?<=[0-9a-f]{24})\s+(?=[0-9a-f]+$)//gm;       # a digest over two lines
		s/^ *\d{1,3}\.(?=\D)/ /gm;                      # items of a list
		s/(?:\.[ .]{2,}|…+)\s*\d+\s*$/ /gm;                # table of contents
		s/(?<=[$cjk])\s+(?=[\d$cjk])|(?<=\d)\s+(?=[$cjk])//g;
	}
	s/$phrases/ /g;
	s/\d{4}-\d{12}|\d{4}(?=\/\d{12}\/)/ /g;           # season and place: of a packet, a seed
	s/(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年(?:\d{1,2}月|[一二三四]季度)?|\d{1,2}月|\d{4}-\d\d(?:-\d\d)?/ /g;
	s/[A-Za-z]+[\w.\/-]*\d[\w.-]*/ /g;                 # indicators, ids, file names, digests
	s/(?:附件|续?表|图|第)\d+/ /g;
	return $_;
}
sub runs { return $_[0] =~ /\d+(?:\.\d+)?/g }

# Of a line of nothing but numbers what is no axis: equal steps, or a single tick.
sub axis {
	my ($line) = @_;
	my @v = $line =~ /-?\d+(?:\.\d+)?/g;
	return $line =~ /^ *(?:\d|\d+0)%? *$/ ? '' : $line if @v == 1;
	return $line if @v < 3;
	for my $i (1 .. $#v) { return $line if abs($v[$i] - $v[$i - 1] - ($v[1] - $v[0])) > 1e-9 || $v[$i] == $v[$i - 1]; }
	return '';
}

my %known;
open my $in, '<', "$lineage/data/lineage.csv" or die;
local $/ = "\r\n";
while (<$in>) {
	s/\r\n//;
	my ($document, $text) = /^([^,]*),.*,("(?:[^"]|"")*"|[^,]*)$/s or die $_;
	$known{$document}{$_} = 1 for $text =~ /^[\d.]+%?$/ ? runs($text) : runs(bare($text));
}
undef $/;
for my $document (@documents) {
	open my $pdf, '-|', 'pdftotext', '-layout', "$lineage/$document", '-' or die;
	my ($n, %left) = (0);
	for my $run (runs(bare(<$pdf>, 1))) { $n++; $left{$run}++ unless $known{$document}{$run}; }
	print "$document\t$_\n" for sort keys %left;
	print "$document\t只有 $n 个数字\n" if $n == 0;
}
PERL
left() { (cd "$work/out" && perl "$work/left.pl" "$work/out" ${1:-$(ls */*.pdf | grep -v 全套)}); }   # the set repeats the packets
left >"$work/left"
[ ! -s "$work/left" ] || { echo "来历不明的数字：" >&2; head -40 "$work/left" >&2; exit 1; }

# Each figure of the lineage is one of the facts: phase, place, id, key, exact value and text.
tr -d '\n' <"$work/out/data/facts.xml" | perl -ne 'my $phase = ""; while (/<(phase|previous|v) ([^>]*)/g) {
	my ($name, $rest) = ($1, $2);
	my %a = $rest =~ /([a-z-]+)="([^"]*)"/g;
	$phase = $name eq "phase" ? $a{id} : $name if $name ne "v";
	print join(",", $phase, map { $_ // "" } @a{qw(place id key num den text)}), "\n" if defined $a{num} }' | sort -u >"$work/facts"
perl -ne 's/\r?\n//; my @c = map { s/^"(.*)"$/$1/r } /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
	print join(",", @c[1 .. 4, 6, 7, 9]), "\n" if $c[6] =~ /^-?\d+$/' "$work/out/data/lineage.csv" | sort -u >"$work/printed"
[ "$(wc -l <"$work/printed")" -gt 1500 ] || fail "来历表只有 $(wc -l <"$work/printed") 个数值"
grep -v '\.bin,' "$work/printed" | comm -23 - "$work/facts" >"$work/strange"
[ ! -s "$work/strange" ] || { echo "不是事实数据中的数值：" >&2; head "$work/strange" >&2; exit 1; }

# The bins of histograms: each histogram of each document has them, and counted again from the communities' figures in
# facts.xml every bin is right and none is missing.
tr -d '\n' <"$work/out/data/facts.xml" | perl -CSD -Mutf8 -ne 'my ($phase, $kind); while (/<(phase|community|v) ([^>]*)/g) {
	my ($name, $rest) = ($1, $2);
	my %a = $rest =~ /([a-z-]+)="([^"]*)"/g;
	$phase = $a{id} if $name eq "phase";
	$kind = $a{kind} if $name eq "community";
	print join(",", $phase, $a{place}, $kind, $a{num}), "\n" if $name eq "v" && $a{id} eq "orgs" && $kind && $a{place} !~ /0{3}$/ && length $a{place} > 6 }' >"$work/communities"
perl -CSDA -Mutf8 -e 'my ($facts, $lineage) = @ARGV;
	open my $f, "<:utf8", $facts or die; my @c = map { chomp; [split /,/] } <$f>;
	open my $l, "<:utf8", $lineage or die; my %sum;
	while (<$l>) {
		s/\r?\n//; my ($doc, $phase, $place, $m, $key, $title, $n) = split /,/;
		next if $m ne "orgs.bin";
		my ($lo, $hi) = $key =~ /^(\d+)(?:—(\d+))?$/ or print "$doc：看不懂的组距 $key\n";
		my $prefix = $place =~ /^(\d{9})000$/ ? $1 : $place;
		my @of = grep { $_->[0] eq $phase && $_->[1] =~ /^$prefix/ && ($title =~ /^社区（村）/ || ($title =~ /^城市/) == ($_->[2] eq "城市社区")) } @c;
		my $is = grep { $_->[3] >= $lo && $_->[3] <= ($hi // $lo) } @of;
		print "$doc $title $key：$n，应为 $is\n" if $is != $n;
		$sum{"$doc,$title"}[0] += $n; $sum{"$doc,$title"}[1] = @of;
	}
	for (sort keys %sum) { print "$_：各组之和 $sum{$_}[0]，共 $sum{$_}[1]\n" if $sum{$_}[0] != $sum{$_}[1] }
	print "只有 ", scalar keys %sum, " 幅分布图\n" if keys %sum < 5' "$work/communities" "$work/out/data/lineage.csv" >"$work/bins"
[ ! -s "$work/bins" ] || { echo "分布图的组数：" >&2; head "$work/bins" >&2; exit 1; }
for svg in "$work"/out/charts/*按组织数的分布.svg; do
	document=$(basename "$svg" | sed 's/-[0-9]*-[^-]*$//')
	title=$(basename "$svg" .svg | sed 's/.*-//')
	grep -q "/$document.pdf,[a-z]*,[0-9]*,orgs.bin,.*,$title," "$work/out/data/lineage.csv" || fail "$document《$title》的组数没有来历"
done

# The check itself: a row taken out of the lineage comes up, and so does a number written into a template.
pdf=$(cd "$work/out" && ls wrapup/450199001000-*.pdf)
avg=$(sed -n "s/\r*$//; s|^$pdf,wrapup,450199001000,urban_avg,.*,||p" "$work/out/data/lineage.csv" | head -1)
cp "$work/out/data/lineage.csv" "$work/all.csv"
grep -v "^$pdf,.*[,:]$avg" "$work/all.csv" >"$work/out/data/lineage.csv"
left "$pdf" | grep -q "	$avg\$" || fail "去掉 urban_avg 的来历后没有发现 $avg"
cp -r templates "$work/templates"
broken() { # text to put behind the first figure of the work report
	sed "s|共有社区社会组织{orgs}个|&$1|" templates/reports/work.xsl >"$work/templates/reports/work.xsl"
	make_documents -t "$work/templates" --only work --force
}
broken '（另有77771家）'
[ "$status" -le 1 ] && left "$pdf" | grep -q '	77771$' || fail "模板中写入的数字没有发现"
broken '（{count(community)}个社区）'
[ "$status" = 5 ] && grep -q 'work.xsl:[0-9]*: .*compose-made' "$work/log" || fail "模板自行计算的数字没有拒绝（状态 $status）"
