package dev.portcullis.verification.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.signature.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleSigningTest {

  private static final String HEX = "a".repeat(64);
  private static final String DIGEST = "\"sha256:" + HEX + "\"";
  private static final String TYPE = "\"Google cloud binauthz container signature\"";

  /** What {@code gcloud container binauthz create-signature-payload} writes, byte for byte. */
  private static final String PAYLOAD =
      """
      {
        "critical": {
          "identity": {
            "docker-reference": "gcr.io/demo/app"
          },
          "image": {
            "docker-manifest-digest": "sha256:%s"
          },
          "type": "Google cloud binauthz container signature"
        }
      }
      """
          .formatted(HEX);

  /** The same members without white space. */
  private static final String MINIMAL =
      "{\"critical\":{\"identity\":{\"docker-reference\":\"gcr.io/demo/app\"},"
          + "\"image\":{\"docker-manifest-digest\":"
          + DIGEST
          + "},\"type\":"
          + TYPE
          + "}}";

  @Test
  void parse_payloadOfGcloud_isRead() throws Exception {
    assertThat(PAYLOAD.getBytes(StandardCharsets.UTF_8)).hasSize(277).endsWith(0x0a);

    assertThat(parse(PAYLOAD)).isEqualTo(new SimpleSigning(new Digest(HEX), "gcr.io/demo/app"));
  }

  static Stream<Named<String>> accepted() {
    return Stream.of(
        Named.of("no line feed", PAYLOAD.strip()),
        Named.of("no white space", MINIMAL),
        Named.of("CRLF", PAYLOAD.replace("\n", "\r\n")),
        Named.of("white space around", " \n\t" + PAYLOAD + "\r\n "),
        Named.of(
            "other order",
            "{\"critical\":{\"type\":"
                + TYPE
                + ",\"image\":{\"docker-manifest-digest\":"
                + DIGEST
                + "},\"identity\":{\"docker-reference\":\"gcr.io/demo/app\"}}}"),
        Named.of("optional", MINIMAL.replaceFirst("}$", ",\"optional\":{\"creator\":\"me\"}}")),
        Named.of("optional null", MINIMAL.replaceFirst("}$", ",\"optional\":null}")),
        Named.of("member at the root", MINIMAL.replaceFirst("\\{", "{\"x\":[1,2],")),
        Named.of("member of critical", MINIMAL.replace("\"type\"", "\"x\":{},\"type\"")),
        Named.of("member of image", MINIMAL.replace(DIGEST, DIGEST + ",\"x\":true")),
        Named.of("member that looks alike", MINIMAL.replace("\"type\"", "\"Type\":1,\"type\"")),
        Named.of("escaped name", MINIMAL.replace("\"critical\"", "\"criti\\u0063al\"")),
        Named.of("escaped digest", MINIMAL.replace("sha256:", "sh\\u0061256:")));
  }

  /** The signature is over bytes, so every layout of them is as good. */
  @ParameterizedTest
  @MethodSource("accepted")
  void parse_otherLayoutOrFurtherMembers_isRead(String payload) throws Exception {
    assertThat(parse(payload)).isEqualTo(new SimpleSigning(new Digest(HEX), "gcr.io/demo/app"));
  }

  /** Nothing depends on the reference, which is its author's claim. */
  @ParameterizedTest
  @ValueSource(strings = {"", "nginx", "GCR.IO/Demo", "gcr.io/demo/app:v1", "https://gcr.io/x"})
  void parse_anyReference_isKept(String reference) throws Exception {
    assertThat(parse(MINIMAL.replace("gcr.io/demo/app", reference)).dockerReference())
        .isEqualTo(reference);
  }

  @ParameterizedTest
  @CsvSource({
    "critical, critical",
    "identity, critical.identity",
    "docker-reference, critical.identity.docker-reference",
    "image, critical.image",
    "docker-manifest-digest, critical.image.docker-manifest-digest",
    "type, critical.type",
  })
  void parse_memberMissingNullOrOfOtherKind_isRefusedByItsPath(String member, String path) {
    String quoted = "\"" + member + "\":";

    assertRefused(MINIMAL.replace(quoted, "\"x" + member + "\":"), path, "is required");
    assertRefused(MINIMAL.replace(quoted, quoted + "null,\"x\":"), path, "is required");
    assertRefused(MINIMAL.replace(quoted, quoted + "7,\"x\":"), path, "must be");
    assertRefused(MINIMAL.replace(quoted, quoted + "[],\"x\":"), path, "must be");
    assertRefused(MINIMAL.replace(quoted, quoted + "true,\"x\":"), path, "must be");
  }

  /** CVE-2022-35929: a statement of another type was taken for the one that was asked for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cosign container image signature",
        "atomic container signature",
        "https://sigstore.dev/cosign/sign/v1",
        "google cloud binauthz container signature",
        "Google cloud binauthz container signature ",
        "Google Cloud Binauthz container signature",
        "Google cloud binauthz container signature\\n",
        "Google cloud binauthz container signature\\u0001",
        "Google cloud binauthz container signatur\\u0435"
      })
  void parse_otherType_isRefused(String type) {
    assertRefused(MINIMAL.replace(TYPE, "\"" + type + "\""), "critical.type", SimpleSigning.TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256:",
        "sha256:abc",
        "latest",
        "SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "sha512:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "sha1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ",
        "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "gcr.io/p@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void parse_otherDigest_isRefused(String digest) {
    assertRefused(
        MINIMAL.replace(DIGEST, "\"" + digest + "\""),
        "critical.image.docker-manifest-digest",
        "is not a digest");
  }

  static Stream<Named<String>> notStrict() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("nothing", "");
    texts.put("white space", " \n");
    texts.put("text", "\"critical\"");
    texts.put("array", "[" + MINIMAL + "]");
    texts.put("null", "null");
    texts.put("two documents", MINIMAL + MINIMAL);
    texts.put("trailing text", MINIMAL + "x");
    texts.put("trailing bracket", MINIMAL + "}");
    texts.put("trailing NUL", MINIMAL + "\0");
    texts.put("cut", MINIMAL.substring(0, MINIMAL.length() - 1));
    texts.put("comment", MINIMAL.replaceFirst("\\{", "{/* */"));
    texts.put("trailing comma", MINIMAL.replaceFirst("}$", ",}"));
    texts.put("single quotes", MINIMAL.replace('"', '\''));
    texts.put("no quotes", MINIMAL.replace("\"critical\"", "critical"));
    texts.put("byte order mark", "\ufeff" + MINIMAL);
    texts.put("guard", ")]}'\n" + MINIMAL);
    texts.put("not a number", MINIMAL.replace("\"type\"", "\"x\":NaN,\"type\""));
    texts.put("half a surrogate pair", MINIMAL.replace("gcr.io/demo", "\\ud800"));
    texts.put("deep", "[".repeat(100_000));
    texts.put("65 kB", MINIMAL + " ".repeat(64 * 1024));
    texts.put("JWT", "eyJhbGciOiJub25lIn0.eyJjcml0aWNhbCI6e319.");
    texts.put("DSSE", "{\"payloadType\":\"x\",\"payload\":\"e30=\",\"signatures\":[]}");
    texts.put(
        "in-toto",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\""
            + HEX
            + "\"}}]}");
    return texts.entrySet().stream().map(entry -> Named.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("notStrict")
  void parse_otherDocument_isRefused(String payload) {
    assertThatThrownBy(() -> parse(payload)).isInstanceOf(InvalidInputException.class);
  }

  /** Two readers take the first and the last of them; signer and verifier must not differ. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "critical",
        "identity",
        "docker-reference",
        "image",
        "docker-manifest-digest",
        "type"
      })
  void parse_memberTwice_isRefused(String member) {
    String quoted = "\"" + member + "\":";
    String escaped = "\"\\u00" + Integer.toHexString(member.charAt(0)) + member.substring(1);

    for (String first : new String[] {quoted, escaped + "\":"}) {
      assertThatThrownBy(() -> parse(MINIMAL.replace(quoted, first + "\"x\"," + quoted)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("more than once");
    }
  }

  @Test
  void parse_malformedUtf8_isRefused() {
    byte[] bytes = PAYLOAD.getBytes(StandardCharsets.UTF_8);
    bytes[PAYLOAD.indexOf("demo")] = (byte) 0xff;

    assertThatThrownBy(() -> SimpleSigning.parse(Bytes.copyOf(bytes)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () -> SimpleSigning.parse(Bytes.copyOf(PAYLOAD.getBytes(StandardCharsets.UTF_16))))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void parse_largestPayload_isRead() throws Exception {
    String padded = MINIMAL + " ".repeat(64 * 1024 - MINIMAL.length());

    assertThat(parse(padded).digest()).isEqualTo(new Digest(HEX));
    assertThatThrownBy(() -> parse(padded + " ")).isInstanceOf(InvalidInputException.class);
  }

  private static void assertRefused(String payload, String path, String problem) {
    assertThatThrownBy(() -> parse(payload))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e ->
                assertThat(e.problems())
                    .anySatisfy(
                        found -> {
                          assertThat(found.path()).isEqualTo(path);
                          assertThat(found.message()).contains(problem);
                        }));
  }

  private static SimpleSigning parse(String payload) throws InvalidInputException {
    return SimpleSigning.parse(Bytes.utf8(payload));
  }
}
