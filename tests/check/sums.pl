# sums.pl -- the sums of the tables in composed documents (see sums.sh). usage: perl sums.pl FILE.xml ...
use strict; use warnings; use utf8; use open qw(:std :encoding(UTF-8));

my (%seen, @faults, $changes);

sub text {
	local $_ = shift;
	s/<v [^>]*?\btext="([^"]*)"[^>]*>/$1/g;
	s/<[^>]*>//g;
	s/&#x([0-9A-F]+);/chr hex $1/ge; s/&lt;/</g; s/&amp;/&/g; s/\s+//g;
	return $_;
}
# Rows of cells; a cell over several columns or rows stands in the first, the others are undefined.
sub rows {
	my (@grid, $r) = ();
	for my $row (shift =~ /<row\b[^>]*?(?:\/>|>.*?<\/row>)/sg) {
		my $c = 0;
		$r = defined $r ? $r + 1 : 0;
		$grid[$r] ||= [];
		while ($row =~ /<cell\b([^>]*?)(?:\/>|>(.*?)<\/cell>)/sg) {
			my ($marks, $text) = ($1, text($2 // ''));
			$c++ while exists $grid[$r][$c];
			my ($span, $down) = map { $marks =~ /\b$_="(\d+)"/ ? $1 : 1 } 'span', 'rows';
			for my $i (0 .. $down - 1) { for my $j (0 .. $span - 1) { $grid[$r + $i][$c + $j] = $i + $j ? undef : { t => $text }; } }
		}
	}
	return \@grid;
}
sub parse {
	my ($table) = @_;
	my %t = (caption => $table =~ /^<table [^>]*caption="([^"]*)"/ ? text($1) : '', id => $table =~ /^<table [^>]*\bid="([^"]*)"/ ? $1 : '');
	for my $part (qw(head body foot)) { $t{$part} = rows($table =~ /<$part>(.*?)<\/$part>/s ? $1 : ''); }
	$t{notes} = join '', map { text($_) } $table =~ /<note>(.*?)<\/note>/sg;
	# The title of a column, over two rows joined: 问卷（份）非常满意.
	for my $row (@{$t{head}}) { my $over = ''; for my $c (0 .. $#$row) { $over = $row->[$c]{t} if defined $row->[$c]; $t{title}[$c] .= $over; } }
	return \%t;
}

sub is_number { return defined $_[0] && $_[0]{t} =~ /^[−-]?\d+(?:\.\d+)?%?$/ }
sub number { my $x = $_[0]{t}; $x =~ s/%//; $x =~ s/−/-/; return $x }
sub places { return $_[0]{t} =~ /\.(\d+)/ ? length $1 : 0 }

# One sum: parts (with their sign) and what they make; both are remembered for the changes. Amounts may miss by half a
# last place each when the table says so.
sub adds {
	my ($t, $what, $parts, $total, $loose) = @_;
	my @at = grep { is_number($_->[0]) } @$parts;
	return unless @at && is_number($total);
	my ($sum, $ulp) = (0, 10 ** -places($total));
	$loose = undef unless places($total);                # counts add up
	$sum += $_->[1] * number($_->[0]) for @at;
	push @{$t->{used}}, map { [$_, $loose ? 1 : $ulp] } grep { !$_->{fixed} } $total, map { $_->[0] } @at;
	my $gap = abs($sum - number($total));
	my $said = $loose && $t->{notes} =~ /$loose/;
	$t->{open} ||= $loose && $gap > $ulp / 1000;
	push @{$t->{faults}}, sprintf '%s：各项之和%s，印为%s', $what, $sum, $total->{t}
		if $gap > ($said ? (@at + 1) * $ulp / 2 + $ulp / 1000 : $ulp / 1000);
}
sub plain { return map { [$_, 1] } @_ }

my $amounts = qr/金额先合计、后四舍五入/;
my $shares = qr/占比分别四舍五入/;

# The total row, column by column; a rate, a mean or a median is no sum. The total column, row by row.
sub totals {
	my ($t) = @_;
	my ($foot) = grep { defined $_->[0] && $_->[0]{t} =~ /^(?:全区|合计|总计|小计)$/ } @{$t->{foot}};
	my ($across) = grep { ($t->{title}[$_] // '') eq '合计' } 0 .. $#{$t->{title} || []};
	return unless $foot || $across;
	for my $c ($foot ? 1 .. $#$foot : ()) {
		next if $t->{title}[$c] =~ /率|占比|平均|中位数/;
		adds($t, "“$t->{title}[$c]”列", [plain(map { $_->[$c] } @{$t->{body}})], $foot->[$c], $amounts);
	}
	for my $row ($across ? (@{$t->{body}}, @{$t->{foot}}) : ()) {
		adds($t, "“$row->[0]{t}”行", [plain(@{$row}[1 .. $across - 1])], $row->[$across], $amounts);
	}
	return 1;
}

# Parts with their shares, one or two to a row: the shares are 100.0 %, the parts what the document says of the whole.
my %whole = ('按来源分的资金投入' => 'fund_total', '按年度分的资金投入' => 'fund_total', '按类别分的社区社会组织' => 'orgs',
	'各系列活动次数和参与人次' => 'activities');
sub parts {
	my ($t, $printed) = @_;
	my @share = grep { $t->{title}[$_] eq '占比' } 0 .. $#{$t->{title} || []};
	return if !@share || $t->{id} eq 'tab-figures';
	my $id = $whole{$t->{caption}};
	return push @{$t->{faults}}, '有占比的表，核对中没有它的合计' if !defined $id;
	my @of = map { my $c = $_; grep { is_number($_) } map { $_->[$c] } @{$t->{body}} } @share;
	my @n = map { my $c = $_ - 1; map { $_->[$c] } @{$t->{body}} } @share;
	adds($t, '占比', [plain(@of)], { t => '100.0', fixed => 1 }, $shares);
	adds($t, '数量', [plain(@n)], { t => $printed->{$id}, fixed => 1 }, $amounts);
	my ($people) = grep { $t->{title}[$_] =~ /^参与/ } 0 .. $#{$t->{title}};
	adds($t, '参与人次', [plain(map { $_->[$people] } @{$t->{body}})], { t => $printed->{participants}, fixed => 1 }) if $people;
	return 1;
}

# The score sheet: lines make groups, groups with bonus and deduction make the total, weights make 100.
sub sheet {
	my ($t) = @_;
	return unless $t->{id} eq 'tab-sheet';
	my (@groups, $lines);
	for my $row (@{$t->{body}}) {
		if ($row->[0]{t} =~ /^[A-Z]\D/) { push @groups, $row; $lines = $row->[99] = []; } else { push @$lines, $row; }
	}
	my ($bonus, $deduct, $total) = @{$t->{foot}};
	for my $g (@groups) {
		my @counted = grep { $_->[6]{t} ne '—' } @{$g->[99]};
		for my $c (1, 4, 5, 6) { adds($t, "$g->[0]{t}“$t->{title}[$c]”", [plain(map { $_->[$c] } @counted)], $g->[$c]); }
	}
	adds($t, '分值', [plain(map { $_->[1] } @groups)], { t => '100.00', fixed => 1 });
	for my $c (4, 5) { adds($t, "总分“$t->{title}[$c]”", [plain(map { $_->[$c] } @groups)], $total->[$c]); }
	adds($t, '最终总分', [plain(map { $_->[6] } @groups), [$bonus->[6], 1], [$deduct->[6], -1]], $total->[6]);
	return 1;
}

sub ranking {
	my ($t) = @_;
	return unless $t->{id} eq 'tab-ranking';
	my ($deduct) = grep { $t->{title}[$_] eq '扣分' } 0 .. $#{$t->{title}};
	for my $row (@{$t->{body}}) {
		adds($t, $row->[1]{t}, [map { [$row->[$_], $_ == $deduct ? -1 : 1] } 2 .. $deduct], $row->[$deduct + 1]);
	}
	return 1;
}
sub changes {
	my ($t) = @_;
	return unless $t->{caption} eq '现场核验前后的得分';
	adds($t, $_->[1]{t}, [[$_->[3], 1], [$_->[2], -1]], $_->[4]) for @{$t->{body}};
	return 1;
}
sub families {
	my ($t) = @_;
	return unless $t->{id} eq 'tab-families';
	for my $row (@{$t->{body}}) {
		adds($t, "$row->[0]{t}申报", [plain(@{$row}[2, 3, 4])], $row->[1]);
		adds($t, "$row->[0]{t}核实", [[$row->[2], 1], [$row->[3], 0.5]], { t => sprintf('%.1f', number($row->[5])), fixed => 1 });
	}
	return 1;
}
sub audited {
	my ($t) = @_;
	my ($read) = grep { $t->{title}[$_] =~ /^读取/ } 0 .. $#{$t->{title} || []};
	return unless defined $read;
	adds($t, $_->[0]{t}, [plain(@{$_}[$read + 1, $read + 2])], $_->[$read]) for @{$t->{body}};
	return 1;
}

# The annex of all figures: kinds and the whole they make, in rows of one table. A text of parts: 甲3、乙4.
my @made = (['社区（村）数', '城市社区数', '农村社区（村）数'],
	['社区社会组织数', '城市社区社会组织数', '农村社区（村）社会组织数', '镇（街道）级组织数'],
	['登记、备案和纳入管理组织数', '登记组织数', '备案组织数', '纳入管理未备案组织数'],
	['调查有效份数', '非常满意', '满意', '一般', '不满意', '非常不满意']);
my %all_shares = (调查有效份数 => 1);   # every part stands beside its share
my %of = ('按组织类别分的组织数' => '社区社会组织数', '按组织性质分的组织数' => '社区社会组织数', '按主要服务领域分的组织数' => '社区社会组织数',
	'按系列分的活动次数' => '活动次数', '按系列分的参与人次' => '参与人次', '按来源分的资金' => '投入资金', '按用途分的资金' => '投入资金',
	'按年度分的资金' => '投入资金', '按资金来源分的购买服务金额' => '购买服务合同金额', '按年度分的购买服务金额' => '购买服务合同金额',
	'按类别分的培训场次' => '培训场次', '按月分的活动次数' => '活动次数', '按系列分的受益人次' => '受益人次',
	'按党组织形式分的组织数' => '社区社会组织数', '按评议结果分的组织数' => '开展评估评议的组织数', '按品牌形式分的品牌数' => '品牌组织数',
	'按认定层级分的品牌数' => '品牌组织数', '按领域分的品牌数' => '品牌组织数', '按购买方式分的项目数' => '购买服务项目数',
	'按发现渠道分的问题数' => '问题数', '按整改结果分的问题数' => '问题数');
sub annex {
	my ($t) = @_;
	return unless $t->{id} eq 'tab-figures';
	my %row = map { ($_->[0]{t} => $_) } grep { defined $_->[0] } @{$t->{body}};
	for my $made (@made) {
		my ($whole, @parts) = @$made;
		next if grep { !$row{$_} } @$made;
		$seen{"附件：$whole"}++;
		adds($t, $whole, [plain(map { $row{$_}[3] } @parts)], $row{$whole}[3]);
		$seen{"附件：${whole}占比"}++ if $all_shares{$whole} and is_number($row{$parts[0]}[4]);
		adds($t, "${whole}占比", [plain(map { $row{$_}[4] } @parts)], { t => '100.0', fixed => 1 }, $shares) if $all_shares{$whole};
	}
	for my $by (grep { $row{$_} && $row{$of{$_}} } sort keys %of) {
		my $cell = $row{$by}[2];
		$cell->{cells} ||= [map { { t => $_ } } $cell->{t} =~ /(?<=\D)(\d+(?:\.\d+)?)(?=、|$)/g];
		my @cells = @{$cell->{cells}} or next;
		$seen{"附件：$by"}++;
		adds($t, $by, [plain(@cells)], $row{$of{$by}}[3], $amounts);
	}
	return 1;
}

sub check {
	my ($t, $printed) = @_;
	@$t{qw(faults used open)} = ([], [], 0);
	for my $kind ([合计 => \&totals], [占比 => \&parts], [评分总表 => \&sheet], [排名 => \&ranking], [核验前后 => \&changes],
		[核验项 => \&families], [审核 => \&audited], [附件 => \&annex]) {
		$seen{$kind->[0]}++ if $kind->[1]->($t, $printed);
	}
	push @{$t->{faults}}, '说明各项之和有出入，其实没有' if $t->{notes} =~ /$amounts|$shares/ && !$t->{open};
	return @{$t->{faults}};
}

undef $/;
for my $file (@ARGV) {
	open my $in, '<', $file or die "$file: $!";
	my $xml = <$in>;
	my %printed;
	while ($xml =~ /<v id="(\w+)" place="\d+" label="[^>]*? text="([\d.]+)"/g) { $printed{$1} //= $2; }
	for my $table ($xml =~ /<table\b.*?<\/table>/sg) {
		my $t = parse($table);
		push @faults, map { "$file《$t->{caption}》$_" } check($t, \%printed);
		my @used = @{$t->{used}};
		for my $use (@used) {
			my ($cell, $by) = @$use;
			my $was = $cell->{t};
			next if $was eq '';
			$cell->{t} = sprintf '%.*f', places($cell), number($cell) + ($by < 10 ** -places($cell) ? 1 : $by);
			$changes++;
			push @faults, "$file《$t->{caption}》：$was 改成 $cell->{t}，没有发现" unless check($t, \%printed);
			$cell->{t} = $was;
		}
	}
}
for my $kind (qw(合计 占比 评分总表 排名 核验前后 核验项 审核 附件), map { "附件：$_" } (map { $_->[0] } @made), (map { "${_}占比" } keys %all_shares), sort keys %of) {
	push @faults, "没有核对到“$kind”" unless $seen{$kind};
}
push @faults, "只改了 $changes 个数字" if $changes < 5000;
print "$_\n" for @faults[0 .. ($#faults < 40 ? $#faults : 40)];
exit(@faults > 0);
