package dev.portcullis.wire.workload;

import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadDocumentTest {

  private static final String DECISION = "projects/demo/decisions/d";
  private static final String DIGEST = "@sha256:" + "a".repeat(64);

  @Test
  void pinned_knativeManifest_isTheSameButPinned() {
    String manifest =
        """
        kind: Service
        apiVersion: serving.knative.dev/v1
        metadata:
          annotations: {b: x, portcullis.dev/decision: projects/demo/decisions/old, a: x}
          name: svc
        spec:
          template:
            spec:
              containers:
              - env: [{name: image, value: 'app:1%1$s'}]
                image: app:1%1$s
              - {image: side:1, args: ['app:1%1$s']}
              initContainers:
              - image: localhost:5000/init:1%1$s
          unknown: {z: [1, null], y: 1.50}
        status: {image: 'app:1%1$s'}
        """
            .formatted(DIGEST);
    String pinned =
        manifest
            .replace("image: app:1@", "image: app@")
            .replace("/init:1@", "/init@")
            .replace("projects/demo/decisions/old", DECISION);

    assertThat(JsonWriter.compact(document(manifest).pinned(DECISION)))
        .isEqualTo(JsonWriter.compact(yaml(pinned)));
  }

  @Test
  void pinned_v2Resource_isAnnotatedOnItself() {
    String manifest =
        "{name: projects/p/locations/l/services/s, template: {containers: [{image: 'a:1%s'}]}}"
            .formatted(DIGEST);
    String pinned =
        "{name: projects/p/locations/l/services/s, template: {containers: [{image: 'a%s'}]},"
                .formatted(DIGEST)
            + " annotations: {portcullis.dev/decision: "
            + DECISION
            + "}}";

    assertThat(JsonWriter.compact(document(manifest).pinned(DECISION)))
        .isEqualTo(JsonWriter.compact(yaml(pinned)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {apiVersion: v1, kind: Pod, spec: {containers: [{image: a}]}}
          {apiVersion: v1, kind: Pod, metadata: null, spec: {containers: [{image: a}]}}
          {apiVersion: v1, kind: Pod, metadata: {annotations: null}, spec: {containers: [{image: a}]}}
          """)
  void pinned_manifestWithoutAnnotations_getsThem(String manifest) {
    assertThat(document(manifest).pinned(DECISION))
        .isEqualTo(
            yaml(
                "{apiVersion: v1, kind: Pod, spec: {containers: [{image: a}]},"
                    + " metadata: {annotations: {portcullis.dev/decision: "
                    + DECISION
                    + "}}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "app, app",
    "app:1, app",
    "a/b:1, a/b",
    "localhost:5000/a, localhost:5000/a",
    "localhost:5000/a:1, localhost:5000/a",
    "Docker.io/library/a, Docker.io/library/a"
  })
  void pinned_reference_keepsItsRepositoryAsWritten(String written, String repository) {
    String manifest = Manifests.POD.replace(Manifests.IMAGE, written + DIGEST);

    assertThat(Manifests.images(JsonWriter.compact(document(manifest).pinned(DECISION))))
        .containsExactly("spec.containers[0].image=" + repository + DIGEST);
  }

  @Test
  void pinned_twice_isTheSameAsOnce() {
    WorkloadDocument once = document(Manifests.SERVICE);
    WorkloadDocument twice = read(once.pinned(DECISION), new WorkloadReader()::read);

    assertThat(twice.pinned(DECISION)).isEqualTo(once.pinned(DECISION));
    assertThat(once.tree()).isEqualTo(yaml(Manifests.SERVICE));
  }

  private static WorkloadDocument document(String manifest) {
    return read(manifest, new WorkloadReader()::read);
  }
}
