#!/bin/sh
# required.txt: each figure that the work plan asks for stands in the documents named there, as data/lineage.csv of a
# built season tells; every other figure of the plan is printed somewhere, or listed with the figure, indicator or
# cross-check that it is counted for. `required.sh BUILD table` prints requirement, figure, documents and sections.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
"$build/evalseason" build input -o "$work/out" -q >"$work/log" 2>&1 || status=$?
[ "$status" -le 1 ] || { cat "$work/log" >&2; exit 1; }

cat >"$work/required.pl" <<'PERL'
use strict; use warnings; use utf8; use open qw(:std :encoding(UTF-8));
my ($list, $lineage, $plan, $table) = @ARGV;
sub slurp { local $/; open my $in, '<', $_[0] or die "$_[0]: $!"; return scalar <$in>; }

# Who prints what: the document is the first column, the measure the fourth.
my %printed;
for (split /\r?\n/, slurp($lineage)) {
	my ($document, $id) = /^(?:"[^"]*"|[^,]*?)?([^,]*),[^,]*,[^,]*,([a-z]\w*)/ or next;
	my $kind = $document =~ /年度工作报告/ ? 'annual' : $document =~ /工作报告/ ? 'work' : 'other';
	$printed{$id}{$kind} = 1;
}
my $xml = slurp($plan);
my %figure = map { $_ => 1 } $xml =~ /<(?:measure|figure)\s+id="(\w+)"/g;

# The element of the plan that a figure is counted for.
sub element {
	my ($id) = @_;
	return $1 if $xml =~ m{(<deductions.*?</deductions>)}s && $id eq 'deductions';
	return $xml =~ m{(<(?:measure|figure|indicator|crosscheck)\s+id="\Q$id\E".*?)(?=<(?:measure|figure|indicator|crosscheck|group)\s|</(?:measures|figures|indicators|crosschecks)>)}s ? $1 : '';
}

# The sections, annexes and captions of the templates that print a figure.
sub places {
	my ($id) = @_;
	my %seen;
	for my $xsl (glob('templates/reports/{annual,work}.xsl templates/reports/common/{projects,figures}.xsl')) {
		my $at = '';
		for (split /^/, slurp($xsl)) {
			$at = $1 if /(?:<p section|<annex title|<table caption)="([^"]*)"/;
			$seen{($xsl =~ m{([^/]*)\.xsl})[0] . ' ' . $at} = 1 if /\{(?:[\w:\$]*\/)?\Q$id\E[\[\].}]/;
		}
	}
	return join '; ', sort keys %seen;
}

my ($wrong, $n, %internal) = (0, 0);
sub wrong { print STDERR "required: @_\n"; $wrong = 1; }
for (split /\n/, slurp($list)) {
	next if /^#/;
	my ($requirement, $where, $ids) = split /\s*\|\s*/;
	if ($requirement eq 'for') {
		$internal{$where} = 1;
		wrong("$where 不是方案的指标") unless $figure{$where};
		wrong("$where 已印在文书上，不应再列为计算项") if $printed{$where};
		wrong("$where 不是 $ids 的计算项") unless element($ids) =~ /\b\Q$where\E\b/;
		next;
	}
	for my $id (split ' ', $ids) {
		$n++;
		wrong("$requirement：$id 不是方案的指标") unless $figure{$id};
		for my $kind (split ' ', $where) { wrong("$requirement：$id 没有印在 $kind 上") unless $printed{$id}{$kind}; }
		print join("\t", $requirement, $id, $where, places($id)), "\n" if $table;
	}
}
for my $id (sort keys %figure) { wrong("$id 没有印在任何文书上，也没有列为计算项") unless $printed{$id} || $internal{$id}; }
wrong("只核对了 $n 个指标") if $n < 200;
exit $wrong;
PERL
required() { perl "$work/required.pl" tests/check/required.txt "$work/lineage.csv" templates/plan.xml ${1:-}; }
sed '1s/^\xef\xbb\xbf//' "$work/out/data/lineage.csv" >"$work/lineage.csv"
required ${2:-}

# It can fail: a figure that the annual report no longer prints.
grep -v '年度工作报告.*,trained_heads,' "$work/out/data/lineage.csv" | sed '1s/^\xef\xbb\xbf//' >"$work/lineage.csv"
! required 2>"$work/said" && grep -q 'Y4：trained_heads 没有印在 annual 上' "$work/said"
