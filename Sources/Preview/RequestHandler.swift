import NIOCore
import NIOHTTP1

/// Answers the requests of one connection, one after the other.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let responder: Responder
  private let watch: ConnectionGuard
  private var head: HTTPRequestHead?
  private var listener: Int?
  private var heartbeat: RepeatedTask?
  /// Set once an answer was given after which nothing is to be read.
  private var isDone = false

  init(_ responder: Responder, watch: ConnectionGuard) { (self.responder, self.watch) = (responder, watch) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      watch.headArrived(on: context.channel)
      self.head = head
      // What is refused is refused before its body comes.
      if !isDone, responder.gate.refusal(of: head) != nil { answer(context) }
    case .body: break
    case .end: if !isDone { answer(context) }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let listener { responder.stage.stopListening(listener) }
    heartbeat?.cancel()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func answer(_ context: ChannelHandlerContext) {
    guard let head else { return }
    send(responder.response(to: head), to: head, context)
  }

  private func send(_ response: Response, to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
    if case .later(let find) = response.body { return send(find, to: request, context) }
    isDone = response.isLast || !request.isKeepAlive
    var headers = HTTPHeaders(response.headers + Response.common)
    if isDone { headers.add(name: "Connection", value: "close") }
    switch response.body {
    case .bytes(let bytes):
      if response.status != .notModified { headers.add(name: "Content-Length", value: String(bytes.count)) }
      writeHead(response.status, headers, request, context)
      if request.method != .HEAD, !bytes.isEmpty {
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
      }
      end(context)
    case .file(let file, let range):
      headers.add(name: "Content-Length", value: String(range.count))
      writeHead(response.status, headers, request, context)
      request.method == .HEAD ? end(context) : send(file, range, context)
    case .events(let view, let since): listen(view, since: since, headers, request, context)
    case .later: break
    }
  }

  /// Sends an answer once it is found.
  private func send(_ find: @escaping @Sendable () async -> Response, to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
    let loop = context.eventLoop
    let bound = NIOLoopBound((self, context), eventLoop: loop)
    Task {
      let found = await find()
      loop.execute {
        let (handler, context) = bound.value
        if context.channel.isActive { handler.send(found, to: request, context) }
      }
    }
  }

  private func writeHead(_ status: HTTPResponseStatus, _ headers: HTTPHeaders, _ request: HTTPRequestHead, _ context: ChannelHandlerContext)
  {
    let version = request.version.major == 1 ? request.version : .http1_1
    context.write(wrapOutboundOut(.head(HTTPResponseHead(version: version, status: status, headers: headers))), promise: nil)
  }

  private func end(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
      let (handler, context) = bound.value
      if handler.isDone { context.close(promise: nil) } else { handler.watch.answerEnded(on: context.channel) }
    }
  }

  private static let chunk = 256 << 10

  /// Sends a stretch of a file, a piece at a time, as fast as it is taken.
  private func send(_ file: OpenFile, _ range: Range<Int>, _ context: ChannelHandlerContext) {
    guard !range.isEmpty else { return end(context) }
    let bytes = file.bytes(range.prefix(Self.chunk))
    // A file that became shorter cannot be sent as it was promised.
    guard !bytes.isEmpty else { return context.close(promise: nil) }
    let rest = (range.lowerBound + bytes.count)..<range.upperBound
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes))))).whenSuccess {
      let (handler, context) = bound.value
      handler.send(file, rest, context)
    }
  }

  /// Sends the events of a page until it is closed.
  private func listen(
    _ view: Stage.View, since: Int, _ headers: HTTPHeaders, _ request: HTTPRequestHead, _ context: ChannelHandlerContext
  ) {
    let channel = context.channel
    let isOpen = responder.isOpen
    guard request.method == .GET, request.version == .http1_1 else {
      return send(.refusal(.badRequest, "Events are for GET."), to: request, context)
    }
    let write: @Sendable ([UInt8]) -> Void = { bytes in
      // Who does not take what is sent is not told more.
      guard channel.isWritable else { return channel.close(promise: nil) }
      channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: bytes))), promise: nil)
    }
    // The head goes out before the first event, which waits for this call to end.
    listener = responder.stage.listen(view, since: since) { event in
      channel.eventLoop.execute { write(event.bytes(isOpen: isOpen)) }
    }
    guard listener != nil else { return send(.refusal(.serviceUnavailable, "Too many pages are open."), to: request, context) }
    writeHead(.ok, headers, request, context)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "retry: 500\n\n")))), promise: nil)
    watch.startsListening()
    heartbeat = context.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(10), delay: .seconds(10)) { _ in write(Array(": \n\n".utf8)) }
  }
}
