import Diagnostics
import Programs

extension InstalledProgram {
  /// A program that publishes: it belongs to the user’s terminal, finds the user’s own settings, and may take as long as it needs.
  ///
  /// - Parameter inherited: Variables by which its settings and credentials are found, besides those that every program has.
  static func publishing(_ name: String, package: String, inherited: [String]) -> InstalledProgram {
    var program = InstalledProgram(name, package: package, timeLimit: .seconds(86_400), outputLimit: 1 << 30)
    program.inherited = common + inherited
    program.sharesTerminal = true
    return program
  }

  /// The user, the places of settings, the agents that hold keys, and the way out of the network.
  private static let common = [
    "HOME", "USER", "LOGNAME", "TERM", "TMPDIR", "DISPLAY", "WAYLAND_DISPLAY", "XDG_*", "SSH_AUTH_SOCK", "SSH_AGENT_PID", "SSH_ASKPASS",
    "SSH_ASKPASS_REQUIRE", "KRB5*", "GPG_TTY", "GNUPGHOME", "DBUS_SESSION_BUS_ADDRESS", "http_proxy", "https_proxy", "no_proxy",
    "all_proxy",
    "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "NIX_*",
  ]

  /// Runs the program whatever its exit status.
  func outcome(_ arguments: [String], input: [UInt8] = []) throws(PublishingFailure) -> Outcome {
    do throws(Failure) {
      return try run(arguments: arguments, input: input)
    } catch {
      throw .program(self, error)
    }
  }

  /// Runs the program, which must succeed, and returns what it wrote.
  ///
  /// - Parameter task: What could not be done where it does not: “push to origin”.
  @discardableResult
  func output(_ arguments: [String], input: [UInt8] = [], for task: @autoclosure () -> String) throws(PublishingFailure) -> [UInt8] {
    let outcome = try outcome(arguments, input: input)
    guard outcome.status == 0 else { throw failure(outcome, for: task()) }
    return outcome.output
  }

  func failure(_ outcome: Outcome, for task: String) -> PublishingFailure {
    let lines = outcome.complaint.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
      .map { InstalledProgram.printable(String(decoding: $0, as: UTF8.self)) }
      .filter { !$0.isEmpty }
    // What went wrong stands last with most of them, or behind a word that says so.
    let telling = lines.first { line in ["fatal:", "error:", "ERROR", "Failed to"].contains { line.contains($0) } } ?? lines.last
    let reason = telling.map(withoutSecrets) ?? outcome.reasonOfFailure ?? "it failed"
    return .failed(
      "publish-failed", "cannot \(task): \(name): \(reason)", help: "readers have what they had; run it again when that is mended")
  }
}

/// A program’s message without what may be a credential: the user part of addresses, and the values of words that speak of secrets.
func withoutSecrets(_ text: String) -> String {
  var words: [String] = []
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    var shown = String(word)
    if let scheme = word.firstRange(of: "://"), let at = word[scheme.upperBound...].prefix(while: { $0 != "/" }).lastIndex(of: "@") {
      shown = word[..<scheme.upperBound] + "…" + word[at...]
    }
    let lower = shown.lowercased()
    for secret in ["token", "secret", "password", "passwd", "signature", "credential", "key", "authorization"] {
      if let name = lower.firstRange(of: secret), let equals = lower[name.upperBound...].firstIndex(where: { $0 == "=" || $0 == ":" }),
        lower.index(after: equals) < lower.endIndex
      {
        let length = lower.utf8.distance(from: lower.startIndex, to: equals) + 1
        shown = String(decoding: shown.utf8.prefix(length), as: UTF8.self) + "…"
        break
      }
    }
    words.append(shown)
  }
  return words.joined(separator: " ")
}
