import Foundation
import Testing

/// The briefing that `briefing init` makes, built again and again.
struct Talks {
  let scratch: ScratchFolder
  var folder: URL { scratch.url.appending(path: "talks") }

  init() throws {
    scratch = try ScratchFolder()
    try #require(Program.run(["init", "talks"], in: scratch.url).status == 0)
  }

  func build(_ arguments: [String]) throws -> Program.Result {
    let result = try Program.run(["build", "talks", "--timings"] + arguments, in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    return result
  }

  /// The site is what a build without any memory makes.
  func expectSameAsAnew(with arguments: [String] = [], _ note: Comment) throws {
    let anew = scratch.url.appending(path: "anew")
    try? FileManager.default.removeItem(at: anew)
    let result = try Program.run(["build", "talks", "--force", "--output", anew.path] + arguments, in: scratch.url)
    try #require(result.status == 0, "\(result.errors)")
    #expect(try contents(of: folder.appending(path: "Site")) == contents(of: anew), note)
  }
}
