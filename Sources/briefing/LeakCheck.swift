import Diagnostics
import Dossier
import Output

/// The search of a finished site for what its edition withholds.
enum LeakCheck {
  /// What the site shows and should not; a publication goes no further where there is anything.
  ///
  /// The search does not exist yet, so this finds nothing. It is called where it has to be: between the build and the upload.
  static func leaks(in site: SiteFolder, of publication: Publication) -> [Diagnostic] { [] }
}
