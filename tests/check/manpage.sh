#!/bin/sh
# The manual page is clean, and names every subcommand of the program and nothing else.
set -eu
export LC_ALL=C.UTF-8
mandoc -Tlint -Wwarning docs/evalseason.1
in_help=$("$1/evalseason" help | sed -n 's/^  evalseason \([a-z]*\) .*/\1/p' | grep -v '^$' | sort -u)
in_page=$(sed -n 's/^\.It Cm \([a-z]*\)$/\1/p' docs/evalseason.1 | sort -u)
[ "$in_help" = "$in_page" ] || { echo "命令不一致：程序 [$in_help]，手册 [$in_page]" >&2; exit 1; }
