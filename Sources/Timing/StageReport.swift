extension Stages {
  /// A table for people: what each stage took by the clock and of the processors, and the most memory until its end.
  public var table: String {
    var lines = ["     wall  processor   peak memory"]
    for stage in all {
      let columns = [Self.milliseconds(stage.wall, width: 9), Self.milliseconds(stage.processor, width: 11)]
      let memory = String(stage.peakMemory / 1024)
      let padding = String(repeating: " ", count: max(0, 8 - memory.count))
      lines.append(columns.joined() + "  \(padding)\(memory) MB  " + String(repeating: "  ", count: stage.depth) + stage.name)
    }
    return lines.joined(separator: "\n")
  }

  private static func milliseconds(_ time: Int64, width: Int) -> String {
    let tenths = (time + 50_000) / 100_000
    let text = "\(tenths / 10).\(tenths % 10) ms"
    return String(repeating: " ", count: max(1, width - text.count)) + text
  }

  /// What every trace begins with.
  public static let traceBeginning = "{\"traceEvents\":[\n"

  /// The stages in the trace event format of Chromium, which Perfetto and chrome://tracing show; as JSON.
  public var trace: String {
    let events = all.map { stage in
      let arguments = "{\"processor_ms\":\(Double(stage.processor) / 1e6),\"peak_memory_kb\":\(stage.peakMemory)}"
      return
        "{\"name\":\"\(stage.name)\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":\(Double(stage.start) / 1e3),\"dur\":\(Double(stage.wall) / 1e3),\"args\":\(arguments)}"
    }
    return Self.traceBeginning + events.joined(separator: ",\n") + "\n],\"displayTimeUnit\":\"ms\"}\n"
  }
}
