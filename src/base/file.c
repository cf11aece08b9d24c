/* file.c -- checked reading and writing. */
#define _GNU_SOURCE  /* sync_file_range */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

/* What the system says, in Chinese as far as operators meet it. */
static const struct { int err; const char *text; } reasons[] = {
	{ ENOENT, "不存在" }, { EACCES, "没有权限" }, { EPERM, "没有权限" }, { EISDIR, "是文件夹，不是文件" },
	{ ENOTDIR, "路径中有一段不是文件夹" }, { EINVAL, "不是普通文件" }, { ELOOP, "符号链接指向自己，或不允许跟随" },
	{ ENOSPC, "磁盘已满" }, { EDQUOT, "超出磁盘配额" }, { EFBIG, "超出文件大小限制" }, { EROFS, "磁盘是只读的" },
	{ ENAMETOOLONG, "文件名太长" }, { EIO, "磁盘读写出错" }, { EMFILE, "打开的文件太多" },
};

bool file_fail(struct diags *diags, enum diag_code code, const char *path, int err)
{
	const char *english = diags_printf(diags, "%s", g_strerror(err)), *chinese = english;

	for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
		if (reasons[i].err == err)
			chinese = reasons[i].text;
	diag_say(diags, code, (struct loc){ .file = diags_printf(diags, "%s", path) }, chinese, english, NULL);
	return false;
}

bool file_read(const char *path, char **bytes, size_t *len, struct diags *diags)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);   /* a pipe without a writer is refused, not waited for */
	char *p = NULL;
	size_t done = 0;

	if (fd < 0)
		return file_fail(diags, DIAG_FILE_READ, path, errno);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		int err = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;

		close(fd);
		return file_fail(diags, DIAG_FILE_READ, path, err);
	}
	p = g_malloc((size_t)st.st_size + 1);
	memory_on_large_pages(p, (size_t)st.st_size);
	while (done < (size_t)st.st_size) {
		ssize_t n = read(fd, p + done, (size_t)st.st_size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int err = errno;

			close(fd);
			g_free(p);
			return file_fail(diags, DIAG_FILE_READ, path, err);
		}
		if (n == 0)
			break;
		done += (size_t)n;
	}
	close(fd);
	p[done] = '\0';
	*bytes = p;
	*len = done;
	return true;
}

static int write_bytes(int fd, const char *p, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, p, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

/* A file under its temporary name. */
struct part { char *name; int fd; };

/* The error, or 0. The disk begins with it at once where the system can be told so. */
static int part_write(struct part *part, const struct file_bytes *file)
{
	char *dir = g_path_get_dirname(file->path);
	int err = 0;

	part->name = g_strdup_printf("%s.%d.part", file->path, (int)getpid());
	part->fd = -1;
	if (g_mkdir_with_parents(dir, 0777) != 0)
		err = errno;
	else if ((part->fd = open(part->name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666)) < 0)
		err = errno;
	else
		err = write_bytes(part->fd, file->bytes, file->len);
#ifdef SYNC_FILE_RANGE_WRITE
	if (err == 0)
		sync_file_range(part->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
	g_free(dir);
	return err;
}

/* On the disk, and closed. */
static int part_close(struct part *part, bool sync)
{
	int err = sync && fsync(part->fd) != 0 ? errno : 0;

	if (part->fd >= 0 && close(part->fd) != 0 && err == 0)
		err = errno;
	part->fd = -1;
	return err;
}

bool file_write_all(const struct file_bytes *files, size_t n, struct diags *diags)
{
	struct part *parts = g_new0(struct part, n + 1);
	size_t wrong = 0, begun = 0;   /* the file of the error */
	int err = 0;

	for (; begun < n && err == 0; begun++)
		err = part_write(&parts[wrong = begun], &files[begun]);
	for (size_t i = 0; i < begun; i++) {
		int now = part_close(&parts[i], err == 0);

		if (err == 0 && (err = now) != 0)
			wrong = i;
	}
	for (size_t i = 0; i < begun; i++) {
		if (err == 0 && rename(parts[i].name, files[i].path) != 0) {
			err = errno;
			wrong = i;
		}
		if (err != 0)
			unlink(parts[i].name);
		g_free(parts[i].name);
	}
	g_free(parts);
	return err == 0 || file_fail(diags, DIAG_FILE_WRITE, files[wrong].path, err);
}

bool file_write(const char *path, const void *bytes, size_t len, struct diags *diags)
{
	return file_write_all(&(struct file_bytes){ path, bytes, len }, 1, diags);
}

const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

char *file_sha256(const void *bytes, size_t len)
{
	struct sha256_ctx ctx;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char *hex = g_malloc(BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE) + 1);

	sha256_init(&ctx);
	sha256_update(&ctx, len, bytes);
	sha256_digest(&ctx, sizeof digest, digest);
	base16_encode_update(hex, sizeof digest, digest);
	hex[BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE)] = '\0';
	return hex;
}

char *file_digest(const char *path, size_t *len)
{
	char *bytes, *sum = NULL;
	gsize n = 0;

	if (g_file_get_contents(path, &bytes, &n, NULL)) {
		sum = file_sha256(bytes, n);
		g_free(bytes);
	}
	if (len != NULL)
		*len = n;
	return sum;
}
