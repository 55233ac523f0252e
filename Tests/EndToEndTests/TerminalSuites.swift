import Testing

/// All tests that open terminals, one at a time: their deadlines hold only while the machine is not full of them.
@Suite("Terminals", .serialized, .timeLimit(.minutes(5)))
enum TerminalSuites {}
