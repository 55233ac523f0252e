import TerminalUI
import Testing

@Suite("Axis ticks")
struct AxisTicksTests {
  @Test("Ticks are multiples of 1, 2 or 5 times a power of ten")
  func linear() {
    #expect(AxisTicks.linear(from: 0, to: 48, atMost: 5) == [0, 10, 20, 30, 40])
    #expect(AxisTicks.linear(from: 0, to: 48, atMost: 4) == [0, 20, 40])
    #expect(AxisTicks.linear(from: -1, to: 1, atMost: 5) == [-1, -0.5, 0, 0.5, 1])
    #expect(AxisTicks.linear(from: 20, to: 40, atMost: 3) == [20, 30, 40])
    #expect(AxisTicks.linear(from: 0, to: 0, atMost: 3) == [])
    #expect(AxisTicks.linear(from: 0, to: .infinity, atMost: 3) == [])
    #expect(AxisTicks.linear(from: 0, to: 1, atMost: 0) == [])
  }

  @Test("Months come in steps people count in")
  func months() {
    #expect(AxisTicks.months(from: 0, to: 12, atMost: 5) == [0, 3, 6, 9, 12])
    #expect(AxisTicks.months(from: 0, to: 12, atMost: 7) == [0, 2, 4, 6, 8, 10, 12])
    #expect(AxisTicks.months(from: 0, to: 36, atMost: 4) == [0, 12, 24, 36])
    #expect(AxisTicks.months(from: 0, to: 6, atMost: 10) == [0, 1, 2, 3, 4, 5, 6])
  }

  @Test("Labels have the decimals the ticks need and a true minus")
  func labels() {
    #expect(AxisTicks.decimals(of: [0, 10, 20]) == 0)
    #expect(AxisTicks.decimals(of: [-0.5, 0, 0.5]) == 1)
    #expect(AxisTicks.decimals(of: [0.25]) == 2)
    #expect(AxisTicks.label(-0.5, decimals: 1) == "−0.5")
    #expect(AxisTicks.label(0, decimals: 1) == "0.0")
    #expect(AxisTicks.label(1200, decimals: 0) == "1200")
    #expect(AxisTicks.label(0.05, decimals: 2) == "0.05")
  }

  @Test("Never more ticks than asked for, all inside, evenly spaced", arguments: 0..<100)
  func law(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let low = Double(Int64(random.next() % 20_000)) / 37 - 200
    let high = low + Double(1 + random.next() % 100_000) / 97
    let count = 2 + Int(random.next() % 9)
    let ticks = AxisTicks.linear(from: low, to: high, atMost: count)
    #expect(ticks.count <= count)
    let slack = (high - low) * 1e-6
    #expect(ticks.allSatisfy { $0 >= low - slack && $0 <= high + slack })
    let gaps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
    if let first = gaps.first { #expect(gaps.allSatisfy { abs($0 - first) < slack }) }
  }
}
