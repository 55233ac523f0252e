/// The words of a header with languages, abbreviations and typing errors taken out: `fecha_de_diagnostico`, `date_dx`,
/// `diagdt` and `Diagnosedatum` are all {date, diagnosis}.
struct HeaderWords: Equatable {
  /// The meanings, each once, without filler words and numbers. A word that is not known stands for itself, and no
  /// phrase accepts it.
  let meanings: Set<String>

  /// The words of a normalised header (`HeaderName`).
  init(normalised name: String) {
    let written = Self.written(name.split(separator: "_").map(String.init).filter { !$0.allSatisfy(\.isNumber) })
    var found: [String] = []
    var index = 0
    while index < written.count {
      let word = written[index]
      // "BiPAP", "NfL" and "PEGinserted" are cut in the wrong place by their capitals.
      if index + 1 < written.count, !Self.isKnown(word), let whole = Self.known(word + written[index + 1]) {
        found += whole
        index += 2
        continue
      }
      switch word {
      // "Data visita" is a date in three languages, "fvc_data" is data in English.
      case "data" where index > 0: found.append("data")
      // "Patient no" is a number, "idade no início" is Portuguese.
      case "no" where index > 0 && index + 1 < written.count && written[index + 1].hasPrefix("invas"):
        found.append("non")
      case "no" where index > 0 && index + 1 < written.count: break
      default: found += Self.known(word) ?? [word]
      }
      index += 1
    }
    Self.join(&found)
    meanings = Set(found.filter { !$0.isEmpty && !Self.filler.contains($0) })
  }

  /// The words without the answers that a header lists, and with the names that capitals have cut.
  private static func written(_ words: [String]) -> [String] {
    var words = withoutAnswers(words)
    for (sequence, name) in cutNames {
      if let start = words.indices.first(where: { words[$0...].starts(with: sequence) }) {
        words.replaceSubrange(start..<start + sequence.count, with: [name])
      }
    }
    return words
  }

  private static let cutNames: [([String], String)] = [
    (["mi", "to", "s"], "mitos"), (["mito", "s"], "mitos"), (["milano", "torino"], "mitos"), (["w", "o"], "without"),
    (["n", "no"], "no"),
  ]

  /// The words without the answers that a header lists: "(yes/no)", "(M/F)".
  private static func withoutAnswers(_ words: [String]) -> [String] {
    var words = words
    for pair in answers {
      while let start = words.indices.first(where: {
        $0 > 0 && $0 + 1 < words.count && words[$0] == pair[0] && words[$0 + 1] == pair[1]
      }) {
        words.removeSubrange(start...start + 1)
      }
    }
    return words
  }

  private static let answers = [
    "yes no", "no yes", "y n", "pos neg", "positive negative", "ja nein", "si no", "oui non", "sim nao", "m f", "f m",
    "male female",
  ]
  .map(words)

  private static func isKnown(_ word: String) -> Bool { vocabulary[word] != nil || filler.contains(word) }

  /// The meanings of one word: known, or put together of known words ("patientennummer", "onsetdt").
  private static func known(_ word: String) -> [String]? {
    if let known = vocabulary[word] { return known }
    if filler.contains(word) { return [] }
    // French, Catalan and Italian run an article into the word: "d'inici", "all'esordio".
    for article in ["dell", "all", "d", "l"] where word.hasPrefix(article) {
      if let known = vocabulary[String(word.dropFirst(article.count))] { return known }
    }
    let plain = word.drop(while: \.isNumber)
    if plain.count < word.count, let known = vocabulary[String(plain)] { return known }
    // "fvc2", "site2"
    let letters = word.prefix { !$0.isNumber }
    if letters.count > 2, word.dropFirst(letters.count).allSatisfy(\.isNumber), let known = vocabulary[String(letters)]
    {
      return known
    }
    return parts(of: Array(word.utf8))
  }

