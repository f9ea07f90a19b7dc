/// A built-in style sheet or script as sites carry it: without indentation, empty lines and the comments that have lines of their own.
///
/// They are written for people to read and sent to people who do not. What an author wrote is never touched.
func shipped(_ source: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(source.count)
  var isComment = false
  for line in source.split(separator: UInt8(ascii: "\n")) {
    let text = line.drop { $0 == UInt8(ascii: " ") }
    isComment = isComment || text.starts(with: "/*".utf8)
    if !isComment, !text.isEmpty {
      output += text
      output.append(UInt8(ascii: "\n"))
    }
    if isComment, text.suffix(2).elementsEqual("*/".utf8) { isComment = false }
  }
  return output
}
