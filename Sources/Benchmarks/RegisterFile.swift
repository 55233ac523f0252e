import Glibc

/// A made-up register with one row a patient: twelve items of the ALSFRS-R and the facts that risk models ask for. No
/// real patient; the same seed gives the same bytes.
struct RegisterFile {
  private(set) var bytes: [UInt8] = []
  private var random: UInt64 = 20_260_115

  /// A file of so many patients.
  init(patients: Int) {
    bytes.reserveCapacity(patients * 100)
    bytes += "patient_id,onset_site,age,sex,months_since_onset,diagnostic_delay_months,fvc,el_escorial,ftd,c9orf72".utf8
    for item in 1...12 { bytes += (item == 5 ? ",q5a" : ",q\(item)").utf8 }
    bytes += "\n".utf8
    for patient in 1...patients { append(patient) }
  }

  private mutating func append(_ patient: Int) {
    number(patient)
    word(["bulbar", "upper limb", "lower limb", "respiratory"][pick(4)])
    comma(25 + pick(60))
    word(pick(2) == 0 ? "F" : "M")
    let delay = 1 + pick(30)
    comma(delay + pick(40))
    comma(delay)
    comma(40 + pick(80))
    word(["definite", "probable", "possible"][pick(3)])
    comma(pick(10) == 0 ? 1 : 0)
    comma(pick(12) == 0 ? 1 : 0)
    let loss = pick(5)
    for _ in 1...12 { comma(max(0, 4 - pick(loss + 1))) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func word(_ text: String) {
    bytes.append(UInt8(ascii: ","))
    bytes += text.utf8
  }

  private mutating func comma(_ value: Int) {
    bytes.append(UInt8(ascii: ","))
    number(value)
  }

  private mutating func number(_ value: Int) { bytes += String(value).utf8 }

  // SplitMix64 (G. Steele et al., OOPSLA 2014).
  private mutating func pick(_ count: Int) -> Int {
    random &+= 0x9E37_79B9_7F4A_7C15
    var bits = random
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ bits >> 31) >> 33) % count
  }
}
