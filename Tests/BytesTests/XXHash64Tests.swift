import Testing

@testable import Bytes

@Suite struct XXHash64Tests {
  /// Made with the library by the author of the hash function, version 0.8.3, over the bytes 31 i + 7.
  @Test(
    "Hashes are those of the reference, for every way through the function",
    arguments: [
      (0, 0xef46_db37_51d8_e999), (1, 0xa96c_7f0c_e858_bbb7), (3, 0x56e6_9576_32a4_87f9),
      (4, 0xc60d_15b1_e3ff_8f04), (7, 0xafbe_fc3d_6c6f_9a8e), (8, 0x3da5_c7aa_2696_83e0),
      (15, 0xae2a_37eb_9357_caa7), (31, 0x4a74_f3a1_a39a_d4a1), (32, 0x8d57_d6a4_671c_c43d),
      (33, 0x62c9_fd21_ed85_7664), (63, 0x5c32_0a0d_2707_057f), (64, 0x7bba_bbc4_5729_d17e),
      (100, 0xefa0_ad2d_3e70_c151), (1000, 0x9959_4f48_2804_3d35),
    ] as [(Int, UInt64)])
  func agreesWithTheReference(count: Int, hash: UInt64) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 31 * $0 + 7) }
    #expect(XXHash64.digest(of: bytes.span) == hash)
  }
}
