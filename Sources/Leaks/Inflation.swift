import CZlib

/// Data that deflate made small, made whole again (RFC 1950 to 1952).
enum Inflation {
  enum Format: Int32 {
    /// zlib's or gzip's, as the data say.
    case wrapped = 47
    case raw = -15
  }

  /// More is not read: a few bytes may stand for endless ones.
  private static let limit = 512 << 20

  /// - Returns: What was inflated up to the end or the first fault; nil where nothing could be.
  static func inflated(_ bytes: UnsafeBufferPointer<UInt8>, _ format: Format) -> (data: [UInt8], isWhole: Bool)? {
    var stream = z_stream()
    guard let base = bytes.baseAddress, inflateInit2_(&stream, format.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: base)
    stream.avail_in = UInt32(min(bytes.count, Int(UInt32.max)))
    var output: [UInt8] = []
    var status = Z_OK
    while status == Z_OK, output.count < limit {
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        status = inflate(&stream, Z_NO_FLUSH)
        count = buffer.count - Int(stream.avail_out)
      }
      output += chunk
      if chunk.isEmpty, status == Z_OK || status == Z_BUF_ERROR { break }
      // A gzip file may hold several members.
      if status == Z_STREAM_END, format == .wrapped, stream.avail_in > 2, stream.next_in.pointee == 0x1F {
        status = inflateReset(&stream)
      }
    }
    return output.isEmpty && status != Z_STREAM_END ? nil : (output, status == Z_STREAM_END)
  }
}
