package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryPatternTest {

  @ParameterizedTest
  @CsvSource({
    "gcr.io/my-project/apps, gcr.io/my-project/apps/web:1",
    "gcr.io/my-project, gcr.io/my-project/web",
    "us-central1-docker.pkg.dev/p/ar, us-central1-docker.pkg.dev/p/ar/web@sha256:<hex>",
    "*-docker.pkg.dev/p/ar, us-docker.pkg.dev/p/ar/web",
    "*.gcr.io/p, eu.gcr.io/p/web",
    "*r.gcr.io/p, asiar.gcr.io/p/web",
    "gcr.io/p/*, gcr.io/p/team/web",
    "gcr.io/p/te*, gcr.io/p/team/web",
    "gcr.io/p/team*, gcr.io/p/team/web",
    "gcr.io/p/**, gcr.io/p/team/sub/web",
    "gcr.io/p/**, gcr.io/p/team/web",
    "gcr.io/p/te**, gcr.io/p/team/sub/web",
    "gcr.io/*, gcr.io/p/web",
    "gcr.io/**, gcr.io/p/team/web",
    "*-docker.pkg.dev/p/**, europe-docker.pkg.dev/p/a/b/web",
    "GCR.io/p, gcr.io/p/web",
    "docker.io/library, nginx",
    "index.docker.io/grafana, grafana/grafana:10",
    "reg.example:5000/p, reg.example:5000/p/web",
  })
  void matches_imageInTheDirectory(String pattern, String image) throws Exception {
    assertThat(matches(pattern, image)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "gcr.io/my-project/apps, gcr.io/my-project/apps",
    "gcr.io/my-project/apps, gcr.io/my-project/apps/sub/web",
    "gcr.io/my-project/apps, gcr.io/my-project/apps-evil/web",
    "gcr.io/my-project, gcr.io/my-project-evil/web",
    "gcr.io/p, gcr.io.evil.example/p/web",
    "gcr.io/p, evil.example/gcr.io/p/web",
    "gcr.io/p, us.gcr.io/p/web",
    "gcr.io/p, gcr.io:5000/p/web",
    "*.gcr.io/p, gcr.io/p/web",
    "*.gcr.io/p, a.b.gcr.io/p/web",
    "*-docker.pkg.dev/p/ar, docker.pkg.dev/p/ar/web",
    "*-docker.pkg.dev/p/ar, evil.example-docker.pkg.dev/p/ar/web",
    "*-docker.pkg.dev/p/ar, us-docker.pkg.dev.evil.example/p/ar/web",
    "gcr.io/p/*, gcr.io/p/web",
    "gcr.io/p/*, gcr.io/p/team/sub/web",
    "gcr.io/p/**, gcr.io/p/web",
    "gcr.io/p/**, gcr.io/p-evil/team/web",
    "gcr.io/*, gcr.io/web",
    "gcr.io/*, gcr.io/p/team/web",
    "*index.docker.io/p, evildocker.io/p/web",
    "*index.docker.io/p, evil-docker.io/p/web",
  })
  void matches_imageElsewhere_isNot(String pattern, String image) throws Exception {
    assertThat(matches(pattern, image)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gcr.io",
        "gcr.io/",
        "/p",
        "gcr.i*",
        "gcr.i*/p",
        "sub*domain.gcr.io/nginx",
        "*pkg.dev/my-project/my-repo",
        "*.dev/my-project",
        "*/p",
        "**-docker.pkg.dev/p",
        "registry/p",
        "localhost:5000/p",
        "gcr.io/p*x",
        "gcr.io/*/x",
        "gcr.io/p***",
        "gcr.io/p/",
        "gcr.io//p",
        "gcr.io/P",
        "gcr.io/p:tag",
        "gcr.io/p@sha256:*",
        "https://gcr.io/p",
        "gcr .io/p",
        "gcr.io/p[ab]",
      })
  void parse_noPattern_isRefused(String text) {
    assertThatThrownBy(() -> DirectoryPattern.parse(text)).isInstanceOf(InvalidTextException.class);
  }

  private static boolean matches(String pattern, String image) throws InvalidTextException {
    return DirectoryPattern.parse(pattern)
        .matches(ImageReference.parse(image.replace("<hex>", "77b0".repeat(16))).repository());
  }
}
