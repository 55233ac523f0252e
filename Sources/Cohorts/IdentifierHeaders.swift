/// Identifiers recognised by the name of the column.
enum IdentifierHeaders {
  /// The class that a normalised header names, or `nil`. Dates are not looked for here.
  static func identifier(_ header: String) -> IdentifierClass? {
    let words = header.split(separator: "_").map(String.init)
    guard !words.isEmpty else { return nil }
    if isName(words) { return .name }
    let padded = "_\(header)_"
    for (identifier, phrases) in phrases {
      for phrase in phrases where contains(padded, phrase) {
        if !wholeHeaders.contains(phrase) || isWhole(words, phrase) { return identifier }
      }
    }
    return nil
  }

  /// Words that name an identifier only where the header says nothing else, apart from "patient".
  private static let wholeHeaders = list(
    """
    via cap mac portable handy conta serial link hash token iris mobile residence dossier cip ipp utente seguro konto
    compte cuenta bild mail note notes commune canton town lat lon lng gps dea npi ip footprint certificate via plan_id
    """)

  private static func isWhole(_ words: [String], _ phrase: String) -> Bool {
    words.filter { !["patient", "pt", "pat", "subject", "participant", "clinical", "number", "no", "id"].contains($0) }
      .joined(separator: "_") == phrase || words.joined(separator: "_") == phrase
  }

  /// Whether the words of a phrase follow each other in the header.
  private static func contains(_ padded: String, _ phrase: String) -> Bool {
    let wanted = "_\(phrase)_"
    return padded.utf8.count >= wanted.utf8.count
      && padded.indices.contains { padded[$0] == "_" && padded[$0...].hasPrefix(wanted) }
  }

  // MARK: Names

  /// "first_name", "Nachname", "name" — but not "visit_name" and "test_name".
  private static func isName(_ words: [String]) -> Bool {
    if words.contains(where: { nameWords.contains($0) }) { return !words.contains("file") }
    guard let last = words.last else { return false }
    let isNamed = ["name", "names", "nombre", "nom", "nome", "naam"].contains(last)
    if isNamed, words.dropLast().allSatisfy({ people.contains($0) }) { return true }
    let opens = ["name", "nombre", "nom", "nome", "naam"].contains(words[0])
    return opens && words.dropFirst().allSatisfy { people.contains($0) }
  }

  private static let nameWords = list(
    """
    surname surnames forename forenames firstname lastname fullname givenname familyname middlename maidenname nickname
    patientname subjectname participantname vorname nachname familienname geburtsname apellido apellidos prenom prenoms
    cognome cognom cognoms sobrenome apelido voornaam achternaam initials iniciales initialen iniziali initiales iniciais
    nombres signature firma next_of_kin kin
    """)

  private static let people = list(
    """
    patient patients pt subject participant person full complete completo complet first last given family middle maiden
    mother father mothers fathers spouse partner husband wife carer caregiver contact emergency relative parent child_of
    legal guardian paciente paziente patientin der des del du de da do di doctor physician gp neurologist employer proxy
    informant and i y e et und famille familia usual preferred birth investigator examiner nurse rater author s jeune
    """)

  // MARK: The other classes

