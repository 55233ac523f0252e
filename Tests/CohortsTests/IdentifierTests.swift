import CSV
import Cohorts
import TestKit
import Testing

@Suite("Identifiers of 45 CFR 164.514(b)(2)(i)")
struct IdentifierTests {
  /// Spellings of the eighteen classes, in the order of the regulation.
  private static let spellings: [(IdentifierClass, [String])] = [
    (
      .name,
      [
        "Name", "patient_name", "First Name", "lastName", "surname", "Initials", "Patient initials", "Nombre",
        "Apellidos",
        "Vorname", "Nachname", "Prénom", "Nom", "Cognome", "Achternaam", "mother_name", "Full name", "GIVEN_NAME",
        "Maiden name", "Physician name",
      ]
    ),
    (
      .geography,
      [
        "Address", "street", "City", "county", "ZIP", "zip_code", "Postal Code", "postcode", "PLZ", "Código postal",
        "Code postal", "Ciudad", "Wohnort", "latitude", "home address", "Place of birth", "municipality",
        "census_tract",
        "Ville", "CAP",
      ]
    ),
    (
      .date,
      [
        "Date of birth", "DOB", "birth_date", "Geburtsdatum", "Fecha de nacimiento", "Date de naissance",
        "Data di nascita", "Data de nascimento", "Geboortedatum", "Date of death", "admission_date", "Discharge Date",
        "Visit date", "date_of_service", "BRTHDTC",
      ]
    ),
    (
      .telephone,
      [
        "Phone", "phone_number", "Telephone", "tel", "mobile", "Mobile phone", "cell_phone", "home_phone", "Teléfono",
        "Telefon", "Telefonnummer", "Téléphone", "Cellulare", "Celular", "Telefoonnummer", "contact_number",
      ]
    ),
    (
      .fax,
      [
        "Fax", "fax_number", "FaxNumber", "Fax No.", "telefax", "facsimile", "Faxnummer", "Télécopie", "numero_fax",
        "home_fax", "Fax (work)",
      ]
    ),
    (
      .email,
      [
        "email", "E-mail", "e_mail", "Email address", "emailAddress", "Correo electrónico", "courriel", "mail",
        "pat_mail",
        "contact_email", "patient e-mail", "EMAIL_ADDR", "Posta elettronica",
      ]
    ),
    (
      .socialSecurity,
      [
        "SSN", "Social Security Number", "social_security", "soc_sec_no", "DNI", "NIF", "Codice fiscale", "CPF", "BSN",
        "national_id", "NINO", "Sozialversicherungsnummer", "socialSecurityNumber",
      ]
    ),
    (
      .medicalRecord,
      [
        "MRN", "medical_record_number", "Medical Record No", "chart_number", "hospital_number", "hosp_id", "NHC",
        "Historia clínica", "NHS number", "Krankenaktennummer", "numero_dossier", "medRec", "Cartella clinica",
      ]
    ),
    (
      .healthPlan,
      [
        "health_plan_number", "Health plan", "insurance_number", "Insurance ID", "member_id", "policy_number",
        "Medicare",
        "medicaid_id", "beneficiary_id", "Versichertennummer", "Tarjeta sanitaria", "Carte Vitale", "MBI",
        "subscriber_id",
      ]
    ),
    (
      .account,
      [
        "account", "account_number", "Account No", "acct", "bank_account", "IBAN", "credit_card", "card_number",
        "Kontonummer", "Número de cuenta", "billing_account", "rekeningnummer",
      ]
    ),
    (
      .licence,
      [
        "license_number", "Licence", "driver_license", "Driver's licence", "drivers_license", "passport",
        "Passport number",
        "certificate_number", "birth_certificate", "Permis de conduire", "Führerschein", "Reisepass", "NPI",
        "pasaporte",
      ]
    ),
    (
      .vehicle,
      [
        "vehicle_id", "Vehicle", "VIN", "license_plate", "Licence plate", "number_plate", "plate_number", "Kennzeichen",
        "Matrícula", "Targa", "kenteken", "car_registration",
      ]
    ),
    (
      .device,
      [
        "device_id", "Device identifier", "device_serial_number", "serial_number", "Serial No", "UDI", "IMEI",
        "mac_address", "pacemaker_id", "implant_serial", "Seriennummer", "Número de serie", "ventilator_serial",
      ]
    ),
    (
      .webAddress,
      [
        "URL", "web_url", "website", "Web page", "homepage", "link", "URI", "web_address", "Sitio web", "site_web",
        "profile_url", "Pagina web",
      ]
    ),
    (
      .internetAddress,
      [
        "IP", "ip_address", "IP Address", "ip_addr", "ipv4", "IPv6 address", "client_ip", "Dirección IP", "Adresse IP",
        "IP-Adresse", "Indirizzo IP",
      ]
    ),
    (
      .biometric,
      [
        "fingerprint", "Finger print", "voiceprint", "voice_print", "voice_recording", "retina_scan", "iris_scan",
        "biometric_id", "Huella dactilar", "Fingerabdruck", "empreinte digitale", "palm_print", "face_scan",
        "audio_file",
      ]
    ),
    (
      .photograph,
      [
        "photo", "Photograph", "picture", "face_photo", "full_face", "facial_image", "patient_photo", "Foto",
        "Fotografía",
        "headshot", "photo_file", "portrait", "Lichtbild",
      ]
    ),
    (
      .otherUnique,
      [
        "GUID", "UUID", "neuroGUID", "unique_id", "unique_identifier", "biobank_code", "barcode", "qr_code",
        "pseudonym",
        "unique_number", "external_id",
      ]
    ),
  ]

