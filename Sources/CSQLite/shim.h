#pragma once
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast, which Swift does not see: SQLite takes its own copy of the text. */
static inline int kosh_sqlite3_bind_text(sqlite3_stmt *statement, int position, const char *text,
                                         int length) {
  return sqlite3_bind_text(statement, position, text, length, SQLITE_TRANSIENT);
}
