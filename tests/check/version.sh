#!/bin/sh
# --version names the commit it was built from; an archive carries it along; a second make links nothing again.
set -eu
export LC_ALL=C.UTF-8
unset MAKEFLAGS MFLAGS MAKELEVEL
build=$1
fail() { echo "version: $*" >&2; exit 1; }

said=$("$build/evalseason" --version)
commit=$(cat "$build/commit")
[ "$said" = "evalseason $(sed -n 's/^VERSION := //p' Makefile)${commit:+ ($commit)}" ] || fail "“$said”，提交是“$commit”"
again=$(make program BUILD="$build" | grep -v 'Nothing to be done' || :)
[ -z "$again" ] || fail "没有改动，却又做了：$again"
[ -e .git ] || exit 0
[ -n "$commit" ] || fail "有 git，却不知道提交"
git archive HEAD COMMIT | tar -xO | grep -qxE '[0-9a-f]{40}' || fail "发布包里没有提交"
