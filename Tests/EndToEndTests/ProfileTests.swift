import Foundation
import TestKit
import Testing

/// What a researcher said of a file is kept, read again, found again, and never holds a patient's data.
@Suite struct ProfileTests {
  private let coded = """
    patient_id,months,age,gender,onset_site,breath,alsfrsr_total
    a,0,61,1,bulbar,90,40
    a,3,61,1,bulbar,81,37
    b,0,50,2,limb,85,44
    b,3,50,2,limb,80,43

    """

  private func columns(_ output: String) throws -> [String: String?] {
    let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let files = try #require(json["files"] as? [[String: Any]])
    let columns = try #require(files[0]["columns"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: columns.map { ($0["name"] as? String ?? "", $0["variable"] as? String) })
  }

  @Test func `A profile is written, read, and found again for a file with the same header`() async throws {
    let folder = try TemporaryFolder()
    let home = ["XDG_CONFIG_HOME": folder.place("config")]
    let input = try folder.file("cohort.csv", coded)
    let target = folder.place("mine.json")

    let first = try await Program.run(
      "check", input, "--map", "breath=vc_pct", "--code", "gender:1=M,2=F", "--disclosure", "nhs", "--save-profile",
      target, "--format", "json", variables: home)
    #expect(first.code == 0)
    #expect(first.errors.contains("profile written: \(target)"))
    let text = try String(contentsOfFile: target, encoding: .utf8)
    #expect(
      text == """
        {
          "codes" : {
            "gender" : {
              "1" : "M",
              "2" : "F"
            }
          },
          "disclosure" : "nhs",
          "headers" : [
            "patient_id",
            "months",
            "age",
            "gender",
            "onset_site",
            "breath",
            "alsfrsr_total"
          ],
          "map" : {
            "breath" : "vc_pct"
          },
          "schema" : "alstrata.profile/1"
        }

        """)
    let profiles = folder.place("config/alstrata/profiles")
    let kept = try FileManager.default.contentsOfDirectory(atPath: profiles)
    #expect(kept.count == 1)
    let file = try #require(kept.first)
    #expect(file.count == 64 + 5)
    let manager = FileManager.default
    #expect(try manager.attributesOfItem(atPath: profiles)[.posixPermissions] as? Int == 0o700)
    #expect(try manager.attributesOfItem(atPath: profiles + "/" + file)[.posixPermissions] as? Int == 0o600)

    // Another file with the same header, in other letters.
    let other = try folder.file("other.csv", coded.replacing("patient_id,months", with: "Patient_ID,Months"))
    let found = try await Program.run("check", other, "--format", "json", variables: home)
    #expect(found.code == 0)
    #expect(found.errors.contains("the profile of this header is used"))
    #expect(try columns(found.output)["breath"] == "vc_pct")
    #expect(try columns(found.output)["gender"] == "sex")
    #expect(found.output.contains("--map breath=vc_pct --code gender:1=M,2=F"))

    let without = try await Program.run("check", other, "--no-profile", "--format", "json", variables: home)
    #expect(without.errors.isEmpty)
    #expect(try columns(without.output)["breath"] == .some(nil))

    let explicit = try await Program.run(
      "check", other, "--map", "breath=weight", "--format", "json", variables: home)
    #expect(try columns(explicit.output)["breath"] == "weight")
    #expect(try columns(explicit.output)["gender"] == .some(nil))

    let both = try await Program.run(
      "check", other, "--profile", target, "--map", "breath=weight", "--format", "json", variables: home)
    #expect(both.errors.isEmpty)
    #expect(try columns(both.output)["breath"] == "weight")
    #expect(try columns(both.output)["gender"] == "sex")
  }

  @Test(arguments: [
    ("{\"schema\": \"alstrata.profile/1\",\n \"mapp\": {}}", "line 2: unknown key \"mapp\"; did you mean \"map\"?"),
    ("{\"map\": {}}", "expected \"schema\": \"alstrata.profile/1\""),
    ("{\"schema\": \"alstrata.profile/1\",\n\n \"map\": {\"x\": \"agee\"}}", "line 3: agee is no variable"),
    ("{\"schema\": \"alstrata.profile/1\",\n \"units\": {\"x\": \"stone\"}}", "line 2: stone is no unit"),
    ("{\"schema\": \"alstrata.profile/1\",\n \"delimiter\": \"commas\"}", "line 2: delimiter: expected comma"),
    ("{\"schema\": \"alstrata.profile/1\",\n \"missing\": \"x\"}", "line 2: expected \"missing\": [\"WORD\", …]"),
    ("{\"schema\": \"alstrata.profile/1\"\n \"map\": {}}", "line 2: no JSON, expected a comma or }"),
    ("[]", "line 1: expected a profile"),
    ("{\"schema\": \"alstrata.profile/1\",\n \"disclosure\": \"loud\"}", "line 2: loud: expected cms, nhs, off"),
  ])
  func `What cannot be read is refused with its line and what was expected`(text: String, words: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(
      "check", try folder.file("cohort.csv", coded), "--profile", try folder.file("p.json", text))
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func `Options that cannot be read say what was expected`() async throws {
    let folder = try TemporaryFolder()
    let input = try folder.file("cohort.csv", coded)
    for (arguments, words) in [
      (["--unit", "age=stone"], "--unit age=stone: expected one of days"),
      (["--code", "gender"], "--code gender: expected COLUMN:CODE=WORD"),
      (["--date-order", "age=ymd"], "--date-order age=ymd: expected dmy or mdy"),
      (["--encoding", "klingon"], "--encoding klingon: expected one of UTF-8"),
      (["--decimal", "x"], "--decimal x: expected point or comma"),
      (["--header", "perhaps"], "--header perhaps: expected yes or no"),
    ] {
      let outcome = try await Program.run("check", input, arguments[0], arguments[1])
      #expect(outcome.code == 64)
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test func `Rows that were set aside are written as they stand in the file`() async throws {
    let folder = try TemporaryFolder()
    let damaged = "patient_id,months,alsfrsr_total\na,0,40\na,3,39,\"7, or 8\"\nb,0,41\nb,3,\"40\",extra,more\n"
    let input = try folder.file("cohort.csv", damaged)
    let target = folder.place("aside.csv")
    let outcome = try await Program.run("check", input, "--set-aside", target)
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("2 rows set aside"))
    #expect(
      try String(contentsOfFile: target, encoding: .utf8)
        == "patient_id,months,alsfrsr_total\na,3,39,\"7, or 8\"\nb,3,\"40\",extra,more\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: target)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let none = try await Program.run("check", "-", "--set-aside", folder.place("no.csv"), input: coded)
    #expect(none.errors.contains("no row was set aside"))
    #expect(!FileManager.default.fileExists(atPath: folder.place("no.csv")))
  }

  @Test func `The explorer finds the profile, and says so`() async throws {
    let folder = try TemporaryFolder()
    let home = ["XDG_CONFIG_HOME": folder.place("config")]
    let input = try folder.file("cohort.csv", coded)
    let written = try await Program.run(
      input, "--keys", "5 :map <Space> breath=vc_pct <Enter> w", "--size", "140x40", variables: home)
    #expect(written.output.contains("breath is now vc_pct: 4 values, 0 set aside"))
    #expect(written.output.contains("profile for files with this header written: \(folder.place("config"))"))
    let found = try await Program.run(input, "--keys", "5", "--size", "140x40", variables: home)
    #expect(found.output.contains("the profile of this header is used"))
    #expect(found.output.contains("vc_pct"))
  }
}
