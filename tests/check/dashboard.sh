#!/bin/sh
# The season's page of a real build in a real browser, in the three profiles (tests/browser/dashboard.mjs). Where the
# npm package cannot be had, the page's own ?selftest; where there is no browser, nothing, and it says so.
set -eu
export LC_ALL=C.UTF-8
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ]; then
	echo "跳过：没有 chromium，总览网页的排序、筛选和链接未检查（apt-get install chromium）" >&2
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
profiles="inspect district public"
for profile in $profiles; do
	cp -r input "$work/input-$profile"
	sed -i "s/profile=\"[a-z]*\"/profile=\"$profile\"/" "$work/input-$profile/season.xml"
	status=0
	"$1/evalseason" build "$work/input-$profile" -o "$work/$profile" -q >"$work/log" 2>&1 || status=$?
	[ "$status" -le 1 ] || { tail -5 "$work/log" >&2; exit 1; }
done

if command -v node >/dev/null && [ -d build/node/node_modules/playwright-core ]; then
	timeout 300 node tests/browser/dashboard.mjs build/node "$browser" "$work/inspect" "$work/district" "$work/public"
	exit
fi
echo "没有 playwright-core（node 18 以上，npm），改用网页自检" >&2
for profile in $profiles; do
	timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --user-data-dir="$work/user" --enable-logging=stderr --v=0 --dump-dom \
		"file://$work/$profile/index.html?selftest" >"$work/dom" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
	if ! grep -q '<html[^>]*data-selftest="ok"' "$work/dom"; then
		echo "总览网页自检未通过：$(grep -o 'data-selftest="[^"]*"' "$work/dom" || echo 脚本没有运行)" >&2
		exit 1
	fi
	if grep 'CONSOLE' "$work/log" >&2; then
		exit 1
	fi
done
