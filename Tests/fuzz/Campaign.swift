#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs one target on mutated inputs for some time.
///
/// The input at hand always stands in a file, so that what made the program crash is there afterwards.
struct Campaign {
  let target: Target
  let corpus: [[UInt8]]
  let seed: UInt64
  private var random: Random

  /// A run that takes longer hangs, as far as an author is concerned; a build without optimisation on a busy machine is slow.
  private static let longest = Duration.seconds(10)

  init(target: Target, corpus: [[UInt8]], seed: UInt64) {
    self.target = target
    self.corpus = corpus
    self.seed = seed
    random = Random(state: seed)
  }

  /// - Returns: Whether nothing hung. A crash ends the program.
  mutating func run(for time: Duration) -> Bool {
    let file = "\(Files.scratch)/fuzz-\(target.name).input"
    let clock = ContinuousClock()
    let start = clock.now
    var runs = 0
    while clock.now - start < time {
      let input = runs < corpus.count ? corpus[runs] : mutated()
      Files.write(input, to: file)
      let began = clock.now
      target.run(input)
      if clock.now - began > Self.longest {
        print("\(target.name): a run took \(clock.now - began); its input is \(file)")
        return false
      }
      runs += 1
    }
    print("\(target.name): \(runs) inputs, seed \(seed)")
    return true
  }

  private mutating func mutated() -> [UInt8] {
    var bytes = corpus[random.below(corpus.count)]
    for _ in 0...random.below(6) { mutate(&bytes) }
    return Array(bytes.prefix(1 << 16))
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = random.below(bytes.count + 1)
    let length = random.below(min(40, bytes.count - place) + 1)
    switch random.below(8) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1 where place < bytes.count: bytes[place] = UInt8(random.below(256))
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: random.below(bytes.count + 1))
    case 4:
      let other = corpus[random.below(corpus.count)]
      let start = random.below(other.count + 1)
      bytes.insert(contentsOf: other[start..<min(other.count, start + random.below(80))], at: place)
    case 5: bytes.insert(contentsOf: Array(repeating: bytes[place..<place + length], count: random.below(50)).joined(), at: place)
    default: bytes.insert(contentsOf: Target.tokens[random.below(Target.tokens.count)].utf8, at: place)
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same inputs.
struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  mutating func below(_ bound: Int) -> Int { bound < 1 ? 0 : Int(next() % UInt64(bound)) }
}