  @Test("ten spellings or more of each class, in several languages, without any value")
  func headers() {
    #expect(Self.spellings.map(\.0) == IdentifierClass.allCases)
    for (identifier, headers) in Self.spellings {
      #expect(headers.count >= 10)
      for header in headers {
        let found = IdentifierClass.identification(header: header, values: [])?.identifier
        #expect(found == identifier, "\(header): \(found?.rawValue ?? "nothing")")
      }
    }
  }

  @Test("the letters are those of the regulation")
  func letters() {
    #expect(IdentifierClass.allCases.map(\.letter).joined() == "ABCDEFGHIJKLMNOPQR")
    #expect(Set(IdentifierClass.allCases.map(\.rawValue)).count == 18)
    #expect(IdentifierClass.email.rawValue == "email-address")
  }

  @Test(
    "values that identify, under a header that says nothing",
    arguments: [
      (["a.b@example.org", "c@example.com"], IdentifierClass.email), (["https://example.org/p/1"], .webAddress),
      (["www.example.org/a"], .webAddress), (["192.0.2.1", "198.51.100.17"], .internetAddress),
      (["2001:db8::1"], .internetAddress), (["2001:0db8:85a3:0000:0000:8a2e:0370:7334"], .internetAddress),
      (["078-05-1120", "219-09-9999"], .socialSecurity), (["+44 20 7946 0018"], .telephone),
      (["(212) 555-0123", "212-555-0199"], .telephone), (["90210-1234"], .geography),
      (["SW1A 1AA", "M1 1AE"], .geography),
      (["K1A 0B1"], .geography), (["41.40338, 2.17403"], .geography), (["GB82 WEST 1234 5698 7654 32"], .account),
      (["1M8GDM9AXKP042788"], .vehicle), (["00:1B:44:11:3A:B7"], .device), (["p01_face.jpg"], .photograph),
      (["voice-p01.wav"], .biometric), (["123e4567-e89b-12d3-a456-426614174000"], .otherUnique),
      (["2019-03-01", "2018-11-30"], .date), (["01/03/2019", "15/04/2020"], .date),
    ])
  func values(_ values: [String], _ identifier: IdentifierClass) {
    #expect(IdentifierClass.identification(header: "x7", values: values)?.identifier == identifier)
  }

  @Test(
    "values that identify nobody",
    arguments: [
      ["12:30:15", "08:05:00"], ["1.2.3"], ["4", "3", "2"], ["01-701-1015", "01-701-1023"], ["1196-6", "1196-7"],
      ["85.2", "72.1"], ["c.281G>T (p.(Gly94Val))"], ["3/4", "2/4"], ["visit 1", "visit 2"], ["10 mg", "50 mg"],
      ["2.1.0.400"], ["000-12-3456"],
    ])
  func harmless(_ values: [String]) {
    #expect(IdentifierClass.identification(header: "x7", values: values) == nil)
  }

