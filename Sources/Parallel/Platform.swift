// How many processors the system offers this process.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum Platform {
  static var onlineProcessors: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
}
