#if LIBFUZZER
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// Hands over to libFuzzer, which mutates what reaches code that nothing reached before.
  enum LibFuzzer {
    static func run() -> Int32 {
      let count = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
      count.pointee = CommandLine.argc
      let arguments = UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>.allocate(capacity: 1)
      arguments.pointee = CommandLine.unsafeArgv
      return runDriver(count, arguments, fuzzOne)
    }

    /// The target that FUZZ_TARGET names.
    static let target: Target = {
      let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
      guard let target = Target.all.first(where: { $0.name == name }) else {
        print("FUZZ_TARGET names none of \(Target.all.map(\.name).joined(separator: ", "))")
        exit(64)
      }
      return target
    }()
  }

  private func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    LibFuzzer.target.run(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
  }

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32
#endif
