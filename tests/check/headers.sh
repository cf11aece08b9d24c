#!/bin/sh
# Every header of src/ compiles alone: what it needs, it includes.
set -eu
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages="glib-2.0 libxml-2.0 libxslt libexslt harfbuzz harfbuzz-subset freetype2 fontconfig cairo xlsxwriter"
flags="-std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wstrict-prototypes -Werror -fsyntax-only -Isrc"
flags="$flags $(pkg-config --cflags $packages | sed 's/-I/-isystem /g')"

alone() {  # header as it is included
	echo "#include \"$1\"" >"$work/alone.c"
	${CC:-cc} $flags "$work/alone.c"
}
bad=0
n=0
for header in src/*/*.h; do
	n=$((n + 1))
	alone "${header#src/}" || { echo "$header 不能单独编译" >&2; bad=1; }
done
[ "$n" -ge 40 ] || { echo "只有 $n 个头文件" >&2; bad=1; }
# The check itself must see a header that lacks something.
echo 'bool lacking(void);' >"$work/lacking.h"
flags="$flags -I$work"
if alone lacking.h 2>/dev/null; then echo "检查本身失效" >&2; bad=1; fi
exit $bad
