#include "ProjectionKernels.h"

#include <stdint.h>
#include <string.h>

#pragma clang fp contract(off)

#if defined(__x86_64__)
#define PASS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PASS
#endif
#define INLINE static inline __attribute__((always_inline))

// Eight lanes of doubles and of integers; unaligned in memory.
typedef double lanes __attribute__((vector_size(64)));
typedef int64_t words __attribute__((vector_size(64)));

#define LOAD(into, from) memcpy(&(into), (from), sizeof(lanes))
#define STORE(to, value) memcpy((to), &(value), sizeof(lanes))

// The lanes are added pairwise, in this order on every machine.
#define SUM(v) ((((v)[0] + (v)[4]) + ((v)[2] + (v)[6])) + (((v)[1] + (v)[5]) + ((v)[3] + (v)[7])))

// exp(-x) for x >= 0, as 2^k exp(r) with |r| <= ln 2 / 2 and the Taylor polynomial of degree 13,
// whose remainder is below 1e-17 there. Beyond 708 the result is exp(-708), about 3e-308.
#define EXP_MINUS(result, argument)                                                                \
  do {                                                                                             \
    const lanes shift = {0x1.8p52, 0x1.8p52, 0x1.8p52, 0x1.8p52,                                   \
                         0x1.8p52, 0x1.8p52, 0x1.8p52, 0x1.8p52};                                  \
    lanes x = -(argument);                                                                         \
    words low = x < -708.0;                                                                        \
    x = (lanes)(((words)x & ~low) | ((words)(x * 0.0 - 708.0) & low));                             \
    lanes shifted = x * 0x1.71547652b82fep0 + shift;                                               \
    lanes k = shifted - shift;                                                                     \
    lanes r = (x - k * 0x1.62e42fefa0000p-1) - k * 0x1.cf79abc9e3b3ap-40;                          \
    lanes r2 = r * r;                                                                              \
    lanes r4 = r2 * r2;                                                                            \
    lanes a = (1.0 + r) + r2 * (0.5 + r * (1.0 / 6));                                              \
    lanes b = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));                  \
    lanes c = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));    \
    lanes d = 1.0 / 479001600 + r * (1.0 / 6227020800.0);                                          \
    lanes poly = a + r4 * (b + r4 * (c + r4 * d));                                                 \
    words exponent = ((words)shifted - (words)shift + 1023) << 52;                                 \
    (result) = poly * (lanes)exponent;                                                             \
  } while (0)

// exp(-x) for 0 <= x <= 1/8: the Taylor polynomial of degree 9, whose remainder is below 3e-16.
#define EXP_MINUS_SMALL(result, argument)                                                          \
  do {                                                                                             \
    lanes h = -(argument);                                                                         \
    lanes h2 = h * h;                                                                              \
    lanes h4 = h2 * h2;                                                                            \
    lanes a = (1.0 + h) + h2 * (0.5 + h * (1.0 / 6));                                              \
    lanes b = (1.0 / 24 + h * (1.0 / 120)) + h2 * (1.0 / 720 + h * (1.0 / 5040));                  \
    lanes c = 1.0 / 40320 + h * (1.0 / 362880);                                                    \
    (result) = a + h4 * (b + h4 * c);                                                              \
  } while (0)

// exp(-x) for 0 <= x <= 1: the Taylor polynomial of degree 9 at x / 8, squared three times. Its
// remainder is below 3e-15 at x = 1 and below 1e-17 at x = 0.5, where nearly all moves lie.
#define EXP_MINUS_NEAR(result, argument)                                                           \
  do {                                                                                             \
    lanes h = (argument) * -0.125;                                                                 \
    lanes h2 = h * h;                                                                              \
    lanes h4 = h2 * h2;                                                                            \
    lanes a = (1.0 + h) + h2 * (0.5 + h * (1.0 / 6));                                              \
    lanes b = (1.0 / 24 + h * (1.0 / 120)) + h2 * (1.0 / 720 + h * (1.0 / 5040));                  \
    lanes c = 1.0 / 40320 + h * (1.0 / 362880);                                                    \
    lanes p = a + h4 * (b + h4 * c);                                                               \
    p = p * p;                                                                                     \
    p = p * p;                                                                                     \
    (result) = p * p;                                                                              \
  } while (0)

