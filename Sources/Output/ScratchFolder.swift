#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder for what is made on the way to a file: closed to others, and removed when it goes out of use.
public final class ScratchFolder: Sendable {
  public let path: String
  private let folder: Descriptor

  /// Makes a folder where the system keeps what is temporary: in `TMPDIR`, or `/tmp`.
  public init() throws(OutputFailure) {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let base = place.isEmpty ? "/tmp" : place
    var template = Array("\(base)/briefing-XXXXXX".utf8CString)
    do throws(SystemError) {
      guard mkdtemp(&template) != nil else { throw SystemError(code: errno) }
      let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      // Programs that run in it must find it from there.
      path = try resolvedPath(made)
      folder = try Descriptor.folder(path)
    } catch {
      throw .disk(cannot: "make a folder in \(base)", error)
    }
  }

  deinit {
    guard let outer = path.enclosingFolder, let parent = try? Descriptor.folder(outer.isEmpty ? "/" : String(outer)) else { return }
    try? removeTree(String(path[outer.endIndex...].dropFirst()), in: parent.number)
  }

  /// Writes a file, making the folders above it. Its time is 1980-01-01, the first that a ZIP archive knows, so that what is made of it
  /// does not depend on the clock.
  public func write(_ name: String, _ bytes: [UInt8]) throws(OutputFailure) {
    do throws(SystemError) {
      for end in name.indices where name[end] == "/" {
        if mkdirat(folder.number, String(name[..<end]), 0o700) != 0, errno != EEXIST { throw SystemError(code: errno) }
      }
      let file = try Descriptor(name, in: folder.number, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o600)
      var failure: SystemError?
      bytes.withUnsafeBytes { bytes in
        do throws(SystemError) { try file.write(bytes) } catch { failure = error }
      }
      if let failure { throw failure }
      let number = file.number
      try calling { fchmod(number, 0o644) }
      let time = timespec(tv_sec: 315_532_800, tv_nsec: 0)
      let times = [time, time]
      try calling { futimens(number, times) }
      try file.closeChecked()
    } catch {
      throw .disk(cannot: "write \(path)/\(name)", error)
    }
  }
}

/// Refuses a file that cannot be written or must not: a folder, one in no folder, or one inside a protected folder.
public func checkFile(_ target: String, outside folders: [ProtectedFolder]) throws(OutputFailure) {
  let resolved: String
  let there: stat?
  let outer: stat?
  do throws(SystemError) {
    resolved = try resolvedPath(target)
    there = try stat.of(resolved)
    outer = try stat.of(resolved.enclosingFolder.map { $0.isEmpty ? "/" : String($0) } ?? "/")
  } catch {
    throw .disk(cannot: "write \(target)", error)
  }
  if let there, !there.isFile {
    throw .refused("output-file", "\(target) is \(there.isFolder ? "a folder" : "not a file")", help: "name a file")
  }
  guard let outer, outer.isFolder else { throw .refused("output-file", "there is no folder for \(target)", help: "make the folder first") }
  for folder in folders {
    guard let path = try? resolvedPath(folder.path), isPath(resolved, atOrIn: path) else { continue }
    throw .refused("output-protected", "\(target) stands inside \(folder.role), \(folder.path)", help: "name a file elsewhere")
  }
}

/// Puts a file in the place of another in one step: whoever looks finds the old one or the new one, whole.
///
/// - Parameters:
///   - source: The file that is copied; it stays.
///   - target: Where it goes: a path that is free, or a file's.
public func replaceFile(at target: String, withCopyOf source: String) throws(OutputFailure) {
  do throws(SystemError) {
    let resolved = try resolvedPath(target)
    guard let outer = resolved.enclosingFolder else { throw SystemError(code: EISDIR) }
    let parent = try Descriptor.folder(outer.isEmpty ? "/" : String(outer))
    let name = String(resolved[outer.endIndex...].dropFirst())
    if let there = try stat.of(name, in: parent.number), !there.isFile { throw SystemError(code: there.isFolder ? EISDIR : EINVAL) }
    let hidden = ".\(name).briefing-\(getpid())"
    let from = try Descriptor.reading(source)
    do throws(SystemError) {
      let file = try Descriptor(hidden, in: parent.number, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666)
      _ = try copyBytes(from: from, to: file)
      let number = file.number
      try calling { fsync(number) }
      try file.closeChecked()
      let folder = parent.number
      try calling { renameat(folder, hidden, folder, name) }
    } catch {
      _ = unlinkat(parent.number, hidden, 0)
      throw error
    }
  } catch {
    throw .disk(cannot: "write \(target)", error)
  }
}
