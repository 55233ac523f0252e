import Statistics
import Testing

@Suite struct ErrorFunctionTests {
  @Test func `The error function agrees to 12 digits`() throws {
    let vectors = try SpecialFunctionVectors()
    vectors.check("erf", count: 9) { ErrorFunction.erf($0.x) }
    vectors.check("erfc", count: 10) { ErrorFunction.erfc($0.x) }
  }

  @Test func `What is no number has no value`() {
    #expect(ErrorFunction.erf(.nan) == nil)
    #expect(ErrorFunction.erfc(.nan) == nil)
    #expect(ErrorFunction.erf(.infinity) == 1)
    #expect(ErrorFunction.erfc(-.infinity) == 2)
  }
}
