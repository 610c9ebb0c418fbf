import Foundation
import HanTraining
import HanLexicon
import HanSegmentation

let dir = "/work/shared/corpora/segmentation/"
let minimum = Int(CommandLine.arguments.dropFirst().first ?? "0") ?? 0
let epochs = Int(CommandLine.arguments.dropFirst(2).first ?? "8") ?? 8
let env = ProcessInfo.processInfo.environment
let lexicon = try TrainingLexicon(parsing: String(contentsOfFile: "/work/train/jieba-0.42.1/jieba/dict.txt", encoding: .utf8), minimumCount: minimum, path: "dict.txt")
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
  report(e, loss)
}
@MainActor func report(_ e: Int, _ loss: Double) {
  print("epoch \(e) loss \(loss) \(start.duration(to: clock.now)) pku \(f(pkuDev, 0)) ctb \(f(ctbDev, 1)) sxu \(f(sxuDev, 2)) ud \(f(udDev, 3)) general \(f(pkuDev.mergingNames(), 4))")
  start = clock.now
}
if let n = env["PRUNE"].flatMap({ Int($0) }) {
  trainer.prune(pairs: n)
  report(0, 0)
  trainer.train(epochs: 2) { e, loss in report(e, loss) }
}
if cross { for (n, c) in [("wtb", wtb), ("zx", zx), ("ud", ud)] { print(n, (0..<5).map { f(c, $0) }.joined(separator: " ")) } }
var builder = ContainerBuilder()
trainer.compile(into: &builder, names: names, base: 4)
let bytes = builder.build()
try Data(bytes).write(to: URL(fileURLWithPath: env["OUT"] ?? "/tmp/model.bin"))
print("bytes", bytes.count)
let container = try ModelContainer(TableBytes(bytes))
for (k, dev) in [(0, pkuDev), (1, ctbDev), (2, sxuDev), (3, udDev), (4, pkuDev.mergingNames())] {
  let model = try SegmentationModel(container, criterion: names[k])
  var score = WordScore()
  for s in dev.sentences {
    let text = s.map(\.text).joined()
    score.add(gold: s.map(\.text), predicted: model.tokens(of: text, fixed: []).map { String(text[$0.span]) })
  }
  print("compiled", names[k], score.f1)
}
