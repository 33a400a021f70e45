// Takes an address and a port of the machine, or says why it cannot.

import FlyingSocks

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why there is no server.
package enum ListenFailure: Error, Equatable {
  case portTaken(UInt16)
  case noSuchAddress(String)
  case notPermitted(UInt16)
  case other(String)
}

/// An address that is ours, before anything is answered.
package struct Listener: Sendable {
  let socket: Socket
  package let rule: HostRule

  /// - Parameters:
  ///   - address: in numbers.
  ///   - port: 0 for any that is free.
  package init(address: String, port: UInt16) throws(ListenFailure) {
    do {
      socket = try Listener.bound(address, port)
      switch try socket.sockname() {
      case .ip4(_, let port), .ip6(_, let port): rule = HostRule(address: address, port: port)
      case .unix: throw SocketError.unsupportedAddress
      }
    } catch {
      throw Listener.failure(error, address: address, port: port)
    }
  }

  /// Whether a text is an address of a machine in numbers: `192.168.1.5`, `::1`.
  package static func isAddress(_ text: String) -> Bool {
    var four = in_addr()
    var six = in6_addr()
    return !text.utf8.contains(0) && (inet_pton(AF_INET, text, &four) == 1 || inet_pton(AF_INET6, text, &six) == 1)
  }

  private static func bound(_ address: String, _ port: UInt16) throws -> Socket {
    if address.contains(":") {
      return try listening(on: .inet6(ip6: address, port: port), family: AF_INET6)
    }
    return try listening(on: .inet(ip4: address, port: port), family: AF_INET)
  }

  private static func listening(on address: some SocketAddress, family: Int32) throws -> Socket {
    let socket = try Socket(domain: family)
    do {
      SocketSettings.closeOnExec(socket)
      try socket.setValue(true, for: .localAddressReuse)
      #if canImport(Darwin)
        try socket.setValue(true, for: .noSIGPIPE)
      #endif
      try socket.bind(to: address)
      try socket.listen()
      return socket
    } catch {
      try? socket.close()
      throw error
    }
  }

  private static func failure(_ error: any Error, address: String, port: UInt16) -> ListenFailure {
    guard case .failed(_, let number, let message)? = error as? SocketError else { return .other("\(error)") }
    switch number {
    case EADDRINUSE: return .portTaken(port)
    case EADDRNOTAVAIL, EAFNOSUPPORT: return .noSuchAddress(address)
    case EACCES: return .notPermitted(port)
    default: return .other(message)
    }
  }
}
