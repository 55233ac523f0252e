import Evidence
import Glibc
import Statistics
import TestKit
import Testing

@Suite struct InjectionRiskTests {
  private func harm(_ count: Harm.Count) -> Harm {
    Harm("E000", "event", [.intrathecal], count, among: "people", .oneSource, sources: [])
  }

  @Test(arguments: [(2, 17), (1, 43), (12, 111), (73, 1028)])
  func `Exact limits leave 2.5 % in each tail of the binomial`(events: Int, total: Int) throws {
    let rate = try #require(harm(.people(events, of: total)).rate)
    func upTo(_ last: Int, _ p: Double) -> Double {
      (0...last).reduce(0) { sum, k in
        let ways = lgamma(Double(total) + 1) - lgamma(Double(k) + 1) - lgamma(Double(total - k) + 1)
        return sum + exp(ways + Double(k) * log(p) + Double(total - k) * log(1 - p))
      }
    }
    expectClose(1 - upTo(events - 1, rate.low), 0.025, relative: 1e-9)
    expectClose(upTo(events, rate.high), 0.025, relative: 1e-9)
    expectClose(rate.value, Double(events) / Double(total), relative: 1e-15)
  }

  @Test func `With no event, or with nothing else, one limit is the end of the scale`() throws {
    let none = try #require(harm(.people(0, of: 19)).rate)
    #expect(none.low == 0)
    expectClose(none.high, 1 - pow(0.025, 1.0 / 19), relative: 1e-12)
    let all = try #require(harm(.injections(5, of: 5)).rate)
    #expect(all.high == 1)
    expectClose(all.low, pow(0.025, 1.0 / 5), relative: 1e-12)
  }

  @Test func `Several injections reach from p to 1 − (1 − p)^k`() throws {
    let headache = try #require(HarmRegistry.all.first { $0.harm.row == "E101" }?.harm)
    let range = try #require(headache.risk(afterInjections: 5))
    // 7.1 % five times: 31 %.
    expectClose(range.low, 73.0 / 1028, relative: 1e-12)
    expectClose(range.high, 1 - pow(1 - 73.0 / 1028, 5), relative: 1e-12)
    #expect(abs(range.high - 0.31) < 0.005)
    #expect(range.lowest < range.low && range.high < range.highest)
    let once = try #require(headache.risk(afterInjections: 1))
    expectClose(once.low, once.high, relative: 1e-15)
  }

  @Test func `What was counted per person goes through no range`() {
    #expect(harm(.people(2, of: 17)).risk(afterInjections: 3) == nil)
    #expect(harm(.about(0.3, of: 26)).risk(afterInjections: 3) == nil)
    #expect(harm(.described).rate == nil)
  }

  @Test func `The totals of injections are the only ones that give the printed percentages`() {
    // Table 10: events and percent, autologous and allogeneic.
    let tables: [[(Int, String)]] = [
      [(73, "7.10"), (81, "7.88"), (75, "7.30"), (10, "0.97")],
      [(10, "2.48"), (8, "1.98"), (7, "1.73"), (2, "0.50")],
    ]
    let totals = tables.map { table in
      (1...5000).filter { total in
        table.allSatisfy { events, printed in
          let percent = Double(events) / Double(total) * 100
          return abs(percent - (Double(printed) ?? 0)) <= 0.005
        }
      }
    }
    #expect(totals == [[1028], [404]])
  }
}
