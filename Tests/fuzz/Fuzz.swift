#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// fuzz SECONDS [TARGET …]            runs the targets on mutated files of Tests/fuzz/corpus, the time split among them
// fuzz --file FILE TARGET            runs a target on one file, such as one that was found
// Built with coverage (Tests/fuzz/search), it takes libFuzzer's arguments, and FUZZ_TARGET names the target.
@main
struct Fuzz {
  static func main() {
    #if LIBFUZZER
      exit(LibFuzzer.run())
    #else
      exit(alone(Array(CommandLine.arguments.dropFirst())))
    #endif
  }

  private static func alone(_ arguments: [String]) -> Int32 {
    if arguments.count == 3, arguments[0] == "--file", let target = Target.all.first(where: { $0.name == arguments[2] }) {
      guard let bytes = Files.bytes(of: arguments[1]) else { return 66 }
      target.run(bytes)
      return 0
    }
    guard let seconds = arguments.first.flatMap(Double.init) else {
      print("usage: fuzz SECONDS [TARGET …] | fuzz --file FILE TARGET")
      return 64
    }
    let names = arguments.dropFirst()
    let targets = Target.all.filter { names.isEmpty || names.contains($0.name) }
    for target in targets {
      let corpus = Files.corpus(of: target.name)
      guard !corpus.isEmpty else {
        print("there is no corpus for \(target.name)")
        return 66
      }
      var campaign = Campaign(target: target, corpus: corpus, seed: UInt64(time(nil)))
      guard campaign.run(for: .seconds(seconds / Double(targets.count))) else { return 1 }
    }
    return 0
  }
}
