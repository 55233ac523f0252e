import Clinical
import Testing

@Suite struct PhenotypeTests {
  @Test(arguments: [
    ("Flail arm", Phenotype.flailArm), ("flailArm", .flailArm), ("flail-leg", .flailLeg),
    ("PMA", .pureLowerMotorNeuron),
    ("Primary lateral sclerosis", .pureUpperMotorNeuron), ("PLS", .pureUpperMotorNeuron), ("ALS/FTD", .withFTD),
    ("ALS-FTD", .withFTD), ("UMN-predominant", .pyramidal), ("pyramidal", .pyramidal), ("PBP", .bulbar),
    ("bulbar", .bulbar), ("Classical", .classic), ("classic ALS", .classic), ("respiratory", .respiratory),
  ])
  func `Forms are read as files write them`(word: String, form: Phenotype) {
    #expect(Phenotype(words: word.utf8) == form)
  }

  @Test(arguments: ["ALS", "LMN-predominant", "FTD", "", "3", "unknown", "arm"])
  func `What may mean several forms, or none, is not guessed`(word: String) {
    #expect(Phenotype(words: word.utf8) == nil)
  }

  @Test func `Every form has a name of its own that reads back`() {
    #expect(Set(Phenotype.allCases.map(\.label)).count == 9)
    for form in Phenotype.allCases where !form.label.contains("(") {
      #expect(Phenotype(words: form.label.utf8) == form)
    }
  }
}
