package dev.portcullis.wire.workload;

import static dev.portcullis.wire.workload.Manifests.problemsOf;
import static dev.portcullis.wire.workload.Manifests.service;
import static dev.portcullis.wire.workload.Manifests.v2Service;
import static dev.portcullis.wire.workload.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.workload.UncoveredImage;
import dev.portcullis.wire.resource.Documents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UncoveredImagesTest {

  private static final String BASE = "us-docker.pkg.dev/serverless-runtimes/google-22/nodejs22";

  @Test
  void read_baseImages_areFoundOnObjectAndTemplate() throws Exception {
    String annotation =
        "annotations: {run.googleapis.com/base-images: '{\"app\": \"%s\"}'}".formatted(BASE);
    String key = "annotations[\"run.googleapis.com/base-images\"]";
    Optional<ImageReference> reference = Optional.of(ImageReference.parse(BASE));

    assertThat(uncovered(service(annotation, annotation, "")))
        .containsExactly(
            new UncoveredImage("app", "metadata." + key, BASE, reference),
            new UncoveredImage("app", "spec.template.metadata." + key, BASE, reference));
  }

  @Test
  void read_baseImageOfTheUnnamedContainer_isFound() {
    assertThat(uncovered(annotated("base-images", "{\"\":\"" + BASE + "\"}")))
        .singleElement()
        .matches(image -> image.container().isEmpty() && image.written().equals(BASE));
  }

  @Test
  void read_annotationsOfATaskTemplate_areReadToo() {
    String job =
        Manifests.JOB.replace(
            "spec: {template: {spec: {containers",
            "spec: {template: {metadata: {annotations: {run.googleapis.com/sources:"
                + " '{\"app\": \"gs://b/o\"}'}}, spec: {containers");

    assertThat(uncovered(job))
        .containsExactly(
            new UncoveredImage(
                "app",
                "spec.template.spec.template.metadata.annotations"
                    + "[\"run.googleapis.com/sources\"]",
                "gs://b/o",
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build-source-location",
        "build-base-image",
        "build-image-uri",
        "build-config",
        "build-some-new-image"
      })
  void read_annotationOfABuild_isFound(String key) {
    assertThat(uncovered(annotated(key, BASE)))
        .singleElement()
        .matches(image -> image.written().equals(BASE) && image.reference().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build-id",
        "build-name",
        "build-function-target",
        "build-environment-variables",
        "build-service-account",
        "description"
      })
  void read_otherAnnotation_isNoImage(String key) {
    assertThat(uncovered(annotated(key, BASE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x                      | is not a JSON object from container names to texts
          ["a"]                  | is not a JSON object from container names to texts
          {app: "a"}             | is not a JSON object from container names to texts
          {"app": "a",}          | is not a JSON object from container names to texts
          {"app": "a"} x         | is not a JSON object from container names to texts
          {"app": "a", "app": "b"} | is not a JSON object from container names to texts
          {"": "a", "": "b"}     | is not a JSON object from container names to texts
          {"app": {"image": "a"}} | is not a JSON object from container names to texts
          {"app": null}          | is not a JSON object from container names to texts
          {"app": 5}             | is not a JSON object from container names to texts
          """)
  void read_malformedMap_isAProblem(String value, String problem) {
    for (String key : List.of("base-images", "sources")) {
      assertThat(problemsOf(annotated(key, value)))
          .hasSize(1)
          .allMatch(
              told ->
                  told.startsWith(
                      "metadata.annotations[\"run.googleapis.com/%s\"]: %s"
                          .formatted(key, problem)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base-images", "sources", "build-base-image"})
  void read_annotationThatIsNoText_isAProblem(String key) {
    assertThat(problemsOf(service("annotations: {run.googleapis.com/" + key + ": {}}", "", "")))
        .hasSize(1)
        .allMatch(told -> told.contains("must be a string"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseImageUri", "base_image_uri"})
  void read_baseImageOfAContainer_isFoundInBothForms(String field) throws Exception {
    Optional<ImageReference> reference = Optional.of(ImageReference.parse(BASE));
    for (String manifest : List.of(Manifests.SERVICE, Manifests.V2_SERVICE)) {
      String withBase = manifest.replace("{name: app,", "{" + field + ": " + BASE + ", name: app,");
      String path =
          (manifest.equals(Manifests.SERVICE) ? "spec.template.spec" : "template")
              + ".containers[0]."
              + field;

      assertThat(uncovered(withBase))
          .containsExactly(new UncoveredImage("app", path, BASE, reference));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sourceCode: {cloudStorageSource: {bucket: b, object: o}} | template.containers[0].sourceCode | ''
          source_code: {}                       | template.containers[0].source_code            | ''
          buildConfig: {sourceLocation: gs://b/o} | template.containers[0].buildConfig.sourceLocation | gs://b/o
          build_config: {base_image: java21}    | template.containers[0].build_config.base_image | java21
          buildConfig: {functionTarget: f}      | template.containers[0].buildConfig            | ''
          """)
  void read_sourceOfAContainer_isFound(String field, String path, String written) {
    String manifest = Manifests.V2_SERVICE.replace("{name: app,", "{" + field + ", name: app,");

    assertThat(uncovered(manifest))
        .singleElement()
        .matches(image -> image.container().equals("app"))
        .matches(image -> image.path().equals(path))
        .matches(image -> image.written().equals(written));
  }

  @Test
  void read_environmentAndSourceOfABuild_areNotRepeated() {
    String manifest =
        v2Service(
            "buildConfig: {functionTarget: f, environmentVariables: {API_KEY: hunter2}},"
                + " sourceCode: {inlinedSource: {sources: [{content: DB_PASSWORD=hunter2}]}}");

    assertThat(uncovered(manifest)).noneMatch(image -> image.written().contains("hunter2"));
  }

  @Test
  void read_cloudRunAnnotationThatEndsInImage_isFound() {
    assertThat(uncovered(service("annotations: {run.googleapis.com/base-image: a/b}", "", "")))
        .extracting(UncoveredImage::written)
        .containsExactly("a/b");
  }

  @Test
  void read_buildOfAService_isFoundInAllItsParts() {
    assertThat(
            uncovered(
                v2Service(
                    "buildConfig: {sourceLocation: gs://b/o, baseImage: a/b, imageUri: c/d,"
                        + " functionTarget: f}")))
        .extracting(UncoveredImage::path)
        .containsExactly(
            "buildConfig.sourceLocation", "buildConfig.baseImage", "buildConfig.imageUri");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "buildConfig: {}",
        "buildConfig: {baseImage: '', imageUri: ''}",
        "build_config: {functionTarget: f}"
      })
  void read_buildThatNamesNothing_isFoundItself(String field) {
    assertThat(uncovered(v2Service(field)))
        .extracting(UncoveredImage::path)
        .containsExactly(field.substring(0, field.indexOf(':')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"buildConfig: null", "unused: x"})
  void read_noBuild_isNothing(String field) {
    assertThat(uncovered(v2Service(field))).isEmpty();
    assertThat(uncovered(annotated("build-source-location", ""))).isEmpty();
  }

  @Test
  void read_annotationsInV2_areReadToo() {
    String annotations = "annotations: {run.googleapis.com/sources: '{\"app\": \"gs://b/o\"}'}";
    String manifest =
        v2Service(annotations).replace("template: {", "template: {" + annotations + ", ");

    assertThat(uncovered(manifest))
        .extracting(UncoveredImage::path)
        .containsExactly(
            "annotations[\"run.googleapis.com/sources\"]",
            "template.annotations[\"run.googleapis.com/sources\"]");
  }

  @Test
  void read_longSource_isCutBetweenCharacters() {
    String fits = "X".repeat(1024);
    String cut = "X".repeat(1023);

    assertThat(uncovered(annotated("build-source-location", fits)))
        .containsExactly(
            new UncoveredImage(
                "",
                "metadata.annotations[\"run.googleapis.com/build-source-location\"]",
                fits,
                Optional.empty()));
    assertThat(uncovered(annotated("build-source-location", fits + "X")).get(0).written())
        .isEqualTo(fits);
    assertThat(uncovered(annotated("build-source-location", cut + "\uD83D\uDE00")).get(0).written())
        .isEqualTo(cut);
  }

  private static String annotated(String key, String value) {
    return service(
        "annotations: {run.googleapis.com/" + key + ": '" + value.replace("'", "''") + "'}",
        "",
        "");
  }

  private static List<UncoveredImage> uncovered(String manifest) {
    assertThat(Documents.yaml(manifest)).isNotNull();
    return workload(manifest).images().stream()
        .filter(image -> image instanceof UncoveredImage)
        .map(UncoveredImage.class::cast)
        .toList();
  }
}