  /// A word cut into known words of two letters or more, as few as possible; `nil` if letters are left over.
  private static func parts(of word: [UInt8]) -> [String]? {
    guard (4...32).contains(word.count) else { return nil }
    var best: [[String]?] = Array(repeating: nil, count: word.count + 1)
    var cuts = Array(repeating: Int.max, count: word.count + 1)
    best[0] = []
    cuts[0] = 0
    for end in 2...word.count {
      for start in 0...(end - 2) where cuts[start] < Int.max && cuts[start] + 1 < cuts[end] {
        let piece = String(decoding: word[start..<end], as: UTF8.self)
        // Two letters are a piece only at an end ("dt", "dx", "id") or as "of" and "at".
        let isLink = ["of", "at", "into", "id"].contains(piece)
        guard end - start > 2 || end == word.count || isLink else { continue }
        let meaning = vocabulary[piece] ?? (isLink || end - start > 3 && filler.contains(piece) ? [] : nil)
        guard let meaning, let before = best[start] else { continue }
        best[end] = before + meaning
        cuts[end] = cuts[start] + 1
      }
    }
    return best[word.count]
  }

  /// Words that mean something together: "non invasive ventilation", "forced vital capacity", "ALS FRS R".
  private static func join(_ words: inout [String]) {
    for (sequence, meaning) in sequences {
      guard words.count >= sequence.count else { continue }
      var start = 0
      while start + sequence.count <= words.count {
        if Array(words[start..<start + sequence.count]) == sequence {
          words.replaceSubrange(start..<start + sequence.count, with: meaning)
        }
        start += 1
      }
    }
  }

  private static let sequences: [([String], [String])] = sequenceLines.map { (words($0.0), words($0.1)) }

  private static func words(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }

  private static let sequenceLines: [(String, String)] = [
    ("als frs r", "alsfrsr"), ("als frs", "alsfrs"), ("alsfrs r", "alsfrsr"), ("frs r", "alsfrsr"),
    ("r alsfrs", "alsfrsr"), ("el escorial", "elescorial"), ("non invasive ventilation", "niv"),
    ("noninvasive ventilation", "niv"), ("ventilation non invasive", "niv"), ("forced vital capacity", "fvc"),
    ("slow vital capacity", "svc"), ("vital capacity", "vc"), ("capacity vital forced", "fvc"),
    ("capacity vital slow", "svc"),
    ("capacity vital", "vc"), ("kings college", "kings"), ("body mass baseline", "bmi"), ("body mass", "bmi"),
    ("feeding tube", "gastrostomy"), ("king s", "kings"), ("mi to s", "mitos"), ("mito s", "mitos"),
    ("follow up", "followup"), ("neuro filament", "nfl"), ("neurofilament light chain", "nfl"),
    ("neurofilament light", "nfl"), ("c9 orf72", "c9orf72"), ("tdp 43", "tardbp"), ("known alive", "contact"),
    ("onset 2 diagnosis", "onset diagnosis"), ("before onset", "premorbid"), ("pre onset", "premorbid"),
    ("pre morbid", "premorbid"), ("first visit", "entry"), ("body weight", "weight"),
    ("day disease", "day since onset"),
    ("last known alive", "last contact"),
  ]

  /// Words that say nothing about which column it is.
  private static let filler = Set(
    words(
      """
      of at the de del della dei delle dello di da do dos das du des la le les el los las der die das des dem den
      von van het een am bei beim zum zur im al alla allo au aux a en em in on by for and y et und e no nel is was
      had current currently actual actuel aktuell reported recorded calculated crf medical all any ever gt bij als ela sla
      mnd patients value val yn to s as ge source ne external into or yes biological corporeo corporal corporel con avec mit com per planned
      """))

  private static let vocabulary: [String: [String]] = {
    var words: [String: [String]] = [:]
    for line in vocabularyLines {
      let meaning = line.0.split(separator: " ").map(String.init)
      words[line.0] = meaning
      for word in line.1.split(separator: " ") { words[String(word)] = meaning }
    }
    return words
  }()

