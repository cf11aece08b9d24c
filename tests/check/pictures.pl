# pictures.pl PDF SVG...: the charts of one document stand in it, each with its numbers, and alone.
# Prints what is wrong. A number that the drawing prints itself must be found once more, in the
# table on the caption's page or the next.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);

sub squeeze { my $s = shift; $s =~ s/[\s\x{3000}]+//g; return $s }
sub plain { my $s = shift; $s =~ s/<[^>]*>//g; $s =~ s/&amp;/&/g; $s =~ s/&lt;/</g; $s =~ s/&quot;/"/g; return $s }
sub slurp { open my $f, '<', $_[0] or die "$_[0]: $!\n"; local $/; return scalar <$f> }

my $pdf = shift @ARGV;
utf8::decode($pdf);
my @pages = split /\f/, do { open my $f, '-|', 'pdftotext', '-layout', $pdf, '-' or die $!; local $/; scalar <$f> };
my $n = 0;

for my $name (@ARGV) {
	utf8::decode($name);
	my ($svg, $number) = (slurp($name), $name =~ /-(\d+)-[^\/]*\.svg$/);
	$name =~ s/.*\///;
	my ($title) = $svg =~ /<title>(.*?)<\/title>/s or print "$name：没有标题\n";
	my ($alt) = $svg =~ /<desc>(.*?)<\/desc>/s or print "$name：没有替代文字\n";
	my @texts = map { plain($_) } $svg =~ /<text\b[^>]*>(.*?)<\/text>/gs;
	$title = plain($title); $alt = plain($alt); $number += 0; $n++;
	my $all = join "\n", @texts;
	print "$name：替代文字没有以标题开头\n" if index($alt, $title) != 0;
	print "$name：替代文字没有数\n" if $alt !~ /；.* (?:[\d.,]+%?|—)/;
	print "$name：图上没有标题\n" if index(squeeze($all), squeeze($title)) < 0 && $all !~ /…/;
	print "$name：图上没有资料来源\n" if $all !~ /^资料来源：./m;
	print "$name：图上没有单位\n" if $all !~ /^单位：|%$/m;
	my $caption = squeeze("图$number$title");
	my ($at) = grep { index(squeeze($pages[$_]), $caption) >= 0 } 0 .. $#pages;
	if (!defined $at) {
		print "$name：文书中没有“图$number　$title”\n";
		next;
	}
	my (%drawn, %printed, %missing);
	$drawn{$_}++ for map { split ' ' } @texts;
	$printed{$_}++ for split ' ', join ' ', @pages[$at .. ($at < $#pages ? $at + 1 : $at)];
	for my $value ($alt =~ / ([\d.]+%?)(?=、|；|$)/g) {
		$missing{$value} = 1 if ($printed{$value} // 0) <= ($drawn{$value} // 0);
	}
	print "$name：第" . ($at + 1) . "页起没有数值表：" . join('、', sort keys %missing) . "\n" if %missing;
}
print "没有图\n" if $n == 0;
