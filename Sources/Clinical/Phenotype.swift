/// Clinical form of the disease as a clinician named it: the eight of the register of Piemonte and Valle d'Aosta, and
/// ALS with frontotemporal dementia. Never derived from scores.
///
/// Reference: Chiò et al., J Neurol Neurosurg Psychiatry 2011;82:740–746.
public enum Phenotype: Int8, CaseIterable, Sendable {
  /// Classic (Charcot).
  case classic = 0
  /// Bulbar.
  case bulbar
  /// Flail arm.
  case flailArm
  /// Flail leg.
  case flailLeg
  /// Predominantly upper motor neuron.
  case pyramidal
  /// Respiratory.
  case respiratory
  /// Pure lower motor neuron: progressive muscular atrophy.
  case pureLowerMotorNeuron
  /// Pure upper motor neuron: primary lateral sclerosis.
  case pureUpperMotorNeuron
  /// ALS with frontotemporal dementia, beside the eight.
  case withFTD

  /// "flail arm".
  public var label: String {
    switch self {
    case .classic: "classic"
    case .bulbar: "bulbar"
    case .flailArm: "flail arm"
    case .flailLeg: "flail leg"
    case .pyramidal: "pyramidal"
    case .respiratory: "respiratory"
    case .pureLowerMotorNeuron: "pure LMN (PMA)"
    case .pureUpperMotorNeuron: "pure UMN (PLS)"
    case .withFTD: "ALS-FTD"
    }
  }

  /// A form as files write it: "Flail arm", "flailLeg", "PMA", "UMN-predominant", "ALS/FTD". `nil` if it cannot be read,
  /// also for "ALS" alone, which may or may not include the others, and for "LMN-predominant", which is none of them.
  public init?(words: some Sequence<UInt8>) {
    // Letters only, so that "flail-arm", "Flail Arm" and "flailArm" are one word.
    let letters = words.lazy.map { $0 | 0x20 }.filter { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
    guard let form = Phenotype.words[String(decoding: Array(letters), as: UTF8.self)] else { return nil }
    self = form
  }

  private static let words: [String: Phenotype] = {
    let lists: [(Phenotype, String)] = [
      (.classic, "classic classical classicals classicalals typical typicalals charcot clasica classica klassisch"),
      (.bulbar, "bulbar bulbarals pbp progressivebulbarpalsy bulbarpalsy"),
      (
        .flailArm,
        "flailarm flailarms flailarmsyndrome vulpianbernhardt vulpianbernhardtsyndrome brachialamyotrophicdiplegia"
      ),
      (.flailLeg, "flailleg flaillegs flaillegsyndrome pseudopolyneuritic pseudopolyneuriticals"),
      (
        .pyramidal,
        "pyramidal pyramidalals umnpredominant umnpredominantals uppermotorneuronpredominant predominantumn umnp"
      ),
      (.respiratory, "respiratory respiratoryals respiratoryonset"),
      (
        .pureLowerMotorNeuron,
        "pma plmn purelmn purelowermotorneuron progressivemuscularatrophy progressivemuscleatrophy"
      ),
      (.pureUpperMotorNeuron, "pls pumn pureumn pureuppermotorneuron primarylateralsclerosis"),
      (.withFTD, "alsftd ftdals alswithftd alsandftd alsbvftd"),
    ]
    var words: [String: Phenotype] = [:]
    for (form, list) in lists {
      for word in list.split(separator: " ") { words[String(word)] = form }
    }
    return words
  }()
}
