import TestKit
import Testing

@testable import Fitting

@Suite struct DesignColumnsTests {
  private let table = "y,x,f,g,n\n1,2,b,u,10\n2,3,a,v,20\n3,5,c,u,10\n4,7,a,v,30\n"

  private func columns(_ formula: String, references: [String: String] = [:]) throws -> [String: [Double]] {
    let frame = try ModelFrame(Tables.model(Tables.text(table), formula, references: references))
    let columns = try DesignColumns(frame).columns
    #expect(Set(columns.map(\.name)).count == columns.count)
    return Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.values) })
  }

  private func names(_ formula: String, references: [String: String] = [:]) throws -> [String] {
    let frame = try ModelFrame(Tables.model(Tables.text(table), formula, references: references))
    return try DesignColumns(frame).columns.map(\.name)
  }

  // By hand after R's rules for model.matrix; ~ f * x in R 4.2 gives these names and numbers.
  @Test func `Words are coded by treatment contrasts, interactions are products`() throws {
    #expect(try names("y ~ f * x") == ["(Intercept)", "fb", "fc", "x", "fb:x", "fc:x"])
    let columns = try columns("y ~ f * x")
    #expect(columns["(Intercept)"] == [1, 1, 1, 1])
    #expect(columns["fb"] == [1, 0, 0, 0])
    #expect(columns["fc"] == [0, 0, 1, 0])
    #expect(columns["fc:x"] == [0, 0, 5, 0])
  }

  @Test func `The levels of the first factor run fastest`() throws {
    #expect(
      try names("y ~ f * g") == ["(Intercept)", "fb", "fc", "gv", "fb:gv", "fc:gv"])
  }

  @Test func `Without its margin a factor is coded by all its levels`() throws {
    #expect(try names("y ~ 0 + f") == ["fa", "fb", "fc"])
    #expect(try names("y ~ f - 1 + g") == ["fa", "fb", "fc", "gv"])
    #expect(try names("y ~ 0 + x + x:f") == ["x", "x:fa", "x:fb", "x:fc"])
    #expect(try names("y ~ x:f") == ["(Intercept)", "x:fa", "x:fb", "x:fc"])
    #expect(try names("y ~ x + x:f") == ["(Intercept)", "x", "x:fb", "x:fc"])
    #expect(try names("y ~ f:g") == ["(Intercept)", "fa:gu", "fb:gu", "fc:gu", "fa:gv", "fb:gv", "fc:gv"])
    #expect(try names("y ~ f + f:g") == ["(Intercept)", "fb", "fc", "fa:gv", "fb:gv", "fc:gv"])
  }

  @Test func `Another level can be the reference`() throws {
    #expect(try names("y ~ f", references: ["f": "b"]) == ["(Intercept)", "fa", "fc"])
    #expect(
      message { _ = try names("y ~ f", references: ["f": "z"]) } == "f has no level z; it has a, b, c")
    #expect(
      message { _ = try names("y ~ f", references: ["q": "z"]) } == "there is no column q to take a reference level of")
  }

  @Test func `Numbers can be levels or powers`() throws {
    #expect(try names("y ~ factor(n)") == ["(Intercept)", "factor(n)20", "factor(n)30"])
    #expect(try columns("y ~ I(x^3)")["I(x^3)"] == [8, 27, 125, 343])
  }

  @Test func `A level that only left-out rows have is none`() throws {
    let frame = try ModelFrame(Tables.model(Tables.text("y,f\n1,a\n2,b\nNA,c\n3,b\n4,\n"), "y ~ f"))
    #expect(frame.rows == [0, 1, 3])
    #expect(frame.leftOut == 2)
    #expect(try DesignColumns(frame).columns.map(\.name) == ["(Intercept)", "fb"])
  }

  @Test func `What the data do not have is told with its place`() {
    #expect(message { _ = try names("y ~ x + agee") } == "8: there is no column agee; the file has y, x, f, g, n")
    #expect(message { _ = try names("y ~ I(f^2)") } == "6: I(f^2) holds words; expected numbers")
    #expect(
      message { _ = try DesignColumns(ModelFrame(Tables.model(Tables.text("y,f\n1,a\n2,a\n"), "y ~ f"))) }
        == "4: f has one level only: a; it explains nothing")
  }
}
