import Glibc

#if MPI
  import CMPI
#endif

/// The processes that share out the blocks of an ensemble, started together by `mpirun`: rank 0
/// gathers and writes, the others only draw.
///
/// They exchange messages of doubles in the order of blocks. Whoever waits sleeps between looks, so
/// that a waiting rank leaves its processor to the workers.
package struct Ranks: Sendable, Equatable {
  package let own: Int
  package let count: Int
  /// Ranks on this machine, this one included.
  package let here: Int

  package static let alone = Ranks(own: 0, count: 1, here: 1)

  /// The program was built to be one of several ranks.
  package static var isBuiltIn: Bool {
    #if MPI
      true
    #else
      false
    #endif
  }

  /// As Open MPI's launcher says, whether or not the program can take part.
  package static var launched: Ranks {
    func number(_ name: String) -> Int? {
      getenv(name).flatMap { Int(String(cString: $0)) }
    }
    guard let count = number("OMPI_COMM_WORLD_SIZE"), count > 1,
      let own = number("OMPI_COMM_WORLD_RANK")
    else { return .alone }
    return Ranks(own: own, count: count, here: max(1, number("OMPI_COMM_WORLD_LOCAL_SIZE") ?? 1))
  }

  package var gathers: Bool { own == 0 }

  /// What passes between ranks: the start of a run, or the values of a block.
  package enum Message: Int32 {
    case start, block
  }

  /// The wait for another rank was broken off.
  package struct BrokenOff: Error {}
}

#if MPI
  extension Ranks {
    /// Meets the other ranks; to be called by all of them, once.
    package func join() {
      var provided: Int32 = 0
      let result = MPI_Init_thread(nil, nil, Int32(MPI_THREAD_SERIALIZED), &provided)
      precondition(
        result == MPI_SUCCESS && provided >= Int32(MPI_THREAD_SERIALIZED),
        "MPI does not start, or not for a program of several threads")
    }

    /// Parts from the others when everything is done; waits until they do.
    package func leave() { MPI_Finalize() }

    /// Ends every rank with a status.
    package func abandon(status: Int32) { MPI_Abort(kosh_mpi_world(), status) }

    /// - Parameter isBrokenOff: asked while the other rank is not ready.
    package func send(
      _ values: [Double], _ message: Message, to rank: Int, isBrokenOff: () -> Bool
    ) throws(BrokenOff) {
      var isDone: Int32 = 0
      values.withUnsafeBufferPointer { buffer in
        var request: MPI_Request?
        MPI_Isend(
          buffer.baseAddress, Int32(buffer.count), kosh_mpi_double(), Int32(rank),
          message.rawValue, kosh_mpi_world(), &request)
        MPI_Test(&request, &isDone, nil)
        while isDone == 0, !isBrokenOff() {
          usleep(Self.pause)
          MPI_Test(&request, &isDone, nil)
        }
      }
      if isDone == 0 { throw BrokenOff() }
    }

    /// - Parameter isBrokenOff: asked while nothing has come.
    package func receive(
      _ message: Message, from rank: Int, isBrokenOff: () -> Bool
    ) throws(BrokenOff) -> [Double] {
      var hasCome: Int32 = 0
      var status = MPI_Status()
      while true {
        MPI_Iprobe(Int32(rank), message.rawValue, kosh_mpi_world(), &hasCome, &status)
        if hasCome != 0 { break }
        if isBrokenOff() { throw BrokenOff() }
        usleep(Self.pause)
      }
      var count: Int32 = 0
      MPI_Get_count(&status, kosh_mpi_double(), &count)
      return [Double](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
        MPI_Recv(
          buffer.baseAddress, count, kosh_mpi_double(), Int32(rank), message.rawValue,
          kosh_mpi_world(), nil)
        filled = Int(count)
      }
    }

    /// Microseconds between two looks.
    private static let pause: UInt32 = 200
  }
#else
  extension Ranks {
    package func join() {}
    package func leave() {}
    package func abandon(status: Int32) {}

    package func send(
      _ values: [Double], _ message: Message, to rank: Int, isBrokenOff: () -> Bool
    ) throws(BrokenOff) {
      throw BrokenOff()
    }

    package func receive(
      _ message: Message, from rank: Int, isBrokenOff: () -> Bool
    ) throws(BrokenOff) -> [Double] {
      throw BrokenOff()
    }
  }
#endif