PASS double kosh_survive(const double *population, const double *survival, double *survivors) {
  const lanes none = {0};
  lanes sum = none;
  for (int sex = 0; sex < 2; sex++) {
    const double *before = population + sex * KOSH_SEX;
    const double *ratio = survival + sex * KOSH_SEX;
    double *after = survivors + sex * KOSH_SEX;
    lanes p, s, x;
    // Everybody moves up a lane; nobody is of age 0 yet.
    LOAD(p, before);
    LOAD(s, ratio);
    x = __builtin_shufflevector(none, p, 0, 8, 9, 10, 11, 12, 13, 14) * s;
    sum += x;
    STORE(after, x);
    for (int a = 8; a < KOSH_SEX - 8; a += 8) {
      LOAD(p, before + a - 1);
      LOAD(s, ratio + a);
      x = p * s;
      sum += x;
      STORE(after + a, x);
    }
    // Ages 96...99, the open group, which takes two ages, and the padding.
    LOAD(p, before + KOSH_SEX - 9);
    LOAD(s, ratio + KOSH_SEX - 8);
    p[4] += before[100];
    p[5] = p[6] = p[7] = 0;
    x = p * s;
    sum += x;
    STORE(after + KOSH_SEX - 8, x);
  }
  return SUM(sum);
}

// The body of kosh_leave with one of the exponentials.
#define LEAVE_ROW(EXPONENTIAL)                                                                     \
  for (int a = 0; a < KOSH_ROW; a += 8) {                                                          \
    lanes x, rho, e;                                                                               \
    LOAD(x, survivors + a);                                                                        \
    LOAD(rho, schedule + a);                                                                       \
    EXPONENTIAL(e, rho * intensity);                                                               \
    e = x * e;                                                                                     \
    x = x - e;                                                                                     \
    sum += x;                                                                                      \
    x = x * weight;                                                                                \
    STORE(stay + a, e);                                                                            \
    STORE(leaving + a, x);                                                                         \
  }

PASS double kosh_leave(const double *survivors, const double *schedule, double steepest,
                       double intensity, double weight, double *stay, double *leaving) {
  lanes sum = {0};
  if (steepest * intensity <= 0.125) {
    LEAVE_ROW(EXP_MINUS_SMALL)
  } else if (steepest * intensity <= 1) {
    LEAVE_ROW(EXP_MINUS_NEAR)
  } else {
    LEAVE_ROW(EXP_MINUS)
  }
  return SUM(sum);
}

PASS double kosh_arrive(const double *stay, double attraction, const double *reaching,
                        double *settled) {
  lanes sum = {0};
  for (int a = 0; a < KOSH_ROW; a += 8) {
    lanes s, y;
    LOAD(s, stay + a);
    LOAD(y, reaching + a);
    lanes in = y * attraction;
    sum += in;
    s = s + in;
    STORE(settled + a, s);
  }
  return SUM(sum);
}

// The body of kosh_leave_banded with one of the exponentials.
#define LEAVE_BANDED(EXPONENTIAL)                                                                  \
  for (int a = 0; a < KOSH_ROW; a += 8) {                                                          \
    lanes x, rho, q, w, e;                                                                         \
    LOAD(x, survivors + a);                                                                        \
    LOAD(rho, schedule + a);                                                                       \
    LOAD(q, intensity + a);                                                                        \
    LOAD(w, weight + a);                                                                           \
    EXPONENTIAL(e, rho * q);                                                                       \
    e = x * e;                                                                                     \
    x = x - e;                                                                                     \
    sum += x;                                                                                      \
    x = x * w;                                                                                     \
    STORE(stay + a, e);                                                                            \
    STORE(leaving + a, x);                                                                         \
  }

