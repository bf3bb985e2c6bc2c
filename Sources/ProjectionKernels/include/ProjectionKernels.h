#pragma once

// The elementwise passes of the yearly step. One row holds the cells of one region and draw: women
// 0...100, three zeros, men 0...100, three zeros (KOSH_ROW doubles). Every pass is compiled for
// several instruction sets and chosen when the program is loaded; sums run in eight fixed lanes and
// nothing is contracted, so the bits are the same on all of them. The plain specification of each
// pass is in Projection/StepSpecification.swift.

#include <stddef.h>

enum { KOSH_AGES = 101, KOSH_SEX = 104, KOSH_ROW = 208 };

/// survivors[a] = population[a-1] * survival[a] for ages 1...99; the open group takes 99 and 100;
/// age 0 is left at zero. Both sexes. Returns the sum of the survivors.
double kosh_survive(const double *population, const double *survival, double *survivors);

/// stay = survivors * exp(-schedule * intensity); leaving = (survivors - stay) * weight, over a
/// row. `steepest` is the largest value of the schedule; where it times the intensity is at most one
/// or an eighth, a shorter exponential serves. Returns the sum of survivors - stay.
double kosh_leave(const double *survivors, const double *schedule, double steepest,
                  double intensity, double weight, double *stay, double *leaving);

/// reaching[j] = the sum over origins i of deterrence[i][j] * leaving[i], for the rows of `count`
/// regions. Rows of `leaving` lie `stride` doubles apart, those of `reaching` follow each other. The
/// sum runs over origins in order.
void kosh_reach(int count, const double *deterrence, const double *leaving, ptrdiff_t stride,
                double *reaching);

/// How many regions a country may have for kosh_reach to be faster than BLAS, which copies both
/// factors before it multiplies them.
int kosh_reach_limit(void);

/// settled = stay + attraction * reaching over a row. Returns the sum of
/// attraction * reaching.
double kosh_arrive(const double *stay, double attraction, const double *reaching,
                   double *settled);

/// As kosh_leave over a row, with an intensity and a weight for each cell; `steepest` is the largest
/// schedule times intensity.
double kosh_leave_banded(const double *survivors, const double *schedule, double steepest,
                         const double *intensity, const double *weight, double *stay,
                         double *leaving);

/// As kosh_arrive over a row, with an attraction for each cell.
double kosh_arrive_banded(const double *stay, const double *attraction, const double *reaching,
                          double *settled);

/// Births: the sum over ages of rate * (before + after) / 2, over the KOSH_SEX cells of women.
double kosh_births(const double *rates, const double *women_before, const double *women_after);

/// closing = settled - leaving * rate * settled + entering * immigrants over a row, with a factor each
/// on the rates and on the immigrants. `sums` receives the emigrants, then the immigrants, then the
/// closing population.
void kosh_external(const double *settled, const double *rates, double leaving,
                   const double *immigrants, double entering, double *closing, double sums[3]);

/// The sum of a row.
double kosh_sum(const double *row);

/// younger[sex][x] = persons of a row who are younger than x, x = 0...103; KOSH_SEX cells a sex.
void kosh_younger(const double *people, double *younger);

/// Adds a row to a sum; where `keep` is zero the sum begins with it.
void kosh_accumulate(const double *row, int keep, double *sum);

/// row[sex][a] = correction[sex][a] + the sum over powers k = 0...degree of
/// coefficients[sex][k][a] * arguments[sex]^k, by Horner's scheme; KOSH_SEX cells a sex and power.
void kosh_polynomial_row(const double *coefficients, int degree, const double arguments[2],
                         const double *correction, double *row);
