import ArgumentParser
import Dossier
import Preview
import Reading
import Watching

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site in a browser and keeps up with your writing.",
    discussion: """
      The site is built in memory and shown at the address that is printed first. What you save is shown at once; \
      what is wrong is said in the page, over the last good version. Nothing is written to the disk.

        briefing serve                       from here, at http://127.0.0.1:8000/
        briefing serve talks --open          and open it in the browser
        briefing serve --edition partners    what that audience may see
        briefing serve --port 4000           at another port; the next free one where it is taken
        briefing serve --host 192.168.1.20   for others on the network: the one edition, and nothing of what is wrong

      Links in messages open VS Code; name another editor by `editor` in briefing.yml or BRIEFING_EDITOR:

        BRIEFING_EDITOR='idea://open?file={path}&line={line}' briefing serve

      Exit status: 64 wrong usage; 74 the network failed.
      """)

  @Argument(help: ArgumentHelp("The folder that holds briefing.yml.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp("The port to listen at; 0 for any that is free.", valueName: "n"))
  var port = 8000

  @Option(help: ArgumentHelp("The address to listen at; only this machine can ask unless it is named.", valueName: "address"))
  var host: String?

  @Option(help: ArgumentHelp("The edition to show; the first of briefing.yml unless named.", valueName: "name"))
  var edition: String?

  @Flag(help: "Open the address in a browser.")
  var open = false

  func validate() throws {
    if !(0...65_535).contains(port) { throw ValidationError("--port takes a number from 0 to 65535") }
    if let host, host.isEmpty { throw ValidationError("--host takes an address such as 192.168.1.20") }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let terminal = Terminal()
    let folder = FolderPath(folder)
    let configuration = ContentFolder.configured(folder.path)
    let isReadable = !configuration.diagnostics.contains { $0.severity == .error }
    let isUnknown = edition.map { name in !configuration.configuration.publishedEditions.contains { $0.name == name } } ?? false
    if !configuration.hasConfiguration || isReadable && isUnknown {
      // Says what is missing, and ends here where something is.
      _ = try await Project.read(folder.path, jobs: processorCount, terminal).edition(edition, terminal)
    }
    let (bell, ring) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let stage = Stage { ring.yield() }
    let server = try await listen(showing: stage, folder, terminal)
    terminal.output(server.address + "\n")
    remark(on: server, terminal)
    if open { Browser.open(server.address) }
    let watcher = FolderWatcher(folder.path, scope: WatchScope(of: configuration.configuration)) { ring.yield() }
    ring.yield()
    var keeper = PreviewKeeper(
      ContentRebuild(folder: folder.path, edition: edition, terminal), stage: stage, watcher: watcher, folder: folder, terminal: terminal)
    for await _ in bell { await keeper.bringUpToDate() }
  }

  private func listen(showing stage: Stage, _ folder: FolderPath, _ terminal: Terminal) async throws -> PreviewServer {
    do throws(PreviewServer.Failure) {
      return try await PreviewServer.start(showing: stage, folder: folder.path, host: host, port: port)
    } catch {
      terminal.say("\(terminal.red("error")): cannot listen at \(printable(host ?? "127.0.0.1")), port \(port): \(error.message)")
      throw ExitCode(74)
    }
  }

  private func remark(on server: PreviewServer, _ terminal: Terminal) {
    if port != 0, server.port != port { terminal.say("port \(port) is taken; \(server.port) is used") }
    if !server.isPrivate {
      terminal.say("\(terminal.yellow("warning")): whoever can reach \(printable(host ?? "")) can read this edition of the site")
    }
  }
}
