package dev.portcullis.wire.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Workload.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {

  @ParameterizedTest
  @CsvSource({
    "projects/p/locations/l/services/x, SERVICE",
    "projects/p/locations/l/jobs/x, JOB",
    "projects/p/locations/l/workerPools/x, WORKER_POOL",
    "projects/p/locations/l/jobs/j/executions/x, EXECUTION",
    "projects/p/locations/l/services/s/revisions/x, REVISION",
    "projects/p/locations/l/workerPools/w/revisions/x, REVISION"
  })
  void parse_name_saysWhatItIs(String text, Kind kind) throws InvalidTextException {
    assertThat(ResourceName.parse(text))
        .isEqualTo(new ResourceName(kind, new ProjectId("p"), "l", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "/projects/p/locations/l/services/x",
        "projects/p/locations/l/services/x/",
        "projects/p/locations/l/services",
        "projects/p/locations//services/x",
        "projects//locations/l/services/x",
        "projects/P_P/locations/l/services/x",
        "Projects/p/locations/l/services/x",
        "projects/p/regions/l/services/x",
        "projects/p/locations/l/Services/x",
        "projects/p/locations/l/instances/x",
        "projects/p/locations/l/services/s/executions/x",
        "projects/p/locations/l/jobs/j/revisions/x",
        "projects/p/locations/l/jobs/j/executions/e/tasks/x",
        "projects/p/locations/l/services/\u202ex",
        "//run.googleapis.com/projects/p/locations/l/services/x"
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatExceptionOfType(InvalidTextException.class)
        .isThrownBy(() -> ResourceName.parse(text));
  }
}
