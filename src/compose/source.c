/* source.c -- opens templates and what they read. */
#define _XOPEN_SOURCE 700  /* realpath */
#include "compose/source.h"

#include <glib.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

bool source_allowed(const char *const *folders, const char *path)
{
	char *real = realpath(g_str_has_prefix(path, "file://") ? path + 7 : path, NULL);
	bool ok = false;

	for (size_t i = 0; real != NULL && folders[i] != NULL && !ok; i++) {
		size_t n = strlen(folders[i]);

		ok = strncmp(real, folders[i], n) == 0 && real[n] == '/';
	}
	free(real);
	return ok;
}

xmlDoc *source_parse(const char *path, xmlDict *dict, struct diags *diags)
{
	xmlParserCtxt *ctxt = xmlNewParserCtxt();
	struct loc at = { .file = path };
	xmlDoc *doc = NULL;
	char *bytes;
	size_t len;

	if (file_read(path, &bytes, &len, diags)) {
		if (dict != NULL) {
			xmlDictFree(ctxt->dict);
			ctxt->dict = dict;
			xmlDictReference(dict);
		}
		doc = xmlCtxtReadMemory(ctxt, bytes, (int)len, path, NULL,
			XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
		if (doc == NULL || doc->intSubset != NULL) {
			at.line = doc == NULL ? (uint32_t)ctxt->lastError.line : 1;
			diag_say(diags, DIAG_XML_SYNTAX, at, doc != NULL ? "不允许 DOCTYPE 和实体声明"
				: diags_printf(diags, "%s", g_strchomp(ctxt->lastError.message
				? ctxt->lastError.message : "?")), NULL, NULL);
			xmlFreeDoc(doc);
			doc = NULL;
		}
		g_free(bytes);
	}
	xmlFreeParserCtxt(ctxt);
	return doc;
}
