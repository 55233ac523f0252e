import CSV
import Cohorts
import Execution
import Glibc

/// Reads a file of the user's into memory: opened once, never mapped, never written.
enum InputFile {
  /// Bytes of one input at most.
  static let limitBytes = 4 << 30

  /// What is expected unless said otherwise.
  static let cohort = "a cohort file (CSV)"

  /// Reads a path, or standard input for `-`. A device, a socket or a folder is refused in words. Whoever cancels gets
  /// what had come until then, from the beginning, if anything had.
  static func read(
    _ path: String, encoding: String? = nil, expecting kind: String = cohort, work: Work
  ) throws(Failure) -> Source {
    let encoding = encoding.flatMap { TextEncoding(words: $0) }
    if path == "-" {
      return try source("standard input", try read(descriptor: STDIN_FILENO, "standard input", work), encoding)
    }
    let (descriptor, status) = try opened(path, expecting: kind)
    defer { close(descriptor) }
    work.begin(total: Int(status.st_size))
    let input =
      status.st_mode & S_IFMT == S_IFREG
      ? try read(descriptor: descriptor, path, work, size: Int(status.st_size))
      : try read(descriptor: descriptor, path, work)
    var after = stat()
    if status.st_mode & S_IFMT == S_IFREG, fstat(descriptor, &after) == 0, changed(status, after) {
      throw Failure(.input, "\(path) changed while it was read; wait until it is complete and open it again")
    }
    return try source(name(of: path), input, encoding)
  }

  private static func source(
    _ name: String, _ input: (bytes: [UInt8], isCutShort: Bool), _ encoding: TextEncoding?
  ) throws(Failure) -> Source {
    if input.isCutShort, input.bytes.isEmpty { throw Failure(.input, "\(name): stopped") }
    return Source(name: name, bytes: input.bytes, encoding: encoding, isCutShort: input.isCutShort)
  }

  /// The beginning of a file on a disk, for something to look at while all of it is read; `nil` for pipes, whose bytes
  /// can be taken once, and where nothing can be read.
  static func beginning(of path: String, encoding: String?) -> Source? {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let (descriptor, _) = try? opened(path)
    else { return nil }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress!, buffer.count))
    }
    return Source(name: name(of: path), bytes: bytes, encoding: encoding.flatMap { TextEncoding(words: $0) })
  }

  /// Size of a path that can be read; 0 for standard input and pipes. Says at once what would be wrong.
  static func byteCount(_ path: String) throws(Failure) -> Int {
    // Opening a named pipe takes its one writer: only reading may do that.
    if isPipe(path) { return 0 }
    let (descriptor, opened) = try opened(path)
    close(descriptor)
    return Int(opened.st_size)
  }

  /// Whether a path is standard input or a named pipe, whose bytes can be taken once.
  static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return path == "-" || stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  private static func opened(
    _ path: String, expecting kind: String = cohort
  ) throws(Failure) -> (descriptor: Int32, status: stat) {
    // Opening a FIFO without a writer must not hang before the kind is known.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.input, "\(path): \(systemMessage(errno)); expected \(kind)")
    }
    var status = stat()
    let problem: String? =
      if fstat(descriptor, &status) != 0 || fcntl(descriptor, F_SETFL, 0) != 0 {
        ": \(systemMessage(errno))"
      } else {
        switch status.st_mode & S_IFMT {
        case S_IFREG, S_IFIFO: nil
        case S_IFDIR: " is a folder; expected \(kind): name the file inside it"
        default: " is a device or a socket; expected \(kind), or - for standard input"
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

  /// Bytes that are read at once.
  private static let piece = 4 << 20

  /// Reads a regular file of a stated size: pieces side by side into one array, then whatever lies beyond the size.
  private static func read(
    descriptor: Int32, _ name: String, _ work: Work, size: Int
  ) throws(Failure) -> (bytes: [UInt8], isCutShort: Bool) {
    guard size <= limitBytes else { throw overLimit(name) }
    var failure: Int32?
    let start = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      preferLargePages(UnsafeMutableRawBufferPointer(buffer))
      nonisolated(unsafe) let buffer = buffer
      let pieces = firstBlocks((size + piece - 1) / piece, work: work) { number in
        let range = number * piece..<min((number + 1) * piece, size)
        let result = fill(UnsafeMutableBufferPointer(rebasing: buffer[range]), from: descriptor, at: range.lowerBound)
        work.advance(by: result.count)
        return result
      }
      // A file that became shorter ends with its first short piece.
      for result in pieces {
        count += result.count
        failure = failure ?? result.failure
        if result.count < piece { break }
      }
    }
    if let failure { throw Failure(.input, "\(name): \(systemMessage(failure))") }
    guard start.count == size else { return (start, work.isCancelled) }
    lseek(descriptor, off_t(size), SEEK_SET)
    return try read(descriptor: descriptor, name, work, after: start)
  }

  /// Fills a piece as far as the file goes.
  private static func fill(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32, at offset: Int
  ) -> (count: Int, failure: Int32?) {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
      if count < 0, errno == EINTR { continue }
      if count < 0 { return (filled, errno) }
      if count == 0 { break }
      filled += count
    }
    return (filled, nil)
  }

  /// Reads to the end, whatever the descriptor is.
  private static func read(
    descriptor: Int32, _ name: String, _ work: Work, after start: consuming [UInt8] = []
  ) throws(Failure) -> (bytes: [UInt8], isCutShort: Bool) {
    var bytes = start
    var room: [UInt8] = []
    while bytes.count <= limitBytes {
      // A pipe may have nothing to say for a long time: whoever stops the reading is not kept waiting by it.
      repeat {
        if work.isCancelled { return (bytes, true) }
      } while !isReady(descriptor)
      // A file whose size was right is at its end: no large buffer for that.
      if room.isEmpty { room = [UInt8](repeating: 0, count: bytes.isEmpty ? piece : 1 << 16) }
      var count: Int
      repeat { count = Glibc.read(descriptor, &room, room.count) } while count < 0 && errno == EINTR
      if count < 0 { throw Failure(.input, "\(name): \(systemMessage(errno))") }
      if count == 0 { return (bytes, false) }
      bytes.append(contentsOf: room[..<count])
      work.advance(by: count)
    }
    throw overLimit(name)
  }

  private static func overLimit(_ name: String) -> Failure {
    Failure(
      .input, "\(name) is over the limit: files may have at most \(limitBytes >> 30) GiB; split it by patients")
  }
}

/// Whether a read would not wait; looks for at most 50 ms. Errors are for the read to tell.
private func isReady(_ descriptor: Int32) -> Bool {
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&request, 1, 50) != 0
}
