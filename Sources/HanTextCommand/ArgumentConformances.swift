public import ArgumentParser
public import HanCore
public import HanSegmentation
public import HanStatistics

extension ChineseScript: ExpressibleByArgument {}
extension Segmenter.Engine: ExpressibleByArgument {}
extension TermMeasure: ExpressibleByArgument {}
extension Segmenter.Criterion: ExpressibleByArgument {}
