import CSQLite
import Diagnostics

/// A SQLite file that is being written; the only file that calls SQLite.
///
/// What stands in the file depends on the statements alone: no times, a fixed size of pages, and no
/// leftovers of memory in them.
struct SQLiteDatabase: ~Copyable {
  /// The file as the user knows it, for errors.
  private let shownPath: String
  private let handle: OpaquePointer

  private init(_ handle: OpaquePointer, shownPath: String) {
    self.handle = handle
    self.shownPath = shownPath
  }

  /// - Parameter place: of a file that is not there yet.
  static func create(at place: ReportPlace) throws(OutputError) -> SQLiteDatabase {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(
      place.path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
    guard code == SQLITE_OK, let opened else {
      let reason = String(cString: sqlite3_errstr(code))
      sqlite3_close(opened)
      throw OutputError(path: place.shownAs, operation: "write", reason: reason)
    }
    let database = SQLiteDatabase(opened, shownPath: place.shownAs)
    // A file that is published whole needs no journal; deleted content is overwritten with zeros.
    try database.execute(
      """
      PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY;
      PRAGMA secure_delete = ON; PRAGMA application_id = \(application);
      PRAGMA user_version = 1
      """)
    return database
  }

  deinit { sqlite3_close(handle) }

  /// `kosh` in ASCII, by which `file` may know our databases.
  private static let application = 0x6B6F_7368

  /// Statements without values.
  borrowing func execute(_ sql: String) throws(OutputError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  borrowing func prepare(_ sql: String) throws(OutputError) -> SQLiteStatement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    guard let statement else {
      throw OutputError(path: shownPath, operation: "write", reason: "an empty statement: \(sql)")
    }
    return SQLiteStatement(statement)
  }

  /// Runs the statement with the values that are bound to it.
  borrowing func step(_ statement: borrowing SQLiteStatement) throws(OutputError) {
    let code = sqlite3_step(statement.handle)
    guard code == SQLITE_DONE else {
      try check(code)
      return
    }
    try check(sqlite3_reset(statement.handle))
  }

  /// - Throws: `OutputError` with SQLite's own words.
  private borrowing func check(_ code: Int32) throws(OutputError) {
    guard code == SQLITE_OK else {
      throw OutputError(
        path: shownPath, operation: "write", reason: String(cString: sqlite3_errmsg(handle)))
    }
  }
}

/// A statement with places for values, which are never part of its text.
struct SQLiteStatement: ~Copyable {
  fileprivate let handle: OpaquePointer

  fileprivate init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { sqlite3_finalize(handle) }

  /// - Parameter column: from 0.
  borrowing func bind(_ value: Double, to column: Int) {
    sqlite3_bind_double(handle, Int32(column + 1), value)
  }

  borrowing func bind(_ value: Int, to column: Int) {
    sqlite3_bind_int64(handle, Int32(column + 1), Int64(value))
  }

  /// SQLite takes a copy.
  borrowing func bind(_ text: String, to column: Int) {
    _ = kosh_sqlite3_bind_text(handle, Int32(column + 1), text, Int32(text.utf8.count))
  }

  /// No value.
  borrowing func bindNothing(to column: Int) { sqlite3_bind_null(handle, Int32(column + 1)) }
}
