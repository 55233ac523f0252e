import Glibc

/// Made-up survival of patients: months to death, censored at administrative ends, and eight covariates. No real patient;
/// the same seed gives the same bytes.
struct SurvivalFile {
  private(set) var bytes: [UInt8] = Array(
    "time,event,arm,age,male,bulbar,resp_onset,pre_slope,riluzole,c9orf72\n".utf8)
  private var random: UInt64 = 20_251_126

  /// A file of so many patients.
  init(patients: Int) {
    bytes.reserveCapacity(patients * 40)
    for _ in 0..<patients { append() }
  }

  private mutating func append() {
    let flags = [0.5, 0.56, 0.28, 0.04, 0.72, 0.08].map { uniform() < $0 ? 1.0 : 0 }
    let age = Double(30 + Int(uniform() * 55))
    let before = 0.1 + 1.5 * uniform() * uniform()
    let hazard =
      0.02
      * exp(-0.2 * flags[0] + 0.02 * (age - 60) + 0.3 * flags[2] + 0.5 * flags[3] + 0.8 * before - 0.2 * flags[4])
    let death = -log(1 - uniform()) / hazard
    let end = 6 + 42 * uniform()
    let tenths = max(1, Int(min(death, end) * 10))
    bytes += "\(tenths / 10).\(tenths % 10),\(death <= end ? 1 : 0),\(Int(flags[0])),\(Int(age)),".utf8
    bytes += "\(Int(flags[1])),\(Int(flags[2])),\(Int(flags[3])),".utf8
    let hundredths = Int(before * 100)
    bytes += "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100),".utf8
    bytes += "\(Int(flags[4])),\(Int(flags[5]))\n".utf8
  }

  // SplitMix64.
  private mutating func uniform() -> Double {
    random &+= 0x9E37_79B9_7F4A_7C15
    var bits = random
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ bits >> 31) >> 11) * 0x1p-53
  }
}
