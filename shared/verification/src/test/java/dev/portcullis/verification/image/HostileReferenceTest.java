package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that some reader somewhere takes for an image reference, or for another one. */
class HostileReferenceTest {

  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String PINNED = "gcr.io/p/app@sha256:" + HEX;

  /** In capitals a first segment is a host for some readers and a path for others. */
  private static final String CAPITALS =
      """
      Foo/bar FOO/bar Library/nginx Localhost/app LOCALHOST/app NGINX Nginx:1 gcr.io/P/app
      gcr.io/p/App GCR.IO/P/APP docker.io/Library/nginx docker.io/NGINX localhost:5000/App
      """;

  private static final String DIGESTS =
      """
      gcr.io/p/app@ gcr.io/p/app@sha256 gcr.io/p/app@sha256: gcr.io/p/app@: gcr.io/p/app@<hex>
      gcr.io/p/app@:<hex> gcr.io/p/app@sha256:<hex>0 gcr.io/p/app@sha256:<hex><hex>
      gcr.io/p/app@sha256:0<63>x gcr.io/p/app@SHA256:<hex> gcr.io/p/app@Sha256:<hex>
      gcr.io/p/app@sha256:<HEX> gcr.io/p/app@sha256:A<63> gcr.io/p/app@sha256:g<63>
      gcr.io/p/app@sha256:O<63> gcr.io/p/app@sha256:<63> gcr.io/p/app@sha256:abc
      gcr.io/p/app@sha512:<hex><hex> gcr.io/p/app@sha512:<hex> gcr.io/p/app@md5:<hex>
      gcr.io/p/app@sha1:0123456789012345678901234567890123456789 gcr.io/p/app@sha384:<hex>
      gcr.io/p/app@sha256+b64:<hex> gcr.io/p/app@sha256-<hex> gcr.io/p/app@sha256.<hex>
      gcr.io/p/app@sha256:<hex>:v1 gcr.io/p/app@sha256:<hex>@sha256:<hex> gcr.io/p/app@sha256:<hex>/
      gcr.io/p/app@@sha256:<hex> @sha256:<hex> gcr.io/p/app:@sha256:<hex>
      gcr.io/p/app:v1@ gcr.io/p/app:v1@sha256: gcr.io/p/@sha256:<hex> gcr.io/@sha256:<hex>
      gcr.io/p/app@latest gcr.io/p/app@v1 <hex> <hex>:v1 <hex>@sha256:<hex>
      """;

  private static final String HOSTS =
      """
      user@gcr.io/p/app user:password@gcr.io/p/app gcr.io@evil.example/p/app user@host
      gcr.io./p/app .gcr.io/p/app gcr..io/p/app gcr.io:/p/app gcr.io:x/p/app gcr.io:-1/p/app
      gcr.io:443:443/p/app gcr.io:000443/p/app gcr.io:0x1bb/p/app gcr.io:99999999999/p/app
      -gcr.io/p/app gcr-.io/p/app gcr.-io/p/app gcr.io-/p/app my_host.com/p/app gcr.io\\p/app
      gcr.io;a/p/app gcr.io,b.io/p/app :5000/p/app ./p/app ../p/app ~/p/app [::1/p/app ::1]/p/app
      []/app []:5000/app [::1:5000/app [::12:5000/app [::1]x/app [::1]:/app [::1%25eth0]/app [::g]/app ::1/app [gcr.io]/p/app
      [::1]:5000:1/app http://gcr.io/p/app https://gcr.io/p/app HTTPS://gcr.io/p/app
      docker://gcr.io/p/app oci://gcr.io/p/app //gcr.io/p/app file:///etc/passwd *.gcr.io/p/app
      $HOST.io/p/app gcr.io:443@sha256:<hex>/p/app
      """;

  private static final String PATHS =
      """
      / // : @ . .. - _ /gcr.io/p/app gcr.io/p/app/ gcr.io/ gcr.io//app gcr.io/p//app
      gcr.io/p/../q/app gcr.io/../app gcr.io/p/.. gcr.io/./app gcr.io/p/. p/../q gcr.io/p/app/..
      gcr.io/-p/app gcr.io/p-/app gcr.io/.p/app gcr.io/p./app gcr.io/_p/app gcr.io/p_/app
      gcr.io/p/a..b gcr.io/p/a___b gcr.io/p/a._b gcr.io/p/a-_b gcr.io/p/a.-b gcr.io/p/a_.b
      gcr.io/p/app- gcr.io/p/app. gcr.io/p/app_ gcr.io/p/-app -app app- .app app. _app app_ a//b
      gcr.io/p/a* gcr.io/p/** gcr.io/p/a? gcr.io/p/{a,b} gcr.io/p/a+b gcr.io/p/a~b gcr.io/p/a!b
      gcr.io/p/a$b gcr.io/p/a&b gcr.io/p/a'b gcr.io/p/a"b gcr.io/p/a`b gcr.io/p/a|b gcr.io/p/a\\b
      gcr.io/p/a=b gcr.io/p/a,b gcr.io/p/a;b gcr.io/p/(a) gcr.io/p/<a> gcr.io/p/a^b gcr.io/p/[a]
      """;

  private static final String TAGS =
      """
      gcr.io/p/app: gcr.io/p/app:-v1 gcr.io/p/app:.v1 gcr.io/p/app:v1/ gcr.io/p/app:v1:v2
      gcr.io/p/app::v1 gcr.io/p/app:v+1 gcr.io/p/app:v1/x gcr.io/p:v1/app app: :v1
      gcr.io/p/app:v~1 gcr.io/p/app:v1* gcr.io/p/app:$(id) gcr.io/p/app:${TAG}
      gcr.io/p/app:{{tag}} gcr.io/p/app:v,1 gcr.io/p/app:v%31
      """;

