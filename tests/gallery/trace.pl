# trace.pl -- what pictures of charts show, and whether their texts stand free.
# usage: perl trace.pl CHART.svg...; prints a trace: per picture its size, each text with its place, and a digest of
# everything that is drawn. Fails when two texts overlap, one leaves the frame, or a picture says nothing to a reader
# who cannot see it.
use strict; use warnings; use utf8; use open qw(:std :utf8);
use Digest::SHA qw(sha256_hex); use Encode qw(encode_utf8 decode_utf8);

my $faults = 0;
sub fault { print STDERR "@_\n"; $faults++; }
sub plain { my $s = shift; $s =~ s/&lt;/</g; $s =~ s/&gt;/>/g; $s =~ s/&quot;/"/g; $s =~ s/&#39;|&apos;/'/g; $s =~ s/&amp;/&/g; return $s; }

# As wide as the widest face may draw it [em].
sub advance { my $c = shift; return $c =~ /[\x{2e80}-\x{ffff}\x{2014}\x{2026}\x{201c}\x{201d}]/ ? 1 : $c =~ /[%mwMW]/ ? 0.92 : $c =~ /[A-Z]/ ? 0.7 : $c =~ /[.,:;' -]/ ? 0.3 : 0.56; }

for my $path (@ARGV) {
	open my $in, "<", $path or die "$path: $!";
	local $/; my $svg = <$in>; my ($name) = decode_utf8($path) =~ m{([^/]*)\.svg$};
	my ($w, $h) = $svg =~ /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/ or die "$name: no size";
	my @box; my $drawn = "";
	fault("$name：没有标题 <title>") unless $svg =~ m{<title>[^<]+</title>};
	fault("$name：没有说明 <desc>") unless $svg =~ m{<desc>[^<]+</desc>};
	printf "%s %s x %s\n", $name, $w, $h;
	for my $line (split /\n/, $svg) {
		if ($line =~ m{<text x="([^"]*)" y="([\d.-]+)".*font-size="([\d.]+)".*?>(.*)</text>}) {
			my ($x, $y, $size, $text) = ([split / /, $1], $2, $3, plain($4));
			my $right = $x->[-1] + $size * advance(substr($text, -1));
			printf "\t%.1f %.1f %s %s\n", $x->[0], $y, $size, $text;
			fault("$name：“$text”超出图框") if $x->[0] < 0 || $right > $w || $y - 0.82 * $size < 0 || $y + 0.1 * $size > $h;
			for my $o (@box) {
				fault("$name：“$text”与“$o->[4]”重叠") if $x->[0] + 0.05 < $o->[1] && $o->[0] + 0.05 < $right
					&& $y - 0.82 * $size + 0.05 < $o->[3] && $o->[2] + 0.05 < $y + 0.1 * $size;
			}
			push @box, [$x->[0], $right, $y - 0.82 * $size, $y + 0.1 * $size, $text];
		} elsif ($line !~ /<title>|<desc>/) {
			$drawn .= "$line\n";
		}
	}
	printf "\t%s\n", substr(sha256_hex(encode_utf8($drawn)), 0, 16);
}
exit($faults ? 1 : 0);
