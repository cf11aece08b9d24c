#!/bin/sh
# A frozen sample stands: a later version with other rows draws nothing anew, and --replay says that the frame changed.
set -eu
export LC_ALL=C.UTF-8
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "sampling: $*" >&2; exit 1; }
sample() { status=0; "$build/evalseason" sample "$work/season" "$@" >"$work/out" 2>"$work/err" || status=$?
	[ $status -le 1 ] || { tail -3 "$work/err" >&2; fail "sample $* 以 $status 结束"; }; }

cp -r input "$work/season"
# A street that has sent nothing is not frozen at nothing: its list is drawn when it has.
mkdir "$work/late"
mv "$work/season"/submissions/450199003-* "$work/late"
sample --freeze
grep -q 'sample-later' "$work/err" || fail "没有说明望江街道未列入名单"
grep -q 'code="450199003000"' "$work/season/inspection/samples.xml" && fail "没有数据的街道也被冻结"
grep '<draw ' "$work/season/inspection/samples.xml" >"$work/first"
mv "$work/late"/* "$work/season/submissions"
sample --freeze
grep -q 'code="450199003000"' "$work/season/inspection/samples.xml" || fail "补报后没有补抽"
grep '<draw ' "$work/season/inspection/samples.xml" | grep -qvxFf "$work/first" || fail "补抽的名单是空的"
rm "$work/season/inspection/samples.xml"
sample --freeze
frozen=$work/season/inspection/samples.xml
[ "$(grep -c '<draw ' "$frozen")" -gt 50 ] || fail "冻结的样本太少"
cp "$frozen" "$work/frozen"
sample --replay
grep -q '总体已变 0，不一致 0' "$work/out" || fail "重抽不一致：$(cat "$work/out")"

# The street sends again: the first two organisations are gone, one is new.
old=$work/season/submissions/450199001-inspection new=$work/season/submissions/450199001-inspection-3
cp -r "$old" "$new"
sed -i '2s/^\([^,]*,[^,]*,[^,]*,[^,]*\),1,/\1,3,/' "$new"/*_submission_*.csv
sed -n 2p "$new"/*_submission_*.csv | grep -q ',3,' || fail "没有改成版次3"
sed -i '2,3d' "$new"/*_organizations_*.csv
sample
sample --replay
grep -q '总体已变 1，不一致 0' "$work/out" || fail "重报后应说总体已变：$(cat "$work/out")"
cmp -s "$frozen" "$work/frozen" || fail "重报改动了冻结的样本"
# Sent again with the same organisations, as another version: not the same start either.
cp "$old"/*_organizations_*.csv "$new"
sample --replay
grep -q '总体已变 1，不一致 0' "$work/out" || fail "只改了别的行也是重报：$(cat "$work/out")"
# A list that somebody touched is found out.
sed -i '0,/<draw \(.*\)id="\([A-Z]*\)\([0-9]*\)"/s//<draw \1id="\29\3"/' "$frozen"
cmp -s "$frozen" "$work/frozen" && fail "没有改动样本"
rm -r "$new"
sample --replay
grep -q '不一致 0' "$work/out" && fail "改动过的样本没有发现：$(cat "$work/out")"
exit 0
