/// Rewrites other encodings as UTF-8: eight bytes at a time while they are ASCII. O(bytes), one allocation.
enum TextRewriting {
  /// One byte a character: `table` has the characters of the bytes from 80 on; bytes that are `strange` are counted.
  static func singleByte(
    _ raw: UnsafeRawBufferPointer, _ table: [UInt16], _ strange: [UInt8], _ undefined: inout Int
  ) -> [UInt8] {
    let end = raw.count
    var capacity = end
    for byte in raw where byte >= 0x80 { capacity &+= 2 }
    if capacity == end { return [UInt8](raw) }
    var strangers = 0
    let text = table.withUnsafeBufferPointer { table in
      [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
        var at = 0
        var to = 0
        let target = UnsafeMutableRawBufferPointer(out)
        while at < end {
          if at &+ 8 <= end {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 == 0 {
              target.storeBytes(of: word, toByteOffset: to, as: UInt64.self)
              at &+= 8
              to &+= 8
              continue
            }
          }
          let byte = raw[at]
          at &+= 1
          if byte < 0x80 {
            out[to] = byte
            to &+= 1
          } else {
            if strange.contains(byte) { strangers += 1 }
            to = append(UInt32(table[Int(byte & 0x7F)]), to: out, at: to)
          }
        }
        count = to
      }
    }
    undefined = strangers
    return text
  }

  /// UTF-16 from `start` on; lone halves of characters, and a last odd byte, become U+FFFD and are counted.
  static func utf16(
    _ raw: UnsafeRawBufferPointer, from start: Int, isBigEndian: Bool, _ lone: inout Int
  ) -> [UInt8] {
    let end = raw.count
    // Bits that are 0 in four ASCII units, loaded as one little-endian word.
    let mask: UInt64 = isBigEndian ? 0x80FF_80FF_80FF_80FF : 0xFF80_FF80_FF80_FF80
    let shift: UInt64 = isBigEndian ? 8 : 0
    var halves = 0
    let text = [UInt8](unsafeUninitializedCapacity: (end - start) / 2 * 3 + 3) { out, count in
      var at = start
      var to = 0
      while at &+ 1 < end {
        if at &+ 8 <= end {
          let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
          if word & mask == 0 {
            out[to] = UInt8(truncatingIfNeeded: word &>> shift)
            out[to &+ 1] = UInt8(truncatingIfNeeded: word &>> (shift &+ 16))
            out[to &+ 2] = UInt8(truncatingIfNeeded: word &>> (shift &+ 32))
            out[to &+ 3] = UInt8(truncatingIfNeeded: word &>> (shift &+ 48))
            at &+= 8
            to &+= 4
            continue
          }
        }
        let unit = Self.unit(raw, at, isBigEndian)
        at &+= 2
        var scalar = UInt32(unit)
        if unit & 0xF800 == 0xD800 {
          let next = at &+ 1 < end ? Self.unit(raw, at, isBigEndian) : 0
          if unit < 0xDC00, next & 0xFC00 == 0xDC00 {
            scalar = 0x10000 &+ (UInt32(unit & 0x3FF) &<< 10) &+ UInt32(next & 0x3FF)
            at &+= 2
          } else {
            scalar = 0xFFFD
            halves += 1
          }
        }
        to = append(scalar, to: out, at: to)
      }
      if at < end {
        to = append(0xFFFD, to: out, at: to)
        halves += 1
      }
      count = to
    }
    lone = halves
    return text
  }

  @inline(__always)
  private static func unit(_ raw: UnsafeRawBufferPointer, _ at: Int, _ isBigEndian: Bool) -> UInt16 {
    isBigEndian ? UInt16(raw[at]) &<< 8 | UInt16(raw[at &+ 1]) : UInt16(raw[at &+ 1]) &<< 8 | UInt16(raw[at])
  }

  /// Writes a scalar as UTF-8; returns the offset after it.
  @inline(__always)
  private static func append(_ scalar: UInt32, to out: UnsafeMutableBufferPointer<UInt8>, at: Int) -> Int {
    let last = UInt8(truncatingIfNeeded: scalar & 0x3F) | 0x80
    let third = UInt8(truncatingIfNeeded: (scalar &>> 6) & 0x3F) | 0x80
    let second = UInt8(truncatingIfNeeded: (scalar &>> 12) & 0x3F) | 0x80
    if scalar < 0x80 {
      out[at] = UInt8(truncatingIfNeeded: scalar)
      return at &+ 1
    }
    if scalar < 0x800 {
      out[at] = UInt8(truncatingIfNeeded: scalar &>> 6) | 0xC0
      out[at &+ 1] = last
      return at &+ 2
    }
    if scalar < 0x10000 {
      out[at] = UInt8(truncatingIfNeeded: scalar &>> 12) | 0xE0
      out[at &+ 1] = third
      out[at &+ 2] = last
      return at &+ 3
    }
    out[at] = UInt8(truncatingIfNeeded: scalar &>> 18) | 0xF0
    out[at &+ 1] = second
    out[at &+ 2] = third
    out[at &+ 3] = last
    return at &+ 4
  }
}
