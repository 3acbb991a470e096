package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemPolicyTest {

  private static final String RULE =
      "\"defaultAdmissionRule\": {\"evaluationMode\": \"ALWAYS_DENY\","
          + " \"enforcementMode\": \"ENFORCED_BLOCK_AND_AUDIT_LOG\"}";
  private static final String POLICY =
      "{\"admissionWhitelistPatterns\": [{\"namePattern\": \"example.com/system/*\"}], "
          + RULE
          + "}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "gke.gcr.io/proxy:v1, true",
    "gcr.io/google-containers/pause, true",
    "k8s.gcr.io/pause:3.1, true",
    "gke.gcr.io.example.com/proxy, false",
    "gcr.io/google-containers-of-mine/pause, false",
    "k8s.gcr.io/deep/pause, false",
    "nginx, false",
  })
  void builtIn_images_areThePlatformsOwnOnly(String image, boolean matches) throws Exception {
    assertThat(SystemPolicy.builtIn().allowlist().match(ImageReference.parse(image)).isPresent())
        .isEqualTo(matches);
  }

  @Test
  void from_jsonOrYaml_isItsAllowlist() throws Exception {
    for (String name : new String[] {"policy.json", "policy.yaml", "policy"}) {
      Allowlist allowlist = SystemPolicy.from(write(name, POLICY)).allowlist();

      assertThat(allowlist.patterns().stream().map(AllowlistPattern::text))
          .containsExactly("example.com/system/*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"admissionWhitelistPatterns\": [{\"namePattern\": \"*\"}]}",
        "{\"unknown\": 1, " + RULE + "}",
        "{\"admissionWhitelistPatterns\": [{\"pattern\": \"example.com/*\"}], " + RULE + "}",
      })
  void from_noPolicy_isRefused(String text) throws Exception {
    for (String name : new String[] {"policy.json", "policy.yaml"}) {
      Path file = write(name, text);

      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> SystemPolicy.from(file))
          .withMessageContaining("PORTCULLIS_SYSTEM_POLICY: " + file);
    }
  }

  @Test
  void from_noFile_isRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> SystemPolicy.from(folder.resolve("absent.json")))
        .withMessageContaining("absent.json cannot be read");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
