import Foundation
import Testing

/// The verbs beside `build`, as a user meets them.
@Suite struct VerbTests {
  private func tutor(_ arguments: String..., in folder: String) throws
    -> CommandLineTests.Outcome
  {
    switch arguments.count {
    case 1: try CommandLineTests.tutor(arguments[0], in: folder)
    case 2: try CommandLineTests.tutor(arguments[0], arguments[1], in: folder)
    default: try CommandLineTests.tutor(arguments[0], arguments[1], arguments[2], in: folder)
    }
  }

  @Test func explainsWords() throws {
    try CommandLineTests.withBook(CommandLineTests.chapter) { folder in
      let dense = try tutor("explain", "dense", in: folder)
      #expect(dense.status == 0 && dense.output.contains("units (a whole number"))
      #expect(try tutor("explain", in: folder).output.contains("batch-norm"))
      let unknown = try tutor("explain", "densse", in: folder)
      #expect(unknown.status == 1 && unknown.errors.contains("did you mean 'dense'?"))
      #expect(try tutor("schema", "figure", in: folder).output.contains("\"gradient-by-layer\""))
      #expect(try tutor("schema", in: folder).output.hasPrefix("{\n  \"$schema\""))
    }
  }

  @Test func saysWhatWouldRunAndWhy() throws {
    try CommandLineTests.withBook(CommandLineTests.chapter) { folder in
      let before = try tutor("build", "-n", in: folder)
      #expect(before.output.contains("it has never run"))
      #expect(before.output.contains("1 of 1 runs to compute"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/site"))
      #expect(try tutor("build", in: folder).status == 0)
      #expect(try tutor("status", in: folder).output.contains("nothing to compute"))
      let edited = CommandLineTests.chapter.replacing("0.5", with: "0.25")
      try Data(edited.utf8).write(to: URL(fileURLWithPath: folder + "/chapters/01-a.md"))
      let why = try tutor("why", "chain", in: folder)
      #expect(why.output.contains("init.constant 0.5 → 0.25"), "\(why.output)")
      #expect(try tutor("status", in: folder).output.contains("0 of 1 runs"))
    }
  }

  @Test func printsNumbersInThreeForms() throws {
    try CommandLineTests.withBook(CommandLineTests.chapter) { folder in
      let text = try tutor("run", "chain", in: folder)
      #expect(text.output.contains("along layer"), "\(text.output)")
      #expect(text.output.contains("▁"))
      let csv = try tutor("run", "chain", "--csv", in: folder).output.split(separator: "\n")
      #expect(csv.first == "metric,seed,step,layer,value")
      #expect(csv.count == 11 && csv.last == "delta-norm,1,0,10,1.0")
      #expect(try tutor("run", "chain", "--json", in: folder).output.hasPrefix("{\"experiment\""))
    }
  }

  @Test func startsChapters() throws {
    try CommandLineTests.withBook(CommandLineTests.chapter) { folder in
      let new = try tutor("new", "chapter", "dropout", in: folder)
      #expect(new.output.contains("chapters/02-dropout.md"))
      #expect(try tutor("check", in: folder).status == 0)
      #expect(try tutor("new", "chapter", "dropout", in: folder).status == 1)
    }
  }

  @Test func acceptsValuesAndInsistsOnThem() throws {
    let chapter = CommandLineTests.chapter + "\nIt is {val}`chain.delta-norm[layer=1]:sig3`.\n"
    try CommandLineTests.withBook(chapter) { folder in
      #expect(try tutor("build", in: folder).status == 0)
      let strict = try tutor("build", "--strict", in: folder)
      #expect(strict.status == 1 && strict.errors.contains("1 new"), "\(strict.errors)")
      #expect(try tutor("build", "--accept", in: folder).status == 0)
      #expect(try tutor("build", "--strict", in: folder).status == 0)
      let edited = chapter.replacing("0.5", with: "0.25")
      try Data(edited.utf8).write(to: URL(fileURLWithPath: folder + "/chapters/01-a.md"))
      let moved = try tutor("build", in: folder)
      #expect(moved.status == 0)
      #expect(moved.errors.contains("was 0.00195, is 3.81×10⁻⁶"), "\(moved.errors)")
      #expect(try tutor("build", "--strict", in: folder).status == 1)
    }
  }

  @Test func cleansByAgeAndSize() throws {
    try CommandLineTests.withBook(CommandLineTests.chapter) { folder in
      #expect(try tutor("build", in: folder).status == 0)
      #expect(try tutor("clean", "--older-than", "1d", in: folder).output.hasPrefix("removed 0"))
      #expect(try tutor("clean", "--max-size", "1G", in: folder).output.hasPrefix("removed 0"))
      #expect(try tutor("clean", "--max-size", "lots", in: folder).status == 64)
      let kept = try tutor("clean", "--dry-run", in: folder).output
      #expect(kept.hasPrefix("would remove") && !kept.hasPrefix("would remove 0"))
      #expect(!(try tutor("clean", in: folder).output.hasPrefix("removed 0")))
    }
  }
}
