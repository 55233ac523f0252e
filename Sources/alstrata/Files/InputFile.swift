import CSV
import Cohorts
import Execution
import Glibc

/// Reads a file of the user's into memory: opened once, never mapped, never written.
enum InputFile {
  /// Bytes of one input at most.
  static let limitBytes = 4 << 30

  /// Reads a path, or standard input for `-`. A device, a socket or a folder is refused in words.
  static func read(_ path: String, encoding: String? = nil, work: Work) throws(Failure) -> Source {
    let encoding = encoding.flatMap { TextEncoding(words: $0) }
    if path == "-" {
      return Source(
        name: "standard input", bytes: try read(descriptor: STDIN_FILENO, "standard input", work), encoding: encoding)
    }
    let (descriptor, status) = try opened(path)
    defer { close(descriptor) }
    work.begin(total: Int(status.st_size))
    let bytes = try read(descriptor: descriptor, path, work, expected: Int(status.st_size))
    var after = stat()
    if status.st_mode & S_IFMT == S_IFREG, fstat(descriptor, &after) == 0, changed(status, after) {
      throw Failure(.input, "\(path) changed while it was read; wait until it is complete and open it again")
    }
    return Source(name: name(of: path), bytes: bytes, encoding: encoding)
  }

  /// Size of a path that can be read; 0 for standard input and pipes. Says at once what would be wrong.
  static func byteCount(_ path: String) throws(Failure) -> Int {
    if path == "-" { return 0 }
    // Opening a named pipe takes its one writer: only reading may do that.
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO { return 0 }
    let (descriptor, opened) = try opened(path)
    close(descriptor)
    return Int(opened.st_size)
  }

  private static func opened(_ path: String) throws(Failure) -> (descriptor: Int32, status: stat) {
    // Opening a FIFO without a writer must not hang before the kind is known.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.input, "\(path): \(systemMessage(errno)); expected a cohort file (CSV)")
    }
    var status = stat()
    let problem: String? =
      if fstat(descriptor, &status) != 0 || fcntl(descriptor, F_SETFL, 0) != 0 {
        ": \(systemMessage(errno))"
      } else {
        switch status.st_mode & S_IFMT {
        case S_IFREG, S_IFIFO: nil
        case S_IFDIR: " is a folder; expected a cohort file (CSV): name the file inside it"
        default: " is a device or a socket; expected a cohort file (CSV), or - for standard input"
        }
      }
    if let problem {
      close(descriptor)
      throw Failure(.input, path + problem)
    }
    return (descriptor, status)
  }

  /// The last component: names of folders may identify people and stay out of exports.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func changed(_ before: stat, _ after: stat) -> Bool {
    before.st_size != after.st_size || before.st_mtim.tv_sec != after.st_mtim.tv_sec
      || before.st_mtim.tv_nsec != after.st_mtim.tv_nsec
  }

  private static func read(
    descriptor: Int32, _ name: String, _ work: Work, expected: Int = 0
  ) throws(Failure) -> [UInt8] {
    let chunk = 4 << 20
    var bytes: [UInt8] = []
    var failure: Int32?
    // One allocation of the stated size; files of unknown size (pipes, /proc) grow by doubling.
    bytes.reserveCapacity(min(expected, limitBytes) + 1)
    while bytes.count <= limitBytes {
      // A pipe may have nothing to say for a long time: whoever stops the reading is not kept waiting by it.
      repeat {
        if work.isCancelled { throw Failure(.input, "\(name): stopped") }
      } while !isReady(descriptor)
      let before = bytes.count
      bytes.append(addingCapacity: chunk) { buffer in
        var count: Int
        repeat { count = Glibc.read(descriptor, buffer.baseAddress!, buffer.count) } while count < 0 && errno == EINTR
        if count < 0 { failure = errno }
        return max(0, count)
      }
      if let failure { throw Failure(.input, "\(name): \(systemMessage(failure))") }
      if bytes.count == before { return bytes }
      work.advance(by: bytes.count - before)
    }
    throw Failure(
      .input, "\(name) is over the limit: files may have at most \(limitBytes >> 30) GiB; split it by patients")
  }
}

/// Whether a read would not wait; looks for at most 50 ms. Errors are for the read to tell.
private func isReady(_ descriptor: Int32) -> Bool {
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&request, 1, 50) != 0
}

extension [UInt8] {
  /// Lets `fill` write into fresh space at the end and keeps as many bytes as it says.
  fileprivate mutating func append(addingCapacity size: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in count = fill(buffer) }
    append(contentsOf: piece)
  }
}
