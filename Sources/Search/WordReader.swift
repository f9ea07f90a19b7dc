/// Reads the words of a text, folded.
///
/// A word is a run of letters and digits. Apostrophes inside it vanish ("O'Brien" is `obrien`), and so does a possessive at its end;
/// hyphens part words. Behind the first letter, y is i, and ii is i: what transliterations of one name differ in most ("Zelensky",
/// "Zelenskyy" and "Зеленський" are `zelenski`). Words are cut after 40 letters.
public struct WordReader {
  /// The longest word in letters.
  private static let longest = 40
  /// What is looked at of a word, in bytes: more than its longest letters need.
  private static let mostBytes = 240

  private let word: UnsafeMutablePointer<UInt8>
  private var count = 0
  /// How long the word was at its last apostrophe.
  private var apostrophe = -1

  /// The words of a text in their order.
  public static func words(of text: String) -> [String] {
    var words: [String] = []
    var text = text
    text.withUTF8 { bytes in read(bytes) { words.append(String(decoding: $0, as: UTF8.self)) } }
    return words
  }

  /// Hands on each word in turn, as UTF-8.
  @inline(__always)
  static func read(_ text: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostBytes) { buffer in
      var reader = WordReader(word: buffer.baseAddress!)
      LetterFolding.ascii.withUnsafeBufferPointer { reader.read(text, $0.baseAddress!, take) }
    }
  }

  private init(word: UnsafeMutablePointer<UInt8>) { self.word = word }

  /// - Parameter ascii: What each ASCII byte becomes.
  @inline(__always)
  private mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ ascii: UnsafePointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        let letter = ascii[Int(byte)]
        if letter != 0 {
          append(letter)
        } else if byte == UInt8(ascii: "'") {
          apostrophe = count
        } else if count > 0 {
          finish(take)
        } else {
          apostrophe = -1
        }
      } else {
        let (scalar, length) = Self.scalar(in: text, at: index)
        index += length
        add(scalar, take)
      }
    }
    finish(take)
  }

  @inline(__always)
  private mutating func append(_ letter: UInt8) {
    var letter = letter
    if letter == UInt8(ascii: "y"), count > 0 { letter = UInt8(ascii: "i") }
    if letter == UInt8(ascii: "i"), count > 1, word[count - 1] == letter { return }
    push(letter)
  }

  @inline(__always)
  private mutating func push(_ byte: UInt8) {
    guard count < Self.mostBytes else { return }
    word[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func finish(_ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    if apostrophe > 0, apostrophe == count - 1, word[count - 1] == UInt8(ascii: "s") { count -= 1 }
    apostrophe = -1
    guard count > 0 else { return }
    if count > Self.longest { shorten() }
    take(UnsafeBufferPointer(start: word, count: count))
    count = 0
  }

  private mutating func shorten() {
    var letters = 0
    for place in 0..<count {
      if word[place] & 0xC0 != 0x80 { letters += 1 }
      if letters > Self.longest {
        count = place
        return
      }
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    let role: LetterFolding.Role
    var letters: ArraySlice<UInt8>
    if scalar.value < 0x600 {
      let place = Int(scalar.value - 0x80)
      role = LetterFolding.page.roles[place]
      letters = LetterFolding.page.letters[Int(LetterFolding.page.ends[place])..<Int(LetterFolding.page.ends[place + 1])]
    } else {
      let folded = LetterFolding.fold(scalar)
      (role, letters) = (folded.role, folded.letters[...])
    }
    switch role {
    case .separator: finish(take)
    case .ignored: break
    case .apostrophe: apostrophe = count
    case .word:
      finish(take)
      for byte in letters { push(byte) }
      finish(take)
    case .letter:
      // Greek ου is one sound.
      if count > 0, word[count - 1] == UInt8(ascii: "o"), scalar.isUpsilon { letters = [UInt8(ascii: "u")] }
      for letter in letters { append(letter) }
    }
  }

  /// The scalar at a place of well-formed UTF-8 outside ASCII.
  private static func scalar(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(text[index])
    func next(_ offset: Int) -> UInt32 { UInt32(text[index + offset] & 0x3F) }
    let (value, length): (UInt32, Int) =
      if first < 0xE0 {
        ((first & 0x1F) << 6 | next(1), 2)
      } else if first < 0xF0 {
        ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
      } else {
        ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
      }
    return (Unicode.Scalar(value) ?? " ", length)
  }
}

extension Unicode.Scalar {
  fileprivate var isUpsilon: Bool { [0x3C5, 0x3A5, 0x3CD, 0x38E, 0x3CB, 0x3AB].contains(value) }
}
