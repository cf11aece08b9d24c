#!/bin/sh
# docs/templates.zh-CN.md lists every section of every report, and no other: staff write them into texts.csv. The
# sections of common files belong to each report that imports them; sentences.xsl writes some only where it is called.
set -eu
export LC_ALL=C.UTF-8
bad=0
for xsl in templates/reports/*.xsl; do
	kind=$(basename "$xsl" .xsl)
	listed=$(awk -v k="- $kind：" 'index($0, k) == 1 { on = 1; sub(k, ""); print; next } /^- / || /^$/ { on = 0 } on' docs/templates.zh-CN.md |
		tr ' ' '\n' | grep . | sort -u)
	common=$(sed -n 's|.*<xsl:import href="\(common/[^"]*\)".*|templates/reports/\1|p' "$xsl" | grep -v sentences)
	written=$(grep -oh 'section="[^"{]*"' "$xsl" $common | sed 's/section="//; s/"//' | sort -u)
	if [ "$listed" != "$written" ]; then
		echo "$kind：手册所列章节与模板不一致：$(printf '%s\n%s\n' "$listed" "$written" | sort | uniq -u | tr '\n' ' ')" >&2
		bad=1
	fi
done
exit $bad
