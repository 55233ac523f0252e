import Glibc

/// Asks the system to back memory that is about to be filled with large pages: a hundredth of the page faults, which
/// otherwise cost as much as the work on the data.
///
/// A wish without effect on the content: ignored for less than two large pages and where the system has none.
public func preferLargePages(_ memory: UnsafeMutableRawBufferPointer) {
  let page = 2 << 20
  guard memory.count >= 2 * page, let start = memory.baseAddress else { return }
  // The advice is for whole small pages, also those that the memory shares with a neighbour: only then can a large page
  // reach from one array into the next, and arrays hardly ever begin where a large page does.
  let small = 4096
  let address = Int(bitPattern: start)
  let first = address / small * small
  let last = (address + memory.count + small - 1) / small * small
  _ = madvise(UnsafeMutableRawPointer(bitPattern: first), last - first, MADV_HUGEPAGE)
}

extension Array where Element: BitwiseCopyable {
  /// An array of `count` elements that the caller promises to write before it reads them; on large pages if it is large.
  public init(unwritten count: Int, onLargePages: Bool = true) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
      if onLargePages { preferLargePages(UnsafeMutableRawBufferPointer(buffer)) }
      initialized = count
    }
  }
}
