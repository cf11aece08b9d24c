#!/usr/bin/env python3
"""JSON of the shared render benchmark -> one facts file: the same text, tables and chart data.
usage: facts.py JSON-FOLDER N > facts.xml"""
import json, sys
from xml.sax.saxutils import escape, quoteattr as q
d, n = sys.argv[1], int(sys.argv[2])
w = sys.stdout.write
def table(name, t):
    w(f"<grid id={q(name)}><head>" + "".join(f"<c>{escape(c)}</c>" for c in t["head"]) + "</head>")
    for r in t["rows"]: w("<row>" + "".join(f"<c>{escape(str(c))}</c>" for c in r) + "</row>")
    w("</grid>")
def chart(kind, t):
    values = t["values"] if isinstance(t["values"][0], list) else [t["values"]]
    w(f"<data id={q(kind)} title={q(t['title'])} target={q(str(t.get('target', '')))}>")
    for i, vs in enumerate(values):
        w(f"<series label={q(t.get('series', [''] * 9)[i])}>")
        for l, v in zip(t["labels"], vs): w(f"<pt label={q(l)} num=\"{v}\" den=\"1\" text=\"{v}\"/>")
        w("</series>")
    w("</data>")
w('<?xml version="1.0" encoding="UTF-8"?>\n<facts version="1"><phase id="wrapup"><district code="0" name="区">\n')
for i in range(n):
    t = json.load(open(f"{d}/{i:03d}.json", encoding="utf-8"))
    w(f"<township code=\"{t['id']}{i:03d}\" name={q(t['name'])} full={q(t['full'])} season=\"{t['year']}\" title={q(t['title'])}>")
    for k in ("sections", "cases"):
        for s in t[k]:
            w(f"<{k[:-1]} title={q(s['title'])}>" + "".join(f"<para>{escape(p)}</para>" for p in s["paras"]) + f"</{k[:-1]}>")
    table("summary", t["summary"]); table("detail", t["detail"])
    for k in ("bar", "stack", "donut", "radar"): chart(k, t[k])
    w("</township>\n")
w("</district></phase></facts>\n")
