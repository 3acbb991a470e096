package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidTextException;
import org.junit.jupiter.api.Test;

class ParsingVerifierTest {

  private static final PkixKey KEY =
      KeyPairs.pkix(KeyPairs.ec(256).getPublic(), SignatureAlgorithm.ECDSA_P256_SHA256);

  @Test
  void verify_keyThatDoesNotParse_isInvalidAndSaysWhy() {
    SignatureVerifier verifier =
        new ParsingVerifier(
            new OnlyPkix() {
              @Override
              public VerifyingKey parse(PublicKeyPem pem, SignatureAlgorithm algorithm)
                  throws InvalidTextException {
                throw new InvalidTextException("is broken");
              }
            });

    assertThat(verifier.verify(KEY, Bytes.utf8("payload"), Bytes.utf8("signature")))
        .isEqualTo(new Verification.Invalid("the key is broken"));
  }

  @Test
  void verify_key_isAskedAboutExactlyItsArguments() {
    Bytes payload = Bytes.utf8("payload");
    Bytes signature = Bytes.utf8("signature");
    SignatureVerifier verifier =
        new ParsingVerifier(
            new OnlyPkix() {
              @Override
              public VerifyingKey parse(PublicKeyPem pem, SignatureAlgorithm algorithm) {
                return (signed, signedBy) ->
                    pem.equals(KEY.pem())
                            && algorithm == KEY.algorithm()
                            && signed.equals(payload)
                            && signedBy.equals(signature)
                        ? new Verification.Valid()
                        : new Verification.Invalid("other arguments");
              }
            });

    assertThat(verifier.verify(KEY, payload, signature)).isEqualTo(new Verification.Valid());
  }

  /** A parser that is not to be asked about OpenPGP. */
  private interface OnlyPkix extends KeyParser {
    @Override
    default VerifyingKey parse(PgpBlock block) {
      throw new AssertionError("not asked for");
    }
  }
}
