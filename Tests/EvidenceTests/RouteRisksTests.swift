import Evidence
import TestKit
import Testing

@Suite struct RouteRisksTests {
  @Test func `Headache after intrathecal injections is a range over its sources`() throws {
    let risks = RouteRisks(.intrathecal, injections: 3)
    let headache = try #require(risks.events.first { $0.name == "headache" })
    let range = try #require(headache.afterInjections)
    // 2.5 % if it is always the same people given allogeneic cells, 1 − 0.929³ if not and cells are autologous.
    expectClose(range.low, 10.0 / 404, relative: 1e-12)
    expectClose(range.high, 1 - (1 - 73.0 / 1028) * (1 - 73.0 / 1028) * (1 - 73.0 / 1028), relative: 1e-12)
    // 1 of 43 to about 30 % of 26 people.
    #expect(headache.perPerson == 1.0 / 43...0.30)
    #expect(headache.sources.count == 6)
    // A share that was printed without a count has no limits.
    #expect(headache.perPersonLimits == nil)
  }

  @Test func `A share of people keeps the exact limits of its counts`() throws {
    // 0 of 33: 1 − 0.025^(1/33).
    let serious = try #require(
      RouteRisks(.intrathecal, injections: 1).events.first { $0.name == "serious event related to treatment" })
    #expect(serious.perPerson == 0...0 && serious.perPersonLimits?.lowerBound == 0)
    expectClose(serious.perPersonLimits?.upperBound, 0.10576281007457927, relative: 1e-12)
    // 2 of 17 by scipy 1.x: beta.ppf.
    let emboli = try #require(
      RouteRisks(.intravenous, injections: 1).events.first { $0.name == "pulmonary embolism" })
    expectClose(emboli.perPersonLimits?.lowerBound, 0.014579316840302493, relative: 1e-10)
    expectClose(emboli.perPersonLimits?.upperBound, 0.36440916210125024, relative: 1e-10)
  }

  @Test func `Every route says what is not known of it`() {
    for route in Route.allCases {
      let risks = RouteRisks(route, injections: 1)
      #expect(risks.gaps.contains { $0.route == route }, "\(route)")
      #expect(risks.gaps.contains { $0.route == nil }, "\(route)")
      for event in risks.events {
        #expect(!event.sources.isEmpty)
        #expect(event.sources.allSatisfy { $0.harm.routes.contains(route) })
      }
    }
  }

  @Test func `Only the intrathecal route has a controlled estimate`() {
    #expect(Route.allCases.filter { $0.noProjection == nil } == [.intrathecal])
  }

  @Test func `More injections never lower a risk`() {
    let risks = (1...6).map { RouteRisks(.intrathecal, injections: $0) }
    for (fewer, more) in zip(risks, risks.dropFirst()) {
      for (event, later) in zip(fewer.events, more.events) {
        guard let one = event.afterInjections, let other = later.afterInjections else { continue }
        #expect(one.low == other.low && one.high <= other.high && one.highest <= other.highest)
      }
    }
  }
}
