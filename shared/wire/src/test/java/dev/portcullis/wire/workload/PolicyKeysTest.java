package dev.portcullis.wire.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyKeysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "binaryauthorization",
        "binaryauthorizatio",
        "inaryauthorization",
        "xbinaryauthorization",
        "xxbinaryauthorization",
        "xinaryauthorizatiox",
        "bniaryauthorization",
        "naryauthorization",
        "BINARY_AUTHORIZATION",
        "binauthz-policy",
        "breakglassJustificatio",
        "google.com/breakglass-reason",
        "a/knative/b/binary.authorization"
      })
  void isAboutPolicy_nameWithinTwoMistakes_is(String name) {
    assertThat(PolicyKeys.isAboutPolicy(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "run.googleapis.com/",
        "xxxinaryauthorizatio",
        "xxxbinaryauthorization",
        "aryauthorizatio",
        "authorization",
        "binarylog",
        "breakglass",
        "breakglassjustific",
        "example.com/binary-authorization",
        "example.com/breakglass",
        "binaryauthorization/x"
      })
  void isAboutPolicy_otherName_isNot(String name) {
    assertThat(PolicyKeys.isAboutPolicy(name)).isFalse();
  }
}
