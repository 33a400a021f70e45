// What libcmark-gfm 0.29.0.gfm.6 (Debian 12) has but does not name in its public headers: the node kinds of the
// extensions, told apart by their type strings, and the number of source lines behind a block's inline content.
#ifndef LAUREL_CMARK_GFM_SHIM_H
#define LAUREL_CMARK_GFM_SHIM_H
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <stdbool.h>
#include <string.h>
#include "memory.h"

/// Lets a parser know the extensions, `autolink` only where it is needed: with it the parser stops at every `w` and `:`, and
/// walks through the tree twice more. `tagfilter` is for the library's own HTML.
static inline void laurel_attach_extensions(cmark_parser *parser, bool with_addresses) {
  static const char *const names[] = {"table", "strikethrough", "tasklist", "autolink"};
  for (int index = 0; index < (with_addresses ? 4 : 3); index++) {
    cmark_syntax_extension *found = cmark_find_syntax_extension(names[index]);
    if (found != NULL) cmark_parser_attach_syntax_extension(parser, found);
  }
}

typedef enum {
  LAUREL_EXTENSION_OTHER,
  LAUREL_EXTENSION_TABLE,
  LAUREL_EXTENSION_TABLE_ROW,
  LAUREL_EXTENSION_TABLE_HEADER,
  LAUREL_EXTENSION_TABLE_CELL,
  LAUREL_EXTENSION_STRIKETHROUGH,
} laurel_extension_kind;

/// The kind of a node whose type is not in the `cmark_node_type` enumeration.
static inline laurel_extension_kind laurel_node_extension_kind(cmark_node *node) {
  const char *name = cmark_node_get_type_string(node);
  // Cells are by far the most.
  if (strcmp(name, "table_cell") == 0) return LAUREL_EXTENSION_TABLE_CELL;
  if (strcmp(name, "table_row") == 0) return LAUREL_EXTENSION_TABLE_ROW;
  if (strcmp(name, "table_header") == 0) return LAUREL_EXTENSION_TABLE_HEADER;
  if (strcmp(name, "table") == 0) return LAUREL_EXTENSION_TABLE;
  if (strcmp(name, "strikethrough") == 0) return LAUREL_EXTENSION_STRIKETHROUGH;
  return LAUREL_EXTENSION_OTHER;
}

/// Whether a list item begins with `[ ]` or `[x]`.
static inline bool laurel_node_is_task(cmark_node *item) {
  return cmark_node_get_syntax_extension(item) != NULL && strcmp(cmark_node_get_type_string(item), "tasklist") == 0;
}

/// How many source lines the inline content of a paragraph or heading stands on; 0 when unknown.
static inline int laurel_node_content_lines(cmark_node *node) {
  const char *content = cmark_node_get_string_content(node);
  int lines = 0;
  while (content != NULL && *content != 0) {
    lines++;
    content = strchr(content, '\n');
    if (content != NULL) content++;
  }
  return lines;
}

/// `strlen`, so that the Swift side needs no C library module, whose name differs between systems.
static inline size_t laurel_string_length(const char *string) { return strlen(string); }
#endif
