import Foundation
import TestKit
import Testing

/// The contract of the command line that scripts rely on.
@Suite struct CommandLineTests {
  private let tiny = """
    patient_id,months,age,sex,onset_site,symptom_months,alsfrsr_total
    a,0,61,F,bulbar,10,40
    a,3,61,F,bulbar,10,37
    b,0,50,M,limb,20,44
    b,3,50,M,limb,20,43
    c,0,72,M,limb,15,61

    """

  private static let register = Fixture.root.appending(path: "Cohorts/register.csv").path()

  @Test func withoutATerminalAFilePrintsTheBenefitTable() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(try folder.file("cohort.csv", tiny))
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("No blinded trial has shown that MSC therapy works in ALS"))
    #expect(outcome.output.contains("Not medical advice"))
  }

  @Test func aMistypedVerbIsNotAMissingFile() async throws {
    let outcome = try await Program.run("benfit")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("no file or verb \"benfit\"; did you mean benefit?"))
    #expect(outcome.output.isEmpty)
  }

  @Test func aMissingFileSaysWhatWasExpected() async throws {
    let outcome = try await Program.run("benefit", "/nowhere/cohort.csv")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("/nowhere/cohort.csv: No such file or directory; expected a cohort file (CSV)"))
  }

  @Test func columnsThatIdentifyPeopleAreNamedOnLoadAndLeaveWithNothing() async throws {
    let folder = try TemporaryFolder()
    let rows = (1...6).map { "p\($0),\($0),person\($0)@example.org,4\($0)" }.joined(separator: "\n")
    let input = try folder.file("cohort.csv", "id,months,email,alsfrsr_total\n\(rows)\n")
    let visits = try await Program.run("visits", input, "--format", "csv")
    #expect(visits.code == 0)
    #expect(visits.errors.contains("1 column identifies people: email (e-mail address)"))
    #expect(!visits.output.contains("example.org"))
    #expect(visits.output.contains("p3"))
    let strata = try await Program.run("strata", input, "--by", "col:email")
    #expect(strata.code == 64)
    #expect(strata.errors.contains("col:email identifies people (e-mail address) and is no axis"))
  }

  @Test func aFolderIsItsTables() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("b_visits.csv", "id,months,alsfrsr_total\na,0,40\nb,0,30\n")
    _ = try folder.file("a_subjects.CSV", "id,sex\na,F\nb,M\n")
    _ = try folder.file("readme.md", "not a table")
    let outcome = try await Program.run("check", folder.path, "--format", "json")
    #expect(outcome.code == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(
      (json["files"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["a_subjects.CSV", "b_visits.csv"])
    #expect(json["patients"] as? Int == 2)
  }

  @Test func aFolderWithoutTablesSaysWhatWasExpected() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run("check", folder.path)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("holds no table; expected files that end in csv"))
  }

  @Test func checkExitsWithOneWhereTheFileHasErrors() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run("check", try folder.file("cohort.csv", tiny), "--format", "json")
    #expect(outcome.code == 1)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let file = try #require((json["files"] as? [[String: Any]])?.first)
    let read = try #require(file["rowsRead"] as? Int)
    let used = try #require(file["rowsUsed"] as? Int)
    let aside = try #require(file["rowsSetAside"] as? Int)
    #expect(read == 5)
    #expect(read == used + aside)
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["line"] as? Int == 6 && $0["column"] as? String == "alsfrsr_total" })
  }

  @Test func checkAsJSONHasEveryFieldOfItsContract() async throws {
    let outcome = try await Program.run("check", "-", "--format", "json", input: tiny)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "alstrata.check/1")
    #expect(json["patients"] as? Int == 3 && json["visits"] as? Int == 5)
    #expect(json["complete"] as? Bool == true)
    let file = try #require((json["files"] as? [[String: Any]])?.first)
    for key in ["name", "encoding", "delimiter", "layout"] { #expect(file[key] is String, "\(key)") }
    for key in ["rowsRead", "rowsUsed", "rowsSetAside"] { #expect(file[key] is Int, "\(key)") }
    let columns = try #require(file["columns"] as? [[String: Any]])
    #expect(
      columns.map { $0["name"] as? String } == tiny.split(separator: "\n")[0].split(separator: ",").map(String.init))
    let levels: Set = ["certain", "likely", "asked", "none"]
    for column in columns {
      #expect(column["variable"] is String || column["variable"] is NSNull)
      #expect(levels.contains(column["confidence"] as? String ?? ""))
      #expect(column["reason"] is String)
    }
    let finding = try #require((json["findings"] as? [[String: Any]])?.first)
    #expect(["error", "warning", "note"].contains(finding["severity"] as? String ?? ""))
    for key in ["rule", "file", "column", "patient", "message", "consequence"] {
      #expect(finding[key] is String, "\(key)")
    }
    #expect(finding["line"] as? Int == 6)
  }

  @Test func checkAsCSVHoldsTheFindings() async throws {
    let outcome = try await Program.run("check", "-", "--format", "csv", input: tiny)
    #expect(outcome.code == 1)
    let rows = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rows.first == "severity,rule,file,line,column,patient,message,consequence")
    #expect(rows.dropFirst().first?.hasPrefix("error,out-of-range,standard input,6,alsfrsr_total,c,") == true)
  }

  @Test func theFileIsReadAsTheOptionsSay() async throws {
    let text = "a;0;61,5;unknown\nb;0;50,5;cells\n"
    let outcome = try await Program.run(
      "patients", "-", "--header", "no", "--delimiter", "semicolon", "--decimal", "comma", "--map",
      "column 1=patient_id",
      "--map", "column 2=months", "--map", "column 3=age", "--map", "column 4=arm", "--no-missing", "unknown",
      "--encoding", "latin1", "--format", "json", input: text)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("61.5"))
    #expect(
      outcome.output.contains(
        "--map 'column 1=patient_id' --map 'column 2=months' --map 'column 3=age' --map 'column 4=arm' --no-missing unknown "
          + "--delimiter semicolon --encoding latin1 --decimal comma --header no"), "\(outcome.output)")
  }

  @Test func standardInputIsAFile() async throws {
    let outcome = try await Program.run(
      "strata", "-", "--by", "onset", "--format", "json", "--disclosure", "off", input: tiny)
    #expect(outcome.code == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "alstrata.strata/1")
    let strata = try #require(json["strata"] as? [[String: Any]])
    #expect(strata.map { $0["patients"] as? Int } == [3, 1, 2])
  }

  @Test func smallCountsAreHiddenInWhatLeavesAndStandardErrorSaysSo() async throws {
    let hidden = try await Program.run("strata", "-", "--by", "onset", "--format", "json", input: tiny)
    #expect(hidden.code == 0)
    #expect(hidden.output.contains("disclosure"))
    #expect(hidden.errors.contains("--disclosure off"))
  }

  @Test func conditionsSelectPatientsAndErrorsPointAtThePlace() async throws {
    let selected = try await Program.run(
      "patients", "-", "--where", "age >= 60 and not onset = limb", "--format", "csv", input: tiny)
    #expect(selected.code == 0)
    let rows = selected.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rows.count == 2)
    #expect(rows.last?.hasPrefix("a,") == true)

    let wrong = try await Program.run("patients", "-", "--where", "agee > 60", input: tiny)
    #expect(wrong.code == 64)
    #expect(wrong.errors.contains("did you mean age?"))
    #expect(wrong.errors.contains("\n  ^"))
  }

  /// Levels and counts of the first axis of a table of strata.
  private func counts(_ arguments: String...) async throws -> [String] {
    let outcome = try await Program.run(
      "strata", Self.register, "--disclosure", "off", "--format", "csv", more: arguments)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst(2)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: ",") }
  }

  @Test func anAxisIsDefinedAsAskedAndTheCommandOfTheExportSaysSo() async throws {
    let byKings = try await counts("--by", "stage")
    let byScore = try await counts("--by", "stage", "--define", "stage=alsfrs35")
    #expect(byKings.map { $0.split(separator: ",")[0] } == byScore.map { $0.split(separator: ",")[0] })
    #expect(byKings != byScore)
    let outcome = try await Program.run(
      "strata", Self.register, "--define", "stage=alsfrs35", "--define", "speed=gordon", "--format", "csv")
    #expect(outcome.output.contains("--define stage=alsfrs35 --define speed=gordon"))
    let wrong = try await Program.run("strata", Self.register, "--define", "stage=mitoss")
    #expect(wrong.code == 64 && wrong.errors.contains("did you mean mitos?"))
  }

  @Test func strataAreSortedAndSmallLevelsTakenTogetherButNeverRankedByWhatIsProjected() async throws {
    let sorted = try await counts("--by", "onset", "--sort", "-patients").map { Int($0.split(separator: ",")[2]) ?? 0 }
    #expect(sorted == sorted.sorted(by: >) && sorted.reduce(0, +) == 1200)
    let collapsed = try await counts("--by", "onset", "--collapse", "100")
    #expect(collapsed.count == 3)
    let ranked = try await Program.run("benefit", Self.register, "--sort", "effect")
    #expect(ranked.code == 64 && ranked.errors.contains("that would rank the assumption"))
  }

  @Test func subgroupsOfTheFutureAreDescribedAndHaveNoEffect() async throws {
    let described = try await Program.run("strata", Self.register, "--by", "col:died")
    #expect(described.code == 0 && described.output.contains("known only after entry"))
    let effect = try await Program.run("benefit", Self.register, "--by", "col:died")
    #expect(effect.code == 64 && effect.errors.contains("no effect of a treatment is shown"))
  }

  @Test func everyFieldOfThePatientsContractIsThere() async throws {
    let outcome = try await Program.run("patients", Self.register, "--format", "csv")
    let header = outcome.output.split(separator: "\n").first { !$0.hasPrefix("#") }.map(String.init) ?? ""
    for field in [
      "patient_id", "visits", "onset", "age_at_onset", "sex", "arm", "months_since_onset", "alsfrsr_total", "bulbar",
      "fine_motor", "gross_motor", "respiratory", "kings_stage", "mitos_stage", "delta_fs", "speed", "stage",
      "slope_per_month", "tricals_lp", "encals_lp", "encals_median_months", "encals_survival_12m",
      "encals_survival_36m",
    ] {
      #expect(header.split(separator: ",").contains(Substring(field)), "\(field)")
    }
  }

  @Test func variablesOnDemandArePrintedWhereAskedFor() async throws {
    let outcome = try await Program.run(
      "patients", Self.register, "--with", "d50_months,rd50", "--format", "csv", "--where", "visits >= 6")
    let header = outcome.output.split(separator: "\n").first { !$0.hasPrefix("#") }.map(String.init) ?? ""
    #expect(header.contains(",d50_months,") && header.hasSuffix(",rd50"))
    #expect(outcome.output.contains("--with d50_months,rd50"))
    let wrong = try await Program.run("patients", Self.register, "--with", "d50_month")
    #expect(wrong.code == 64 && wrong.errors.contains("did you mean d50_months?"))
  }

  @Test func exportsAreNewPrivateAndCarryTheirProvenance() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("cohort.csv", tiny)
    let target = folder.place("strata.csv")
    let first = try await Program.run("strata", input, "--by", "onset", "-o", target)
    #expect(first.code == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: target)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let text = try String(contentsOfFile: target, encoding: .utf8)
    #expect(text.contains("sha256") || text.contains("SHA-256"))
    #expect(text.contains("strata cohort.csv --by onset"))

    let second = try await Program.run("strata", input, "--by", "onset", "-o", target)
    #expect(second.code == 74)
    #expect(second.errors.contains("exists and was left as it is"))
    let forced = try await Program.run("strata", input, "--by", "onset", "-o", target, "--force")
    #expect(forced.code == 0)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == text)

    let ontoInput = try await Program.run("strata", input, "-o", input, "--force")
    #expect(ontoInput.code == 74)
    #expect(try String(contentsOfFile: input, encoding: .utf8) == tiny)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["cohort.csv", "strata.csv"])
  }

  @Test func fullDevicesAreReported() async throws {
    let outcome = try await Program.run("benefit", "-o", "/dev/full", "--force")
    #expect(outcome.code == 74)
  }

  @Test func sameInputSameBytesWhateverTheLocale() async throws {
    let arguments = ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"]
    var outputs: Set<String> = []
    for locale in arguments {
      let outcome = try await Program.run("benefit", "--format", "json", variables: ["LC_ALL": locale])
      #expect(outcome.code == 0)
      outputs.insert(outcome.output)
    }
    #expect(outputs.count == 1)
  }

  @Test func controlSequencesOfTheDataNeverReachTheOutput() async throws {
    let hostile = "patient_id,onset\u{1B}]0;x\u{07},alsfrsr_total\n\u{1B}[2Ja,bul\u{202E}bar,40\n"
    for verb in ["check", "patients", "visits", "strata", "axes"] {
      let outcome = try await Program.run(verb, "-", "--format", "text", input: hostile)
      for text in [outcome.output, outcome.errors] {
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{07}" || $0 == "\u{202E}" }, "\(verb)")
      }
    }
    let name = "a\u{1B}]0;owned\u{07}.csv"
    let outcome = try await Program.run("check", name)
    #expect(!outcome.errors.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: [
    (["--drop", "Nobody"], "no trial \"Nobody\" with an effect"), (["--nulls", "0,1"], "expected zero, a number"),
    (["--bias", "0.3"], "mean and SD as 0.15/0.2"), (["--tau", "0"], "the scale of τ"),
    (["--table", "foo"], "expected one of trials"), (["--draws", "1"], "expected 100"),
  ])
  func aWrongSwitchOfTheEvidenceIsWrongUsage(arguments: [String], words: String) async throws {
    let outcome = try await Program.run("evidence", arguments[0], arguments[1])
    #expect(outcome.code == 64 && outcome.errors.contains(words))
  }

  @Test func everyVerbExplainsItselfAndPromisesNothing() async throws {
    let verbs = [
      "explore", "check", "patients", "visits", "axes", "strata", "benefit", "evidence", "simulate", "fit",
    ]
    let fits = ["lmm", "km", "logrank", "cox", "rmst", "cafs", "ancova", "meta", "responders"].map { ["fit", $0] }
    for words in verbs.map({ [$0] }) + fits {
      let outcome = try await Program.run(more: words + ["--help"])
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("USAGE: alstrata \(words.joined(separator: " "))"))
      #expect(WordingLaw.broken(outcome.output).isEmpty, "\(words) \(WordingLaw.broken(outcome.output))")
    }
    let help = try await Program.run("--help")
    for verb in verbs { #expect(help.output.contains(verb)) }
    #expect(WordingLaw.broken(help.output).isEmpty)
  }
}
