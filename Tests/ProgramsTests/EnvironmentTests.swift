import Programs
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What a program finds in its environment.
@Suite struct EnvironmentTests {
  @Test func `nothing is handed on but what is named`() throws {
    setenv("BRIEFING_TEST_ONE", "1", 1)
    setenv("BRIEFING_TEST_TWO", "2=2", 1)
    setenv("BRIEFING_OTHER", "3", 1)
    func lines(_ inherited: [String], _ variables: [(name: String, value: String)] = []) throws -> Set<String> {
      var program = InstalledProgram("env", package: "coreutils", searchPath: "/usr/bin:/bin")
      (program.inherited, program.environment) = (inherited, variables)
      return Set(String(decoding: try program.run(arguments: []).output, as: UTF8.self).split(separator: "\n").map(String.init))
    }
    let bare: Set = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]
    #expect(try lines([]) == bare)
    #expect(try lines(["BRIEFING_TEST_ONE", "BRIEFING_NONE", "PATH"]) == bare.union(["BRIEFING_TEST_ONE=1"]))
    #expect(try lines(["BRIEFING_TEST_*"]) == bare.union(["BRIEFING_TEST_ONE=1", "BRIEFING_TEST_TWO=2=2"]))
    #expect(
      try lines(["BRIEFING_OTHER"], [("BRIEFING_OTHER", "4"), ("LC_ALL", "C")]) == ["PATH=/usr/bin:/bin", "LC_ALL=C", "BRIEFING_OTHER=4"])
  }
}
