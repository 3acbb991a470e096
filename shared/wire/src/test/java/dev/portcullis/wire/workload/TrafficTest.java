package dev.portcullis.wire.workload;

import static dev.portcullis.wire.workload.Manifests.problemsOf;
import static dev.portcullis.wire.workload.Manifests.service;
import static dev.portcullis.wire.workload.Manifests.v2Service;
import static dev.portcullis.wire.workload.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {

  private static final String TARGETS =
      "[{%1$s: r-1, percent: 100}, {%1$s: r-2, percent: 0}, {%1$s: r-3, tag: canary},"
          + " {%1$s: r-1, percent: 0}, {percent: 0}, {%1$s: ''}, {%1$s: new, percent: 0}]";

  @Test
  void read_traffic_namesEveryRevisionOnceWhateverItsPercent() {
    assertThat(
            workload(service("", "name: new", "traffic: " + TARGETS.formatted("revisionName")))
                .namedRevisions())
        .containsExactly("r-1", "r-2", "r-3");
    assertThat(workload(v2Service("traffic: " + TARGETS.formatted("revision"))).namedRevisions())
        .containsExactly("r-1", "r-2", "r-3", "new");
  }

  @Test
  void read_protoNames_areSeenToo() {
    assertThat(workload(service("", "", "traffic: [{revision_name: r-1}]")).namedRevisions())
        .containsExactly("r-1");
  }

  @Test
  void read_instanceSplits_nameRevisionsOfAWorkerPool() {
    String v1 =
        Manifests.WORKER_POOL.replace(
            "spec: {template", "spec: {instanceSplits: [{revisionName: r-1}], template");
    String v2 =
        Manifests.V2_WORKER_POOL.replace(
            "template", "instance_splits: [{revision: r-1}], template");

    assertThat(workload(v1).namedRevisions()).containsExactly("r-1");
    assertThat(workload(v2).namedRevisions()).containsExactly("r-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traffic: [{latestRevision: true, percent: 100}]",
        "traffic: [{type: TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST, percent: 100}]",
        "traffic: []",
        "traffic: null"
      })
  void read_newestRevision_isNamedByNothing(String traffic) {
    assertThat(workload(service("", "", traffic)).namedRevisions()).isEmpty();
    assertThat(workload(v2Service(traffic)).namedRevisions()).isEmpty();
  }

  @Test
  void read_trafficOfAJob_meansNothing() {
    String job = Manifests.V2_JOB.replaceFirst("template", "traffic: [{revision: r-1}], template");

    assertThat(workload(job).namedRevisions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "traffic: x, spec.traffic: must be an array",
    "traffic: [x], spec.traffic[0]: must be an object",
    "traffic: [{revisionName: 5}], spec.traffic[0].revisionName: must be a string",
    "instanceSplits: {}, spec.instanceSplits: must be an array"
  })
  void read_brokenTraffic_isToldAtItsPath(String traffic, String problem) {
    assertThat(problemsOf(service("", "", traffic)))
        .hasSize(1)
        .allMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101})
  void read_manyRevisions_areBounded(int count) {
    String targets =
        IntStream.range(0, count)
            .mapToObj(i -> "{revisionName: r-" + i + "}")
            .collect(Collectors.joining(", "));

    assertThat(problemsOf(service("", "", "traffic: [" + targets + "]")))
        .isEqualTo(
            count == 100 ? List.of() : List.of("spec.traffic: names more than 100 revisions"));
  }
}
