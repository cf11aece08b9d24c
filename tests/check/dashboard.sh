#!/bin/sh
# The season's page in a real browser: it sorts, searches and filters (its own ?selftest), and logs no error.
set -eu
export LC_ALL=C.UTF-8
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
	echo "跳过：没有 chromium，总览网页的排序和筛选未检查（apt-get install chromium）" >&2
	exit 0
fi
"$1/unit" dashboard >/dev/null || { "$1/unit" dashboard; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
	--disable-component-update --disable-sync --user-data-dir="$work/user" --enable-logging=stderr --v=0 --dump-dom \
	"file://$(pwd)/build/dashboard.html?selftest" >"$work/dom" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
if ! grep -q '<html[^>]*data-selftest="ok"' "$work/dom"; then
	echo "总览网页自检未通过：$(grep -o 'data-selftest="[^"]*"' "$work/dom" || echo 脚本没有运行)" >&2
	exit 1
fi
if grep 'CONSOLE' "$work/log" >&2; then
	exit 1
fi
