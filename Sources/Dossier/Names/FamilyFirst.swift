/// Names that begin with the family name: those of China and Korea, as they are written in Latin letters.
///
/// "Mao Zedong" is Mao, and "Kim Jong-un" Kim. Names of Vietnam begin with it too, but there people go by the last word.
enum FamilyFirst {
  /// Family names in Pinyin and in the spelling of Wade and Giles.
  private static let chinese = words(
    """
    bai bo cai cao chang chao chen cheng chiang chou chu cui dai deng ding dong du duan fan fang feng gao gu guo hao he ho hou hsiao hsieh hsu \
    hu hua huang jia jiang jin kang kao kong kuo lei li liang liao lin liu lu luo ma mao meng pan peng qian qin qiu ren shao shi sun sung tang teng \
    tian tsai tung wan wang wei wen wu xi xia xiao xie xiong xu xue yan yang yao ye yeh yin yu yuan zhang zhao zheng zhong zhou zhu zou
    """)
  /// Those of Korea, and others that are given names elsewhere: two words do not tell what they are.
  private static let others = words(
    "ahn ban cho choi chun chung han hong hwang jang jeong jung kim kwon lee lim moon oh pak park rhee roh seo shin song yoo yoon yun")

  private static func words(_ list: String) -> Set<[UInt8]> {
    Set(list.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })
  }

  /// Whether a name is one of these.
  ///
  /// - Parameter name: Its words, folded.
  static func isOrder(of name: [[UInt8]]) -> Bool {
    guard let family = name.first, (2...4).contains(name.count) else { return false }
    // "Kim Lee" and "Jin Li" may be either.
    guard chinese.contains(family) && (name.count > 2 || !chinese.contains(name[1])) || others.contains(family) && name.count > 2 else {
      return false
    }
    return name.dropFirst().allSatisfy { word in
      let count = chineseSyllables(of: word)
      return count.map { name.count > 2 ? $0 <= 3 : $0 == 2 || $0 == 3 } ?? false || name.count > 2 && isSyllable(word)
    }
  }

  /// Of how many syllables of Chinese a word is made; nil where it is not.
  private static func chineseSyllables(of word: [UInt8]) -> Int? {
    var rest = word[...]
    var count = 0
    while !rest.isEmpty {
      rest = rest.dropFirst(Self.initials.first { rest.starts(with: $0) }?.count ?? 0)
      let vowels = rest.prefix(while: isVowel)
      guard 1...3 ~= vowels.count else { return nil }
      rest = rest.dropFirst(vowels.count)
      // "Jinan" is Ji-nan, "Jingu" Jin-gu.
      if rest.starts(with: "ng".utf8), rest.dropFirst(2).first.map(isVowel) != true {
        rest = rest.dropFirst(2)
      } else if rest.first == UInt8(ascii: "n"), rest.dropFirst().first.map(isVowel) != true {
        rest = rest.dropFirst()
      } else if rest.elementsEqual("h".utf8) {
        rest = []
      }
      count += 1
    }
    return count
  }

  private static let initials = words("zh ch sh ts tz hs b p m f d t n l g k h j q x r z c s y w").sorted { $0.count > $1.count }

  /// Whether a word is one syllable of Korean, or of Chinese in another spelling: "Jong", "Il", "Kuan", "Yew".
  private static func isSyllable(_ word: [UInt8]) -> Bool {
    var rest = word.drop { !isVowel($0) && $0 != UInt8(ascii: "v") }
    guard word.count - rest.count <= 3 else { return false }
    rest = rest.drop { isVowel($0) || $0 == UInt8(ascii: "w") }
    return word.contains(where: isVowel) && ["", "n", "ng", "m", "k", "p", "l", "t", "h"].contains { rest.elementsEqual($0.utf8) }
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }
}
