/// What a browser is told of a file, by its suffix.
enum ContentType {
  static func of(_ path: String) -> String {
    if path == "feed.xml" { return "application/atom+xml" }
    let suffix = path.split(separator: "/").last?.split(separator: ".").dropFirst().last ?? ""
    return types[suffix.lowercased()] ?? "application/octet-stream"
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "htm": "text/html", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "jsonl": "application/x-ndjson", "geojson": "application/geo+json", "xml": "application/xml",
    "txt": "text/plain; charset=utf-8", "md": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "yml": "text/plain; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "ico": "image/x-icon", "tif": "image/tiff", "tiff": "image/tiff", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "epub": "application/epub+zip",
    "zip": "application/zip", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav", "m4a": "audio/mp4", "mp4": "video/mp4",
    "webm": "video/webm", "woff2": "font/woff2",
  ]
}
