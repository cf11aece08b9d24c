/* pdf_stream.c -- the ends of a document: opened with libharu, its streams filled,
 * saved into a string. */
#include <string.h>

#include "render/pdf.h"

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	struct pdf *pdf = user;

	(void)detail;
	if (pdf->error == 0)
		pdf->error = error;
	pdf->base.failed = true;
}

static void *allocate(HPDF_UINT size)
{
	return g_malloc(size);
}

void pdf_open(struct pdf *pdf)
{
	pdf->doc = HPDF_NewEx(on_error, allocate, g_free, 0, pdf);
	pdf->doc->pdf_version = HPDF_VER_17;
	pdf->resources = HPDF_Dict_New(pdf->doc->mmgr);
	pdf->fonts = HPDF_Dict_New(pdf->doc->mmgr);
	pdf->images = HPDF_Dict_New(pdf->doc->mmgr);
	HPDF_Xref_Add(pdf->doc->xref, pdf->resources);
	HPDF_Dict_Add(pdf->resources, "Font", pdf->fonts);
	HPDF_Dict_Add(pdf->resources, "XObject", pdf->images);
}

static HPDF_STATUS write_filter(HPDF_Dict dict, HPDF_Stream stream)
{
	(void)dict;
	return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

/* The bytes of a stream, read back when the document is saved. libharu's own
 * memory streams copy byte by byte, which would be a fifth of all the work. */
struct body { const unsigned char *p; size_t len, at; };

static HPDF_STATUS body_read(HPDF_Stream stream, HPDF_BYTE *to, HPDF_UINT *n)
{
	struct body *b = stream->attr;
	size_t left = b->len - b->at;
	bool last = left <= *n;

	*n = (HPDF_UINT)MIN(left, *n);
	memcpy(to, b->p + b->at, *n);
	b->at += *n;
	return last ? HPDF_STREAM_EOF : HPDF_OK;
}

static HPDF_STATUS body_seek(HPDF_Stream stream, HPDF_INT at, HPDF_WhenceMode mode)
{
	((struct body *)stream->attr)->at = mode == HPDF_SEEK_SET ? (size_t)at : 0;
	return HPDF_OK;
}

static HPDF_INT32 body_tell(HPDF_Stream stream)
{
	return (HPDF_INT32)((struct body *)stream->attr)->at;
}

static HPDF_UINT32 body_size(HPDF_Stream stream)
{
	return (HPDF_UINT32)((struct body *)stream->attr)->len;
}

void pdf_stream_body(struct pdf *pdf, HPDF_Dict stream, const void *bytes, size_t len)
{
	struct body *b = ARENA_NEW(pdf->arena, struct body);
	unsigned char *copy = arena_alloc(pdf->arena, len + 1);

	if (len > 0)
		memcpy(copy, bytes, len);
	b->p = copy;
	b->len = len;
	HPDF_Stream_Free(stream->stream);
	stream->stream = HPDF_CallbackReader_New(pdf->doc->mmgr, body_read, body_seek, body_tell, body_size, b);
	stream->filter = HPDF_STREAM_FILTER_NONE;
}

/* libharu drops a plain Filter key from an unfiltered stream, so the key is
 * written by the function that it calls last. */
void pdf_stream_fill(struct pdf *pdf, HPDF_Dict stream, const void *bytes, size_t len, bool compress)
{
	size_t bound = libdeflate_zlib_compress_bound(pdf->deflate, len), size = 0;
	void *packed = NULL;

	if (compress && len > 0) {
		packed = g_malloc(bound);
		size = libdeflate_zlib_compress(pdf->deflate, bytes, len, packed, bound);
	}
	if (size > 0 && size < len) {
		stream->write_fn = write_filter;
		bytes = packed;
		len = size;
	}
	pdf_stream_body(pdf, stream, bytes, len);
	g_free(packed);
}

HPDF_Dict pdf_stream_packed(struct pdf *pdf, const void *bytes, size_t len)
{
	HPDF_Dict stream = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);

	stream->write_fn = write_filter;
	pdf_stream_body(pdf, stream, bytes, len);
	return stream;
}

HPDF_Dict pdf_stream(struct pdf *pdf, const void *bytes, size_t len, bool compress)
{
	HPDF_Dict stream = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);

	pdf_stream_fill(pdf, stream, bytes, len, compress);
	return stream;
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	g_string_append_len(stream->attr, (const char *)bytes, n);
	return HPDF_OK;
}

/* libharu saves to the stream that it finds in the document: ours appends to a string. */
void pdf_save(struct pdf *pdf)
{
	GString *file = g_string_sized_new(arena_used(pdf->arena) + 64 * 1024);

	pdf->doc->stream = HPDF_CallbackWriter_New(pdf->doc->mmgr, write_out, file);
	HPDF_SaveToStream(pdf->doc);
	*pdf->len = file->len;
	*pdf->out = g_string_free(file, FALSE);
}
