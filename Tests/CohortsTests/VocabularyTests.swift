import CSV
import Clinical
import Testing

@testable import Cohorts

@Suite("Words of cells")
struct VocabularyTests {
  @Test(
    "words for the site of onset that registers write",
    arguments: [
      ("Onset: Limb and Bulbar", SiteOfOnset.generalised), ("Onset: Spine", .limb), ("bulbar_speech", .bulbar),
      ("bulbar_swallowing", .bulbar), ("upper_extremity", .upperLimb), ("lower_extremity", .lowerLimb),
      ("Axial and Limb", .generalised), ("Bulbar and Limb", .generalised), ("ELA Respiratoria", .respiratory),
      ("Parálisis bulbar progresiva", .bulbar), ("Monomiélica", .limb), ("Hemipléjica (Mills)", .limb),
      ("membre supérieur distal D", .upperLimb), ("membre inférieur proximal G", .lowerLimb),
      ("Membre inférieur distal Bilat", .lowerLimb), ("right hand", .upperLimb), ("flail arm", .upperLimb),
      ("Thoracic", .respiratory), ("bulbar, spinal", .generalised), ("bulba", .bulbar), ("PBP", .bulbar),
      ("cervical", .upperLimb), ("lumbar", .lowerLimb), ("arm and hand", .upperLimb),
    ])
  func sites(_ word: String, _ site: SiteOfOnset) { #expect(Vocabulary.siteOfOnset(word) == site) }

  @Test(
    "a list with a word that is no site is none",
    arguments: ["Bulbar and PEN", "arm and", "left", "1", "B", "limb?bulbar?x"])
  func noSites(_ word: String) { #expect(Vocabulary.siteOfOnset(word) == nil) }

  @Test(
    "sex in eight languages; codes are no words",
    arguments: [
      ("Hombre", Sex.male), ("Mujer", .female), ("Man", .male), ("Woman", .female), ("weiblich", .female),
      ("männlich", .male), ("Femme", .female), ("Homme", .male), ("Maschio", .male), ("Femmina", .female),
      ("Vrouw", .female), ("Masculino", .male), ("Feminino", .female), ("dona", .female), ("f", .female), ("M", .male),
      ("1", nil), ("2", nil), ("0", nil), ("unknown", nil),
    ] as [(String, Sex?)])
  func sex(_ word: String, _ sex: Sex?) { #expect(Vocabulary.sex(word) == sex) }

  @Test(
    "yes and no",
    arguments: [
      ("Yes", true), ("y", true), ("TRUE", true), ("Checked", true), ("1.0", true), ("sí", true), ("Oui", true),
      ("ja", true), ("sim", true), ("no", false), ("Unchecked", false), ("nein", false), ("não", false), ("non", false),
      ("nee", false), ("FALSE", false), ("2", nil), ("90", nil), ("unknown", nil), ("maybe", nil),
    ] as [(String, Bool?)])
  func yesNo(_ word: String, _ answer: Bool?) { #expect(Vocabulary.yesNo(word) == answer) }

  @Test(
    "dead or alive; lost and withdrawn are neither",
    arguments: [
      ("Deceased", true), ("Alive", false), ("Dead", true), ("exitus", true), ("fallecido", true), ("décédé", true),
      ("verstorben", true), ("vivo", false), ("lebend", false), ("lost to follow-up", nil), ("withdrawn", nil),
      ("Yes", true), ("No", false),
    ] as [(String, Bool?)])
  func died(_ word: String, _ answer: Bool?) { #expect(Vocabulary.died(word) == answer) }

  @Test(
    "a mutation is found, not found, or neither: not tested is never negative",
    arguments: [
      ("Positive", true), ("Negative", false), ("expansion", true), ("Alterado", true), ("Normal", false),
      ("c.281G>T (p.(Gly94Val))", true), ("c.1529A>G", true), ("p.(Ala5Val)", true), ("NM_000454.5:c.272A>C", true),
      ("A5V", true), ("D90A", true), ("Gly94Val", true), ("R521H", true), ("c.435=", nil), ("not tested", nil),
      ("ND", nil),
      ("not done", nil), ("NS/NC", nil), ("VUS", nil), ("intermediate", nil), ("pending", nil), ("wild type", false),
      ("Yes", true), ("No", false), ("carrier", true), ("no expansion", false), ("35", nil), ("SOD1", nil), ("T2", nil),
    ] as [(String, Bool?)])
  func mutation(_ word: String, _ answer: Bool?) { #expect(Vocabulary.mutationFound(word) == answer) }

  @Test(
    "El Escorial categories",
    arguments: [
      ("Definite", ElEscorialCategory.definite), ("Definitive", .definite), ("Clinically definite ALS", .definite),
      ("Probable", .probable), ("Probable laboratory-supported", .probableLaboratorySupported),
      ("PLS", .probableLaboratorySupported),
      ("Prob-lab", .probableLaboratorySupported), ("Laboratory supported", .probableLaboratorySupported),
      ("Clinically probable - Laboratory supported", .probableLaboratorySupported), ("Possible", .possible),
      ("Suspected", .suspected), ("ELA posible", .possible), ("wahrscheinlich", .probable), ("1", nil),
      ("Not ALS", nil),
      ("probable or possible", nil), ("", nil), ("lab", nil),
    ] as [(String, ElEscorialCategory?)])
  func elEscorial(_ word: String, _ category: ElEscorialCategory?) { #expect(Vocabulary.elEscorial(word) == category) }

  @Test(
    "events",
    arguments: [
      ("NIV", ClinicalEvent.nonInvasiveVentilation), ("PEG", .gastrostomy), ("DEATH", .death),
      ("NONE", ClinicalEvent.none),
      ("Tracheostomy", .tracheostomy), ("1", nil), ("other", nil),
    ] as [(String, ClinicalEvent?)])
  func events(_ word: String, _ event: ClinicalEvent?) { #expect(Vocabulary.event(word) == event) }

  @Test(
    "riluzole",
    arguments: [("Yes", true), ("Rilutek", true), ("No", false), ("never", false), ("stopped", nil), ("50 mg", nil)]
      as [(String, Bool?)])
  func riluzole(_ word: String, _ answer: Bool?) { #expect(Vocabulary.usesRiluzole(word) == answer) }

  @Test("every spelling of missing that was seen in real files is on the list, and the answer none is not")
  func missing() {
    let seen = [
      "", ".", "na", "n/a", "missing", "unknown", "not applicable", "n/d", "nd", "x.xx", "nan", "not done", "null", "-",
      "?",
    ]
    for word in seen { #expect(Vocabulary.missingWords.contains(word), "\(word)") }
    #expect(!Vocabulary.missingWords.contains("none"))
    #expect(Vocabulary.missingWords.allSatisfy { Double($0) == nil || $0 == "nan" || $0 == "-nan" })
    #expect(Set(Vocabulary.missingWords).count == Vocabulary.missingWords.count)
    #expect(Vocabulary.missingWords.allSatisfy { $0 == $0.lowercased() })
    #expect(Vocabulary.missingWordList.allSatisfy { !$0.reason.isEmpty })
  }

  @Test("98, 99, 90, 999 and −1 are missing only where they cannot be an answer")
  func sentinels() {
    for number in [98.0, 99, 90, 999, -1, -9, -99, 9999] {
      #expect(Sentinel.isMissing(number, range: 0...4))
      #expect(Sentinel.isMissing(number, range: 0...48))
      #expect(!Sentinel.isMissing(number, range: nil))
    }
    #expect(!Sentinel.isMissing(98, range: 10...110))
    #expect(!Sentinel.isMissing(99, range: 4...150))
    #expect(Sentinel.isMissing(999, range: 4...150))
    #expect(!Sentinel.isMissing(-1, range: -5...48))
    #expect(!Sentinel.isMissing(5, range: 0...4))
    #expect(!Sentinel.isMissing(3, range: 0...4))
    #expect(Sentinel.days.contains(DateField.dayNumber(year: 1900, month: 1, day: 1)))
    #expect(Sentinel.days.contains(DateField.dayNumber(year: 9999, month: 12, day: 30)))
    #expect(!Sentinel.days.contains(DateField.dayNumber(year: 1900, month: 1, day: 2)))
  }
}
