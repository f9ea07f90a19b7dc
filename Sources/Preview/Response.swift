import NIOHTTP1

/// An answer, before it is sent.
struct Response: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// A stretch of a file that is open.
    case file(OpenFile, Range<Int>)
    /// The events of one page, for as long as it is open.
    case events(Stage.View, since: Int)
    /// Something that takes a while to find out.
    case later(@Sendable () async -> Response)
  }

  var status: HTTPResponseStatus
  var headers: [(String, String)]
  var body: Body
  /// Whether the connection ends with it.
  var isLast = false

  /// A few plain words.
  static func words(_ status: HTTPResponseStatus, _ text: String, _ headers: [(String, String)] = []) -> Response {
    Response(status: status, headers: [("Content-Type", "text/plain; charset=utf-8")] + headers, body: .bytes(Array((text + "\n").utf8)))
  }

  /// A few plain words, and no more of this connection.
  static func refusal(_ status: HTTPResponseStatus, _ text: String, _ headers: [(String, String)] = []) -> Response {
    var response = words(status, text, headers)
    response.isLast = true
    return response
  }

  /// The headers that every answer has.
  static let common = [
    ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
  ]

  /// What pages may do: what the site's own policy lets them, and listen to the preview.
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// What a document from elsewhere may do, which the site hands on as it is: nothing but look like itself.
  static let sandboxPolicy =
    "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
}

/// The bytes of a file that a request asks for (RFC 9110, 14.2).
enum RequestedRange: Equatable {
  case whole
  case part(Range<Int>)
  case unsatisfiable

  /// - Parameter size: The size of the file in bytes.
  init(_ field: String?, size: Int) {
    self = .whole
    // Several ranges at once may be answered with the whole, and so may what is no range.
    guard let field, field.hasPrefix("bytes="), !field.contains(",") else { return }
    let ends = field.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), ends != ["", ""] else { return }
    // Numbers beyond all sizes count as the largest.
    let first = ends[0].isEmpty ? nil : Int(ends[0]) ?? .max
    let last = ends[1].isEmpty ? nil : Int(ends[1]) ?? .max
    switch (first, last) {
    case (let first?, let last?) where last < first: return
    case (let first?, _) where first >= size: self = .unsatisfiable
    case (let first?, let last): self = .part(first..<(min(last ?? .max, size - 1) + 1))
    case (nil, let count?): self = count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
    default: return
    }
  }
}
