#ifndef REPORT_ASSETS_H
#define REPORT_ASSETS_H

#include <stddef.h>

// Files that stand in the page of results, as the compiler read them: no program looks for them
// when it runs.

/// The page's style.
const unsigned char *kosh_page_style(size_t *length);

/// The page's own script; it needs the library.
const unsigned char *kosh_page_script(size_t *length);

/// d3, which `make` copies from Debian's package; of length 0 where it was not there when the
/// program was built.
const unsigned char *kosh_page_library(size_t *length);

#endif