  /// Meaning ← spellings: English, Spanish, Catalan, French, Italian, German, Portuguese, Dutch; abbreviations of
  /// NeuroBANK, MOVR, CDISC and REDCap forms; typing errors that real headers have.
  private static let vocabularyLines: [(String, String)] = [
    ("date", "dt dtc fecha data datum datetime dates"),
    ("birth", "born brth nacimiento naixement naissance nascita nascimento geburt geburts geboorte"),
    ("birth date", "dob birthdate geburtsdatum geboortedatum brthdt brthdtc"),
    ("onset", "onst onsets debut inicio inici esordio beginn beginns begin beginning aanvang inizio"),
    ("symptom", "symptoms sintomas sintoma simptomes sintomi symptomes symptome symptomen symptomatic klachten sx"),
    ("first symptom", "erstsymptom erstsymptome erstsymptomatik"),
    (
      "diagnosis",
      "diag dx diagnostic diagnostico diagnose diagnosi diagnosed diagnostique diagnoses diagnosealter"
    ),
    (
      "death",
      "died dead deceased dth decease muerte mort deces decede decesso morte tod todes overlijden overlijdens exitus obito defuncion fallecimiento fallecido sterbe verstorben"
    ),
    ("death date", "dod todesdatum sterbedatum"),
    ("alive", "living vivo vivant"),
    ("age", "edad edat alter eta idade leeftijd ages"),
    ("sex", "gender sexo sexe sesso geschlecht geslacht genero"),
    (
      "visit",
      "visita visite visiten besuch besuchs bezoek encounter encnt assessment evaluation evaluacion exam examination untersuchung untersuchungs kontrolle consulta consultation visitdate consult assessed clinic avaliacao valutazione evaluatie"
    ),
    ("visit date", "visitdate"),
    (
      "site",
      "region regio location locations lieu sitio sede ort localisation localizacion localizzazione lugar local plaats area anatomical level motor affected regiao"
    ),
    ("form", "forma forme type tipo typ"),
    ("side", "laterality lateralidad lato lado cote seite"),
    ("body", ""),
    ("first", "1st primera primer primeros premier premiers premiere primo prima primi eerste erste fst initial"),
    ("last", "latest ultimo ultima derniere dernier letzte letzter letztes laatste lst"),
    ("last followup", "lfu"), ("followup", "fu fup seguimiento suivi"),
    ("contact", "seen contacto contatto contato kontakt"),
    ("transfer", ""),
    (
      "tracheostomy",
      "tracheotomy trach trch trache traqueostomia traqueotomia tracheotomie tracheostomia tracheostomie tracheotomia tracheo traq"
    ),
    ("niv", "bipap nippv vmni vni nimv nivent"),
    ("ventilation", "ventialtion ventillation ventilacion ventilazione ventilatie vent ventilacio ventilacao"),
    ("invasive", "invasiva"),
    ("pav", "22h 23h 22hr 23hr"),
    ("gastrostomy", "gastrostomia gastrostomie peg rig pegj gast gastr gtube gstrmy gstrstmy prg"),
    ("feeding", ""), ("tube", "sonde"),
    ("riluzole", "rilzole riluzol rilutek rilu riluzolo rluzole"),
    ("edaravone", "radicava edaravon"),
    ("start", "started str initiation commenced starting"),
    ("stop", "stopped stp ended end discontinued fin discontinuation"),
    (
      "use",
      "used uses uso usage utilisation taking takes taken treated intake using receiving received on prescribed carrier has"
    ),
    ("insertion", "inserted placement placed colocacion pose"),
    ("fvc", "cvf"), ("svc", "cvl"), ("vc", "vitalkapazitaet vitalkapazitat"),
    ("forced", "forcee forzada forzata forcada"), ("slow", "lenta lente"), ("vital", "vitale"),
    ("capacity", "capacidad capacite capacita capacitat capacidade"),
    ("pct", "percent perc percentage prozent porcentaje pourcentage percentuale procent pctpd"),
    ("predicted", "pred pp predict predicho predits normal"),
    ("litres", "l liter liters litre litros litri lt"), ("ml", "millilitres milliliters"),
    ("weight", "wt wgt peso poids gewicht pes bwt bw bodyweight korpergewicht koerpergewicht"),
    ("kg", "kilograms kilos lb lbs pounds"),
    ("bmi", "imc"),
    (
      "premorbid",
      "premorbido premorbide premorbida usual habitual habituel prediagnosis preonset"
    ),
    ("reference", ""),
    ("alsfrs", ""), ("alsfrsr", "frsr"), ("frs", ""), ("r", ""),
    (
      "total",
      "tot sum gesamt gesamtscore totale totaal punteggio puntuacion punktzahl summe overall man gesamtpunktzahl totalscore totscore totalwert"
    ),
    ("score", "scores punkte points pts"),
    ("kings", "king kcs"), ("mitos", ""), ("stage", "staging stadium stadio estadio stade stages"),
    ("elescorial", "escorial eer eec reec"), ("revised", "rev reviewed revisado"),
    ("criteria", "category class classification criterios criteres kriterien cat certainty"),
    ("c9orf72", "c9 c9orf c9orf27 orf72"), ("sod1", "sod"), ("fus", ""), ("tardbp", "tdp43 tdp"),
    (
      "mutation",
      "mutacion mutations mutated muta mutazione expansion variant variants genotype gene genetic exp mut repeat positive result results resultado resultat estudio risultato"
    ),
    ("status", "estado statut stato"),
    ("tested", "test testing testado"),
    ("patient", "paciente paziente pacient patiente patienten subject subj participant pat pt doente"),
    ("person", ""), ("case", ""),
    ("id", "uid guid identifier ident"),
    ("number", "numero nummer num nr no code codigo codice key nro kennung"),
    ("name", "label nombre nom"),
    ("event", ""), ("time", "tiempo temps tempo zeit tijd"), ("time event", "tte"),
    ("survival", "os surv supervivencia survie uberleben"),
    ("censor", "censored cens censoring"),
    ("day", "days tage dias jours giorni dagen"), ("week", "weeks wk"),
    ("month", "months mo monate meses mois mesi maanden mes monat"),
    ("year", "years yr yrs y jahre anos annees anni jaren ano annee anno"),
    ("duration", "duracion duree durata dauer duur duracao"),
    ("disease", "illness krankheit krankheits enfermedad maladie malattia doenca ziekte erkrankung erkrankungs"),
    ("delay", "latency retraso retard ritardo"),
    ("since", "from desde depuis seit dal after sinds"), ("entry", "enrolment enrollment enrol inclusion screening"),
    ("baseline", "bl index basal"),
    ("delta", ""), ("slope", "rate decline pendiente"), ("progression", "progresion progressione"),
    ("ecas", ""), ("nfl", "snfl pnfl neurofilament neurofilaments"),
    ("serum", "plasma csf blood"), ("pg", "pgml"),
    ("study", "trial"), ("centre", "center hospital centro recruiting institution institute"),
    ("arm", "arms"), ("group", "gruppe grupo groupe"), ("treatment", "tratamiento traitement trattamento therapy trt"),
    ("randomised", "randomized allocated assigned allocation rand randomisation randomization"),
    ("active", "placebo"),
    ("bulbar", "bulbaire bulbare blb bulb"), ("limb", "limbs extremity"), ("spinal", "spine espinal spinale"),
    ("upper", "cervical"), ("lower", "leg lumbar"), ("axial", "trunk"),
    ("resp", "respiratory respiratoria respiratoire thoracic"),
    ("generalised", "generalized"), ("other", "otro"), ("choice", ""),
    ("vc pct", "vcpp"), ("fvc pct", "fvcpp ppfvc"), ("svc pct", "svcpp"), ("effort", "t1 t2 t3 trial1 trial2 trial3"),
    ("diagnosis date", "alsdxdt"), ("visit date", "vsdt"), ("pav", "pavyn"), ("onset diagnosis", "onset2dx"),
    ("supine", "decub decubito estirado sitting sentado seated upright"),
    ("nd", "notdone"), ("phenotype", "fenotipo phenotyp"), ("clinical", "clinica clinico clinique klinisch"),
    ("monthly", ""), ("dd", "mm yyyy yy ddmmyyyy iso"),
    ("vsorres", "vsstresn reorres restresn orres stresn"), ("vs", ""), ("spiro", "spirometry"), ("qs", ""),
  ]
}
