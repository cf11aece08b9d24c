/* source.c -- opens templates and what they read. */
#define _XOPEN_SOURCE 700  /* realpath */
#include "compose/source.h"

#include <glib.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

char *source_path(const char *uri)
{
	const char *path = g_str_has_prefix(uri, "file://") ? uri + strlen("file://") : uri;
	char *plain = access(path, F_OK) != 0 ? g_uri_unescape_string(path, NULL) : NULL;

	return plain != NULL ? plain : g_strdup(path);
}

bool source_allowed(const char *const *folders, const char *path)
{
	char *real = realpath(path, NULL);
	bool ok = false;

	for (size_t i = 0; real != NULL && folders[i] != NULL && !ok; i++) {
		size_t n = strlen(folders[i]);

		ok = strncmp(real, folders[i], n) == 0 && real[n] == '/';
	}
	free(real);
	return ok;
}

/* The first fault is where the mistake is; what follows is mostly its echo. */
struct first { char *text; int line; };

static void keep_first(void *data, xmlErrorPtr error)
{
	xmlParserCtxt *ctxt = data;
	struct first *f = ctxt->_private;

	if (f->text != NULL)
		return;
	f->text = g_strchomp(g_strdup(error->message != NULL ? error->message : "?"));
	f->line = error->line;
}

/* libxml2 says it in English; what clerks meet most is said in Chinese. */
static const char *said(const char *text, struct diags *diags)
{
	char element[64], end[64];
	int line;

	if (sscanf(text, "Opening and ending tag mismatch: %63s line %d and %63s", element, &line, end) == 3)
		return diags_printf(diags, "第 %d 行的 <%s> 没有结束，就遇到了 </%s>", line, element, end);
	if (g_str_has_prefix(text, "xmlParseEntityRef"))
		return "“&”应写作“&amp;”";
	if (strstr(text, "AttValue") != NULL || strstr(text, "attributes construct error") != NULL)
		return "属性的写法有误，应为 名称=\"值\"，引号须为半角";
	return diags_printf(diags, "%s", text);
}

xmlDoc *source_parse(const char *path, xmlDict *dict, struct diags *diags)
{
	xmlParserCtxt *ctxt = xmlNewParserCtxt();
	struct loc at = { .file = path };
	struct first first = { NULL, 0 };
	xmlDoc *doc = NULL;
	char *bytes;
	size_t len;

	if (file_read(path, &bytes, &len, diags)) {
		if (dict != NULL) {
			xmlDictFree(ctxt->dict);
			ctxt->dict = dict;
			xmlDictReference(dict);
		}
		ctxt->_private = &first;
		ctxt->sax->serror = keep_first;
		doc = xmlCtxtReadMemory(ctxt, bytes, (int)len, path, NULL,
			XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
		if (doc == NULL || doc->intSubset != NULL) {
			at.line = doc == NULL ? (uint32_t)MAX(first.line, 1) : 1;
			diag_say(diags, DIAG_XML_SYNTAX, at, doc != NULL ? "不允许 DOCTYPE 和实体声明"
				: said(first.text != NULL ? first.text : "?", diags), NULL, NULL);
			xmlFreeDoc(doc);
			doc = NULL;
		}
		g_free(bytes);
	}
	g_free(first.text);
	xmlFreeParserCtxt(ctxt);
	return doc;
}
