#ifndef ALSTRATA_CBYTEMASKS_H
#define ALSTRATA_CBYTEMASKS_H

/* Which of 64 bytes are of a kind, a bit a byte. Swift's vectors compare bytes as fast, but have no way to the one
   instruction that gathers the result in a word; here the compiler finds what each processor has for it. */

#include <stdint.h>

/* Bit k of each mask is about byte k. */
struct cbytemasks {
  uint64_t delimiters;
  uint64_t line_feeds;
  /* Quotes and carriage returns. */
  uint64_t unusual;
};

/* Looks at bytes[0] to bytes[63], at any address. */
static inline struct cbytemasks cbytemasks_of(
    const uint8_t *bytes, uint8_t delimiter, uint8_t quote) {
  typedef uint8_t piece __attribute__((vector_size(64)));
  typedef _Bool bits __attribute__((ext_vector_type(64)));
  piece all;
  __builtin_memcpy(&all, bytes, sizeof all);
  const bits delimiters = __builtin_convertvector(all == delimiter, bits);
  const bits line_feeds = __builtin_convertvector(all == (uint8_t)'\n', bits);
  const bits unusual = __builtin_convertvector((all == quote) | (all == (uint8_t)'\r'), bits);
  struct cbytemasks masks;
  __builtin_memcpy(&masks.delimiters, &delimiters, sizeof masks.delimiters);
  __builtin_memcpy(&masks.line_feeds, &line_feeds, sizeof masks.line_feeds);
  __builtin_memcpy(&masks.unusual, &unusual, sizeof masks.unusual);
  return masks;
}

#endif
