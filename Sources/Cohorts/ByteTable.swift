/// Many short byte strings in two arrays. Patient IDs and category levels are kept as the bytes of the file: two IDs are the
/// same patient only if every byte agrees.
public struct ByteTable: Hashable, Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// An empty table.
  public init() {}

  /// A table from its parts: the strings end to end, and where each ends.
  init(bytes: [UInt8], ends: [Int]) {
    self.bytes = bytes
    self.ends = ends
  }

  /// Number of strings.
  public var count: Int { ends.count }

  /// The bytes of string `index`.
  public subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// String `index` as text; bytes that are not UTF-8 become U+FFFD. For people only, never for comparison.
  public func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  /// Adds a string at the end.
  public mutating func append(_ string: some Collection<UInt8>) {
    bytes.append(contentsOf: string)
    ends.append(bytes.count)
  }

  /// Makes room ahead.
  public mutating func reserve(strings: Int, bytes byteCount: Int) {
    ends.reserveCapacity(strings)
    bytes.reserveCapacity(byteCount)
  }
}
