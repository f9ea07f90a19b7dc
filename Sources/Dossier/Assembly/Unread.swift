/// What files may describe that could not be read.
///
/// A fault that keeps a file from being read is told once. That others refer to what stands in it is no fault of theirs.
public struct Unread: Sendable {
  /// Whether anything at all may stand in those files.
  public var isAnything = false
  /// The ids that stand in them as keys do.
  public var ids: Set<String> = []

  public init() {}

  /// The words before the colons of a text: the ids that it may describe.
  public init(keysOf text: some Sequence<UInt8>) {
    var word: [UInt8] = []
    for byte in text {
      switch byte {
      case 97...122, 48...57, 45: word.append(byte)
      case 58:
        if !word.isEmpty, word.count <= 200 { ids.insert(String(decoding: word, as: UTF8.self)) }
        word = []
      default: word = []
      }
    }
  }

  public static var anything: Unread {
    var unread = Unread()
    unread.isAnything = true
    return unread
  }

  public var isEmpty: Bool { !isAnything && ids.isEmpty }

  public func covers(_ id: String) -> Bool { isAnything || ids.contains(id) }

  public mutating func formUnion(_ other: Unread) {
    isAnything = isAnything || other.isAnything
    ids.formUnion(other.ids)
  }
}
