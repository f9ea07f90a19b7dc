import Testing

@testable import Dossier

/// Names of China and Korea begin with the family name.
@Suite struct FamilyFirstTests {
  private func isOrder(_ name: String) -> Bool {
    FamilyFirst.isOrder(of: name.words().map { word in Array(Array(name.lowercased().utf8)[Int(word.start)..<Int(word.end)]) })
  }

  @Test(arguments: [
    "Mao Zedong", "Mao Tse-tung", "Xi Jinping", "Zhou Enlai", "Chou En-lai", "Deng Xiaoping", "Hu Jintao", "Bo Xilai", "Chiang Kai-shek",
    "Kim Jong-un",
    "Kim Il Sung", "Park Chung-hee", "Moon Jae-in", "Lee Kuan Yew", "Ban Ki-moon", "Chun Doo-hwan", "Li Keqiang",
  ])
  func ofChinaAndKorea(_ name: String) { #expect(isOrder(name)) }

  @Test(arguments: [
    "Kim Philby", "Lee Harvey Oswald", "Kim Novak", "Bo Diddley", "Ma Rainey", "Lee Miller", "Kim Basinger", "Park Jones", "Ann Lee",
    "Jin Li",
    "Yang", "Ho Chi Minh", "Eva Holm", "Lee Ann Womack", "May Chen", "Lin Yu Tang Wang Li",
  ])
  func notOfOthers(_ name: String) { #expect(!isOrder(name)) }
}
