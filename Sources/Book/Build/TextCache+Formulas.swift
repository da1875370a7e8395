import Experiments

/// Keeps typeset formulas and coloured code in the cache of results.
extension TextCache: FormulaCache {}