  /// In the order in which they are looked for: a licence plate is no licence, a fax number no telephone number.
  private static let phrases: [(IdentifierClass, [String])] = [
    (
      .vehicle,
      lines(
        """
        vehicle vehicle_id vehicle_identifier vin vin_number license_plate licence_plate number_plate plate_number plate_no
        registration_plate car_plate car_registration matricula kennzeichen immatriculation plaque targa placa kenteken
        automobile fahrgestellnummer chassis bastidor telaio licenseplate
        """)
    ),
    (
      .fax,
      lines("fax faxnumber fax_number faxnummer telefax facsimile telecopie telecopieur faxno numero_fax fax_nr")
    ),
    (
      .email,
      lines(
        """
        email e_mail mail emails emailaddress email_address e_mails correo correo_electronico courriel emailadresse
        mailadresse posta_elettronica correio correu mailto electronic_mail
        """)
    ),
    (
      .internetAddress,
      lines(
        """
        ip ip_address ip_addr ipaddress ipaddr ipv4 ipv6 client_ip remote_addr direccion_ip adresse_ip ip_adresse
        indirizzo_ip endereco_ip ip_adres internet_protocol
        """)
    ),
    (
      .webAddress,
      lines(
        """
        url urls uri website web_site web_page webpage homepage home_page link hyperlink web_address webaddress sitio_web
        site_web pagina_web sito_web internetadresse http https web_url profile_url webseite
        """)
    ),
    (
      .socialSecurity,
      lines(
        """
        ssn social_security socialsecurity social_sec soc_sec socsec social_security_number ss_number ss_no sin_number
        social_insurance national_insurance nino nir dni nif nie national_id national_number nationalid codice_fiscale cpf
        bsn burgerservicenummer personnummer personal_number fodselsnummer cpr_number sozialversicherungsnummer
        seguridad_social numero_securite_sociale securite_sociale tax_id taxpayer itin identity_number identity_card_number
        personalausweis rijksregisternummer numero_de_identidad documento_identidad
        """)
    ),
    (
      .medicalRecord,
      lines(
        """
        mrn medical_record medicalrecord medical_record_number medical_rec med_rec chart_number chart_no chart_id
        hospital_number hospital_no hospital_nr hosp_id hosp_no hosp_number hospital_id hospital_patient_id nhc
        historia_clinica numero_historia ipp numero_dossier dossier dossiernummer krankenaktennummer aktennummer fallnummer
        cartella_clinica numero_cartella prontuario processo_clinico nhs_number nhs_no nhs_id unit_record emr_id ehr_id
        epic_id record_number patient_record_number health_record mpi empi chi_number ur_number
        """)
    ),
    (
      .healthPlan,
      lines(
        """
        health_plan healthplan health_plan_number insurance insurance_number insurance_id insurance_no insurance_policy
        health_insurance policy_number policy_no member_id member_number medicare medicaid hicn mbi beneficiary
        beneficiary_id beneficiary_number subscriber subscriber_id versichertennummer versicherungsnummer
        krankenversicherungsnummer cip tarjeta_sanitaria numero_tarjeta tessera_sanitaria carte_vitale mutuelle health_card
        health_card_number ohip polisnummer payer_id numero_afiliado afiliado utente numero_utente group_policy plan_id
        assurance assicurazione seguro verzekeringsnummer
        """)
    ),
    (
      .account,
      lines(
        """
        account account_number account_no account_id accountnumber acct acct_no acct_number bank_account iban billing_account
        billing_number billing_id card_number credit_card creditcard debit_card cuenta numero_de_cuenta kontonummer konto
        compte numero_de_compte conto_corrente numero_conto rekeningnummer invoice_number invoice conta bic swift
        financial_number guarantor_account customer_number
        """)
    ),
    (
      .licence,
      lines(
        """
        license licence license_number licence_number license_no drivers_license driver_license drivers_licence
        driver_licence driving_licence driving_license dl_number certificate certificate_number certificate_no
        birth_certificate death_certificate passport passport_number passport_no passportno pasaporte passeport passaporto
        reisepass reisepassnummer npi dea_number dea permiso_conducir carnet_de_conducir permis_de_conduire fuehrerschein
        fuhrerschein patente rijbewijs certificado certificat certificato zertifikat professional_license visa_number
        """)
    ),
    (
      .device,
      lines(
        """
        device_id device_identifier device_serial device_serial_number device_sn device_number serial serial_number serial_no
        serialnumber serial_nr udi imei imsi mac_address mac pacemaker_id implant_id implant_serial implant_number
        equipment_id ventilator_id ventilator_serial seriennummer numero_de_serie numero_serie numero_di_serie serienummer
        matricola geraetenummer phone_id sensor_id wearable_id
        """)
    ),
    (
      .telephone,
      lines(
        """
        phone phones telephone tel phone_number phonenumber telephone_number mobile mobile_number mobile_phone cellphone
        cell_phone cell_number home_phone work_phone landline contact_number telefono telefonos telefon telefonnummer
        handynummer handy movil celular telefone telemovel telefoon telefoonnummer gsm portable numero_de_telephone cellulare
        rufnummer emergency_phone whatsapp
        """)
    ),
    (
      .biometric,
      lines(
        """
        fingerprint fingerprints finger_print voiceprint voice_print voice_recording voice_file voice_sample audio_file
        audio_recording retina_scan retinal_scan iris_scan iris face_scan face_geometry facial_geometry faceprint biometric
        biometrics biometric_id palm_print handprint huella huella_dactilar huella_digital empreinte empreinte_digitale
        impronta impronta_digitale fingerabdruck impressao_digital vingerafdruk dna_fingerprint gait_print footprint
        """)
    ),
    (
      .photograph,
      lines(
        """
        photo photos photograph photographs picture pictures face_photo full_face fullface face_image facial_image
        patient_photo patient_image headshot portrait photo_file photo_path photo_id foto fotos fotografia fotografie
        lichtbild bild photographie immagine_volto selfie face_picture profile_picture passfoto profile_photo video_file
        """)
    ),
    (
      .geography,
      lines(
        """
        address addresses street street_address home_address postal_address mailing_address city city1 city2 town county zip
        zip_code zipcode zip5 zip4 postal_code postalcode postcode post_code postal plz postleitzahl codigo_postal
        code_postal codi_postal cap cep code_insee ciudad ciutat direccion direccio domicilio calle municipio municipi
        municipality provincia provincia_nacimiento comune ville adresse adres rue strasse wohnort stadt landkreis indirizzo
        via cidade endereco morada rua woonplaats straat gemeente precinct district census_tract census_block geocode gps
        latitude longitude lat lon lng coordinates place_of_birth birthplace birth_place lugar_de_nacimiento lieu_de_naissance
        geburtsort luogo_di_nascita residence place_of_residence residencia neighborhood neighbourhood parish village suburb
        borough hamlet house_number commune canton barangay prefecture
        """)
    ),
    (
      .name,
      lines(
        """
        notes note free_text freetext comment comments remark remarks narrative observaciones comentario comentarios
        commentaire commentaires remarques bemerkung bemerkungen kommentar osservazioni commenti observacoes opmerkingen
        clinical_notes letter clinic_letter free_comment
        """)
    ),
    (
      .otherUnique,
      lines(
        """
        guid uuid neuroguid unique_id unique_identifier unique_code unique_number uid_number biobank_code biobank_id barcode
        qr_code external_id pseudonym hash token
        """)
    ),
  ]

  private static func lines(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  private static func list(_ text: String) -> Set<String> { Set(lines(text)) }
}
