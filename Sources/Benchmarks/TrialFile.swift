import Glibc

/// A file of a made-up trial in a usual shape: 20 columns, ten visits a patient within a year of entry, facts of the
/// patient in every row, a recorded total and four domains. No real patient; the same seed gives the same bytes.
struct TrialFile {
  private(set) var bytes: [UInt8] = []
  private var random: UInt64 = 20_250_611

  /// Visits of each patient.
  static let visits = 10

  /// A file of so many patients.
  init(patients: Int) {
    bytes.reserveCapacity(patients * TrialFile.visits * 90)
    bytes +=
      "patient_id,visit,months,arm,site,age,sex,onset,diag_delay,riluzole,c9orf72,kings_stage,pre_slope,speed,bulbar,fine_motor,gross_motor,respiratory,alsfrs_total,fvc_pct\n"
      .utf8
    for patient in 1...patients { append(patient) }
  }

  private mutating func append(_ patient: Int) {
    let latent = normal()
    let isBulbar = uniform() < 0.28
    let isRespiratory = !isBulbar && uniform() < 0.04
    let before = exp(-0.45 + 0.55 * latent + (isBulbar ? 0.15 : 0) + 0.25 * normal())
    // The class is that of the figure as it is written.
    let rate = Int((before * 10_000).rounded())
    let speed = rate < 5_000 ? "slow" : rate <= 10_000 ? "intermediate" : "fast"
    let delay = exp(2.3 + 0.6 * normal())
    let entry = min(max(48 - before * delay * 0.75 + 2 * normal(), 18), 47)
    let stage = min(max(1 + Int((47 - entry) / 7), 1), 4)
    let isTreated = uniform() < 0.5
    let slope = -exp(-0.35 + 0.5 * latent) + 0.12 * normal() + (isTreated ? 0.15 : 0)
    var facts = "\(isTreated ? "msc" : "control"),S\(padded(1 + Int(uniform() * 60), 2)),"
    facts += decimal(min(max(61 + 11 * normal(), 22), 90), 1)
    facts += uniform() < 0.56 ? ",M," : ",F,"
    facts += isBulbar ? "bulbar," : isRespiratory ? "respiratory," : "spinal,"
    facts += decimal(delay, 1) + (uniform() < 0.72 ? ",1," : ",0,") + (uniform() < 0.08 ? "1," : "0,")
    facts += "\(stage),\(rate / 10_000).\(padded(rate % 10_000, 4)),\(speed),"
    for visit in 0..<TrialFile.visits {
      let months = visit == 0 ? 0 : Double(visit) * 1.3 + 0.5 * (uniform() - 0.5)
      let total = Int(min(max((entry + slope * months + 1.3 * normal()).rounded(), 0), 48))
      bytes += "P\(padded(patient, 6)),\(visit + 1),\(decimal(months, 2)),\(facts)".utf8
      var rest = total
      for domain in 0..<4 {
        let share = domain == 3 ? rest : min(12, max(rest - 12 * (3 - domain), (rest + 3 - domain) / (4 - domain)))
        rest -= share
        bytes += "\(share),".utf8
      }
      let capacity = 95 + 1.1 * (entry - 40) + 2.2 * slope * months + 5 * normal()
      bytes += "\(total),\(decimal(min(max(capacity, 12), 140), 1))\n".utf8
    }
  }

  // SplitMix64 (G. Steele et al., OOPSLA 2014).
  private mutating func uniform() -> Double {
    random &+= 0x9E37_79B9_7F4A_7C15
    var bits = random
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ bits >> 31) >> 11) * 0x1p-53
  }

  // Box and Muller, one of the pair.
  private mutating func normal() -> Double { sqrt(-2 * log(1 - uniform())) * cos(2 * .pi * uniform()) }

  private func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  private func decimal(_ value: Double, _ digits: Int) -> String {
    let scale = digits == 1 ? 10 : 100
    let scaled = Int((abs(value) * Double(scale)).rounded())
    return "\(value < 0 && scaled > 0 ? "-" : "")\(scaled / scale).\(padded(scaled % scale, digits))"
  }
}
