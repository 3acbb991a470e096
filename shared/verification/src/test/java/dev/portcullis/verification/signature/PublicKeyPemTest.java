package dev.portcullis.verification.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicKeyPemTest {

  private static final byte[] DER = KeyPairs.ec(256).getPublic().getEncoded();
  private static final String PEM = KeyPairs.block("PUBLIC KEY", DER);

  @Test
  void parse_block_keepsTextAndBytes() throws Exception {
    PublicKeyPem pem = PublicKeyPem.parse(PEM);

    assertThat(pem.text()).isEqualTo(PEM);
    assertThat(pem.subjectPublicKeyInfo()).isEqualTo(Bytes.copyOf(DER));
  }

  static Stream<Named<String>> layouts() {
    return Stream.of(
        Named.of("no last line feed", PEM.strip()),
        Named.of("white space around", "\n\n  " + PEM + "\n\t\n"),
        Named.of("CRLF", PEM.replace("\n", "\r\n")),
        Named.of("CR", PEM.replace("\n", "\r")),
        Named.of("indented", PEM.replace("\n", "\n  ")),
        Named.of("one line", PEM.replaceAll("(?<=[^-])\\n(?=[^-])", "")));
  }

  /** Terraform's here-documents, Windows and YAML all lay it out in their own way. */
  @ParameterizedTest
  @MethodSource("layouts")
  void parse_otherLayout_isTheSameKeyUnderTheTextAsReceived(String text) throws Exception {
    PublicKeyPem pem = PublicKeyPem.parse(text);

    assertThat(pem.text()).isEqualTo(text);
    assertThat(pem.subjectPublicKeyInfo()).isEqualTo(Bytes.copyOf(DER));
    assertThat(KeyId.of(pem.subjectPublicKeyInfo())).isEqualTo(KeyId.of(Bytes.copyOf(DER)));
  }

  static Stream<Named<String>> others() {
    Map<String, String> others = new LinkedHashMap<>();
    others.put("nothing", "");
    others.put("white space", " \n");
    others.put("PKCS#1", KeyPairs.resource("rsa2048-pkcs1.pem"));
    others.put("certificate", KeyPairs.resource("certificate.pem"));
    others.put(
        "private key", KeyPairs.block("PRIVATE KEY", KeyPairs.ec(256).getPrivate().getEncoded()));
    others.put("EC private key", KeyPairs.block("EC PRIVATE KEY", DER));
    others.put("PGP", KeyPairs.block("PGP PUBLIC KEY BLOCK", DER));
    others.put("SSH", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE test");
    others.put("two blocks", PEM + PEM);
    others.put("two blocks of two kinds", PEM + KeyPairs.resource("certificate.pem"));
    others.put("certificate first", KeyPairs.resource("certificate.pem") + PEM);
    others.put("text before", "my key:\n" + PEM);
    others.put("text after", PEM + "# my key\n");
    others.put("only base64", PEM.replaceAll("-----[A-Z ]+-----", ""));
    others.put("no end", PEM.substring(0, PEM.indexOf("-----END")));
    others.put("other end", PEM.replace("-----END PUBLIC KEY", "-----END RSA PUBLIC KEY"));
    others.put("begin alone", "-----BEGIN PUBLIC KEY-----\n");
    others.put("lines that overlap", "-----BEGIN PUBLIC KEY-----END PUBLIC KEY-----");
    others.put("lower case", PEM.toLowerCase(Locale.ROOT));
    others.put("four dashes", PEM.replace("-----", "----"));
    others.put("nothing inside", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n");
    others.put("header inside", PEM.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\n\n"));
    others.put("URL-safe base64", PEM.replaceFirst("\nMF", "\n_-"));
    others.put("zero width space inside", PEM.replaceFirst("\nMF", "\nM\u200bF"));
    others.put("no-break space inside", PEM.replaceFirst("\nMF", "\nM\u00a0F"));
    others.put("NUL inside", PEM.replaceFirst("\nMF", "\nM\0F"));
    others.put("padding inside", PEM.replaceFirst("\nMF", "\nMF=="));
    others.put("cut base64", PEM.replaceFirst("\n-----END", "A\n-----END"));
    others.put("byte order mark", "\ufeff" + PEM);
    others.put("17 kB", PEM + "\n".repeat(17 * 1024));
    return others.entrySet().stream().map(entry -> Named.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("others")
  void parse_anythingElse_isRefusedInFewPlainWords(String text) {
    assertThatThrownBy(() -> PublicKeyPem.parse(text))
        .isInstanceOf(InvalidTextException.class)
        .message()
        .isNotBlank()
        .hasSizeLessThan(200)
        .matches("[ -~]+");
  }

  @Test
  void parse_privateKey_isNotEchoedAndTellsHowToPrintThePublicOne() {
    String text = KeyPairs.block("PRIVATE KEY", KeyPairs.ec(256).getPrivate().getEncoded());

    assertThatThrownBy(() -> PublicKeyPem.parse(text))
        .hasMessageContaining("openssl pkey -in KEY -pubout")
        .message()
        .doesNotContain(text.substring(30, 50));
  }

  @Test
  void parse_longestText_isAccepted() throws Exception {
    String text = PEM + "\n".repeat(16 * 1024 - PEM.length());

    assertThat(PublicKeyPem.parse(text).text()).isEqualTo(text);
    assertThatThrownBy(() -> PublicKeyPem.parse(text + "\n"))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("16384");
  }
}
