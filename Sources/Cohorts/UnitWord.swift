/// A unit that a header or a column of units names.
public enum MeasureUnit: String, CaseIterable, Sendable {
  /// Kilograms, for the body weight.
  case kilograms = "kg"
  /// Avoirdupois pounds.
  case pounds = "lb"
  /// Stones of 14 pounds.
  case stones = "st"
  /// Centimetres, for the height.
  case centimetres = "cm"
  /// Metres.
  case metres = "m"
  /// Inches.
  case inches = "in"
  /// Feet.
  case feet = "ft"
  /// Litres, for a vital capacity.
  case litres = "L"
  /// Millilitres.
  case millilitres = "mL"
  /// Percent, of a predicted or normal value.
  case percent = "%"
  /// Units of time.
  case days, weeks, months, years
  /// Picograms a millilitre, which are nanograms a litre; for neurofilament.
  case picogramsPerMillilitre = "pg/mL"
  /// Nanograms a millilitre, which are micrograms a litre.
  case nanogramsPerMillilitre = "ng/mL"

  /// What a unit measures; units of one quantity can be converted.
  public enum Quantity: Sendable {
    /// Kilograms.
    case mass
    /// Centimetres.
    case length
    /// Litres.
    case volume
    /// Percent.
    case share
    /// Months of 30.4375 days.
    case time
    /// Picograms a millilitre.
    case concentration
  }

  /// What it measures.
  public var quantity: Quantity {
    switch self {
    case .kilograms, .pounds, .stones: .mass
    case .centimetres, .metres, .inches, .feet: .length
    case .litres, .millilitres: .volume
    case .percent: .share
    case .days, .weeks, .months, .years: .time
    case .picogramsPerMillilitre, .nanogramsPerMillilitre: .concentration
    }
  }

  /// The unit that the cohort keeps for this quantity.
  public var canonical: MeasureUnit {
    switch quantity {
    case .mass: .kilograms
    case .length: .centimetres
    case .volume: .litres
    case .share: .percent
    case .time: .months
    case .concentration: .picogramsPerMillilitre
    }
  }

  /// Canonical units in one of this unit: 1 lb is 0.45359237 kg and 1 in is 2.54 cm (international yard and pound
  /// agreement, 1959); a month is 30.4375 days.
  public var factor: Double {
    switch self {
    case .kilograms, .centimetres, .litres, .percent, .months, .picogramsPerMillilitre: 1
    case .pounds: 0.453_592_37
    case .stones: 6.350_293_18
    case .metres: 100
    case .inches: 2.54
    case .feet: 30.48
    case .millilitres: 0.001
    case .days: 1 / 30.4375
    case .weeks: 7 / 30.4375
    case .years: 12
    case .nanogramsPerMillilitre: 1_000
    }
  }

  /// A value of this unit in the canonical one.
  public func converted(_ value: Double) -> Double { value * factor }
}

/// From words to units.
public enum UnitWord {
  /// Unit for a cell of a column of units: `Kilograms`, `lbs`, `% of predicted`, `pg/mL`; `nil` where it is none or
  /// could be two ("m" is metres in no file of weights).
  public static func unit(_ word: String) -> MeasureUnit? {
    var text = word.lowercased()
    text.removeAll { $0 == " " || $0 == "." || $0 == "(" || $0 == ")" || $0 == "[" || $0 == "]" }
    return words[text]
  }

  /// Unit that a header names: in brackets (`FVC (L)`), as its last word (`weight_kg`), or anywhere as a whole word.
  /// A header that names two units of one quantity is `nil`.
  public static func unit(inHeader header: String) -> MeasureUnit? {
    if let bracket = bracketed(header), let unit = unit(bracket) { return unit }
    let name = HeaderName.normalised(header)
    let parts = name.split(separator: "_").map(String.init)
    for length in [3, 2, 1] where parts.count > length {
      let tail = parts.suffix(length)
      // "pg_ml", "ng_ml", "ng_l"
      if length == 2, let unit = words[tail.joined(separator: "/")] { return unit }
      if length == 1, let last = tail.first, let unit = words[last] { return unit }
    }
    let found = Set(parts.filter { $0.count > 1 && $0 != "in" && $0 != "mo" }.compactMap { words[$0] })
    return found.count == 1 ? found.first : nil
  }

  private static func bracketed(_ header: String) -> String? {
    guard let open = header.lastIndex(where: { $0 == "(" || $0 == "[" }),
      let close = header[open...].firstIndex(where: { $0 == ")" || $0 == "]" })
    else { return nil }
    return String(header[header.index(after: open)..<close])
  }

  private static let words: [String: MeasureUnit] = {
    var words: [String: MeasureUnit] = [:]
    for (unit, line) in lines {
      for word in line.split(separator: " ") { words[String(word)] = unit }
    }
    return words
  }()

  private static let lines: [(MeasureUnit, String)] = [
    (.kilograms, "kg kgs kilogram kilograms kilo kilos kilogramos kilogrammes kilogramm"),
    (.pounds, "lb lbs pound pounds libras livres"),
    (.stones, "st stone stones"),
    (.centimetres, "cm cms centimeter centimeters centimetre centimetres centimetros zentimeter"),
    (.metres, "m meter meters metre metres metros"),
    (.inches, "in inch inches \" pulgadas"),
    (.feet, "ft feet foot"),
    (.litres, "l lt ltr liter liters litre litres litros litri"),
    (.millilitres, "ml milliliter milliliters millilitre millilitres mililitros cc"),
    (
      .percent,
      "% %pred %predicted pct percent perc percentage prozent pourcentage porcentaje percentuale pct_predicted"
        + " percentpredicted %ofpredicted %ofnormal pp ofnormal pred predicted"
    ),
    (.days, "d day days tage jours dias giorni dagen"),
    (.weeks, "w wk wks week weeks wochen semaines semanas settimane weken"),
    (.months, "mo mos month months monate mois meses mesi maanden"),
    (.years, "y yr yrs year years jahre ans annees anos anni jaar"),
    (.picogramsPerMillilitre, "pg/ml pg/cc ng/l pgml ngl"),
    (.nanogramsPerMillilitre, "ng/ml ngml ug/l µg/l μg/l mcg/l"),
  ]
}

/// In which of its three units a column of vital capacity is.
public enum VitalCapacityUnit: Sendable {
  /// Percent of predicted: 4–160.
  case percent
  /// Litres: 0.2–8.
  case litres
  /// Millilitres: 200–8,000.
  case millilitres

  /// The range of plausible values.
  public var range: ClosedRange<Double> {
    switch self {
    case .percent: 4...160
    case .litres: 0.2...8
    case .millilitres: 200...8_000
    }
  }

  /// The unit that at least 95 % of the values allow, or `nil` where none or two do: a column that mixes them is for a
  /// person to look at, and so is one of values from 4 to 8.
  ///
  /// - Complexity: O(*n*) in the number of values.
  public static func of(_ values: [Double]) -> VitalCapacityUnit? {
    guard !values.isEmpty else { return nil }
    func share(_ unit: VitalCapacityUnit) -> Double {
      Double(values.count { unit.range.contains($0) }) / Double(values.count)
    }
    let shares = [
      (VitalCapacityUnit.percent, share(.percent)), (.litres, share(.litres)), (.millilitres, share(.millilitres)),
    ]
    let fitting = shares.filter { $0.1 >= 0.95 }
    guard fitting.count == 1 else { return nil }
    return fitting[0].0
  }
}
