// The least a site generator could do: read each Markdown file, parse and render it with cmark-gfm, make a folder,
// write one file. It makes no site: no templates, no lists, no links between pages.
//
// Usage: floor CONTENT OUTPUT [BYTES [PROCESSES]]        default: 0, and one process a core
//
// BYTES: pages that are shorter are filled up to this with spaces, so that as much is written as a whole site has.
//
// The entries are shared out among processes, not threads, because libcmark-gfm's parser keeps the special characters
// of its extensions in global tables.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  char **paths;  // below CONTENT, such as stories/pier-two.md
  size_t count, room;
} Sources;

static void fail(const char *path) {
  fprintf(stderr, "floor: %s: %s\n", path, strerror(errno));
  exit(1);
}

static char *joined(const char *a, const char *b) {
  size_t room = strlen(a) + strlen(b) + 2;
  char *path = malloc(room);
  if (!path) fail(b);
  snprintf(path, room, "%s/%s", a, b);
  return path;
}

static void make_folder(const char *path) {
  if (mkdir(path, 0777) != 0 && errno != EEXIST) fail(path);
}

static void add(Sources *sources, char *path) {
  if (sources->count == sources->room) {
    sources->room = sources->room ? sources->room * 2 : 1024;
    sources->paths = realloc(sources->paths, sources->room * sizeof *sources->paths);
    if (!sources->paths) fail(path);
  }
  sources->paths[sources->count++] = path;
}

/// Lists the Markdown files one folder deep, and makes the folders they are rendered into.
static void find(Sources *sources, const char *content, const char *output) {
  DIR *top = opendir(content);
  if (!top) fail(content);
  make_folder(output);
  for (struct dirent *folder; (folder = readdir(top));) {
    if (folder->d_name[0] == '.') continue;
    char *path = joined(content, folder->d_name);
    DIR *inner = opendir(path);
    free(path);
    if (!inner) continue;
    char *made = joined(output, folder->d_name);
    make_folder(made);
    free(made);
    for (struct dirent *file; (file = readdir(inner));) {
      size_t length = strlen(file->d_name);
      bool is_markdown = length > 3 && strcmp(file->d_name + length - 3, ".md") == 0;
      if (is_markdown) add(sources, joined(folder->d_name, file->d_name));
    }
    closedir(inner);
  }
  closedir(top);
}

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  struct stat facts;
  if (!file || fstat(fileno(file), &facts) != 0) fail(path);
  char *text = malloc((size_t)facts.st_size + 1);
  if (!text) fail(path);
  setvbuf(file, NULL, _IONBF, 0);
  *length = fread(text, 1, (size_t)facts.st_size, file);
  text[*length] = 0;
  fclose(file);
  return text;
}

/// The text after the front matter.
static const char *body_of(const char *text) {
  const char *end = strncmp(text, "---\n", 4) == 0 ? strstr(text + 4, "\n---\n") : NULL;
  return end ? end + 5 : text;
}

static char *rendered(const char *body, size_t length) {
  static const char *extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
  int options = CMARK_OPT_FOOTNOTES;
  cmark_parser *parser = cmark_parser_new(options);
  for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
  cmark_parser_feed(parser, body, length);
  cmark_node *document = cmark_parser_finish(parser);
  char *html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
  cmark_node_free(document);
  cmark_parser_free(parser);
  return html;
}

static void write_page(const char *output, const char *source, const char *html, size_t least) {
  char *folder = joined(output, source);
  folder[strlen(folder) - 3] = 0;  // without .md
  make_folder(folder);
  char *path = joined(folder, "index.html");
  FILE *file = fopen(path, "wb");
  if (!file) fail(path);
  setvbuf(file, NULL, _IONBF, 0);
  size_t length = strlen(html);
  if (length < least) {
    char *page = malloc(least);
    if (!page) fail(path);
    memcpy(page, html, length);
    memset(page + length, ' ', least - length);
    if (fwrite(page, 1, least, file) != least) fail(path);
    free(page);
  } else if (fwrite(html, 1, length, file) != length) {
    fail(path);
  }
  if (fclose(file) != 0) fail(path);
  free(path);
  free(folder);
}

/// Renders every `step`th source, from the `first` on.
static void work(
    const Sources *sources, const char *content, const char *output, size_t least, size_t first, size_t step) {
  cmark_gfm_core_extensions_ensure_registered();
  for (size_t i = first; i < sources->count; i += step) {
    char *path = joined(content, sources->paths[i]);
    size_t length;
    char *text = read_file(path, &length);
    const char *body = body_of(text);
    char *html = rendered(body, length - (size_t)(body - text));
    write_page(output, sources->paths[i], html, least);
    free(html);
    free(text);
    free(path);
  }
}

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: floor CONTENT OUTPUT [BYTES [PROCESSES]]\n");
    return 64;
  }
  size_t least = count > 3 ? strtoul(arguments[3], NULL, 10) : 0;
  long processes = count > 4 ? atol(arguments[4]) : sysconf(_SC_NPROCESSORS_ONLN);
  if (processes < 1) processes = 1;
  Sources sources = {0};
  find(&sources, arguments[1], arguments[2]);
  for (long i = 0; i < processes; i++) {
    pid_t child = fork();
    if (child < 0) fail("fork");
    if (child == 0) {
      work(&sources, arguments[1], arguments[2], least, (size_t)i, (size_t)processes);
      _exit(0);
    }
  }
  int status, failed = 0;
  while (wait(&status) > 0) failed |= status;
  return failed ? 1 : 0;
}
