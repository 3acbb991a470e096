package dev.portcullis.wire.workload;

import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static dev.portcullis.wire.workload.Manifests.IMAGE;
import static dev.portcullis.wire.workload.Manifests.images;
import static dev.portcullis.wire.workload.Manifests.problemsOf;
import static dev.portcullis.wire.workload.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.verification.workload.Workload.Kind;
import dev.portcullis.wire.resource.CanonicalHash;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadReaderTest {

  static Stream<Arguments> manifests() {
    return Manifests.ALL.entrySet().stream()
        .map((Map.Entry<String, Kind> entry) -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  static List<String> texts() {
    return Manifests.of(kind -> true);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void read_smallestManifestOfEveryKind_findsItsImage(String manifest, Kind kind) {
    Workload workload = workload(manifest);

    assertThat(workload.kind()).isEqualTo(kind);
    assertThat(workload.name()).contains("it");
    assertThat(workload.images())
        .hasSize(1)
        .allMatch(image -> image.container().equals("app"))
        .allMatch(image -> image instanceof ContainerImage)
        .allMatch(image -> image.written().equals(IMAGE));
    assertThat(workload.policy()).isEqualTo(new PolicyAnnotation.Absent());
    assertThat(workload.breakglass()).isEqualTo(new Breakglass.NotRequested());
    assertThat(workload.revision()).isEmpty();
    assertThat(workload.namedRevisions()).isEmpty();
    assertThat(workload.hash()).isEqualTo(CanonicalHash.of(yaml(manifest)));
  }

  @Test
  void read_everyForm_saysWhereTheImageStands() {
    assertThat(images(Manifests.SERVICE))
        .containsExactly("spec.template.spec.containers[0].image=" + IMAGE);
    assertThat(images(Manifests.JOB))
        .containsExactly("spec.template.spec.template.spec.containers[0].image=" + IMAGE);
    assertThat(images(Manifests.POD)).containsExactly("spec.containers[0].image=" + IMAGE);
    assertThat(images(Manifests.V2_SERVICE))
        .containsExactly("template.containers[0].image=" + IMAGE);
    assertThat(images(Manifests.V2_JOB))
        .containsExactly("template.template.containers[0].image=" + IMAGE);
    assertThat(images(Manifests.V2_REVISION)).containsExactly("containers[0].image=" + IMAGE);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void read_everySortOfContainer_isFound(String manifest) {
    String more =
        manifest.replace(
            "containers: [",
            "initContainers: [{image: 'gcr.io/demo/init'}],"
                + " ephemeralContainers: [{image: 'gcr.io/demo/debug'}],"
                + " containers: [{image: 'gcr.io/demo/side:1', name: side}, ");

    assertThat(workload(more).images())
        .extracting(image -> image.written())
        .containsExactly("gcr.io/demo/side:1", IMAGE, "gcr.io/demo/init", "gcr.io/demo/debug");
  }

  @Test
  void read_alphaVersionOfRun_isKnown() {
    String alpha = Manifests.JOB.replace("com/v1", "com/v1alpha1");

    assertThat(workload(alpha).kind()).isEqualTo(Kind.JOB);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | : has neither the `apiVersion` and `kind` of a manifest nor the `name`
          {spec: {}}                                          | : has neither
          []                                                  | : must be an object
          {kind: Service}                                     | apiVersion: is required
          {apiVersion: v1}                                    | kind: is required
          {apiVersion: v1, kind: 5}                           | kind: must be a string
          {apiVersion: v1, kind: Service}                     | kind: is `Service` of `v1`, which Cloud Run does not deploy; known are
          {apiVersion: serving.knative.dev/v1, kind: Configuration} | kind: is `Configuration` of
          {apiVersion: serving.knative.dev/v1, kind: service} | kind: is `service` of
          {apiVersion: serving.knative.dev/v1alpha1, kind: Service} | kind: is `Service` of
          {apiVersion: run.googleapis.com/v1, kind: Service}  | kind: is `Service` of
          {apiVersion: run.googleapis.com/v1, kind: Task}     | kind: is `Task` of
          {apiVersion: apps/v1, kind: Deployment}             | kind: is `Deployment` of
          {apiVersion: v1, kind: List, items: []}             | kind: is `List` of
          {apiVersion: v1, kind: Pod}                         | spec: is required
          {apiVersion: v1, kind: Pod, spec: {}}               | spec.containers: is required
          {apiVersion: v1, kind: Pod, spec: {containers: []}} | spec.containers: needs at least one container
          {apiVersion: v1, kind: Pod, spec: {containers: {}}} | spec.containers: must be an array
          {apiVersion: v1, kind: Pod, spec: {containers: [x]}} | spec.containers[0]: must be an object
          {apiVersion: v1, kind: Pod, spec: {containers: [{}]}} | spec.containers[0].image: is required
          {apiVersion: v1, kind: Pod, spec: {containers: [{image: }]}} | spec.containers[0].image: is required
          {apiVersion: v1, kind: Pod, spec: {containers: [{image: 5}]}} | spec.containers[0].image: must be a string
          {apiVersion: v1, kind: Pod, spec: {containers: [{image: ""}]}} | spec.containers[0].image: is not an image reference: it is empty
          {apiVersion: v1, kind: Pod, spec: {containers: [{image: "a b"}]}} | spec.containers[0].image: is not an image reference
          {apiVersion: v1, kind: Pod, spec: {containers: [{image: a, name: [x]}]}} | spec.containers[0].name: must be a string
          {apiVersion: v1, kind: Pod, spec: {containers: [{image: a}], initContainers: {}}} | spec.initContainers: must be an array
          {apiVersion: v1, kind: Pod, metadata: x, spec: {containers: [{image: a}]}} | metadata: must be an object
          {apiVersion: v1, kind: Pod, metadata: {annotations: []}, spec: {containers: [{image: a}]}} | metadata.annotations: must be an object
          {apiVersion: serving.knative.dev/v1, kind: Service, spec: {}} | spec.template: is required
          {apiVersion: serving.knative.dev/v1, kind: Service, spec: {template: {}}} | spec.template.spec: is required
          {apiVersion: run.googleapis.com/v1, kind: Job, spec: {template: {spec: {containers: [{image: a}]}}}} | spec.template.spec.template: is required
          {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {namespace: A_B}, spec: {}} | metadata.namespace: is not a project id
          {apiVersion: serving.knative.dev/v1, kind: Service, spec: {containers: [{image: a}], template: {spec: {containers: [{image: a}]}}}} | spec.containers[0].image: is an image where none is known to live
          {name: x}                                           | name: names no workload of Cloud Run
          {name: 5}                                           | name: must be a string
          {name: projects/demo/locations/l/services/s}        | template: is required
          {name: projects/demo/locations/l/services/s, kind: Job} | kind: is `Job`, but `name` says Service; leave it out
          {name: projects/demo/locations/l/services/s, kind: 5} | kind: must be a string
          {name: projects/demo/locations/l/services/s, template: {}} | template.containers: is required
          {name: projects/demo/locations/l/jobs/s, template: {containers: [{image: a}]}} | template.template: is required
          """)
  void read_brokenManifest_isToldAtItsPath(String manifest, String problem) {
    assertThat(problemsOf(manifest)).anyMatch(told -> told.startsWith(problem));
  }

  @Test
  void read_v2KindThatAgrees_isTolerated() {
    assertThat(workload(Manifests.v2Service("kind: Service")).kind()).isEqualTo(Kind.SERVICE);
  }

  @Test
  void read_knativeClaims_areNameNamespaceLabelAndRevision() {
    Workload workload =
        workload(
            Manifests.service(
                "name: svc, namespace: '12345',"
                    + " labels: {cloud.googleapis.com/location: us-central1}",
                "name: svc-00002",
                ""));

    assertThat(workload.name()).contains("svc");
    assertThat(workload.project()).contains(new ProjectId("12345"));
    assertThat(workload.location()).contains("us-central1");
    assertThat(workload.revision()).contains("svc-00002");
  }

  @Test
  void read_v2Claims_areInItsName() {
    Workload workload =
        workload(
            """
            name: projects/example.com:demo/locations/us-central1/services/svc
            template: {revision: svc-00002, containers: [{image: a}]}
            """);

    assertThat(workload.name()).contains("svc");
    assertThat(workload.project()).contains(new ProjectId("example.com:demo"));
    assertThat(workload.location()).contains("us-central1");
    assertThat(workload.revision()).contains("svc-00002");
  }

  @Test
  void read_namespaceOfAPod_isNoProject() {
    assertThat(workload(Manifests.POD).project()).isEmpty();
  }

  @Test
  void read_templateNameOfAJob_isNoRevision() {
    assertThat(
            workload(
                    Manifests.JOB.replaceFirst("template: \\{", "template: {metadata: {name: x}, "))
                .revision())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'\u202e'", "a\\nb"})
  void read_nameThatHidesSomething_isRefusedOrNone(String name) {
    String manifest = Manifests.service("name: \"" + name.replace("'", "") + "\"", "", "");

    if (name.isEmpty()) {
      assertThat(workload(manifest).name()).isEmpty();
    } else {
      assertThat(problemsOf(manifest)).hasSize(1).allMatch(p -> p.startsWith("metadata.name: "));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101})
  void read_manyImages_areBounded(int count) {
    String containers = "{image: a}, ".repeat(count);
    String manifest = "{apiVersion: v1, kind: Pod, spec: {containers: [" + containers + "]}}";

    assertThat(problemsOf(manifest))
        .isEqualTo(
            count == 100 ? List.of() : List.of("spec: names 101 images; at most 100 are decided"));
  }

  @Test
  void read_severalProblems_areToldTogether() {
    assertThat(
            problemsOf(
                """
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {namespace: A_B}
                spec:
                  traffic: x
                  template:
                    metadata: []
                    spec: {containers: [{image: "a b"}, {}], volumes: [{image: {reference: a}}]}
                """))
        .hasSize(6);
  }

  @Test
  void toString_ofADocument_showsNoContent() {
    assertThat(read(Manifests.SERVICE, new WorkloadReader()::read)).hasToString("Service it");
  }
}
