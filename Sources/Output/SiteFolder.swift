#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A finished site in a folder, to be read.
public struct SiteFolder: Sendable {
  public struct File: Hashable, Sendable {
    /// Relative, its parts separated by `/`.
    public var path: String
    /// In bytes.
    public var size: Int
  }

  /// Absolute, with all symbolic links followed.
  public let path: String
  /// The files of the site in the order of their paths’ bytes. The marker that Briefing made the folder is not among them.
  public let files: [File]

  /// Opens the site at a path; nil where there is no folder.
  ///
  /// - Throws: ``OutputFailure``, refused where the folder holds files that Briefing did not make.
  public init?(at path: String) throws(OutputFailure) {
    do throws(SystemError) {
      guard let status = try stat.of(path, following: true) else { return nil }
      guard status.isFolder else { throw SystemError(code: ENOTDIR) }
      self.path = try resolvedPath(path)
      let site = try OldSite(try Descriptor.folder(self.path))
      guard site.files.isEmpty || site.files.contains(OutputFolder.marker) else {
        throw SystemError(code: EEXIST)
      }
      files = try site.files.subtracting([OutputFolder.marker]).map { name throws(SystemError) in
        File(path: name, size: Int(try stat.of(name, in: site.folder.number)?.st_size ?? 0))
      }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    } catch {
      if error.code == EEXIST {
        throw .refused(
          "output-foreign", "the output folder \(path) holds files that Briefing did not make",
          help: "empty it yourself if they can go, or name another output folder")
      }
      throw .disk(cannot: "read \(path)", error)
    }
  }

  /// Reads a file piece by piece.
  public func read(_ file: String, _ body: (UnsafeRawBufferPointer) -> Void) throws(OutputFailure) {
    do throws(SystemError) {
      let descriptor = try Descriptor.reading("\(path)/\(file)")
      try withUnsafeTemporaryAllocation(byteCount: chunkSize, alignment: 16) { buffer throws(SystemError) in
        while true {
          let count = try descriptor.read(into: buffer)
          if count == 0 { return }
          body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
      }
    } catch {
      throw .disk(cannot: "read \(path)/\(file)", error)
    }
  }

  /// A whole file.
  public func bytes(of file: String) throws(OutputFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(file) { bytes += $0 }
    return bytes
  }
}
