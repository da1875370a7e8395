import ArgumentParser
import Book
import Experiments

extension Terminal {
  /// Runs the body of a verb; shows what it throws and turns it into an exit status.
  func reporting<Result>(_ build: BookBuild, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let diagnostics as Diagnostics {
      clearLine()
      show(diagnostics, sources: build.sourceTexts)
      throw ExitCode(1)
    } catch RunError.cancelled {
      clearLine()
      complain("interrupted; what was finished is kept\n")
      throw ExitCode(130)
    } catch let code as ExitCode {
      throw code
    } catch {
      clearLine()
      complain("error: \(error)\n")
      throw ExitCode(1)
    }
  }
}
