#include "ProjectionKernels.h"

#include <string.h>

#pragma clang fp contract(off)

#if defined(__x86_64__)
#define PASS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PASS
#endif

// Eight lanes of doubles; unaligned in memory.
typedef double lanes __attribute__((vector_size(64)));

#define LOAD(into, from) memcpy(&(into), (from), sizeof(lanes))
#define STORE(to, value) memcpy((to), &(value), sizeof(lanes))

// Four vectors side by side: each waits for its own last product only.
enum { GROUP = 32 };

PASS void kosh_polynomial_row(const double *coefficients, int degree, const double arguments[2],
                              const double *correction, double *row) {
  for (int sex = 0; sex < 2; sex++) {
    const double *highest = coefficients + (sex * (degree + 1) + degree) * KOSH_SEX;
    const double *added = correction + sex * KOSH_SEX;
    double *out = row + sex * KOSH_SEX;
    const double x = arguments[sex];
    int a = 0;
    for (; a + GROUP <= KOSH_SEX; a += GROUP) {
      lanes p, q, r, s, next;
      LOAD(p, highest + a);
      LOAD(q, highest + a + 8);
      LOAD(r, highest + a + 16);
      LOAD(s, highest + a + 24);
      for (int power = 1; power <= degree; power++) {
        const double *lower = highest - power * KOSH_SEX + a;
        LOAD(next, lower);
        p = p * x + next;
        LOAD(next, lower + 8);
        q = q * x + next;
        LOAD(next, lower + 16);
        r = r * x + next;
        LOAD(next, lower + 24);
        s = s * x + next;
      }
      LOAD(next, added + a);
      p = p + next;
      LOAD(next, added + a + 8);
      q = q + next;
      LOAD(next, added + a + 16);
      r = r + next;
      LOAD(next, added + a + 24);
      s = s + next;
      STORE(out + a, p);
      STORE(out + a + 8, q);
      STORE(out + a + 16, r);
      STORE(out + a + 24, s);
    }
    for (; a < KOSH_SEX; a += 8) {
      lanes p, next;
      LOAD(p, highest + a);
      for (int power = 1; power <= degree; power++) {
        LOAD(next, highest - power * KOSH_SEX + a);
        p = p * x + next;
      }
      LOAD(next, added + a);
      p = p + next;
      STORE(out + a, p);
    }
  }
}
