/// What one edition shows of a dossier: the only thing that pages are made of.
///
/// A publication can be had in one way, by passing an edition, and what the edition may not show is not in it: no
/// id, no name, no passage. Its values are of the same types as a dossier's.
public struct Publication: Sendable {
  public let edition: Edition
  public let contents: Dossier
  public let involvement: Involvement

  public init(of dossier: Dossier, edition: Edition) {
    self.edition = edition
    var editor = Editor(dossier: dossier, ceiling: edition.ceiling)
    contents = editor.edited()
    involvement = Involvement(contents)
  }
}
