import CSV
import Cohorts
import FoundationEssentials

/// How files with one header are read: what a researcher said of them, kept in a file that people can read and mend. It
/// holds headers and words of the researcher, never a value of a patient.
struct Profile: Equatable {
  /// Headers of the files that it was made for, for people.
  var headers: [String] = []
  var plan = ReadingPlan()
  /// Disclosure rule of tables that leave the program.
  var disclosure: String?

  static let schema = "alstrata.profile/1"

  /// The file: JSON with sorted keys, without what is left to the reader.
  var bytes: [UInt8] {
    let form = Form(
      schema: Profile.schema, headers: headers, map: plan.mapping.nonEmpty, codes: plan.codes.nonEmpty,
      units: plan.units.nonEmpty, dateOrders: plan.dateOrders.mapValues(\.rawValue).nonEmpty,
      missing: plan.missingWords.nonEmpty, noMissing: plan.presentWords.nonEmpty,
      delimiter: plan.dialect.delimiter.map { CSVDialect.name(of: $0) }, encoding: plan.encoding,
      decimal: plan.dialect.decimal.map { CSVDialect.name(of: $0) }, header: plan.dialect.hasHeader,
      timeZero: plan.timeZero?.rawValue, disclosure: disclosure)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do { return [UInt8](try encoder.encode(form)) + [UInt8(ascii: "\n")] } catch {
      preconditionFailure("a profile of words could not be encoded: \(error)")
    }
  }

  /// The keys of the file.
  private struct Form: Encodable {
    var schema: String
    var headers: [String]
    var map: [String: String]?
    var codes: [String: [String: String]]?
    var units: [String: String]?
    var dateOrders: [String: String]?
    var missing: [String]?
    var noMissing: [String]?
    var delimiter: String?
    var encoding: String?
    var decimal: String?
    var header: Bool?
    var timeZero: String?
    var disclosure: String?
  }
}

extension Profile {
  /// What was said of the files of a reading.
  init(_ reading: Reading, _ plan: ReadingPlan, disclosure: String?) {
    self.init(headers: reading.tables.flatMap { $0.columns.map(\.header) }, plan: plan, disclosure: disclosure)
  }

  /// Keeps the profile for files with these headers, and writes it to `path` too, unless that is empty. Returns where it
  /// is.
  func save(to path: String, for sources: [Source], force: Bool, inputs: [String]) throws(Failure) -> String {
    if !path.isEmpty { try SafeSave.write(bytes, to: path, force: force, inputs: inputs) }
    guard let store = ProfileStore() else {
      if path.isEmpty { throw Failure(.output, "there is no folder for profiles: HOME is not set; name a file") }
      return path
    }
    let kept = try store.keep(self, for: sources)
    return path.isEmpty ? kept : path
  }
}

extension Collection {
  fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
