import ArgumentParser
import CLifecycle
import CursesBackend
import DisplayText
import Explorer
import Glibc
import Projection
import TerminalUI

/// The explorer.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Browse the cohort with the keyboard: strata, patients, evidence, data. The default.",
    discussion: "Without a terminal it prints the benefit table instead. ? shows the keys.")

  @OptionGroup var input: InputOptions
  @OptionGroup var strata: StrataOptions
  @OptionGroup var projection: ProjectionOptions

  @Option(
    help: ArgumentHelp(
      "Play these keys without a terminal and print the screens: 'j j <Enter> 4'", valueName: "SCRIPT"))
  var keys: String?

  @Option(help: ArgumentHelp("Size of the screens of --keys.", valueName: "WIDTHxHEIGHT"))
  var size = "80x24"

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false
  @Flag(help: "Use UTF-8 whatever the locale says.")
  var utf8 = false
  @Flag(help: "Use ASCII only.")
  var ascii = false

  @Option(help: ArgumentHelp("Write a line here whenever nothing is left to do, for tests.", visibility: .hidden))
  var idleFd: Int32?

  func run() throws {
    let glyphs = Glyphs.select(utf8: utf8, ascii: ascii)
    let settings = try input.settings()
    let plan = AnalysisPlan(
      reading: settings.plan, stratification: try strata.plan(), projection: try projection.plan())
    let files = try InputFiles(input)
    if let keys { return try play(keys, files, settings, plan, glyphs) }
    guard isatty(STDOUT_FILENO) == 1 else {
      return try Benefit.run(input, strata, projection, Destination(glyphs: glyphs))
    }
    try explore(files, settings, plan, glyphs)
  }

  // MARK: In a terminal

  private func explore(
    _ files: InputFiles, _ settings: ReadingSettings, _ plan: AnalysisPlan, _ glyphs: GlyphSet
  ) throws(Failure) {
    let ending = try browse(files, settings, plan, glyphs)
    // The terminal is itself again; only now may the process end by the signal that asked for it.
    if let signal = ending.signal { lifecycle_raise(signal) }
    if ending.code != 0 { throw Failure(.hangup, "") }
  }

  private func browse(
    _ files: InputFiles, _ settings: ReadingSettings, _ plan: AnalysisPlan, _ glyphs: GlyphSet
  ) throws(Failure) -> Ending {
    let colors = Environment.wantsNoColor ? 0 : 256
    let terminal: CursesTerminal
    do throws(TerminalUnavailable) {
      terminal = try CursesTerminal(
        glyphs: glyphs, colors: colors, mouse: !noMouse, input: try Self.keyboard(), idleDescriptor: idleFd)
    } catch {
      throw Failure(.input, error.description)
    }
    let state = ExplorerState(
      capabilities: terminal.capabilities, size: terminal.size, inputs: files.shown, plan: plan, isMouseOn: !noMouse)
    var loop = RunLoop(terminal, state, EffectRunner(files, settings))
    return loop.run()
  }

  /// Where keys come from: standard input, or the terminal itself where standard input holds data.
  private static func keyboard() throws(TerminalUnavailable) -> Int32 {
    if isatty(STDIN_FILENO) == 1 { return STDIN_FILENO }
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .inputIsNotATerminal }
    return descriptor
  }

  // MARK: Without a terminal

  private func play(
    _ script: String, _ files: InputFiles, _ settings: ReadingSettings, _ plan: AnalysisPlan, _ glyphs: GlyphSet
  ) throws(Failure) {
    let parts = size.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]), (1...1_000).contains(width),
      (1...1_000).contains(height)
    else { throw Failure(.usage, "--size \(size): expected WIDTHxHEIGHT, for example 80x24") }
    let events: [TerminalEvent]
    do throws(KeyScriptError) { events = try KeyScript.parse(script) } catch {
      throw Failure(.usage, "--keys: \(error.description)")
    }
    let capabilities = Capabilities(glyphs: glyphs, colors: 0)
    let state = ExplorerState(
      capabilities: capabilities, size: Size(width: width, height: height), inputs: files.shown, plan: plan)
    var player = ScriptPlayer(state, EffectRunner(files, settings))
    try player.play(events)
  }
}
