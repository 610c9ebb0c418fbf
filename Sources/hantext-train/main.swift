import Foundation
import HanTraining

let dir = "/work/shared/corpora/segmentation/"
var lexicon = TrainingLexicon()
let minimum = Int(CommandLine.arguments.dropFirst().first ?? "0") ?? 0
let epochs = Int(CommandLine.arguments.dropFirst(2).first ?? "8") ?? 8
for line in try String(contentsOfFile: "/work/train/jieba-0.42.1/jieba/dict.txt", encoding: .utf8).split(separator: "\n") {
  let f = line.split(separator: " ")
  guard let n = Int(f[1]), n >= minimum else { continue }
  lexicon.insert(String(f[0]), level: TrainingLexicon.level(count: n))
}
print("lexicon", lexicon.words.count)
var options = SegmenterTrainer.Options()
options.epochs = epochs
let names = ["pku", "ctb", "sxu", "ud", "general"]
let trainer = SegmenterTrainer(criteria: names.count, lexicon: lexicon, options: options)
func split(_ c: SegmentedCorpus, _ part: Double) -> (SegmentedCorpus, SegmentedCorpus) {
  let n = Int(Double(c.sentences.count) * (1 - part))
  return (SegmentedCorpus(sentences: Array(c.sentences[..<n])), SegmentedCorpus(sentences: Array(c.sentences[n...])))
}
let (pku, pkuDev) = split(try SegmentedCorpus(contentsOf: dir + "pku_pfr199801.train.txt"), 0.1)
let ctb = try SegmentedCorpus(contentsOf: dir + "ctb6.train.txt")
let ctbDev = try SegmentedCorpus(contentsOf: dir + "ctb6.dev.txt")
let (sxu, sxuDev) = split(try SegmentedCorpus(contentsOf: dir + "sxu.train.txt"), 0.1)
let ud = try SegmentedCorpus(contentsOf: dir + "udc_hant.train.conll")
let udDev = try SegmentedCorpus(contentsOf: dir + "udc_hant.dev.conll")
let wtb = try SegmentedCorpus(contentsOf: dir + "wtb.train.conll")
let zx = try SegmentedCorpus(contentsOf: dir + "zhuxian.train.wordpos")
let cross = CommandLine.arguments.contains("cross")
trainer.add(pku, criterion: 0); trainer.add(ctb, criterion: 1); trainer.add(sxu, criterion: 2)
if !cross { trainer.add(ud, criterion: 3); trainer.add(wtb, criterion: 1); trainer.add(zx, criterion: 1) }
trainer.add(pku.mergingNames(), criterion: 4)
let clock = ContinuousClock()
var start = clock.now
@MainActor func f(_ c: SegmentedCorpus, _ k: Int) -> String { String(format: "%.2f", trainer.evaluate(c, criterion: k).f1 * 100) }
trainer.train { e, loss in
  print("epoch \(e) loss \(loss) \(start.duration(to: clock.now)) pku \(f(pkuDev, 0)) ctb \(f(ctbDev, 1)) sxu \(f(sxuDev, 2)) ud \(f(udDev, 3)) general \(f(pkuDev.mergingNames(), 4))")
  if cross, e == epochs {
    for (n, c) in [("wtb", wtb), ("zx", zx), ("ud", ud)] { print(n, (0..<5).map { f(c, $0) }.joined(separator: " ")) }
  }
  start = clock.now
}
