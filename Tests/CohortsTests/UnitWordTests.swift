import Cohorts
import Testing

@Suite("Units")
struct UnitWordTests {
  @Test(
    "words of a column of units",
    arguments: [
      ("kg", MeasureUnit.kilograms), ("Kilograms", .kilograms), ("Pounds", .pounds), ("lb", .pounds), ("lbs.", .pounds),
      ("cm", .centimetres), ("Centimeters", .centimetres), ("Inches", .inches), ("L", .litres), ("litres", .litres),
      ("Liters", .litres), ("ml", .millilitres), ("%", .percent), ("pct", .percent), ("% predicted", .percent),
      ("days", .days), ("weeks", .weeks), ("Months", .months), ("yrs", .years), ("pg/mL", .picogramsPerMillilitre),
      ("ng/L", .picogramsPerMillilitre), ("ng/mL", .nanogramsPerMillilitre), ("bpm", nil), ("", nil),
    ] as [(String, MeasureUnit?)])
  func words(_ word: String, _ unit: MeasureUnit?) { #expect(UnitWord.unit(word) == unit) }

  @Test(
    "units that headers name",
    arguments: [
      ("Weight (kg)", MeasureUnit.kilograms), ("weight_lbs", .pounds), ("weightAtDx_kg", .kilograms),
      ("FVC (L)", .litres),
      ("fvc_basal_ml", .millilitres), ("fvc_pct", .percent), ("FVC %", .percent), ("Subject_Liters_Trial_1", .litres),
      ("nfl_pg_ml", .picogramsPerMillilitre), ("NfL (ng/L)", .picogramsPerMillilitre), ("Height_cm", .centimetres),
      ("Disease duration (months)", .months), ("days_from_baseline", .days), ("age_years", .years), ("weight", nil),
      ("FVC", nil), ("Date in clinic", nil),
    ] as [(String, MeasureUnit?)])
  func headers(_ header: String, _ unit: MeasureUnit?) { #expect(UnitWord.unit(inHeader: header) == unit) }

  @Test("conversions by the international pound and inch, and by the month of 30.4375 days")
  func conversion() {
    #expect(abs(MeasureUnit.pounds.converted(150) - 68.0388555) < 1e-9)
    #expect(abs(MeasureUnit.inches.converted(70) - 177.8) < 1e-9)
    #expect(abs(MeasureUnit.days.converted(365.25) - 12) < 1e-12)
    #expect(abs(MeasureUnit.millilitres.converted(3250) - 3.25) < 1e-12)
    #expect(MeasureUnit.nanogramsPerMillilitre.converted(0.08) == 80)
    for unit in MeasureUnit.allCases {
      #expect(unit.canonical.factor == 1)
      #expect(unit.canonical.quantity == unit.quantity)
    }
  }

  @Test("a column of vital capacity is percent, litres or millilitres, or for a person to look at")
  func vitalCapacity() {
    #expect(VitalCapacityUnit.of([85, 72, 101, 44]) == .percent)
    #expect(VitalCapacityUnit.of([3.1, 2.2, 4.05, 0.9]) == .litres)
    #expect(VitalCapacityUnit.of([3_100, 2_250, 4_050]) == .millilitres)
    #expect(VitalCapacityUnit.of([3.1, 85, 2.2, 90]) == nil)
    #expect(VitalCapacityUnit.of([5, 6, 7]) == nil)
    #expect(VitalCapacityUnit.of([]) == nil)
  }
}
