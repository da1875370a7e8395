import Experiments

/// Keeps markup in the cache of results.
extension TextCache: MarkupCache {}
