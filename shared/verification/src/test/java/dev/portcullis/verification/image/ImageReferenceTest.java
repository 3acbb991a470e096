package dev.portcullis.verification.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {

  private static final String HEX = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({
    // Docker Hub, however it is spelt
    "nginx, docker.io/library/nginx",
    "nginx:1.25, docker.io/library/nginx:1.25",
    "library/nginx, docker.io/library/nginx",
    "docker.io/nginx, docker.io/library/nginx",
    "docker.io/library/nginx, docker.io/library/nginx",
    "index.docker.io/nginx, docker.io/library/nginx",
    "index.docker.io/library/nginx:latest, docker.io/library/nginx:latest",
    "DOCKER.IO/nginx, docker.io/library/nginx",
    "Index.Docker.IO/library/nginx, docker.io/library/nginx",
    "grafana/grafana, docker.io/grafana/grafana",
    "docker.io/grafana/grafana, docker.io/grafana/grafana",
    "index.docker.io/grafana/grafana:10, docker.io/grafana/grafana:10",
    "docker.io/a.b/c, docker.io/a.b/c",
    "library/library, docker.io/library/library",
    "localhost, docker.io/library/localhost",
    "localhost:5000, docker.io/library/localhost:5000",
    "gcr.io, docker.io/library/gcr.io",
    // the image called sha256: no pin, whatever its tag looks like
    "sha256:0123456789abcdef, docker.io/library/sha256:0123456789abcdef",
    // hosts
    "gcr.io/p/app, gcr.io/p/app",
    "GCR.IO/p/app, gcr.io/p/app",
    "us-Docker.pkg.DEV/p/r/app, us-docker.pkg.dev/p/r/app",
    "gcr.io/app, gcr.io/app",
    "localhost/app, localhost/app",
    "localhost:5000/app, localhost:5000/app",
    "LocalHost:5000/app, localhost:5000/app",
    "registry:80/app, registry:80/app",
    "REGISTRY:80/app, registry:80/app",
    "127.0.0.1/app, 127.0.0.1/app",
    "127.0.0.1:5000/p/app:1, 127.0.0.1:5000/p/app:1",
    "[::1]/app, [::1]/app",
    "[2001:DB8::1]:5000/app, [2001:db8::1]:5000/app",
    "xn--80ak6aa92e.com/app, xn--80ak6aa92e.com/app",
    "1.2.3.4.5.6/app, 1.2.3.4.5.6/app",
    // a port is part of the host: what is allowed without it is not allowed with it
    "gcr.io:443/p/app, gcr.io:443/p/app",
    "gcr.io:65535/p/app, gcr.io:65535/p/app",
    "docker.io:443/library/nginx, docker.io:443/library/nginx",
    // paths
    "gcr.io/p/a.b, gcr.io/p/a.b",
    "gcr.io/p/a_b, gcr.io/p/a_b",
    "gcr.io/p/a__b, gcr.io/p/a__b",
    "gcr.io/p/a-b, gcr.io/p/a-b",
    "gcr.io/p/a-----b, gcr.io/p/a-----b",
    "gcr.io/p/a.b_c__d-e--f, gcr.io/p/a.b_c__d-e--f",
    "gcr.io/a/b/c/d/e/f, gcr.io/a/b/c/d/e/f",
    "gcr.io/p/library/nginx, gcr.io/p/library/nginx",
    "a_b/c, docker.io/a_b/c",
    // tags
    "gcr.io/p/app:latest, gcr.io/p/app:latest",
    "gcr.io/p/app:443, gcr.io/p/app:443",
    "gcr.io/p/app:_, gcr.io/p/app:_",
    "gcr.io/p/app:V1.2-RC_3, gcr.io/p/app:V1.2-RC_3",
  })
  void parse_tagOrNothing_hasOneCanonicalForm(String written, String canonical) throws Exception {
    ImageReference reference = ImageReference.parse(written);

    assertThat(reference).isInstanceOf(FloatingImage.class);
    assertThat(reference.canonical()).isEqualTo(canonical);
    assertThat(reference.written()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx",
    "nginx:1.25, docker.io/library/nginx",
    "gcr.io/p/app, gcr.io/p/app",
    "gcr.io/p/app:v1, gcr.io/p/app",
    "GCR.io/p/app:v1, gcr.io/p/app",
    "localhost:5000/app, localhost:5000/app",
    "localhost:5000/app:5000, localhost:5000/app",
  })
  void parse_digest_isPinnedAndForgetsTheTag(String name, String repository) throws Exception {
    String written = name + "@sha256:" + HEX;

    ImageReference reference = ImageReference.parse(written);

    assertThat(reference.canonical()).isEqualTo(repository + "@sha256:" + HEX);
    assertThat(reference.written()).isEqualTo(written);
    assertThat(reference)
        .isInstanceOfSatisfying(
            PinnedImage.class,
            pinned -> {
              assertThat(pinned.digest()).isEqualTo(new Digest(HEX));
              assertThat(pinned.repository()).hasToString(repository);
            });
  }

  @Test
  void parse_tag_isKeptApart() throws Exception {
    FloatingImage tagged = (FloatingImage) ImageReference.parse("gcr.io:443/p/app:v1");
    FloatingImage bare = (FloatingImage) ImageReference.parse("gcr.io:443/p/app");

    assertThat(tagged.repository()).isEqualTo(new Repository("gcr.io:443", "p/app"));
    assertThat(tagged.tag()).contains("v1");
    assertThat(bare.repository()).isEqualTo(tagged.repository());
    assertThat(bare.tag()).isEqualTo(Optional.empty());
  }

  @Test
  void parse_noTag_doesNotInventLatest() throws Exception {
    assertThat(ImageReference.parse("gcr.io/p/app").canonical())
        .isNotEqualTo(ImageReference.parse("gcr.io/p/app:latest").canonical());
  }

  @Test
  void parse_longestName_isAccepted() throws Exception {
    String longest = "gcr.io/" + "a".repeat(255 - "gcr.io/".length());

    assertThat(ImageReference.parse(longest).canonical()).hasSize(255);
    assertThatThrownBy(() -> ImageReference.parse(longest + "a"))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("255");
  }

  @Test
  void parse_officialImage_countsWhatItsSpellingLeavesOut() throws Exception {
    String longest = "a".repeat(255 - "docker.io/library/".length());

    assertThat(ImageReference.parse(longest).canonical()).hasSize(255);
    assertThatThrownBy(() -> ImageReference.parse(longest + "a"))
        .isInstanceOf(InvalidTextException.class);
  }

  @Test
  void parse_longestTag_isAccepted() throws Exception {
    assertThat(ImageReference.parse("gcr.io/p/app:" + "t".repeat(128)).canonical())
        .endsWith(":" + "t".repeat(128));
    assertThatThrownBy(() -> ImageReference.parse("gcr.io/p/app:" + "t".repeat(129)))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("128");
  }

  /** A bare image id must not be mistaken for the official image of that name. */
  @Test
  void parse_sixtyFourHexDigits_areAnIdUnlessTheHostIsWritten() throws Exception {
    assertThatThrownBy(() -> ImageReference.parse(HEX)).hasMessageContaining("image id");
    assertThatThrownBy(() -> ImageReference.parse(HEX + ":v1")).hasMessageContaining("image id");
    assertThat(ImageReference.parse("docker.io/library/" + HEX).canonical()).endsWith(HEX);
    assertThat(ImageReference.parse(HEX.substring(1)).canonical()).endsWith(HEX.substring(1));
    assertThat(ImageReference.parse("z".repeat(64)).canonical()).endsWith("z".repeat(64));
    assertThat(ImageReference.parse("gcr.io/" + HEX).canonical()).isEqualTo("gcr.io/" + HEX);
  }
}
