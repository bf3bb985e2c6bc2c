import Glibc

/// An open file that is read and written by position; closed when it goes.
struct BinaryFile: ~Copyable {
  enum Access {
    case reading
    /// Made when it is not there; what stands in it stays.
    case updating
  }

  let path: String
  private let descriptor: Int32

  init(_ path: String, for access: Access) throws(StorageError) {
    self.path = path
    let flags = access == .reading ? O_RDONLY : O_RDWR | O_CREAT
    descriptor = open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw StorageError(path: path, operation: "open", reason: Self.lastReason)
    }
  }

  deinit { close(descriptor) }

  /// Claims the file for this process until it is closed.
  func lock() throws(StorageError) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno == EWOULDBLOCK ? "another run is using it" : Self.lastReason
      throw StorageError(path: path, operation: "lock", reason: reason)
    }
  }

  var size: Int {
    get throws(StorageError) {
      let end = lseek(descriptor, 0, SEEK_END)
      guard end >= 0 else { throw failure("measure") }
      return Int(end)
    }
  }

  func truncate(to size: Int) throws(StorageError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw failure("cut") }
  }

  /// Waits until what was written is on the disk.
  func synchronize() throws(StorageError) {
    guard fdatasync(descriptor) == 0 else { throw failure("save") }
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(StorageError) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure("write") }
      done += count
    }
  }

  func write<Element: BitwiseCopyable>(
    _ elements: [Element], at offset: Int
  ) throws(StorageError) {
    try elements.withUnsafeBufferPointer { (buffer) throws(StorageError) in
      try write(UnsafeRawBufferPointer(buffer), at: offset)
    }
  }

  /// Fills the buffer.
  ///
  /// - Returns: whether the file reached that far.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(StorageError) -> Bool
  {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure("read") }
      if count == 0 { return false }
      done += count
    }
    return true
  }

  /// The bytes from a position on, or `nil` when the file does not reach that far.
  func bytes(_ count: Int, at offset: Int) throws(StorageError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let isWhole = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(StorageError) in
      try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
    }
    return isWhole ? bytes : nil
  }

  private func failure(_ operation: String) -> StorageError {
    StorageError(path: path, operation: operation, reason: Self.lastReason)
  }

  private static var lastReason: String { String(cString: strerror(errno)) }
}
