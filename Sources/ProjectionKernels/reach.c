#include "ProjectionKernels.h"

#include <stddef.h>
#include <string.h>

#pragma clang fp contract(off)

#if defined(__x86_64__)
#define PASS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#define HAS_WIDE_REGISTERS __builtin_cpu_supports("avx512f")
#else
#define PASS
#define HAS_WIDE_REGISTERS 0
#endif

// Eight lanes of doubles; unaligned in memory.
typedef double lanes __attribute__((vector_size(64)));

#define LOAD(into, from) memcpy(&(into), (from), sizeof(lanes))
#define STORE(to, value) memcpy((to), &(value), sizeof(lanes))

// Sums of so many destinations and vectors of cells stay in registers: 20 of 32 with AVX-512, 12 of
// 16 halves without. Whatever the tile, a cell's sum runs over origins in order.
enum { WIDE_ROWS = 10, WIDE = 2, NARROW_ROWS = 6, NARROW = 1 };

static inline __attribute__((always_inline)) void tile(const int rows, const int vectors, int count,
                                                       const double *deterrence,
                                                       const double *leaving, ptrdiff_t stride,
                                                       double *reaching) {
  lanes sum[WIDE_ROWS][WIDE];
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) sum[r][v] = (lanes){0};
  for (int origin = 0; origin < count; origin++) {
    const double *weights = deterrence + (ptrdiff_t)origin * count;
    for (int v = 0; v < vectors; v++) {
      lanes persons;
      LOAD(persons, leaving + origin * stride + 8 * v);
      for (int r = 0; r < rows; r++) sum[r][v] += persons * weights[r];
    }
  }
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) STORE(reaching + r * KOSH_ROW + 8 * v, sum[r][v]);
}

// All cells of the destinations of one tile.
#define STRIPS(ROWS, VECTORS)                                                                      \
  for (int a = 0; a < KOSH_ROW; a += 8 * (VECTORS))                                                \
    tile(ROWS, VECTORS, count, deterrence + row, leaving + a, stride, reaching + row * KOSH_ROW + a)

#define CASE(ROWS, VECTORS)                                                                        \
  case ROWS:                                                                                       \
    STRIPS(ROWS, VECTORS);                                                                         \
    break

PASS static void reach_wide(int count, const double *deterrence, const double *leaving,
                            ptrdiff_t stride, double *reaching) {
  for (int row = 0; row < count; row += WIDE_ROWS) {
    switch (count - row) {
      CASE(1, WIDE);
      CASE(2, WIDE);
      CASE(3, WIDE);
      CASE(4, WIDE);
      CASE(5, WIDE);
      CASE(6, WIDE);
      CASE(7, WIDE);
      CASE(8, WIDE);
      CASE(9, WIDE);
      default: STRIPS(WIDE_ROWS, WIDE);
    }
  }
}

PASS static void reach_narrow(int count, const double *deterrence, const double *leaving,
                              ptrdiff_t stride, double *reaching) {
  for (int row = 0; row < count; row += NARROW_ROWS) {
    switch (count - row) {
      CASE(1, NARROW);
      CASE(2, NARROW);
      CASE(3, NARROW);
      CASE(4, NARROW);
      CASE(5, NARROW);
      default: STRIPS(NARROW_ROWS, NARROW);
    }
  }
}

int kosh_reach_limit(void) { return HAS_WIDE_REGISTERS ? 256 : 64; }

void kosh_reach(int count, const double *deterrence, const double *leaving, ptrdiff_t stride,
                double *reaching) {
  if (HAS_WIDE_REGISTERS) {
    reach_wide(count, deterrence, leaving, stride, reaching);
  } else {
    reach_narrow(count, deterrence, leaving, stride, reaching);
  }
}
