import NIOHTTP1
import Pages

/// Answers requests from what the stage shows.
struct Responder: Sendable {
  let stage: Stage
  let gate: Gate
  /// The content folder, which copies are read from.
  let folder: String
  /// Whether all who can ask may see what the author sees: what is wrong, and every edition.
  let isOpen: Bool

  func response(to request: HTTPRequestHead) -> Response {
    if let refusal = gate.refusal(of: request) { return refusal }
    guard let address = Address(request.uri) else { return .words(.notFound, "There is no such page.") }
    switch address {
    case .own(let name): return own(name, request)
    case .file(let path, let edition):
      if edition != nil, !isOpen { return .words(.notFound, "There is no such page.") }
      return page(path, edition, request)
    }
  }

  // MARK: Files of the site

  private func page(_ path: String, _ edition: String?, _ request: HTTPRequestHead) -> Response {
    switch stage.find(edition) {
    case .site(let site, let number):
      Response(status: .ok, headers: [], body: .later { await file(path, of: site, edition, number, request) })
    case .later(let number):
      if path.hasSuffix(".html") {
        waiting(ServedPage(session: stage.session, edition: edition, path: path, version: -1, number: number))
      } else {
        .words(.serviceUnavailable, "The site is being built.", [("Retry-After", "1")])
      }
    case .noEdition: .words(.notFound, "There is no such edition.")
    }
  }

  private func waiting(_ page: ServedPage) -> Response {
    Response(
      status: .serviceUnavailable, headers: Self.pageHeaders + [("Retry-After", "1")], body: .bytes(page.adding(to: Browser.waiting)))
  }

  private func file(
    _ path: String, of site: any PreviewSite, _ edition: String?, _ number: Int, _ request: HTTPRequestHead
  ) async -> Response {
    let file = path == "404.html" ? .made(site.notFound) : await site.file(path)
    if let file { return self.file(file, path, edition, number, request) }
    if site.hasPage("\(path)/index.html") {
      let root = edition.map(Address.root) ?? "/"
      return .words(.temporaryRedirect, "The page stands in a folder.", [("Location", root + Addresses.encoded(path) + "/")])
    }
    guard path.hasSuffix(".html") || !path.contains(".") else { return .words(.notFound, "There is no such page.") }
    let page = ServedPage(session: stage.session, edition: edition, path: path, version: 0, number: number)
    return Response(status: .notFound, headers: Self.pageHeaders, body: .bytes(page.adding(to: site.notFound)))
  }

  private static let pageHeaders = [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", Response.policy)]

  private func file(_ file: SiteFile, _ path: String, _ edition: String?, _ number: Int, _ request: HTTPRequestHead) -> Response {
    let type = ContentType.of(path)
    let version = file.version
    let isPage = path.hasSuffix(".html")
    if !isPage { stage.handedOut(path, in: edition, version: version, number: number) }
    switch file {
    case .made(let bytes):
      let page = ServedPage(session: stage.session, edition: edition, path: path, version: version, number: number)
      let body = isPage ? page.adding(to: bytes) : bytes
      // Weak for pages: what is added to them tells which build they were served at.
      let tag = "\(isPage ? "W/" : "")\"\(stage.session)-\(version)\""
      let headers = [("Content-Type", type), ("Content-Security-Policy", Response.policy), ("ETag", tag)]
      return selected(from: body.count, headers, tag: tag, request) { .bytes($0 == 0..<body.count ? body : Array(body[$0])) }
    case .copy(let source, _):
      guard let file = OpenFile(source, in: folder) else { return .words(.notFound, "This file is no longer there.") }
      let tag = "\"\(file.stamp)\""
      var headers = [("Content-Type", type), ("ETag", tag)]
      if path.hasSuffix(".pdf") == false { headers.append(("Content-Security-Policy", Response.sandboxPolicy)) }
      return selected(from: file.size, headers, tag: tag, request) { .file(file, $0) }
    }
  }

  /// The whole, a part of it, or word that it has not changed (RFC 9110, 13 and 14).
  private func selected(
    from size: Int, _ headers: [(String, String)], tag: String, _ request: HTTPRequestHead, _ body: (Range<Int>) -> Response.Body
  ) -> Response {
    let required = request.headers[canonicalForm: "if-match"]
    guard required.isEmpty || required.contains(where: { $0 == "*" || $0 == tag && !tag.hasPrefix("W/") }) else {
      return Response(status: .preconditionFailed, headers: headers, body: .bytes([]))
    }
    let known = request.headers[canonicalForm: "if-none-match"]
    let opaque = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
    if known.contains(where: { $0 == "*" || ($0.hasPrefix("W/") ? $0.dropFirst(2) : $0[...]) == opaque }) {
      return Response(status: .notModified, headers: headers, body: .bytes([]))
    }
    let headers = headers + [("Accept-Ranges", "bytes")]
    let condition = request.headers.first(name: "if-range")
    let holds = condition == nil || condition == tag && !tag.hasPrefix("W/")
    let fields = request.headers["range"]
    let field = request.method == .GET && holds && fields.count == 1 ? fields[0] : nil
    switch RequestedRange(field, size: size) {
    case .whole: return Response(status: .ok, headers: headers, body: body(0..<size))
    case .part(let range):
      let place = ("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)")
      return Response(status: .partialContent, headers: headers + [place], body: body(range))
    case .unsatisfiable:
      return Response(status: .rangeNotSatisfiable, headers: headers + [("Content-Range", "bytes */\(size)")], body: .bytes([]))
    }
  }

  // MARK: What belongs to the preview

  private func own(_ name: String, _ request: HTTPRequestHead) -> Response {
    switch name {
    case "live.js", "live.css":
      let bytes = name == "live.js" ? Browser.script : Browser.style
      return Response(status: .ok, headers: [("Content-Type", ContentType.of(name))], body: .bytes(bytes))
    case "events":
      guard let path = Address.query(request.uri, "path") else { return .words(.badRequest, "Name a path.") }
      let edition = Address.query(request.uri, "edition").flatMap { $0.isEmpty || !isOpen ? nil : $0 }
      let isSameSession = Address.query(request.uri, "session") == stage.session
      let since = isSameSession ? Address.query(request.uri, "since").flatMap { Int($0) } : nil
      return Response(
        status: .ok, headers: [("Content-Type", "text/event-stream")],
        body: .events(.init(edition: edition, path: path), since: since ?? .max))
    case "changes" where isOpen:
      let edition = Address.query(request.uri, "edition").flatMap { $0.isEmpty ? nil : $0 }
      let path = Address.query(request.uri, "path")
      let stage = stage
      return Response(
        status: .ok, headers: [],
        body: .later {
          guard let (site, published, isCurrent) = stage.site(of: edition) else {
            return .words(.notFound, "There is no such edition.")
          }
          let comparison = Comparison(site, with: LastPublication(published), folder: folder)
          let json = if let path { await comparison.page(path) } else { await comparison.all(while: isCurrent) }
          return Response(status: .ok, headers: [("Content-Type", "application/json")], body: .bytes(json.bytes))
        })
    default: return .words(.notFound, "There is no such page.")
    }
  }
}
