/// Pages that stand in for others that come or go. These link to each other, so that without stand-ins the first to come would lead nowhere,
/// and the last to go.
enum StandIns {
  private static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="robots" content="noindex">
    <meta http-equiv="refresh" content="5">
    <title>Being published</title>
    <p>This page is being published. In a moment it will be here, or gone if the new site has none.</p>

    """

  static func files(at paths: [String]) -> [(path: String, bytes: [UInt8])] { paths.map { ($0, Array(page.utf8)) } }
}
