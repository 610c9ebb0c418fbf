public import ArgumentParser
public import HanCleaning
import HanCore
public import HanExtraction
public import HanScripts
public import HanSegmentation
public import HanStatistics
public import HanText

extension TextKind: ExpressibleByArgument {}
extension ScriptVariant: ExpressibleByArgument {}
extension TextConverter.Mode: ExpressibleByArgument {}
extension Segmenter.Engine: ExpressibleByArgument {}
extension KeywordMethod: ExpressibleByArgument {}
extension TermMeasure: ExpressibleByArgument {}
extension Segmenter.Criterion: ExpressibleByArgument {}
