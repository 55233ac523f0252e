import Foundation
import TestKit
import Testing

/// The estimators through the built program.
@Suite struct FitTests {
  private func file(_ name: String) -> String { Fixture.root.appending(path: "Published/\(name).csv").path() }

  /// The JSON that a fit prints.
  private func fit(_ arguments: String...) async throws -> [String: Any] {
    let result = try await Program.run("fit", more: arguments + ["--format", "json"])
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    return try #require(document)
  }

  private func number(_ document: [String: Any], _ name: String) throws -> Double {
    try #require((document["values"] as? [String: Any])?[name] as? Double, "\(name)")
  }

  private func number(_ document: [String: Any], _ table: String, _ row: String, _ column: String) throws -> Double {
    let rows = try #require(document[table] as? [[String: Any]], "\(table)")
    let found = rows.first { $0.values.contains { $0 as? String == row } }
    return try #require(found?[column] as? Double, "\(row) \(column)")
  }

  private func reference(_ name: String, _ path: String...) throws -> Double {
    var value: Any? = try Fixture.json("Published/\(name).json")["values"]
    for key in path { value = (value as? [String: Any])?[key] }
    return try #require(value as? Double, "\(path)")
  }

  @Test func `A mixed model of two files prints what lme4 says`() async throws {
    let document = try await fit(
      "lmm", file("alsA_visits"), "total ~ months * arm + (months | id)", "--join", file("alsA_patients"), "--by", "id")
    #expect(document["schema"] as? String == "alstrata.fit/1")
    #expect(document["refusal"] is NSNull)
    let inputs = (document["provenance"] as? [String: Any])?["inputs"] as? [[String: Any]]
    #expect(inputs?.map { $0["name"] as? String } == ["alsA_visits.csv", "alsA_patients.csv"])
    let name = "lmm_alsA_armslope_reml"
    expectClose(
      try number(document, "coefficients", "months:arm", "estimate"), try reference(name, "beta", "months:arm"),
      relative: 1e-6)
    expectClose(try number(document, "sigma"), try reference(name, "sigma"), relative: 1e-6)
    #expect(try number(document, "n") == reference(name, "n_obs"))
  }

  @Test func `Survival methods print what R says`() async throws {
    let cox = try await fit(
      "cox", file("lung"), "Surv(time, event) ~ age + sex + ph_ecog + wt_loss", "--robust", "--zph")
    expectClose(
      try number(cox, "coefficients", "sex", "robust_std_error"), try reference("cox_lung_multi", "robust_se", "sex"),
      relative: 1e-8)
    #expect(try number(cox, "left_out") == 15)
    let logrank = try await fit("logrank", file("lung"), "Surv(time, event) ~ sex + strata(ph_ecog)")
    expectClose(
      try number(logrank, "chi_squared"), try reference("logrank_lung", "stratified", "chisq"), relative: 1e-10)
    // rmst_lung_sex.json: difference at 365 days.
    let means = try await fit("rmst", file("lung"), "Surv(time, event) ~ sex", "--tau", "365")
    expectClose(
      try number(means, "comparisons", "sex=2 difference", "estimate"), 55.9703243399798, relative: 1e-10)
    let curves = try await fit("km", file("lung"), "Surv(time, event) ~ sex", "--times", "180", "--conf-type", "plain")
    #expect((curves["at_times"] as? [[String: Any]])?.count == 2)
  }

  @Test func `Trial methods print what R says`() async throws {
    let cafs = try await fit(
      "cafs", file("alsA_patients"), "Surv(time, event) ~ arm", "--visits", file("alsA_visits"), "--landmark", "12")
    #expect(try number(cafs, "wins") == reference("cafs_landmark12_alsA", "wins"))
    let responders = try await fit(
      "responders", file("alsA_patients"), "Surv(time, event) ~ arm", "--visits", file("alsA_visits"),
      "--improvement", "0.5", "--window", "7")
    expectClose(
      try number(responders, "fisher_p"), try reference("responder_alsA", "threshold_0.5", "fisher_p"), relative: 1e-9)
    let ancova = try await fit("ancova", file("sleepstudy"), "reaction ~ days", "--vcov", "CR1", "--cluster", "subject")
    #expect(try number(ancova, "n") == 180)
    let meta = try await fit("meta", file("bcg"), "--yi", "yi", "--vi", "vi", "--method", "DL", "--knha")
    expectClose(try number(meta, "high"), try reference("meta_bcg_logrr", "DL", "hk_upper"), relative: 1e-7)
  }

  @Test func `A wrong formula has a caret and code 64, a wrong file code 2, a refusal code 1 and its words`()
    async throws
  {
    let formula = try await Program.run("fit", "cox", file("lung"), "Surv(time, event) ~ sexx")
    #expect(formula.code == 64)
    #expect(formula.errors.hasSuffix("\n  Surv(time, event) ~ sexx\n                      ^\n"))
    let table = try await Program.run("fit", "km", "-", "Surv(t, e) ~ 1", input: "t,e\n1,1\n2\n")
    #expect(table.code == 2)
    #expect(table.errors == "alstrata: standard input, line 3: 1 fields; the header has 2\n")
    let refused = try await Program.run(
      "fit", "cox", "-", "Surv(t, e) ~ x", "--format", "json", input: "t,e,x\n1,1,1\n2,0,2\n3,0,4\n")
    #expect(refused.code == 1)
    #expect(refused.errors == "alstrata: fit cox: too few events: 1, needed are at least 2\n")
    let document = try JSONSerialization.jsonObject(with: Data(refused.output.utf8)) as? [String: Any]
    #expect(document?["refusal"] as? String == "too few events: 1, needed are at least 2")
    let hiding = try await Program.run("fit", "km", file("lung"), "Surv(time, event) ~ 1", "--disclosure", "cms")
    #expect(hiding.code == 64)
  }

  @Test(arguments: ["lmm", "km", "logrank", "cox", "rmst", "cafs", "ancova", "meta", "responders"])
  func `Every method has help`(method: String) async throws {
    let result = try await Program.run("fit", method, "--help")
    #expect(result.code == 0)
    #expect(result.output.contains("USAGE: alstrata fit \(method)"))
  }
}
