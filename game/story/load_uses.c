/*
 * Shared beats come from files in or under the scenario's own folder. A path
 * is held to that twice: as written (no "/", no ".."), and as the system
 * resolves it, so that no symbolic link leads out. A file is read once however
 * often it is used.
 */
#include "story/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"

/* FNV-1a by eight bytes at a time, the upper half folded in, since a product carries nothing downwards. */
static uint64_t fingerprint_of(const char *text, size_t len) {
	const uint64_t prime = UINT64_C(1099511628211);
	uint64_t hash = UINT64_C(14695981039346656037) ^ len;
	size_t at = 0;
	for (; len - at >= 8; at += 8) {
		uint64_t eight;
		memcpy(&eight, text + at, sizeof(eight));
		hash = (hash ^ eight) * prime;
		hash ^= hash >> 32;
	}
	for (; at < len; at++) {
		hash = (hash ^ (unsigned char)text[at]) * prime;
	}
	return hash;
}

struct part *load_part(struct loader *loader, const char *path, struct buf *text, bool shared) {
	struct part *part = mem_new(struct part);
	part->loader = loader;
	part->path = mem_copy(path, strlen(path));
	part->shared = shared;
	part->len = text->len;
	part->fingerprint = fingerprint_of(text->text, text->len);
	part->real_path = file_real_path(path);
	loader->bytes += text->len;
	part->doc = json_doc_parse(diag_source(loader->diag, path, text), loader->diag);
	loader->parts[loader->part_count++] = part;
	return part;
}

/* The name itself may not lead out: a fault in it is one of writing, so it is told without looking at the disk. */
static const char *fault_in_name(const char *name) {
	if (name[0] == '\0') {
		return "a file's name is missing here";
	}
	if (name[0] == '/' || strchr(name, '\\') != NULL || (name[0] != '\0' && name[1] == ':')) {
		return "name the file as seen from this one's folder, with / between folders";
	}
	for (const char *at = name; at != NULL; at = strchr(at, '/')) {
		at += *at == '/';
		size_t len = strcspn(at, "/");
		if (len == 2 && at[0] == '.' && at[1] == '.') {
			return "shared beats must be in or under the scenario's own folder; \"..\" leads out of it";
		}
	}
	return NULL;
}

static bool is_under(const char *root, const char *path) {
	size_t len = root == NULL ? 0 : strlen(root);
	return len > 0 && strncmp(root, path, len) == 0 && (path[len] == '/' || root[len - 1] == '/');
}

static struct part *find_part(struct loader *loader, const char *real_path) {
	for (size_t i = 0; i < loader->part_count; i++) {
		if (loader->parts[i]->real_path != NULL && strcmp(loader->parts[i]->real_path, real_path) == 0) {
			return loader->parts[i];
		}
	}
	return NULL;
}

/* What is wrong with the file that a name leads to; NULL where it can be read. */
static const char *fault_in_file(struct loader *loader, const char *real_path, const char **code) {
	struct os_info info = real_path != NULL ? os_look_through(real_path) : (struct os_info){0};
	*code = "use-missing";
	if (info.kind == OS_NOTHING) {
		return "there is no such file";
	}
	if (!is_under(loader->root, real_path)) {
		*code = "use-outside";
		return "this leads out of the scenario's own folder";
	}
	if (info.kind != OS_FILE) {
		return "this is no file";
	}
	*code = "too-many";
	if (loader->part_count >= FILES_MAX) {
		return "a scenario can be made of 64 files at most";
	}
	if (info.size > JSON_BYTES_MAX - loader->bytes) {
		return "the files of a scenario can have 128 MiB together";
	}
	return NULL;
}

enum { SHARED_SCHEMA, SHARED_FORMAT, SHARED_USES, SHARED_BEATS };
static const struct field shared_fields[] = {
	[SHARED_SCHEMA] = {"$schema", JSON_STRING, false},
	[SHARED_FORMAT] = {"format", JSON_NUMBER, true},
	[SHARED_USES] = {"uses", JSON_ARRAY, false},
	[SHARED_BEATS] = {"beats", JSON_OBJECT, true},
};

static void mark_unknown(struct loader *loader) {
	loader->beats_unknown = true;
	loader->replies_unknown = true;
	loader->graph_broken = true;
}

static void load_shared(struct part *part) {
	if (part->doc == NULL) {
		mark_unknown(part->loader);
		return;
	}
	const cJSON *root = json_doc_root(part->doc);
	if (!cJSON_IsObject(root)) {
		load_wrong_type(part, root, "a file of shared beats", JSON_OBJECT);
		mark_unknown(part->loader);
		return;
	}
	if (!load_format(part, root)) {
		mark_unknown(part->loader);
		return;
	}
	struct fields fields = LOAD_FIELDS(part, root, shared_fields, "a file of shared beats");
	part->beats = fields.value[SHARED_BEATS];
	if (part->beats == NULL) {
		mark_unknown(part->loader);
	}
	load_uses(part, fields.value[SHARED_USES]);
}

static void open_shared(struct part *part, const cJSON *item, const char *path) {
	struct loader *loader = part->loader;
	struct buf text = BUF_EMPTY;
	struct diag trouble = {0};
	if (file_read(path, JSON_BYTES_MAX - loader->bytes, &text, &trouble)) {
		struct part *shared = load_part(loader, path, &text, true);
		shared->user = part;
		load_shared(shared);
		shared->user = NULL;
	} else {
		diag_error(loader->diag, "use-missing", load_span(part, item), "%s", trouble.findings[0].message);
		mark_unknown(loader);
	}
	buf_finish(&text);
	diag_finish(&trouble);
}

/* Whether `other` is this file or one that it is being read for. */
static bool is_being_read(const struct part *part, const struct part *other) {
	for (; part != NULL; part = part->user) {
		if (part == other) {
			return true;
		}
	}
	return false;
}

static void load_use(struct part *part, const cJSON *item) {
	struct loader *loader = part->loader;
	const char *fault = fault_in_name(item->valuestring);
	if (fault != NULL) {
		diag_error(loader->diag, "use-outside", load_span(part, item), "%s", fault);
		mark_unknown(loader);
		return;
	}
	char *folder = file_folder(part->path);
	char *path = strcmp(folder, ".") == 0 && strchr(part->path, '/') == NULL
		? mem_copy(item->valuestring, strlen(item->valuestring))
		: file_join(folder, item->valuestring);
	char *real_path = file_real_path(path);
	struct part *known = real_path == NULL ? NULL : find_part(loader, real_path);
	const char *code;
	if (known != NULL && is_being_read(part, known)) {
		diag_error(loader->diag, "use-cycle", load_span(part, item),
			known == part ? "this file uses itself" : "these files use each other in a circle");
	} else if (known == NULL && (fault = fault_in_file(loader, real_path, &code)) != NULL) {
		diag_error(loader->diag, code, load_span(part, item), "\"%s\": %s", item->valuestring, fault);
		mark_unknown(loader);
	} else if (known == NULL) {
		open_shared(part, item, path);
	}
	free(real_path);
	free(path);
	free(folder);
}

void load_uses(struct part *part, const cJSON *uses) {
	size_t left = uses == NULL ? 0 : load_count(part, uses, 0, FILES_MAX - 1, "files to use");
	const cJSON *item;
	cJSON_ArrayForEach(item, uses) {
		if (left-- == 0) {
			mark_unknown(part->loader);
			return;
		}
		if (cJSON_IsString(item)) {
			load_use(part, item);
		} else {
			load_wrong_type(part, item, "a file to use", JSON_STRING);
			mark_unknown(part->loader);
		}
	}
}
