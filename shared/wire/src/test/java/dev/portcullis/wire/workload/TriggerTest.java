package dev.portcullis.wire.workload;

import static dev.portcullis.wire.workload.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.workload.Workload.Kind;
import dev.portcullis.verification.workload.Workload.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {

  static List<String> executions() {
    return Manifests.of(kind -> kind == Kind.EXECUTION);
  }

  static List<String> others() {
    return Manifests.of(kind -> kind != Kind.EXECUTION);
  }

  @ParameterizedTest
  @MethodSource("executions")
  void read_execution_runs(String manifest) {
    assertThat(workload(manifest).trigger()).isEqualTo(Trigger.EXECUTION);
  }

  @ParameterizedTest
  @MethodSource("others")
  void read_anythingElse_onlySaysWhatIsToRun(String manifest) {
    assertThat(workload(manifest).trigger()).isEqualTo(Trigger.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "startExecutionToken",
        "runExecutionToken",
        "start_execution_token",
        "run_execution_token"
      })
  void read_jobWithToken_runs(String token) {
    assertThat(workload(v2Job(token + ": x")).trigger()).isEqualTo(Trigger.EXECUTION);
    assertThat(
            workload(Manifests.JOB.replaceFirst("spec: \\{", "spec: {" + token + ": x, "))
                .trigger())
        .isEqualTo(Trigger.EXECUTION);
    assertThat(workload(Manifests.JOB + token + ": x\n").trigger()).isEqualTo(Trigger.EXECUTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"startExecutionToken: ''", "runExecutionToken: null"})
  void read_jobWithEmptyToken_doesNotRun(String token) {
    assertThat(workload(v2Job(token)).trigger()).isEqualTo(Trigger.NONE);
  }

  @Test
  void read_serviceWithToken_doesNotRun() {
    assertThat(workload(Manifests.v2Service("startExecutionToken: x")).trigger())
        .isEqualTo(Trigger.NONE);
  }

  private static String v2Job(String field) {
    return Manifests.V2_JOB.replaceFirst("template", field + ", template");
  }
}
