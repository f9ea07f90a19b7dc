/// The files that the preview sends of its own.
enum Browser {
  static let script = PackageResources.live_js
  static let style = PackageResources.live_css
  static let waiting = PackageResources.waiting_html
}
