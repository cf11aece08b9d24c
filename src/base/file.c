/* file.c -- checked reading and writing. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(struct diags *diags, enum diag_code code, const char *path, int err)
{
	diag_say(diags, code, (struct loc){ .file = diags_printf(diags, "%s", path) },
		diags_printf(diags, "%s", g_strerror(err)), NULL, NULL);
	return false;
}

bool file_read(const char *path, char **bytes, size_t *len, struct diags *diags)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *p = NULL;
	size_t done = 0;

	if (fd < 0)
		return fail(diags, DIAG_FILE_READ, path, errno);
	if (fstat(fd, &st) != 0 || S_ISDIR(st.st_mode)) {
		int err = S_ISDIR(st.st_mode) ? EISDIR : errno;

		close(fd);
		return fail(diags, DIAG_FILE_READ, path, err);
	}
	p = g_malloc((size_t)st.st_size + 1);
	while (done < (size_t)st.st_size) {
		ssize_t n = read(fd, p + done, (size_t)st.st_size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int err = errno;

			close(fd);
			g_free(p);
			return fail(diags, DIAG_FILE_READ, path, err);
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

static int write_all(int fd, const char *p, size_t len)
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
	return fsync(fd) != 0 ? errno : 0;
}

bool file_write(const char *path, const void *bytes, size_t len, struct diags *diags)
{
	char *dir = g_path_get_dirname(path);
	char *temp = g_strdup_printf("%s.%d.part", path, (int)getpid());
	int err = 0, fd;

	if (g_mkdir_with_parents(dir, 0777) != 0) {
		err = errno;
	} else if ((fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666)) < 0) {
		err = errno;
	} else {
		err = write_all(fd, bytes, len);
		if (close(fd) != 0 && err == 0)
			err = errno;
		if (err == 0 && rename(temp, path) != 0)
			err = errno;
		if (err != 0)
			unlink(temp);
	}
	g_free(temp);
	g_free(dir);
	return err == 0 || fail(diags, DIAG_FILE_WRITE, path, err);
}

char *file_sha256(const void *bytes, size_t len)
{
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, len);
}
