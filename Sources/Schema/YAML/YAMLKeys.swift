// The keys of mappings: each once, and each a plain word.

import Diagnostics

/// Keys that are written twice in one mapping, merge keys, and keys that are no plain words.
func keyFaults(in tree: YAMLTree) -> [Located<YAMLFault>] {
  var faults: [Located<YAMLFault>] = []
  var keys: [Int] = []
  keys.reserveCapacity(comparedOneByOne)
  for (index, node) in tree.nodes.enumerated() where node.kind == .mapping {
    keys.removeAll(keepingCapacity: true)
    var key = index + 1
    while key < node.end {
      if let fault = keyFault(key, in: tree) {
        faults.append(Located(fault, at: tree.nodes[key].span))
      } else if tree.nodes[key].kind != .refused {
        keys.append(key)
      }
      let value = tree.nodes[key].end
      key = value < node.end ? tree.nodes[value].end : value
    }
    if keys.count > comparedOneByOne || hasEqual(keys, in: tree) { faults += duplicates(among: keys, in: tree) }
  }
  return faults
}

/// Up to so many keys, comparing each with each is quicker than sorting.
private let comparedOneByOne = 24

private func keyFault(_ key: Int, in tree: YAMLTree) -> YAMLFault? {
  switch tree.nodes[key].kind {
  case .sequence, .mapping, .block: .complexKey
  case .refused: nil
  case .plain, .quoted:
    tree.nodes[key].text.count == 2 && tree.bytes(of: key).elementsEqual("<<".utf8) ? .mergeKey : nil
  }
}

private func hasEqual(_ keys: [Int], in tree: YAMLTree) -> Bool {
  // What equal keys have in common; of few keys, most have a mark of their own.
  var marks: UInt64 = 0
  for (position, key) in keys.enumerated() {
    let text = tree.nodes[key].text
    let mark: UInt64 = 1 << UInt64((text.count + (text.isEmpty ? 0 : Int(tree.text[text.lowerBound]))) & 63)
    if marks & mark != 0, keys[..<position].contains(where: { tree.bytes(of: $0) == tree.bytes(of: key) }) {
      return true
    }
    marks |= mark
  }
  return false
}

private func duplicates(among keys: [Int], in tree: YAMLTree) -> [Located<YAMLFault>] {
  // A stable order by bytes brings equal keys together, the first one first.
  let ordered = keys.sorted { left, right in
    let (a, b) = (tree.bytes(of: left), tree.bytes(of: right))
    return a.lexicographicallyPrecedes(b) || (left < right && !b.lexicographicallyPrecedes(a))
  }
  var first = ordered.first
  var faults: [Located<YAMLFault>] = []
  for key in ordered.dropFirst() {
    if let known = first, tree.bytes(of: known) == tree.bytes(of: key) {
      let fact = YAMLFault.duplicateKey(tree.string(of: key), first: tree.nodes[known].span)
      faults.append(Located(fact, at: tree.nodes[key].span))
    } else {
      first = key
    }
  }
  return faults
}
