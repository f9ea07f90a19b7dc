import NIOCore

/// Stands first on a connection and keeps watch over what it costs: how large a request's head may be and how long everything may take.
final class ConnectionGuard: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  struct Limits: Sendable {
    /// Bytes of a request line and its headers.
    var head = 16 << 10
    /// Until a request's head is whole, from its first byte; on a new connection, from its beginning.
    var patience = TimeAmount.seconds(5)
    /// Between two requests.
    var idleness = TimeAmount.seconds(30)
    /// For an answer to be taken.
    var delivery = TimeAmount.seconds(60)
  }

  private enum State { case idle, reading, answering, listening }

  private let limits: Limits
  private var state = State.reading
  /// How many bytes came since the last head was whole.
  private var pending = 0
  private var heads = 0
  private var deadline: Scheduled<Void>?

  init(_ limits: Limits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) { wait(limits.patience, context.channel) }

  func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if state == .idle {
      state = .reading
      wait(limits.patience, context.channel)
    }
    pending += unwrapInboundIn(data).readableBytes
    let before = heads
    context.fireChannelRead(data)
    if heads > before {
      pending = 0
    } else if pending > limits.head, state == .reading {
      refuse(context, "431 Request Header Fields Too Large")
    }
  }

  /// Writes past the handlers that write whole answers: no request was understood.
  private func refuse(_ context: ChannelHandlerContext, _ status: String) {
    state = .answering
    let text = ByteBuffer(string: "HTTP/1.1 \(status)\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
    context.writeAndFlush(wrapOutboundOut(text), promise: nil)
    context.close(promise: nil)
  }

  private func wait(_ time: TimeAmount, _ channel: any Channel) {
    deadline?.cancel()
    // The connection is closed and not half closed: nothing that is on its way is worth more waiting.
    deadline = channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
  }

  // MARK: What the handler of requests tells

  func headArrived(on channel: any Channel) {
    heads += 1
    state = .answering
    wait(limits.delivery, channel)
  }

  /// The answer will go on for as long as the other side listens.
  func startsListening() {
    state = .listening
    deadline?.cancel()
  }

  func answerEnded(on channel: any Channel) {
    guard state == .answering else { return }
    state = .idle
    wait(limits.idleness, channel)
  }
}
