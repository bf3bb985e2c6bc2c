#pragma once

/// Calls of malloc, calloc, realloc and their aligned relatives by this thread. The counter
/// replaces the C library's entry points in the program that links it, and hands every call on.
long kosh_allocation_count(void);
