import HanText

/// The laws of cleaning that hold for every document.
public func checkLaws(of cleaner: Cleaner, _ document: Document) {
  let clean = cleaner.clean(document, explains: true)
  let map = clean.text.map
  law(clean.text.source == document.text, "the source is the document")
  law(map.targetCount == clean.text.text.utf8.count, "the map covers the clean text")
  law(map.sourceCount == document.text.utf8.count, "the map covers the document")
  var last: RemovedSpan?
  for removed in clean.removed {
    law(removed.span.upperBound <= map.sourceCount, "what was removed lies in the document")
    if let last { law(last.span <= removed.span, "what was removed is sorted") }
    last = removed
  }
  var end = 0
  var removals = clean.removed[...]
  var removedUpTo = 0
  for scalar in clean.text.text.unicodeScalars {
    let width = UTF8.width(scalar)
    let span = clean.text.sourceSpan(of: TextSpan(end, end + width))
    law(span.upperBound <= map.sourceCount, "every character leads into the document")
    end += width
    // Blanks may stand for markup.
    if scalar.properties.isWhitespace { continue }
    let form = document.text[span]
    // A reference in text is listed, and its character kept.
    if form.hasPrefix("&") { continue }
    law(form.unicodeScalars.first == scalar, "a character stands where it leads to")
    while let next = removals.first, next.span.lowerBound < span.upperBound {
      removedUpTo = max(removedUpTo, next.span.upperBound)
      removals = removals.dropFirst()
    }
    law(removedUpTo <= span.lowerBound, "nothing is both kept and removed")
  }
  var start = 0
  for article in clean.articles {
    law(article.span.lowerBound >= start, "articles do not overlap")
    start = article.span.upperBound
    law(start <= end, "articles lie in the clean text")
  }
  if cleaner.rules.isEmpty { law(map.isIdentity, "no rules change nothing") }
  _ = clean.title
}
