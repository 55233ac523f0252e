/// Variables of CDISC findings domains: two letters of the domain, then what the variable is (`VSTESTCD`, `QSSTRESN`).
enum CDISCName {
  /// Identifier of the concept of a normalised name, or `nil`. Adverse events, medication and history are left out:
  /// their dates are no visits.
  static func concept(forNormalised name: String) -> String? {
    guard name.utf8.count >= 4, domains.contains(String(name.prefix(2))) else { return nil }
    return variables[String(name.dropFirst(2))]
  }

  private static let domains: Set<String> = ["qs", "vs", "re", "lb", "ft", "fa", "rs", "nv", "mk"]

  private static let variables = [
    "testcd": "param_code", "test": "param_label", "stresn": "value", "orres": "value", "stresc": "value",
    "dtc": "visit_date", "dt": "visit_date", "dy": "visit_day",
  ]
}
