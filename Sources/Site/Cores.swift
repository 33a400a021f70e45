// How many processors there are to work with.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

package enum Cores {
  /// At least 1.
  package static var online: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
