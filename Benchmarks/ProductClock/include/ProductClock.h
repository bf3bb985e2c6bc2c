#pragma once

/// Starts or stops timing every matrix product of this process; starting sets the sums to zero.
void kosh_product_clock(int on);

/// Processor seconds inside matrix products since the clock was started, of all threads.
double kosh_product_seconds(void);

/// Floating-point operations of these products: 2 m n k of each.
double kosh_product_operations(void);
