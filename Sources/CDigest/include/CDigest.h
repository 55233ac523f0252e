#ifndef ALSTRATA_CDIGEST_H
#define ALSTRATA_CDIGEST_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 of `length` bytes by libcrypto into 32 bytes at `digest`. Returns 0, or -1 if the library refuses. */
int cdigest_sha256(const uint8_t *bytes, size_t length, uint8_t *digest);

#endif
