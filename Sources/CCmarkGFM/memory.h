// Memory for one parse at a time. libcmark-gfm asks for a block for every node and every piece of text, and gives each
// back; with the system's allocator that is a third of a parse. Here a block is cut from a chunk that is kept from parse
// to parse, and all that a parse took is given back at once, without a walk through the tree.
//
// Nothing here may run in two threads at a time: the parser must not, either.
#ifndef LAUREL_CMARK_GFM_MEMORY_H
#define LAUREL_CMARK_GFM_MEMORY_H
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

enum {
  /// Sizes are rounded up to a multiple of this, which keeps every block aligned.
  LAUREL_STEP = 16,
  /// Larger blocks are few, and come from the system.
  LAUREL_SMALL_STEPS = 40,
  /// Enough for the tree of an ordinary page.
  LAUREL_CHUNK = 256 * 1024,
};

/// Stands before each block; its size in steps is 0 for a large one.
typedef union laurel_header {
  size_t steps;
  char padding[LAUREL_STEP];
} laurel_header;

/// A block that was given back, in the list of its size.
typedef struct laurel_free_block {
  struct laurel_free_block *next;
} laurel_free_block;

/// Stands before the header of a large block.
typedef struct laurel_large {
  struct laurel_large *next, *previous;
} laurel_large;

/// What small blocks are cut from: zeros, but for the blocks of this parse.
typedef union laurel_chunk {
  union laurel_chunk *next;
  char padding[LAUREL_STEP];
} laurel_chunk;

typedef struct laurel_pool {
  laurel_chunk *chunks;
  char *unused, *end;
  laurel_free_block *free_blocks[LAUREL_SMALL_STEPS + 1];
  /// A ring; its first link is no block.
  laurel_large large;
} laurel_pool;

static inline laurel_pool *laurel_the_pool(void) {
  static laurel_pool pool = {.large = {&pool.large, &pool.large}};
  return &pool;
}

/// As the library's own allocator does: it has no way to go on without memory.
static inline void *laurel_from_system(void *block, size_t size) {
  void *memory = realloc(block, size);
  if (memory == NULL) abort();
  return memory;
}

static inline void *laurel_resize_large(laurel_large *old, size_t size) {
  const size_t extra = sizeof(laurel_large) + sizeof(laurel_header);
  if (size > (size_t)-1 - extra) abort();
  laurel_large *large = (laurel_large *)laurel_from_system(old, size + extra);
  if (old == NULL) {
    laurel_large *ring = &laurel_the_pool()->large;
    large->next = ring->next;
    large->previous = ring;
    ((laurel_header *)(large + 1))->steps = 0;
  }
  large->next->previous = large;
  large->previous->next = large;
  return (char *)large + extra;
}

static inline void laurel_add_chunk(laurel_pool *pool) {
  laurel_chunk *chunk = (laurel_chunk *)calloc(1, LAUREL_CHUNK);
  if (chunk == NULL) abort();
  chunk->next = pool->chunks;
  pool->chunks = chunk;
  pool->unused = (char *)(chunk + 1);
  pool->end = (char *)chunk + LAUREL_CHUNK;
}

/// In how many steps a block of this size goes; more than LAUREL_SMALL_STEPS for a large one.
static inline size_t laurel_steps(size_t size) {
  return size == 0 ? 1 : size / LAUREL_STEP + (size % LAUREL_STEP != 0);
}

/// A small block that was given back, with what it held still in it; NULL when there is none of this size.
static inline void *laurel_take_again(size_t steps) {
  laurel_free_block **list = &laurel_the_pool()->free_blocks[steps];
  laurel_free_block *block = *list;
  if (block != NULL) *list = block->next;
  return block;
}

/// A small block that nobody has used in this parse: zeros.
static inline void *laurel_cut(size_t steps) {
  laurel_pool *pool = laurel_the_pool();
  const size_t width = sizeof(laurel_header) + steps * LAUREL_STEP;
  if ((size_t)(pool->end - pool->unused) < width) laurel_add_chunk(pool);
  laurel_header *header = (laurel_header *)pool->unused;
  header->steps = steps;
  pool->unused += width;
  return header + 1;
}

/// The first `size` bytes are not cleared.
static inline void *laurel_allocate(size_t size) {
  const size_t steps = laurel_steps(size);
  if (steps > LAUREL_SMALL_STEPS) return laurel_resize_large(NULL, size);
  void *block = laurel_take_again(steps);
  return block != NULL ? block : laurel_cut(steps);
}

static inline void laurel_release(void *block) {
  if (block == NULL) return;
  const size_t steps = ((laurel_header *)block - 1)->steps;
  if (steps == 0) {
    laurel_large *large = (laurel_large *)((laurel_header *)block - 1) - 1;
    large->next->previous = large->previous;
    large->previous->next = large->next;
    free(large);
    return;
  }
  laurel_free_block **list = &laurel_the_pool()->free_blocks[steps];
  ((laurel_free_block *)block)->next = *list;
  *list = (laurel_free_block *)block;
}

static inline void *laurel_clear_allocate(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) abort();
  const size_t steps = laurel_steps(bytes);
  if (steps > LAUREL_SMALL_STEPS) return memset(laurel_resize_large(NULL, bytes), 0, bytes);
  void *block = laurel_take_again(steps);
  return block != NULL ? memset(block, 0, bytes) : laurel_cut(steps);
}

static inline void *laurel_reallocate(void *block, size_t size) {
  if (block == NULL) {
    // The library reads the content of a heading that has none as a string.
    char *empty = (char *)laurel_allocate(size);
    *empty = 0;
    return empty;
  }
  const size_t steps = ((laurel_header *)block - 1)->steps;
  if (steps == 0) return laurel_resize_large((laurel_large *)((laurel_header *)block - 1) - 1, size);
  if (size <= steps * LAUREL_STEP) return block;
  void *larger = laurel_allocate(size);
  memcpy(larger, block, steps * LAUREL_STEP);
  laurel_release(block);
  return larger;
}

/// A parser that takes its memory, and that of its tree, from here.
static inline cmark_parser *laurel_parser_new(int options) {
  static cmark_mem memory = {laurel_clear_allocate, laurel_reallocate, laurel_release};
  return cmark_parser_new_with_mem(options, &memory);
}

/// Takes back all that parsers and trees took, whatever they have not given back themselves; one chunk is kept.
static inline void laurel_reset_memory(void) {
  laurel_pool *pool = laurel_the_pool();
  while (pool->large.next != &pool->large) laurel_release((char *)(pool->large.next + 1) + sizeof(laurel_header));
  while (pool->chunks != NULL && pool->chunks->next != NULL) {
    laurel_chunk *chunk = pool->chunks;
    pool->chunks = chunk->next;
    free(chunk);
  }
  memset(pool->free_blocks, 0, sizeof pool->free_blocks);
  if (pool->chunks == NULL) return;
  char *start = (char *)(pool->chunks + 1), *end = (char *)pool->chunks + LAUREL_CHUNK;
  // One that was used up is not the one that `unused` is in.
  memset(start, 0, (size_t)((pool->end == end ? pool->unused : end) - start));
  pool->unused = start;
  pool->end = end;
}
#endif
