/// Names that tell nothing, for what an edition shows under an id or a file's name that holds something withheld.
///
/// They are hashes, and stay while what is withheld stays: the ids of all of that are the key, so that nobody who guesses a name can
/// see whether it was right without knowing all the others.
struct NeutralNames {
  private let key: [String]
  private var taken: Set<String>
  private(set) var names: [String: String] = [:]

  /// - Parameter taken: Names that are in use.
  init(key: [String], taken: Set<String>) {
    self.key = key
    self.taken = taken
  }

  /// - Parameter prefix: What it is: `meeting-`.
  mutating func name(for id: String, prefix: String, suffix: String = "") -> String {
    if let name = names[id] { return name }
    var number = 0
    var name: String
    repeat {
      name = prefix + (key + [id, "\(number)"]).shortHash + suffix
      number += 1
    } while !taken.insert(name).inserted
    names[id] = name
    return name
  }
}
