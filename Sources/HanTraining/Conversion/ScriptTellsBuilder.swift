import HanScripts

/// Finds out which characters tell the script of a text, from what the dictionaries do to them.
struct ScriptTellsBuilder {
  let keys: [ConversionGroup: [ConversionTableBuilder.Key]]

  /// The bits of ``ScriptDistinctCharacters``.
  ///
  /// A character is Simplified only when it becomes others, and no character of any region becomes
  /// it. It is Traditional only when it becomes another one in Simplified, and is none itself.
  func bits() -> [UInt16] {
    let toTraditional = singles(.simplifiedToTraditional)
    let toSimplified = singles(.traditionalToSimplified)
    var traditionalForms: Set<UInt32> = []
    for values in alternatives().values { traditionalForms.formUnion(values) }
    let taiwan = singles(.taiwan)
    let hongKong = singles(.hongKong)
    traditionalForms.formUnion(taiwan.values)
    traditionalForms.formUnion(hongKong.values)
    traditionalForms.formUnion(toSimplified.filter { $0.key == $0.value }.keys)
    // 乾 stays in 乾隆: Simplified text has it, too.
    var simplifiedForms = Set(toSimplified.values)
    for key in keys[.traditionalToSimplified] ?? [] where key.scalars.count > 1 {
      simplifiedForms.formUnion(
        String(decoding: key.values[0], as: UTF8.self).unicodeScalars.map(\.value))
    }
    return ScriptDistinctCharacters.range.map { code in
      var bits: UInt16 = 0
      if let value = toTraditional[code], value != code, !traditionalForms.contains(code),
        toSimplified[code] ?? code == code
      {
        bits |= ScriptDistinctCharacters.simplified
      }
      if let value = toSimplified[code], value != code, toTraditional[code] == nil,
        !simplifiedForms.contains(code)
      {
        bits |= ScriptDistinctCharacters.traditional
      }
      // A form that one region writes and the other one changes.
      let taiwanForm = taiwan.values.contains(code) && !taiwan.keys.contains(code)
      let hongKongForm = hongKong.values.contains(code) && !hongKong.keys.contains(code)
      if taiwanForm, !hongKongForm { bits |= ScriptDistinctCharacters.taiwan }
      if hongKongForm, !taiwanForm { bits |= ScriptDistinctCharacters.hongKong }
      if taiwan[code].map({ $0 != code }) ?? false, hongKong[code] == nil || hongKongForm,
        !taiwanForm
      {
        bits |= ScriptDistinctCharacters.hongKong
      }
      return bits
    }
  }

  /// What single characters become, the first dictionary that has them counting.
  private func singles(_ group: ConversionGroup) -> [UInt32: UInt32] {
    var result: [UInt32: UInt32] = [:]
    for key in keys[group] ?? [] where key.scalars.count == 1 {
      let value = Array(String(decoding: key.values[0], as: UTF8.self).unicodeScalars)
      if value.count == 1, result[key.scalars[0]] == nil { result[key.scalars[0]] = value[0].value }
    }
    return result
  }

  /// All counterparts of Simplified characters.
  private func alternatives() -> [UInt32: [UInt32]] {
    var result = singles(.simplifiedToTraditional).mapValues { [$0] }
    for key in keys[.alternatives] ?? [] {
      result[key.scalars[0]] =
        String(decoding: key.values[0], as: UTF8.self).unicodeScalars.map(\.value)
    }
    return result
  }
}