PASS double kosh_leave_banded(const double *survivors, const double *schedule, double steepest,
                              const double *intensity, const double *weight, double *stay,
                              double *leaving) {
  lanes sum = {0};
  if (steepest <= 0.125) {
    LEAVE_BANDED(EXP_MINUS_SMALL)
  } else if (steepest <= 1) {
    LEAVE_BANDED(EXP_MINUS_NEAR)
  } else {
    LEAVE_BANDED(EXP_MINUS)
  }
  return SUM(sum);
}

PASS double kosh_arrive_banded(const double *stay, const double *attraction, const double *reaching,
                               double *settled) {
  lanes sum = {0};
  for (int a = 0; a < KOSH_ROW; a += 8) {
    lanes s, b, y;
    LOAD(s, stay + a);
    LOAD(b, attraction + a);
    LOAD(y, reaching + a);
    lanes in = y * b;
    sum += in;
    s = s + in;
    STORE(settled + a, s);
  }
  return SUM(sum);
}

PASS double kosh_births(const double *rates, const double *women_before,
                        const double *women_after) {
  lanes sum = {0};
  for (int a = 0; a < KOSH_SEX; a += 8) {
    lanes f, before, after;
    LOAD(f, rates + a);
    LOAD(before, women_before + a);
    LOAD(after, women_after + a);
    sum += f * ((before + after) * 0.5);
  }
  return SUM(sum);
}

PASS void kosh_external(const double *settled, const double *rates, double leaving,
                        const double *immigrants, double entering, double *closing,
                        double sums[3]) {
  lanes emigrating = {0}, immigrating = {0}, remaining = {0};
  for (int a = 0; a < KOSH_ROW; a += 8) {
    lanes z, rate, in;
    LOAD(z, settled + a);
    LOAD(rate, rates + a);
    LOAD(in, immigrants + a);
    lanes out = z * (rate * leaving);
    in = in * entering;
    emigrating += out;
    immigrating += in;
    z = (z - out) + in;
    remaining += z;
    STORE(closing + a, z);
  }
  sums[0] = SUM(emigrating);
  sums[1] = SUM(immigrating);
  sums[2] = SUM(remaining);
}

PASS double kosh_sum(const double *row) {
  lanes sum = {0};
  for (int a = 0; a < KOSH_ROW; a += 8) {
    lanes x;
    LOAD(x, row + a);
    sum += x;
  }
  return SUM(sum);
}

PASS void kosh_accumulate(const double *row, int keep, double *sum) {
  if (!keep) {
    memcpy(sum, row, KOSH_ROW * sizeof(double));
    return;
  }
  for (int a = 0; a < KOSH_ROW; a += 8) {
    lanes x, y;
    LOAD(x, sum + a);
    LOAD(y, row + a);
    x = x + y;
    STORE(sum + a, x);
  }
}

// A quarter of a sex's cells each: eight sums that do not wait for each other. What the quarters
// before hold is added afterwards.
enum { QUARTER = KOSH_SEX / 4, QUARTERS = 8 };

PASS void kosh_younger(const double *people, double *younger) {
  double sum[QUARTERS] = {0};
  for (int a = 0; a < QUARTER; a++) {
    for (int q = 0; q < QUARTERS; q++) {
      younger[q * QUARTER + a] = sum[q];
      sum[q] += people[q * QUARTER + a];
    }
  }
  for (int sex = 0; sex < 2; sex++) {
    double before = 0;
    for (int q = 4 * sex + 1; q < 4 * sex + 4; q++) {
      before += sum[q - 1];
      double *out = younger + q * QUARTER;
      for (int a = 0; a < QUARTER; a++) out[a] += before;
    }
  }
}
