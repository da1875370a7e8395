/// Every word of the directive language, one table for each kind.
///
/// A new component is one file of its own and one line in the table of its kind. The tables feed
/// the reader, its error messages, the reference page and the tests.
public enum Terms {}
