extension Dispersion {
  /// `½ Σ |v/f − s|` (Gries 2008): 0 for an even spread; `nil` for a term in no part.
  var deviationOfProportions: Double? {
    guard frequency > 0 else { return nil }
    var present = 0
    var sum = 0.0
    for entry in entries {
      sum += abs(portion(entry) - share(entry))
      present += entry.size
    }
    // Parts without the term differ by their whole share.
    return (sum + Double(parts.total - present) / Double(parts.total)) / 2
  }

  /// `DP / (1 − min s)` (Lijffijt & Gries 2012), which is 1 when the smallest part has the term
  /// alone; `nil` for a corpus of one part.
  var normalizedDeviation: Double? {
    guard let deviation = deviationOfProportions, parts.count > 1 else { return nil }
    return deviation / (Double(parts.total - parts.smallest) / Double(parts.total))
  }

  /// `DP / (1 − min s)` over the parts that have the term (Egbert, Burch & Biber 2020), which is 1
  /// when one part has it alone; `nil` for a corpus of one part.
  var normalizedDeviationOfParts: Double? {
    guard let deviation = deviationOfProportions, parts.count > 1,
      let smallest = entries.map(\.size).min()
    else { return nil }
    return deviation / (Double(parts.total - smallest) / Double(parts.total))
  }
}
