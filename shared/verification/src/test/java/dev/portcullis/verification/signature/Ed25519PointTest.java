package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519PointTest {

  private static final String PREFIX = "302a300506032b6570032100";

  private final KeyParser parser = new TinkKeyParser();

  /** RFC 8032 section 7.1, test 2. */
  @Test
  void verify_vectorOfTheRfc_holds() throws Exception {
    VerifyingKey key =
        parse(PREFIX + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] signature =
        HexFormat.of()
            .parseHex(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    assertThat(key.verify(Bytes.copyOf(new byte[] {0x72}), Bytes.copyOf(signature)))
        .isInstanceOf(Verification.Valid.class);
    assertThat(key.verify(Bytes.copyOf(new byte[] {0x73}), Bytes.copyOf(signature)))
        .isInstanceOf(Verification.Invalid.class);
  }

  /** Under a point of small order one signature holds over many messages. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    // Not below the prime: another encoding of another key.
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  })
  void parse_weakOrReduciblePoint_isRefused(String point) {
    assertThatThrownBy(() -> parse(PREFIX + point))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("takes an Ed25519 key");
  }

  @Test
  void parse_nullParametersAsRsaHasThem_areRefused() {
    assertThatThrownBy(() -> parse("302c300706032b65700500032100" + "42".repeat(32)))
        .isInstanceOf(InvalidTextException.class);
  }

  private VerifyingKey parse(String der) throws InvalidTextException {
    return parser.parse(KeyPairs.pem(HexFormat.of().parseHex(der)), SignatureAlgorithm.ED25519);
  }
}
