package dev.portcullis.testkit.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.requirement.Tool;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.ParsingVerifier;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.verification.signature.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Project Wycheproof's vectors through the port that decisions use: what is invalid is refused,
 * what is valid holds, and what is merely acceptable is refused. With Conscrypt, as the JDK alone
 * refuses two of the valid ones.
 */
@Requires("vectors")
@ExtendWith(WithConscrypt.class)
class WycheproofTest {

  private static final Limits LIMITS =
      Limits.REQUEST.withMaxBytes(4 * 1024 * 1024).withMaxValues(1_000_000);

  /** Valid under keys with a public exponent other than 65537, which are not supported. */
  private static final List<String> UNSUPPORTED =
      List.of("small signature", "signature is close to n");

  private final SignatureVerifier verifier = new ParsingVerifier(new TinkKeyParser());
  private int valid;
  private int refused;
  private final List<String> wrong = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "ecdsa_secp256r1_sha256_test.json, ECDSA_P256_SHA256, 174, 310",
    "rsa_pss_2048_sha256_mgf1_32_test.json, RSA_PSS_2048_SHA256, 63, 45",
    "rsa_signature_2048_sha256_test.json, RSA_SIGN_PKCS1_2048_SHA256, 7, 250",
    "ed25519_test.json, ED25519, 88, 63",
  })
  void verify_vectors_holdIfAndOnlyIfTheyAreValid(
      String file, SignatureAlgorithm algorithm, int valid, int refused) throws Exception {
    Fields root = root(Tool.VECTORS.find().orElseThrow().resolve("wycheproof").resolve(file));

    list(root, "testGroups").forEach(group -> checkGroup(group, algorithm));

    assertThat(wrong).isEmpty();
    assertThat(List.of(this.valid, this.refused)).containsExactly(valid, refused);
  }

  private void checkGroup(Fields group, SignatureAlgorithm algorithm) {
    PkixKey key = new PkixKey(new KeyId("key"), pem(text(group, "publicKeyPem")), algorithm, "");
    for (Fields test : list(group, "tests")) {
      if (UNSUPPORTED.contains(text(test, "comment"))) {
        continue;
      }
      boolean isValid = text(test, "result").equals("valid");
      boolean holds =
          verifier.verify(key, hex(test, "msg"), hex(test, "sig")) instanceof Verification.Valid;
      if (holds != isValid) {
        wrong.add(test.get("tcId").orElseThrow().value() + " " + text(test, "comment"));
      } else if (holds) {
        valid++;
      } else {
        refused++;
      }
    }
  }

  private static Fields root(Path file) throws IOException, InvalidInputException {
    return Cursor.root(JsonText.parse(Files.readAllBytes(file), LIMITS), new Problems())
        .object()
        .orElseThrow();
  }

  private static List<Fields> list(Fields fields, String name) {
    return fields.get(name).orElseThrow().list(Cursor::object);
  }

  private static String text(Fields fields, String name) {
    return fields.get(name).flatMap(Cursor::string).orElseThrow();
  }

  private static Bytes hex(Fields fields, String name) {
    return Bytes.copyOf(HexFormat.of().parseHex(text(fields, name)));
  }

  private static PublicKeyPem pem(String text) {
    try {
      return PublicKeyPem.parse(text);
    } catch (InvalidTextException e) {
      throw new IllegalStateException(e);
    }
  }
}
