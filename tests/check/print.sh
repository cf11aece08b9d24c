#!/bin/sh
# The packets of all townships in one file for print on both sides: every packet and every part of it begins on an odd
# page, backs are blank, bookmarks lead to them; in the manifest and on the overview page; the same bytes with any --jobs.
set -eu
export LC_ALL=C.UTF-8
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "print: $*" >&2; exit 1; }
"$build/season" -o "$work/in" --townships 3 --communities 9 --orgs 40 --activities 120 --seed 5
rm -rf "$work"/in/submissions/450199102* "$work"/in/submissions/450199003*
status=0
"$build/evalseason" build "$work/in" -o "$work/out" --only packet -q 2>"$work/log" || status=$?
[ "$status" -le 1 ] || { cat "$work/log" >&2; fail "状态 $status"; }
set=$(cd "$work/out" && ls inspection/*-绩效评估材料全套.pdf)
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

sum=0
: >"$work/starts"
for packet in "$work"/out/inspection/*-绩效评估材料.pdf; do
	n=$(pages "$packet")
	echo "$((sum + 1)) $(basename "$packet" | cut -d- -f2)" >>"$work/starts"
	sum=$((sum + n + n % 2))
done
[ "$(wc -l <"$work/starts")" = 3 ] || fail "材料份数不对"
[ "$(pages "$work/out/$set")" = "$sum" ] || fail "全套 $(pages "$work/out/$set") 页，应为 $sum 页"

pdftotext -layout "$work/out/$set" - | perl -CSDA -Mutf8 -e '
	my ($starts) = @ARGV; local $/; my @pages = split /\f/, <STDIN>; open my $in, "<", $starts; my %covers = map { /(\d+) (.*)/ } split /\n/, <$in>;
	my ($parts, $blank) = (0, 0);
	for my $i (1 .. @pages) {
		my $page = $pages[$i - 1];
		$blank++ if $page !~ /\S/ and $i % 2 == 0;
		die "第 $i 页应是 $covers{$i} 的封面\n" if $covers{$i} and $page !~ /$covers{$i}/;
		next if $page !~ /^\s*[一二三四五六七八九]、(评分总表|指标佐证|未报送情况记录|现场核验清单|抽样名单|可疑数据提示|问题与整改清单|群众访谈记录|签字确认)\s*$/m;
		$parts++;
		die "第 $i 页（偶数页）开始“$1”\n" if $i % 2 == 0;
	}
	die "只找到 $parts 个部分、$blank 个空白背面\n" if $parts < 20 or $blank < 6;' "$work/starts" >&2 || fail "分部不在单页"

qpdf --check "$work/out/$set" >/dev/null 2>"$work/log" || { cat "$work/log" >&2; fail "文件有误"; }
[ "$(mutool show "$work/out/$set" outline | grep -cE '^[-+|]	"[^"]*(街道|镇|乡)"')" = 3 ] || fail "没有各镇（街道）的书签"
grep -q "path=\"$set\".*kind=\"packet\" pages=\"$sum\"" "$work/out/manifest.xml" || fail "清单中没有"
grep -q '>绩效评估材料全套</a>' "$work/out/index.html" || fail "概览页没有链接"
cp "$work/out/$set" "$work/first.pdf"
"$build/evalseason" build "$work/in" -o "$work/out" --only packet -q --jobs 1 --force 2>/dev/null || [ $? -le 1 ]
cmp "$work/first.pdf" "$work/out/$set" || fail "重新生成的内容不同"
