package dev.portcullis.wire.workload;

import static dev.portcullis.wire.workload.Manifests.annotatedService;
import static dev.portcullis.wire.workload.Manifests.problemsOf;
import static dev.portcullis.wire.workload.Manifests.v2Service;
import static dev.portcullis.wire.workload.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotation in a file asks again with every deployment, so nothing may be read into it. */
class BreakglassTest {

  private static final String KEY = "run.googleapis.com/binary-authorization-breakglass";

  @ParameterizedTest
  @ValueSource(strings = {"", "why not", "false"})
  void read_annotationThatIsThere_asksHoweverLittleItSays(String text) {
    Breakglass asked = new Breakglass.Requested(text);

    assertThat(workload(annotatedService(KEY + ": '" + text + "'")).breakglass()).isEqualTo(asked);
    assertThat(
            workload(
                    v2Service(
                        "binaryAuthorization: {useDefault: true, breakglassJustification: '"
                            + text
                            + "'}"))
                .breakglass())
        .isEqualTo(asked);
  }

  @Test
  void read_annotation_leavesThePolicyAsItIs() {
    Workload workload = workload(annotatedService(KEY + ": why"));

    assertThat(workload.policy()).isEqualTo(new PolicyAnnotation.Absent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "[]"})
  void read_annotationThatIsNoText_isAProblemOfTheDocument(String value) {
    assertThat(problemsOf(annotatedService(KEY + ": " + value)))
        .hasSize(1)
        .allMatch(
            told -> told.startsWith("metadata.annotations[\"" + KEY + "\"]: must be a string"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1025})
  void read_longJustification_isBounded(int length) {
    assertThat(problemsOf(annotatedService(KEY + ": " + "x".repeat(length))))
        .isEqualTo(
            length == 1024
                ? List.of()
                : List.of("metadata.annotations[\"" + KEY + "\"]: is longer than 1024 characters"));
  }
}