  @Test("a date of birth in negative days is one; days and months of other events are none")
  func relativeDates() {
    #expect(IdentifierClass.identification(header: "Date_of_Birth", values: ["-21915", "-18000"])?.identifier == .date)
    for header in ["onsetDate", "date_alsfrs_r", "dieddt", "Visit_Date"] {
      #expect(IdentifierClass.identification(header: header, values: ["-400", "12", "305"]) == nil)
    }
    #expect(
      IdentifierClass.identification(header: "Visit_Date", values: ["20190301", "20200415"])?.identifier == .date)
    #expect(IdentifierClass.identification(header: "visit_date", values: ["43525", "43891"])?.identifier == .date)
    #expect(IdentifierClass.identification(header: "year_of_birth", values: ["1954", "1961"]) == nil)
    #expect(
      IdentifierClass.identification(header: "Year/Year and Month of Birth", values: ["1954", "1954-3"])?.identifier
        == .date)
  }

  @Test("ages of 90 and over are in the class of dates, younger ones are not")
  func ages() {
    let old = IdentifierClass.identification(header: "age", values: ["61", "92", "90"], concept: "age")
    #expect(old == Identification(identifier: .date, reason: "2 ages of 90 and over"))
    #expect(IdentifierClass.identification(header: "age", values: ["61", "89"], concept: "age") == nil)
    #expect(IdentifierClass.identification(header: "fvc", values: ["95", "101"], concept: "vc_pct") == nil)
  }

  @Test("words that differ between all patients are an identifier, unless they are the key; measurements are not")
  func unique() {
    let codes = ["XK-12", "QF-77", "AB-01", "ZZ-19", "LM-40"]
    #expect(IdentifierClass.identification(header: "cohort code", values: codes)?.identifier == .otherUnique)
    #expect(
      IdentifierClass.identification(header: "id", values: codes, concept: "patient_id", isPatientKey: true) == nil)
    #expect(IdentifierClass.identification(header: "lab", values: ["1.21", "3.4", "2.75", "0.9", "5.13"]) == nil)
    #expect(IdentifierClass.identification(header: "ck", values: ["104", "233", "78", "501", "96"]) == nil)
    #expect(
      IdentifierClass.identification(header: "ref2", values: ["100234", "100377", "102001", "109999", "104512"])?
        .identifier
        == .otherUnique)
    #expect(IdentifierClass.identification(header: "batch", values: ["A", "A", "B", "C", "D"]) == nil)
    #expect(IdentifierClass.identification(header: "batch", values: ["A", "B"]) == nil)
  }

  @Test("free text may hold names; answers that are written out do not")
  func freeText() {
    let sentences = [
      "Seen with Mr Smith on the ward today", "Daughter Anna called about the new mask",
      "No change since the last visit here",
    ]
    #expect(IdentifierClass.identification(header: "x7", values: sentences)?.identifier == .name)
    let answers = Array(repeating: "Slight but definite excess of saliva in mouth", count: 6)
    #expect(IdentifierClass.identification(header: "x7", values: answers) == nil)
  }

  @Test("the key itself is flagged where it is a medical record number or an address")
  func key() {
    #expect(
      IdentifierClass.identification(header: "MRN", values: ["4471"], concept: "patient_id", isPatientKey: true)?
        .identifier
        == .medicalRecord)
    #expect(
      IdentifierClass.identification(
        header: "id", values: ["a@example.org"], concept: "patient_id", isPatientKey: true)?
        .identifier == .email)
  }

  @Test("a pseudonym is an identifier beside the key, and none as the key")
  func pseudonym() {
    let values = ["123e4567-e89b-12d3-a456-426614174000"]
    #expect(IdentifierClass.identification(header: "neuroguid", values: values)?.identifier == .otherUnique)
    #expect(
      IdentifierClass.identification(header: "neuroguid", values: values, concept: "patient_id", isPatientKey: true)
        == nil)
  }

  @Test("of the headers of real layouts only dates are flagged, and those of birth among them")
  func falseAlarms() throws {
    let dates: Set = [
      "birth_date", "visit_date", "onset_date", "diagnosis_date", "death_date", "trach_date", "pav_date", "niv_date",
      "gastrostomy_date", "last_followup_date", "visit_day", "riluzole_start", "enrolment_date", "randomisation_date",
      "onset_delta", "diagnosis_delta",
    ]
    for file in ["headers", "headers_notes"] {
      for row in CSVRecords.strings(try Fixture.bytes("Layouts/\(file).csv")).dropFirst() {
        let concept = DataDictionary.conceptName(forHeader: row[2])
        let found = IdentifierClass.identification(
          header: row[2], values: [], concept: concept, isPatientKey: concept == "patient_id")
        if let found, found.identifier == .date {
          #expect(dates.contains(row[3]) || row[3] == "other", "\(row[2])")
        } else if row[3] != "other", !Self.namesPeople.contains(row[2]) {
          #expect(found == nil, "\(row[2]): \(found?.identifier.rawValue ?? "")")
        }
        if row[3] == "birth_date", !row[2].lowercased().contains("year") || row[2].contains("Month") {
          #expect(found?.identifier == .date, "\(row[2])")
        }
      }
    }
  }

  /// Keys that are numbers of a hospital's records.
  private static let namesPeople: Set = ["nhc", "hosp_id"]
}
