import Output

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// output-trial site OUTPUT GENERATION FILES      writes a numbered site
// output-trial hold OUTPUT                       begins a site and waits to be killed
// output-trial measure FOLDER FILES THREADS      measures builds in FOLDER
let arguments = CommandLine.arguments
do throws(OutputFailure) {
  switch (arguments.count, arguments.dropFirst().first) {
  case (5, "site"):
    try NumberedSite(generation: Int(arguments[3]) ?? 0, fileCount: Int(arguments[4]) ?? 0).build(at: arguments[2])
  case (3, "hold"):
    let site = try SiteWriter.begin(at: arguments[2])
    try site.write("index.html", [])
    print("begun")
    fflush(nil)
    pause()
    site.abandon()
  case (5, "measure"):
    await measure(in: arguments[2], fileCount: Int(arguments[3]) ?? 0, threadCount: Int(arguments[4]) ?? 1)
  default: exit(64)
  }
} catch {
  print(error.diagnostic.message)
  exit(error.kind == .disk ? 74 : 64)
}
