// The heaps that threads take their memory from, in large pages. A build spreads its entries over a hundred megabytes and
// comes back to all of them: in pages of 4 KB, some of its time goes by while the processor looks up where a page lies.
//
// glibc gives each thread a heap of its own, which grows a page at a time; no large page has room in it. So it is made to
// grow far at once, which costs address space; memory is what is touched, now in steps of 2 MB. Elsewhere nothing is done.
// Source: malloc(3), mallopt(3), madvise(2).
#ifndef LAUREL_HEAP_H
#define LAUREL_HEAP_H
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>

enum {
  LAUREL_LARGE_PAGE = 2 << 20,
  /// Bytes by which a heap grows at once; glibc ends one at 64 MB.
  LAUREL_HEAP_ROOM = 24 << 20,
  /// A block of less lies in a heap; glibc takes no higher bound.
  LAUREL_OWN_MAPPING = 32 << 20,
  /// So much may lie unused at the end of a heap before it is given back, which would take large pages apart.
  LAUREL_UNUSED_END = 64 << 20,
};

/// Widens the heap of the calling thread; once a thread.
static inline void laurel_widen_heap(void) {
  static _Thread_local bool is_wide;
  if (is_wide) return;
  is_wide = true;
  mallopt(M_MMAP_THRESHOLD, LAUREL_OWN_MAPPING);
  mallopt(M_TRIM_THRESHOLD, LAUREL_UNUSED_END);
  char *block = (char *)malloc(LAUREL_HEAP_ROOM);
  if (block == NULL) return;
  const uintptr_t first = ((uintptr_t)block + LAUREL_LARGE_PAGE - 1) & ~(uintptr_t)(LAUREL_LARGE_PAGE - 1);
  // A wish: where the system has no large pages, nothing changes.
  madvise((void *)first, LAUREL_HEAP_ROOM - (first - (uintptr_t)block), MADV_HUGEPAGE);
  free(block);
}
#else
static inline void laurel_widen_heap(void) {}
#endif
#endif
