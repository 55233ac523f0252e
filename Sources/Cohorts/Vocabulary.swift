public import Clinical

/// The words that the reader understands. Comparison is by the word in lower case, accents and punctuation folded.
public enum Vocabulary {
  /// Words that mean "missing", in any case. Numbers such as 99, 999 or −1 are never silently missing.
  public static let missingWords: [String] = [
    "", ".", "na", "n/a", "<na>", "nan", "null", "none given", "missing", "unknown", "not applicable", "not available",
    "not done", "n/d", "nd", "-", "--", "?", "unk",
  ]

  /// Site of onset for a word of the file, or `nil`: words are never guessed.
  public static func siteOfOnset(_ word: String) -> SiteOfOnset? { sites[folded(word)] }

  /// Sex for a word of the file; numeric codes are not words.
  public static func sex(_ word: String) -> Sex? {
    switch folded(word) {
    case "f", "female", "woman", "w", "weiblich", "frau", "mujer", "femenino", "femme", "feminin", "femmina", "donna",
      "vrouw", "feminino", "mulher", "girl":
      .female
    case "m", "male", "man", "mann", "maennlich", "mannlich", "hombre", "masculino", "homme", "masculin", "maschio",
      "uomo", "homem", "boy":
      .male
    default: nil
    }
  }

  /// Yes or no.
  public static func yesNo(_ word: String) -> Bool? {
    switch folded(word) {
    case "yes", "y", "true", "t", "1", "1 0", "ja", "j", "si", "s", "oui", "sim", "checked", "x": true
    case "no", "n", "false", "f", "0", "0 0", "nein", "non", "nao", "nee", "unchecked": false
    default: nil
    }
  }

  /// Whether somebody died.
  static func died(_ word: String) -> Bool? {
    switch folded(word) {
    case "dead", "deceased", "died", "death", "muerto", "decede", "verstorben", "deceduto": true
    case "alive", "living", "vivo", "vivant", "lebend", "censored": false
    default: yesNo(word)
    }
  }

  /// Whether a mutation was found; "not tested" is neither.
  static func mutationFound(_ word: String) -> Bool? {
    switch folded(word) {
    case "positive", "pos", "expansion", "expanded", "mutated", "mutation", "carrier", "present", "alterado",
      "detected",
      "pathogenic", "abnormal":
      true
    case "negative", "neg", "normal", "no expansion", "wild type", "wildtype", "wt", "non carrier", "noncarrier",
      "absent",
      "not detected", "not expanded":
      false
    default: yesNo(word)
    }
  }

  /// Lower case, accents folded, everything but letters and digits a single space.
  static func folded(_ word: String) -> String {
    HeaderName.normalised(word.lowercased()).split(separator: "_").joined(separator: " ")
  }

  private static let sites: [String: SiteOfOnset] = {
    var sites: [String: SiteOfOnset] = [:]
    for (site, words) in siteWords {
      for word in words {
        sites[word] = site
        // "bulbar onset", "onset: bulbar" and "ELA bulbar" say the same as "bulbar".
        for form in ["\(word) onset", "onset \(word)", "ela \(word)", "als \(word)", "\(word) als"] {
          sites[form] = site
        }
      }
    }
    return sites
  }()

  private static let siteWords: [(SiteOfOnset, [String])] = [
    (
      .bulbar,
      [
        "bulbar", "bulba", "bulber", "bulb", "bulbaire", "bulbare", "bulbaer", "pbp", "progressive bulbar palsy",
        "bulbar speech", "bulbar swallowing", "speech", "swallowing", "dysarthria", "dysphagia", "tongue",
      ]
    ),
    (
      .upperLimb,
      [
        "upper limb", "upper limbs", "upper extremity", "upper extremities", "ul", "arm", "arms", "hand", "hands",
        "cervical",
        "flail arm", "left arm", "right arm", "left hand", "right hand", "left upper limb", "right upper limb",
        "left upper extremity", "right upper extremity", "membre superieur", "membre superieur distal",
        "membre superieur proximal", "membres superieurs", "arto superiore", "miembro superior", "obere extremitaet",
        "obere extremitat", "limb upper", "upperlimb",
      ]
    ),
    (
      .lowerLimb,
      [
        "lower limb", "lower limbs", "lower extremity", "lower extremities", "ll", "leg", "legs", "foot", "feet",
        "lumbar",
        "lumbosacral", "flail leg", "left leg", "right leg", "left foot", "right foot", "left lower limb",
        "right lower limb", "left lower extremity", "right lower extremity", "membre inferieur",
        "membre inferieur distal",
        "membre inferieur proximal", "membres inferieurs", "arto inferiore", "miembro inferior", "untere extremitaet",
        "untere extremitat", "limb lower", "lowerlimb",
      ]
    ),
    (
      .limb,
      [
        "limb", "limbs", "spinal", "spine", "extremity", "extremities", "espinal", "spinale", "limb spinal",
        "spinal limb",
        "hemiplegic", "monomelic", "medular",
      ]
    ),
    (.axial, ["axial", "trunk", "neck", "axial limb", "back", "tronc", "tronco", "truncal", "thoracic axial"]),
    (
      .respiratory,
      [
        "respiratory", "thoracic", "thoracic respiratory", "respiratoire", "respiratoria", "respiratorio",
        "respiratorisch",
        "resp", "breathing", "dyspnea", "dyspnoea",
      ]
    ),
    (
      .cognitive,
      [
        "cognitive", "ftd", "cognition", "behavioural", "behavioral", "cognitive behavioural", "cognitive behavioral",
        "dementia", "als ftd",
      ]
    ),
    (
      .generalised,
      [
        "generalised", "generalized", "mixed", "limb and bulbar", "bulbar and limb", "bulbar limb", "limb bulbar",
        "bulbar and spinal", "spinal and bulbar", "bulbar spinal", "upper and lower limbs", "upper and lower limb",
        "axial and limb", "multiple", "multifocal", "diffuse", "generalisee", "generalizada",
      ]
    ),
    (.other, ["other", "otro", "otra", "autre", "andere", "altro", "other region"]),
  ]
}
