import CGumbo

/// A document as gumbo parsed it.
///
/// gumbo frees its trees by recursion, which a deep one would let overflow the stack, and it knows no bounds: a page of
/// 80 KB can grow to gigabytes where elements that are never closed are opened anew in every paragraph. So its memory
/// comes from `ParserMemory`, which is freed as a whole and stops it when it takes too much.
package struct HTMLTree: ~Copyable {
  package typealias Node = UnsafePointer<GumboNode>

  package let document: Node
  /// The `html` element.
  package let root: Node
  private let memory: UnsafeMutablePointer<ParserMemory>

  /// The tree would take too much memory: too many elements have no end tags or stand across others.
  package struct Excess: Error {}

  /// Parses valid UTF-8, which must outlive the tree.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Excess) {
    let memory = UnsafeMutablePointer<ParserMemory>.allocate(capacity: 1)
    memory.initialize(to: ParserMemory(limit: Self.maximumMemory(for: bytes.count), userData: memory))
    let output = bytes.withMemoryRebound(to: CChar.self) {
      gumbo_parse_with_options(memory.pointee.options, $0.baseAddress ?? UnsafePointer(memory.pointee.empty), $0.count)
    }
    guard let output, !memory.pointee.isExceeded else {
      Self.free(memory)
      throw Excess()
    }
    self.memory = memory
    document = UnsafePointer(output.pointee.document)
    root = UnsafePointer(output.pointee.root)
  }

  deinit { Self.free(memory) }

  private static func free(_ memory: UnsafeMutablePointer<ParserMemory>) {
    memory.pointee.free()
    memory.deinitialize(count: 1)
    memory.deallocate()
  }

  /// How much memory a tree may take, in bytes. Documents take some 5 to 60 bytes a byte, the densest markup 125.
  private static func maximumMemory(for size: Int) -> Int { 32 << 20 + 200 * size }
}

/// The memory of one parse: handed out piece by piece and freed as a whole.
private struct ParserMemory {
  let options: UnsafeMutablePointer<GumboOptions>
  /// What is parsed where there is nothing.
  let empty: UnsafeMutablePointer<CChar>
  private(set) var isExceeded = false
  private var chunks: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer
  private var left = 0
  private var taken = 0
  private let limit: Int

  private static let chunkSize = 1 << 18

  init(limit: Int, userData: UnsafeMutablePointer<ParserMemory>) {
    self.limit = limit
    empty = .allocate(capacity: 1)
    empty.initialize(to: 0)
    next = UnsafeMutableRawPointer(empty)
    options = .allocate(capacity: 1)
    options.initialize(to: kGumboDefaultOptions)
    options.pointee.max_errors = 0
    options.pointee.userdata = UnsafeMutableRawPointer(userData)
    options.pointee.allocator = { $0!.assumingMemoryBound(to: ParserMemory.self).pointee.allocate($1) }
    options.pointee.deallocator = { _, _ in }
  }

  mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let size = (size + 15) & ~15
    taken += size
    if taken > limit {
      isExceeded = true
      // gumbo cannot be told that there is no memory, but it looks at this option behind every token, and a tree that
      // grows beyond its text comes of errors.
      options.pointee.stop_on_first_error = true
    }
    if size > left {
      let chunk = max(size, Self.chunkSize)
      next = .allocate(byteCount: chunk, alignment: 16)
      chunks.append(next)
      left = chunk
    }
    defer {
      next += size
      left -= size
    }
    return next
  }

  func free() {
    for chunk in chunks { chunk.deallocate() }
    options.deallocate()
    empty.deallocate()
  }
}

// MARK: - Nodes

extension UnsafePointer<GumboNode> {
  package var isElement: Bool { pointee.type == GUMBO_NODE_ELEMENT }

  /// The tag of an element of HTML; `GUMBO_TAG_UNKNOWN` for every other.
  package var tag: GumboTag {
    guard isElement, pointee.v.element.tag_namespace == GUMBO_NAMESPACE_HTML else { return GUMBO_TAG_UNKNOWN }
    return pointee.v.element.tag
  }

  package var children: NodeList {
    switch pointee.type {
    case GUMBO_NODE_ELEMENT: NodeList(pointee.v.element.children)
    case GUMBO_NODE_DOCUMENT: NodeList(pointee.v.document.children)
    default: NodeList(kGumboEmptyVector)
    }
  }

  /// The text of a text node.
  package var text: UnsafeBufferPointer<UInt8>? {
    switch pointee.type {
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: utf8(pointee.v.text.text)
    default: nil
    }
  }

  /// The text of a comment.
  package var comment: UnsafeBufferPointer<UInt8>? { pointee.type == GUMBO_NODE_COMMENT ? utf8(pointee.v.text.text) : nil }

  /// The line of an element's start tag, from 1.
  package var line: Int { Int(pointee.v.element.start_pos.line) }
  /// The column of an element's start tag, from 1.
  package var column: Int { max(1, Int(pointee.v.element.start_pos.column)) }

  package func hasAttribute(_ name: StaticString) -> Bool { attributeBytes(name) != nil }

  /// The value of an element's attribute, entities decoded and without white space around it.
  package func attribute(_ name: StaticString) -> String? {
    guard let bytes = attributeBytes(name) else { return nil }
    var value = bytes[...]
    while let first = value.first, first <= 0x20 { value.removeFirst() }
    while let last = value.last, last <= 0x20 { value.removeLast() }
    return String(decoding: value, as: UTF8.self)
  }

  private func attributeBytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard isElement, pointee.v.element.attributes.length > 0 else { return nil }
    let name = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    return withUnsafePointer(to: pointee.v.element.attributes) { gumbo_get_attribute($0, name) }.map { utf8($0.pointee.value) }
  }

  private func utf8(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    var count = 0
    while string[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self), count: count)
  }
}

/// The children of a node.
package struct NodeList: RandomAccessCollection {
  private let vector: GumboVector

  init(_ vector: GumboVector) { self.vector = vector }

  package var startIndex: Int { 0 }
  package var endIndex: Int { Int(vector.length) }
  package subscript(index: Int) -> HTMLTree.Node { UnsafePointer(vector.data[index]!.assumingMemoryBound(to: GumboNode.self)) }
}

extension HTMLTree.Node {
  /// Calls a closure for every node below this one in document order, until it says `stop`; a tree is walked without recursion.
  package func walk(_ visit: (HTMLTree.Node) -> TreeWalk) {
    var open = [(children: children, next: 0)]
    while let last = open.indices.last {
      guard open[last].next < open[last].children.count else {
        open.removeLast()
        continue
      }
      let node = open[last].children[open[last].next]
      open[last].next += 1
      switch visit(node) {
      case .descend: if node.isElement { open.append((node.children, 0)) }
      case .pass: break
      case .stop: return
      }
    }
  }
}

/// What a walk over a tree does next.
package enum TreeWalk { case descend, pass, stop }
