#include "ReportAssets.h"

// `#embed` is of C23; earlier modes of the compiler know it too, and would rather not be asked.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style[] = {
#embed "Files/page.css"
};

static const unsigned char script[] = {
#embed "Files/page.js"
};

// An array has an element at least, so that the one behind the file is not counted.
static const unsigned char library[] = {
#if __has_embed("Files/d3.min.js") == __STDC_EMBED_FOUND__
#embed "Files/d3.min.js" suffix(,)
#endif
  0
};

const unsigned char *kosh_page_style(size_t *length) {
  *length = sizeof style;
  return style;
}

const unsigned char *kosh_page_script(size_t *length) {
  *length = sizeof script;
  return script;
}

const unsigned char *kosh_page_library(size_t *length) {
  *length = sizeof library - 1;
  return library;
}
