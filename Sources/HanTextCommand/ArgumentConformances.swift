public import ArgumentParser
import HanCore
public import HanExtraction
public import HanScripts
public import HanSegmentation
public import HanStatistics
public import HanText

extension ScriptVariant: ExpressibleByArgument {}
extension TextConverter.Mode: ExpressibleByArgument {}
extension Segmenter.Engine: ExpressibleByArgument {}
extension KeywordMethod: ExpressibleByArgument {}
extension TermMeasure: ExpressibleByArgument {}
extension Segmenter.Criterion: ExpressibleByArgument {}