  private static final String ESCAPES =
      """
      gcr.io/p%2fapp gcr.io%2fp/app gcr.io/p/%2e%2e/app gcr.io/p/app%00 gcr.io/p/app%20
      gcr.io/p/app%40sha256:<hex> %67cr.io/p/app gcr.io/p/app?x=1 gcr.io/p/app#x gcr.io/p/app;v=1
      gcr.io/p/app&a gcr.io/p/\\u0061pp gcr.io/p/app\\ gcr.io\\u002fp/app gcr.io/p/&#97;pp
      """;

  /**
   * Cyrillic a, Greek o, dotless i, long s, Kelvin sign; fullwidth a, solidus, stop, colon, at, 1;
   * division and fraction slash, dot leader, ideographic stop; Arabic 1, superscript 2,
   * mathematical a; combining and composed acute, sharp s, ligature; zero width space and joiners,
   * soft hyphen, word joiner, byte order mark, direction override; no-break space, en dash; a lone
   * surrogate, an emoji.
   */
  private static final String SIGNS =
      """
      \u0430 \u03bf \u0131 \u017f \u212a \uff41 \uff0f \uff0e \uff1a \uff20 \uff11
      \u2215 \u2044 \u2024 \u3002 \u0661 \u00b2 \ud835\udc1a
      e\u0301 \u00e9 \u00df \ufb01 \u200b \u200c \u200d
      \u00ad \u2060 \ufeff \u202e \u00a0 \u2013 \ud800 \ud83d\ude00
      """;

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("hostile")
  void parse_hostileText_isRefusedInFewPlainWords(String trick, String text) {
    assertThatThrownBy(() -> ImageReference.parse(text))
        .as(trick)
        .isInstanceOf(InvalidTextException.class)
        .message()
        .startsWith("is not an image reference: it ")
        .hasSizeLessThan(200)
        .matches("[ -~]+");
  }

  @Test
  void hostile_corpus_isLarge() {
    assertThat(hostile()).hasSizeGreaterThan(350);
  }

  @Test
  void parse_refusal_tellsWhatToWrite() {
    assertThatThrownBy(() -> ImageReference.parse("https://gcr.io/p/app"))
        .hasMessageContaining("scheme");
    assertThatThrownBy(() -> ImageReference.parse("gcr.io/P/app"))
        .hasMessageContaining("lower-case");
    assertThatThrownBy(() -> ImageReference.parse("gcr.io/p/app@sha512:" + HEX + HEX))
        .hasMessageContaining("sha256:");
    assertThatThrownBy(() -> ImageReference.parse("")).hasMessageContaining("empty");
    assertThatThrownBy(() -> ImageReference.parse("a".repeat(1025)))
        .hasMessageContaining("longer than 1024");
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
            named("capitals", words(CAPITALS)),
            named("digest", words(DIGESTS)),
            named("host", words(HOSTS)),
            named("path", words(PATHS)),
            named("tag", words(TAGS)),
            named("escape", words(ESCAPES)),
            named("space", spaces()),
            named("script", scripts()),
            named("size", sizes()))
        .flatMap(s -> s);
  }

  private static List<String> spaces() {
    List<String> texts = new ArrayList<>(List.of("", " \n", "gcr.io/p/app # allowed"));
    for (String space :
        List.of(" ", "\t", "\n", "\r", "\r\n", "\0", "\u000b", "\u007f", "\u001b")) {
      texts.add(space);
      texts.add(space + PINNED);
      texts.add(PINNED + space);
      texts.add("gcr.io/" + space + "p/app");
      texts.add("gcr.io/p/app:v" + space + "1");
      texts.add("gcr.io/p/app" + space + "gcr.io/p/app");
    }
    return texts;
  }

  private static List<String> scripts() {
    List<String> texts = new ArrayList<>();
    // By the plain space alone: some of these signs are white space themselves.
    for (String sign : SIGNS.strip().replace('\n', ' ').split(" +", -1)) {
      texts.add("gcr.io/p/a" + sign + "p");
      texts.add("gcr" + sign + ".io/p/app");
      texts.add("gcr.io/p/app:v" + sign);
    }
    texts.add(PINNED.replace('0', '\uff10'));
    texts.add(PINNED.replace('@', '\uff20'));
    texts.add(PINNED.replace('/', '\uff0f'));
    return texts;
  }

  private static List<String> sizes() {
    return List.of(
        "a".repeat(256),
        "a".repeat(10_240),
        "a/".repeat(5_000) + "a",
        "gcr.io/p/app:" + "v".repeat(129),
        "gcr.io/" + "a".repeat(10_000) + "@sha256:" + HEX,
        "a.".repeat(5_000) + "io/app",
        "-".repeat(10_000),
        "a" + "-".repeat(10_000) + "b",
        "gcr.io/p/app@" + "sha256:".repeat(2_000),
        "/".repeat(10_000),
        "@".repeat(10_000),
        ":".repeat(10_000),
        "\u200b".repeat(10_000));
  }

  private static List<String> words(String text) {
    String filled =
        text.replace("<hex>", HEX)
            .replace("<63>", HEX.substring(1))
            .replace("<HEX>", HEX.toUpperCase(Locale.ROOT));
    return List.of(filled.strip().split("\\s+", -1));
  }

  private static Stream<Arguments> named(String trick, List<String> texts) {
    return texts.stream().map(text -> Arguments.of(trick, text));
  }
}
