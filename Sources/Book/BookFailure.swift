import Output

/// Why a book was not made. The file that was there stays as it was.
public struct BookFailure: Error, Sendable {
  public enum Kind: Sendable {
    /// The content cannot become a book.
    case content
    /// The file cannot be the output: its user has to name another.
    case refused
    /// A program that makes books is not installed.
    case missingProgram
    /// A program failed.
    case program
    /// The file system did not let us read or write.
    case disk
  }

  public var kind: Kind
  public var message: String
  public var help: String?

  public init(_ kind: Kind, _ message: String, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}

extension BookFailure {
  /// A failure of the file system, as books tell it.
  init(_ failure: OutputFailure) { self.init(.disk, failure.diagnostic.message, help: failure.diagnostic.help) }
}

extension ScratchFolder {
  /// Makes a folder for what is made on the way to a book.
  public static func made() throws(BookFailure) -> ScratchFolder {
    do throws(OutputFailure) { return try ScratchFolder() } catch { throw BookFailure(error) }
  }

  /// Puts a file in the place of another in one step, so that whoever looks finds the old book or the new one, whole.
  public func publish(_ file: String, at target: String) throws(BookFailure) {
    do throws(OutputFailure) { try replaceFile(at: target, withCopyOf: file) } catch { throw BookFailure(error) }
  }

  /// Writes the files of a book.
  func filling(_ write: (ScratchFolder) throws(OutputFailure) -> Void) throws(BookFailure) {
    do throws(OutputFailure) { try write(self) } catch { throw BookFailure(error) }
  }
}
