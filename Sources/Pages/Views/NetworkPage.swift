import Templating

struct NetworkPage: Page {
  var frame: Frame
  var lede: String
  var ties: [Tie]

  struct Tie: View {
    var from: Link
    var to: Link
    var kind: String
    var meetings: [Link]
    var more: String

    static let fields = Fields<Tie>("A tie between two people or organisations") {
      Field.object("from", "One of the two", of: Link.self) { $0.from }
      Field.object("to", "The other", of: Link.self) { $0.to }
      Field.text("kind", "How often they met, or how they are related") { $0.kind }
      Field.list("meetings", "Where they met, the first few", of: Link.self) { $0.meetings }
      Field.text("more", "At how many more meetings they met: and 3 more") { $0.more }
    }
  }

  static let fields = Fields<NetworkPage>("network.html") {
    NetworkPage.common
    Field.text("lede", "What counts as a tie, and what is left out") { $0.lede }
    Field.list("ties", "The ties, the strongest first", of: Tie.self) { $0.ties }
  }
}
