import Glibc

/// Whole writes to the standard streams. The C library's `stdout` is a shared variable, so descriptors are used.
enum StandardStreams {
  /// Writes everything to standard output, or says why it could not.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    try write(bytes, to: STDOUT_FILENO, name: "standard output")
  }

  /// Writes a message line to standard error; if even that fails there is nobody left to tell.
  static func complain(_ text: String) {
    try? write([UInt8]((text + "\n").utf8), to: STDERR_FILENO, name: "standard error")
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(Failure) {
    if let code = writeAll(bytes, to: descriptor) {
      throw Failure(.output, "could not write to \(name): \(systemMessage(code))")
    }
  }
}

/// Writes all bytes, going on after signals and short writes. Returns the error number of the write that failed.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let written = Glibc.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      offset += written
    }
    return nil
  }
}

/// The system's own words for an error number.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
