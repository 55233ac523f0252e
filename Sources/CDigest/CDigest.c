#include "CDigest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

int cdigest_sha256(const uint8_t *bytes, size_t length, uint8_t *digest) {
  // The program may end while a digest is worked out on another thread: libcrypto must not take its tables away at exit.
  if (OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL) != 1) return -1;
  unsigned int written = 0;
  return EVP_Digest(bytes, length, digest, &written, EVP_sha256(), NULL) == 1 && written == 32 ? 0 : -1;
}
