import Foundation
import TestKit
import Testing

/// What the command line says of benefit, harms and evidence.
@Suite struct BenefitCommandTests {
  private static let register = Fixture.root.appending(path: "Cohorts/register.csv").path()

  @Test func risksStandBesideTheBenefitByRouteAndNumberOfInjections() async throws {
    let outcome = try await Program.run(
      "benefit", Self.register, "--route", "intravenous", "--doses", "2", "--table", "risks,perHundred")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("Harms, intravenous, 2 injections") && outcome.output.contains("2 of 17"))
    #expect(outcome.output.contains("no controlled estimate for this route"))
    let wrong = try await Program.run("benefit", Self.register, "--table", "risk")
    #expect(wrong.code == 64 && wrong.errors.contains("expected one of strata, responders, perHundred, risks"))
  }

  @Test func whoIsOutsideIsCountedAndWhatCannotBeCheckedIsOffered() async throws {
    let cohort =
      "patient_id,months,symptom_months,age,onset_site,breath,riluzole,alsfrsr_total\n"
      + (1...24).map { "p\($0),0,20,50,limb,\($0 <= 12 ? 40 : 80 + $0),yes,41\n" }.joined()
    let asked = ["--by", "none", "--table", "applicability"]
    let before = try await Program.run("benefit", "-", more: asked, input: cohort)
    #expect(before.code == 0)
    let flat = before.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("say breath, which no variable was found for: --map COLUMN=vc_pct"))
    let after = try await Program.run(
      "benefit", "-", "--map", "breath=vc_pct", "--format", "csv", more: asked, input: cohort)
    #expect(after.output.contains("Aguera-2025,vital capacity ≥ 50 %,24,12,12,12,0"))
    let json = try await Program.run("benefit", "-", "--by", "none", "--format", "json", input: cohort)
    #expect(json.output.contains("\"applicability\":["))
  }

  @Test func theEvidenceIsPrintedAndHeldInJSON() async throws {
    let text = try await Program.run("evidence")
    #expect(text.code == 0)
    let flat = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in [
      "Aljabri", "17 no, 1 yes, 1 abstention", "gain, with no effect", "No blinded trial has shown", "P(no gain)",
    ] {
      #expect(flat.contains(words), "\(words)")
    }
    let outcome = try await Program.run("evidence", "--format", "json")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "alstrata.evidence/1")
    for table in [
      "trials", "excludedTrials", "synthesis", "sensitivity", "pools", "poolsLeavingOneOut", "effects", "forest",
      "funnel",
      "regressionToTheMean", "harms", "injectionRisk", "claims", "citationAudit", "regulatory", "reviews",
    ] { #expect((json[table] as? [[String: Any]])?.isEmpty == false, "\(table)") }
    let some = try await Program.run("evidence", "--table", "effects", "--format", "csv")
    #expect(some.output.contains("\nrow,trial,effect,effect_low,effect_high,unit,endpoint"))
  }

  @Test func anEvidenceFileChangesTheSynthesisAndIsInTheProvenance() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "own.csv",
      "trial,year,design,blinding,route,number,effect,unit,se,source,reference\n"
        + "Own-2026,2026,randomised,double,intrathecal,reported,0.3,points/month,0.1,Own 2026,doi:10/x\n")
    let outcome = try await Program.run(
      "evidence", "--evidence-file", file, "--nulls", "-0.1", "--table", "synthesis", "--format", "json")
    #expect(outcome.code == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let provenance = try #require(json["provenance"] as? [String: Any])
    #expect(
      provenance["command"] as? String == "alstrata evidence --evidence-file own.csv --nulls -0.1 --table synthesis")
    let input = try #require((provenance["inputs"] as? [[String: Any]])?.first)
    #expect(input["name"] as? String == "own.csv" && (input["sha256"] as? String)?.count == 64)
    let adjusted = try #require((json["synthesis"] as? [[String: Any]])?.first)
    #expect(adjusted["trials"] as? Int == 6)
    // All tables need the simulation's seed; one without it has none.
    #expect(provenance["seed"] == nil)
  }

  @Test func aWrongEvidenceFileIsRefusedWithItsPlace() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "own.csv",
      "trial,year,design,blinding,route,number,effect,unit,se,low,high,source,reference\n"
        + "A,2026,randomised,double,intrathecal,reported,0.3,points/month,0.5,0.1,0.5,S,R\n")
    let outcome = try await Program.run("evidence", "--evidence-file", file)
    #expect(outcome.code == 2 && outcome.output.isEmpty)
    #expect(
      outcome.errors.contains(
        "own.csv: line 2, column se: found \"0.5\"; expected about 0.102, which the limits 0.1 and 0.5 give"))
    let none = try await Program.run("evidence", "--evidence-file", folder.place("none.csv"))
    #expect(none.code == 2 && none.errors.contains("expected an evidence file (CSV)"))
  }

  @Test func whatBenefitAndEvidencePrintPromisesNothingAndSaysWhatBinds() async throws {
    for format in ["text", "csv", "tsv", "json"] {
      let benefit = try await Program.run("benefit", Self.register, "--format", format)
      let evidence = try await Program.run("evidence", "--format", format)
      for outcome in [benefit, evidence] {
        let words = WordingLaw.broken(outcome.output + outcome.errors)
        #expect(outcome.code == 0 && words.isEmpty, "\(format) says \(words)")
        let binding = [
          "No blinded trial has shown that MSC therapy works in ALS; two phase 3 trials missed their primary goal.",
          "Research and education tool. Not medical advice, not a prediction for a person.", "certainty very low",
          "controlled trials to November 2025",
        ]
        #expect(WordingLaw.missing(binding, in: outcome.output).isEmpty, "\(format)")
      }
    }
  }

  @Test func aUsersTrialsCountInTheBenefitAndAreInItsProvenance() async throws {
    let folder = try TemporaryFolder()
    let own = try folder.file(
      "own.csv",
      """
      trial,year,design,blinding,route,source,reference,number,effect,unit,se,min_alsfrsr,max_alsfrsr
      My-Trial,2026,randomised,double,intrathecal,Own 2026,NCT00000000,reported,0.40,points/month,0.15,30,48

      """)
    let outcome = try await Program.run(
      "benefit", Self.register, "--by", "none", "--evidence-file", own, "--scale", "proportional", "--format", "csv")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("# input: own.csv, SHA-256 "))
    #expect(
      outcome.output.contains(
        "--evidence adjusted --evidence-file own.csv --route intrathecal --doses 3 --scale proportional --horizon 28w --seed 1"
      ))
    #expect(outcome.output.contains("6 controlled trials to"))
    #expect(outcome.output.contains("My-Trial from your evidence file"))
  }

  @Test(arguments: [
    ("--route", "oral", "--route oral: expected one of intrathecal, intravenous"),
    ("--doses", "99", "--doses 99: expected 1 to 24 injections"),
    ("--scale", "log", "--scale log: expected additive or proportional"),
  ])
  func wrongAssumptionsSayWhatWasExpected(option: String, value: String, words: String) async throws {
    let outcome = try await Program.run("benefit", option, value)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains(words))
  }
}
