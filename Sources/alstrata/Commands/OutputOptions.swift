import ArgumentParser
import DisplayText
import Reports

/// Where a table goes, and in which form.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("text, csv, tsv or json; from the ending of -o otherwise.", valueName: "FORMAT"))
  var format: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a new file, readable by you only.", valueName: "FILE"))
  var output: String?

  @Flag(help: "Replace the file of -o if it exists.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Counts hidden in tables that leave the program: cms (1-10), nhs (1-7), a number, or off.", valueName: "RULE"))
  var disclosure: String?

  @Option(
    help: ArgumentHelp(
      "Day to write into exports, ISO 8601; SOURCE_DATE_EPOCH otherwise; else none.", valueName: "DATE"))
  var date: String?

  @Flag(help: "Use UTF-8 whatever the locale says.")
  var utf8 = false

  @Flag(help: "Use ASCII only.")
  var ascii = false

  var glyphs: GlyphSet { Glyphs.select(utf8: utf8, ascii: ascii) }
}
