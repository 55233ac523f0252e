import Statistics
import TestKit
import Testing

struct PhiloxTests {
  private let vectors: [String: Any]

  init() throws {
    vectors = try #require(try Fixture.json("Published/rng_bootstrap_alsA.json")["values"] as? [String: Any])
  }

  @Test func `Blocks equal the known answers of Random123 and numpy`() throws {
    let cases = try #require(vectors["philox4x64_10"] as? [[String: Any]])
    #expect(cases.count == 4)
    for vector in cases {
      let counter = try words(vector["counter"])
      let key = try words(vector["key"])
      let block = Philox.block(
        counter: SIMD4(counter[0], counter[1], counter[2], counter[3]), key: SIMD2(key[0], key[1]))
      #expect([block[0], block[1], block[2], block[3]] == (try words(vector["out"])))
    }
  }

  @Test func `Indices below n are the high word of the product`() throws {
    for vector in try #require(vectors["index"] as? [[String: Any]]) {
      var stream = try stream(vector)
      let count = try #require(vector["n"] as? Int)
      let expected = try #require(vector["first12"] as? [Int])
      #expect(expected.map { _ in stream.index(below: count) } == expected)
    }
  }

  @Test func `Uniforms equal numpy's to the last digit printed`() throws {
    for vector in try #require(vectors["uniform"] as? [[String: Any]]) {
      var stream = try stream(vector)
      for expected in try #require(vector["first8"] as? [Double]) {
        expectClose(stream.uniform(), expected, relative: 1e-15)
      }
    }
  }

  @Test func `Normal draws by the inverse distribution function equal numpy's`() throws {
    for vector in try #require(vectors["normal"] as? [[String: Any]]) {
      var stream = try stream(vector)
      for expected in try #require(vector["first8"] as? [Double]) {
        expectClose(Normal.quantile(stream.uniform()), expected, relative: 1e-14)
      }
    }
  }

  @Test func `A uniform never reaches 0 or 1`() {
    #expect(Philox.uniform(0) == 0x1p-54)
    #expect(Philox.uniform(.max) == 1 - 0x1p-53)
  }

  @Test func `Neighbouring streams, replicates and substreams share no word`() {
    var seen: Set<UInt64> = []
    for stream: UInt64 in 0..<4 {
      for replicate: UInt64 in 0..<4 {
        for substream: UInt64 in 0..<4 {
          var words = PhiloxStream(seed: 7, stream: stream, replicate: replicate, substream: substream)
          for _ in 0..<9 { seen.insert(words.next()) }
        }
      }
    }
    #expect(seen.count == 4 * 4 * 4 * 9)
  }

  private func stream(_ vector: [String: Any]) throws -> PhiloxStream {
    let seed = try #require(vector["seed"] as? Int)
    let tag = try #require(vector["tag"] as? Int)
    let replicate = try #require(vector["rep"] as? Int)
    return PhiloxStream(seed: UInt64(seed), stream: UInt64(tag), replicate: UInt64(replicate))
  }

  private func words(_ list: Any?) throws -> [UInt64] {
    try #require(list as? [String]).map { try #require(UInt64($0, radix: 16)) }
  }
}
