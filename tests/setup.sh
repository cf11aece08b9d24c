#!/bin/sh
# Installs what is missing on Debian 12, or names the one command that does.
# usage: setup.sh build|test|tools
set -eu
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

build="gcc make pkg-config libglib2.0-dev libxml2-dev libxslt1-dev libhpdf-dev libcsv-dev libcairo2-dev
	libharfbuzz-dev libfreetype-dev libfontconfig-dev libunibreak-dev libdeflate-dev libxlsxwriter-dev nettle-dev
	fonts-noto-cjk fonts-lxgw-wenkai fonts-hanazono fonts-babelstone-han fonts-liberation2 icc-profiles-free"
test="check poppler-utils qpdf mupdf-tools ghostscript sqlite3 libxml2-utils mandoc zip unzip procps binutils perl locales"
# What single tests use; where it cannot be had, they say that they are skipped.
wish="chromium libreoffice-calc-nogui"
tools="clang libclang-rt-14-dev clang-tidy cppcheck valgrind"
case ${1:-build} in
build) want=$build ;;
test) want="$build $test" ;;
tools) want="$build $test $tools" ;;
*) echo "usage: setup.sh build|test|tools" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null 2>&1; then
	echo "这里不是 Debian 系统，请自行安装：" $want >&2
	exit 0
fi
absent() { # packages -> those that are not installed
	for p in "$@"; do
		dpkg-query -W -f '${db:Status-Status}\n' "$p" 2>/dev/null | grep -qx installed || printf ' %s' "$p"
	done
}
missing=$(absent $want)

if [ "$(id -u)" = 0 ]; then sudo=
elif sudo -n true 2>/dev/null; then sudo=sudo
else sudo=no; fi

if [ -n "$missing" ]; then
	if [ "$sudo" = no ]; then
		echo "缺少以下软件包，请用管理员身份运行这一条命令后重试：" >&2
		echo "  sudo apt-get install -y --no-install-recommends$missing" >&2
		exit 1
	fi
	echo "正在安装：$missing"
	$sudo apt-get update -qq || true
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

if [ "${1:-build}" != build ]; then
	node --version 2>/dev/null | grep -qE '^v(1[89]|[2-9][0-9])' && command -v npm >/dev/null || wish="$wish nodejs npm"
	missing=$(absent $wish)
	if [ -n "$missing" ] && [ "$sudo" != no ]; then
		echo "正在安装：$missing"
		$sudo apt-get update -qq || true
		for p in $missing; do
			DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$p" >/dev/null ||
				echo "无法安装 $p，用到它的测试将跳过" >&2
		done
	elif [ -n "$missing" ]; then
		echo "未安装（用到它们的测试将跳过）：$missing" >&2
	fi
	# The browser's driver, by its lock file; never fails for lack of network.
	if command -v npm >/dev/null && ! cmp -s tests/browser/package-lock.json build/node/package-lock.json; then
		mkdir -p build/node
		cp tests/browser/package.json tests/browser/package-lock.json build/node/
		(cd build/node && timeout 120 npm ci --no-audit --no-fund --ignore-scripts >npm.log 2>&1) || {
			rm -f build/node/package-lock.json
			echo "无法取得 playwright-core，总览网页改用自检" >&2
		}
	fi
fi

# Fandol (仿宋、黑体、楷体) comes from a TeX package: the fonts are taken out of it, nothing is installed.
fonts=build/fonts
[ ! -e "$fonts/FandolFang-Regular.otf" ] || exit 0
echo "正在取得 Fandol 字体"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
fetch() { (cd "$work" && apt-get download -qq texlive-lang-chinese) >"$work/log" 2>&1; }
fetch || { [ "$sudo" != no ] && $sudo apt-get update -qq >/dev/null 2>&1 && fetch; } || true
mkdir -p "$fonts"
for package in "$work"/*.deb; do
	[ ! -e "$package" ] || dpkg -x "$package" "$work/x"
done
[ ! -d "$work/x" ] || find "$work/x" -name 'Fandol*.otf' -exec cp {} "$fonts/" \;
if [ ! -e "$fonts/FandolFang-Regular.otf" ]; then
	tail -3 "$work/log" >&2
	echo "无法取得 Fandol 字体（软件包 texlive-lang-chinese），正文将改用其他字体" >&2
fi
