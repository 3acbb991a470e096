package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowlistPatternTest {

  private static final String HEX = "77b0".repeat(16);

  @ParameterizedTest
  @CsvSource({
    // Google's own examples
    "gcr.io/my-project/nginx*, gcr.io/my-project/nginx:latest",
    "gcr.io/my-project/nginx*, gcr.io/my-project/nginx@sha256:<hex>",
    "gcr.io/my-project/nginx*, gcr.io/my-project/nginx-1.14.2:x",
    "gcr.io/my-project/nginx**, gcr.io/my-project/nginx-1.14.2/image:latest",
    "gcr.io/my-project/**, gcr.io/my-project/a/b:1",
    "gcr.io/my-project**, gcr.io/my-project-exploit/x",
    "gcr.io/p/app:v1.*, gcr.io/p/app:v1.2",
    "gcr.io/p/app@sha256:<hex>, gcr.io/p/app@sha256:<hex>",
    // a wildcard may stand for nothing
    "gcr.io/p/app*, gcr.io/p/app",
    "gcr.io/p/app**, gcr.io/p/app",
    "gcr.io/p/app:v1*, gcr.io/p/app:v1",
    "gcr.io/p/app@sha256:<hex>*, gcr.io/p/app@sha256:<hex>",
    "gcr.io/p/app@*, gcr.io/p/app@sha256:<hex>",
    "gcr.io/p/app@sha256:77*, gcr.io/p/app@sha256:<hex>",
    "gcr.io/p/app@**, gcr.io/p/app@sha256:<hex>",
    "gcr.io/p/app:*, gcr.io/p/app:v1",
    "gcr.io/**, gcr.io/p/app",
    "gcr.io/*, gcr.io/app:v1",
    // a tag beside a digest says nothing
    "gcr.io/p/app@*, gcr.io/p/app:v1@sha256:<hex>",
    "gcr.io/p/app:v1@sha256:<hex>, gcr.io/p/app:v2@sha256:<hex>",
    // spelling
    "GCR.io/p/*, gcr.io/p/app",
    "gcr.io/p/*, GCR.IO/p/app",
    "localhost:5000/*, localhost:5000/app",
    "[::1]:5000/*, [::1]:5000/app",
    "gcr.io:443/p/*, gcr.io:443/p/app",
    "nginx, nginx",
    "nginx, docker.io/library/nginx",
    "index.docker.io/library/nginx, nginx",
    "docker.io/ngin*, nginx:1.25",
    "index.docker.io/ngin*, nginx:1.25",
    "docker.io/nginx:1*, nginx:1.25",
    "docker.io/nginx:1**, nginx:1.25",
    "docker.io/nginx@**, nginx@sha256:<hex>",
    "docker.io/library/*, nginx",
    "docker.io/*, nginx",
    "docker.io/**, nginx",
    "docker.io/**, grafana/grafana",
    "library/*, nginx",
    "grafana/*, docker.io/grafana/grafana:10",
  })
  void parse_pattern_matches(String pattern, String image) throws Exception {
    assertThat(matches(pattern, image)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "gcr.io/my-project/nginx*, gcr.io/my-project/nginx-images/nginx",
    "gcr.io/my-project/*, gcr.io/my-project/a/b:1",
    "gcr.io/p/app, gcr.io/p/app@sha256:<hex>",
    "gcr.io/p/app, gcr.io/p/app:v1",
    "gcr.io/p/app, gcr.io/p/app2",
    "gcr.io/p/app:v1, gcr.io/p/app:v12",
    "gcr.io/p/app:v1, gcr.io/p/app",
    "gcr.io/p/app@*, gcr.io/p/app:v1",
    "gcr.io/p/app:*, gcr.io/p/app@sha256:<hex>",
    // a tag is only what the author of the reference says the digest is
    "gcr.io/p/app:*, gcr.io/p/app:v1@sha256:<hex>",
    "gcr.io/p/app:v1.*, gcr.io/p/app:v1.2@sha256:<hex>",
    "gcr.io/p/app:v1.*, gcr.io/p/app:v12",
    "gcr.io/p/app@sha256:78*, gcr.io/p/app@sha256:<hex>",
    "gcr.io/my-project/**, gcr.io/my-project-exploit/x",
    "gcr.io/my-project/**, gcr.io/my-project",
    "gcr.io/*, gcr.io.evil.example/app",
    "gcr.io/**, evil.example/gcr.io/app",
    "gcr.io/p/*, gcr.io:443/p/app",
    "gcr.io:443/p/*, gcr.io/p/app",
    "gcr.io/p/app:x, gcr.io/p/app:X",
    "gcr.io/p/app:V*, gcr.io/p/app:v1",
    "docker.io/ngin*, nginxinc/app",
    "docker.io/*, grafana/grafana",
    "library/*, gcr.io/library/nginx",
    "nginx, nginx:latest",
  })
  void parse_pattern_doesNotMatch(String pattern, String image) throws Exception {
    assertThat(matches(pattern, image)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "**",
        "gcr*",
        "gcr.io*",
        "gcr.io**",
        "grafana**",
        "gcr.io/p/n*x",
        "gcr.io/*/app",
        "gcr.io/p/***",
        "gcr.io/p/**/app",
        "gcr.io/p/* ",
        " gcr.io/p/*",
        "gcr.io/p/**\n",
        "gcr.io/p/*,gcr.io/q/*",
        "*/p/app",
        "**/app",
        "*.gcr.io/p/*",
        "*/",
        "/*",
        "//*",
        "gcr.io//*",
        "gcr.io/p//*",
        "gcr.io/p/../*",
        "gcr.io/./*",
        "https://gcr.io/p/*",
        "gcr.io/nginx[@:]*",
        "gcr.io/p/app?",
        "gcr.io/p/{a,b}*",
        "gcr.io/p/a\\*",
        "gcr.io/p/%2e*",
        "gcr.io/p/\u0430pp*",
        "\u212aube.example.com/p/*",
        "gcr.io/p/\u200b*",
        "user@gcr.io/p/*",
        "gcr.io./p/*",
        "-gcr.io/p/*",
        "gcr.io:/p/*",
        "Foo/*",
        "Localhost/*",
        // nothing could ever match these
        "gcr.io/P/*",
        "gcr.io/p/App*",
        "gcr.io/-*",
        "gcr.io/p/a..*",
        "gcr.io/p/a___*",
        "gcr.io/p/a-/b*",
        "gcr.io/p/app:-*",
        "gcr.io/p/app:v1/*",
        "gcr.io/p/:v1*",
        "gcr.io/p:1:2*",
        "gcr.io/p/app@sha512:*",
        "gcr.io/p/app@sha256:A*",
        "gcr.io/p/app@md*",
        "gcr.io/p/app@v1*",
        "gcr.io/p/app@sha256:ab/*",
        "gcr.io/p/app@sha256:00000000000000000000000000000000000000000000000000000000000000000*",
        "gcr.io/p/app:v1@*",
        "gcr.io/p/app:v1@sha256:77*",
        "gcr.io/:*",
        "gcr.io/@*",
        // exact, and no reference
        "gcr.io/p/App",
        "gcr.io/p/app@sha256:77b0",
        "gcr.io/p/app/",
        "gcr.io/p/app ",
      })
  void parse_illegalPattern_isRefused(String pattern) {
    assertThatThrownBy(() -> AllowlistPattern.parse(pattern))
        .isInstanceOf(InvalidTextException.class)
        .message()
        .isNotBlank()
        .hasSizeLessThan(250)
        .matches("[ -~]+");
  }

  @Test
  void parse_refusal_tellsWhatToWrite() {
    assertThatThrownBy(() -> AllowlistPattern.parse("gcr.io*")).hasMessageContaining("registry/");
    assertThatThrownBy(() -> AllowlistPattern.parse("Foo/*"))
        .hasMessageContaining("Docker Hub user");
    assertThatThrownBy(() -> AllowlistPattern.parse("gcr.io/p/n*x"))
        .hasMessageContaining("before its end");
    assertThatThrownBy(() -> AllowlistPattern.parse("gcr.io/nginx[@:]*"))
        .hasMessageContaining("`[]`");
    assertThatThrownBy(() -> AllowlistPattern.parse("gcr.io/p/App*"))
        .hasMessageContaining("lower case");
    assertThatThrownBy(() -> AllowlistPattern.parse("gcr.io/p/app:v1@*"))
        .hasMessageContaining("leave the tag out");
    assertThatThrownBy(() -> AllowlistPattern.parse("gcr.io/p/app:"))
        .hasMessageContaining("without a wildcard");
  }

  @Test
  void parse_length_isBounded() throws Exception {
    String longest = "gcr.io/p/" + "a".repeat(512 - "gcr.io/p/".length() - 1);

    assertThat(AllowlistPattern.parse(longest + "*").text()).hasSize(512);
    assertThatThrownBy(() -> AllowlistPattern.parse(longest + "a*"))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("512");
  }

  @Test
  void parse_text_isKeptAsWritten() throws Exception {
    AllowlistPattern pattern = AllowlistPattern.parse("INDEX.docker.io/ngin*");

    assertThat(pattern.text()).isEqualTo("INDEX.docker.io/ngin*");
    assertThat(pattern.literal()).isEqualTo("docker.io/library/ngin");
    assertThat(pattern.wildcard()).isEqualTo(AllowlistPattern.Wildcard.SEGMENT);
  }

  private static boolean matches(String pattern, String image) throws InvalidTextException {
    return Allowlist.of(List.of(AllowlistPattern.parse(pattern.replace("<hex>", HEX))))
        .match(ImageReference.parse(image.replace("<hex>", HEX)))
        .isPresent();
  }
}
