public import ArgumentParser
import HanCore
public import HanScripts
public import HanSegmentation
public import HanStatistics

extension ScriptVariant: ExpressibleByArgument {}
extension Segmenter.Engine: ExpressibleByArgument {}
extension TermMeasure: ExpressibleByArgument {}
extension Segmenter.Criterion: ExpressibleByArgument {}
