import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A web server on this machine that shows the stage.
public struct PreviewServer: Sendable {
  private let group: MultiThreadedEventLoopGroup
  private let channels: [any Channel]
  /// The port that it listens at.
  public let port: Int
  /// Its address, as it is typed into a browser.
  public let address: String
  /// Whether only programs of this machine can reach it.
  public let isPrivate: Bool

  /// How many connections there may be at a time; further ones are closed at once.
  static let mostConnections = 256

  /// Why the server cannot listen.
  public struct Failure: Error {
    public var message: String
  }

  /// Listens, and answers from now on.
  ///
  /// - Parameters:
  ///   - folder: The content folder, which files that a site hands on as they are are read from.
  ///   - host: The address to listen at; 127.0.0.1 and ::1 unless named, or where it is `localhost`.
  ///   - port: The first port to try; where others listen there, the next one that is free is taken. 0 lets the system choose.
  public static func start(showing stage: Stage, folder: String, host: String?, port: Int) async throws(Failure) -> PreviewServer {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let host = host?.lowercased() == "localhost" ? nil : host
    // What the system chooses is free at 127.0.0.1 and may be taken at ::1.
    let attempts = (port == 0 ? [] : Array(port...min(port + 99, 65_535))) + Array(repeating: 0, count: 8)
    for attempt in attempts {
      do {
        return try await PreviewServer(stage, folder: folder, host: host, port: attempt, on: group)
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        continue
      } catch let error as IOError {
        throw Failure(message: String(cString: strerror(error.errnoCode)))
      } catch {
        throw Failure(message: "\(error)")
      }
    }
    throw Failure(message: "no port is free")
  }

  private init(_ stage: Stage, folder: String, host: String?, port: Int, on group: MultiThreadedEventLoopGroup) async throws {
    self.group = group
    let isPrivate = host.map { ["127.0.0.1", "::1"].contains($0) } ?? true
    self.isPrivate = isPrivate
    let connections = Connections()
    // The responder needs the port, which the system may choose.
    let answering = Answering()
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        guard connections.enter() else { return channel.close() }
        channel.closeFuture.whenComplete { _ in connections.leave() }
        return channel.eventLoop.makeCompletedFuture {
          guard let responder = answering.responder else { throw ChannelError.ioOnClosedChannel }
          let watch = ConnectionGuard(.init())
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(watch)
          var limits = NIOHTTPDecoderLimitConfiguration()
          (limits.maxHeaderFieldSize, limits.maxHeaderListSize, limits.maxHeaderFieldCount) = (8 << 10, 16 << 10, 64)
          try pipeline.configureHTTPServerPipeline(withEncoderConfiguration: .init(), withDecoderLimitConfiguration: limits)
          try pipeline.addHandler(RequestHandler(responder, watch: watch))
        }
      }
    let first = try await bootstrap.bind(host: host ?? "127.0.0.1", port: port).get()
    self.port = first.localAddress?.port ?? port
    var channels = [first]
    if host == nil {
      do {
        channels.append(try await bootstrap.bind(host: "::1", port: self.port).get())
      } catch let error as IOError where error.errnoCode != EADDRINUSE {
        // This machine has no IPv6.
      } catch {
        try await first.close()
        throw error
      }
    }
    self.channels = channels
    let shown = host.map { ["0.0.0.0", "::"].contains($0) ? "127.0.0.1" : $0.contains(":") ? "[\($0)]" : $0 } ?? "127.0.0.1"
    address = "http://\(shown):\(self.port)/"
    answering.responder = Responder(stage: stage, gate: Gate(host: host, port: self.port), folder: folder, isOpen: isPrivate)
  }

  /// Waits until the server is stopped, which only the end of the program does.
  public func wait() async {
    for channel in channels { try? await channel.closeFuture.get() }
  }

  private final class Connections: Sendable {
    private let count = Mutex(0)

    func enter() -> Bool {
      count.withLock { count in
        if count >= PreviewServer.mostConnections { return false }
        count += 1
        return true
      }
    }

    func leave() { count.withLock { $0 -= 1 } }
  }

  private final class Answering: Sendable {
    private let value = Mutex<Responder?>(nil)
    var responder: Responder? {
      get { value.withLock(\.self) }
      set { value.withLock { $0 = newValue } }
    }
  }
}
