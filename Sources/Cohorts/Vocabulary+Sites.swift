import Clinical

/// Words for the site of onset.
extension Vocabulary {
  /// Words that say which side or end of a limb, and nothing about the site.
  static let sideWords: Set<String> = [
    "left", "right", "both", "bilateral", "bilat", "distal", "proximal", "unilateral", "droit", "droite", "gauche",
    "d", "g", "izquierda", "izquierdo", "derecha", "derecho", "destro", "destra", "sinistro", "sinistra", "links",
    "rechts", "linker", "rechter", "direito", "direita", "esquerdo", "esquerda", "dominant",
  ]

  /// Site of the parts of a list ("Bulbar/Limb", "arm and leg"): their site if they agree, several regions if not.
  static func siteOfList(_ folded: String) -> SiteOfOnset? {
    let links: Set = ["and", "y", "e", "et", "und", "en", "or", "plus", "with"]
    let parts = folded.split(separator: " ").map(String.init).split { links.contains($0) }
    guard parts.count > 1 else { return nil }
    var found: Set<SiteOfOnset> = []
    for part in parts {
      guard let site = sites[part.joined(separator: " ")] else { return nil }
      found.insert(site)
    }
    return found.count == 1 ? found.first : .generalised
  }

  static let sites: [String: SiteOfOnset] = {
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
        "bulbar speech", "bulbar swallowing", "progressive bulbar paralysis", "paralisis bulbar progresiva",
        "paralysie bulbaire progressive", "bulbaer beginnend", "bulbair", "speech", "swallowing", "dysarthria",
        "dysphagia", "tongue",
      ]
    ),
    (
      .upperLimb,
      [
        "upper limb", "upper limbs", "upper extremity", "upper extremities", "ul", "arm", "arms", "hand", "hands",
        "cervical",
        "flail arm", "flail arm syndrome", "brazo", "mano", "bras", "main", "braccio", "hand arm", "schulter",
        "shoulder", "membro superior", "bovenste ledematen", "superior", "extremidad superior", "left arm", "right arm",
        "left hand", "right hand", "left upper limb", "right upper limb",
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
        "lumbosacral", "flail leg", "flail leg syndrome", "pierna", "pie", "jambe", "pied", "gamba", "piede", "bein",
        "fuss", "been", "voet", "membro inferior", "onderste ledematen", "inferior", "extremidad inferior", "left leg",
        "right leg", "left foot", "right foot", "left lower limb",
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
        "hemiplegic", "monomelic", "medular", "monomielica", "hemiplejica", "hemiplejica mills", "pseudopolineuritica",
        "pseudopolyneuritic", "spinaal", "medullaire", "extremitaet", "extremitat", "extremidad", "membre", "arto",
      ]
    ),
    (.axial, ["axial", "trunk", "neck", "axial limb", "back", "tronc", "tronco", "truncal", "thoracic axial"]),
    (
      .respiratory,
      [
        "respiratory", "thoracic", "thoracic respiratory", "respiratoire", "respiratoria", "respiratorio",
        "respiratorisch",
        "resp", "breathing", "dyspnea", "dyspnoea", "respiratoir",
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
