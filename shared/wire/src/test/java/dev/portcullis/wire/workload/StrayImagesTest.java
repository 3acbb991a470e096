package dev.portcullis.wire.workload;

import static dev.portcullis.wire.workload.Manifests.images;
import static dev.portcullis.wire.workload.Manifests.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrayImagesTest {

  private static final String STRAY = ": is an image where none is known to live";

  static final List<String> NAMES =
      List.of(
          "Image",
          "IMAGE",
          "images",
          "imageUri",
          "image_uri",
          "imageUrl",
          "containerImage",
          "container_image",
          "container-image",
          "baseImage",
          "sidecarImage",
          "warmImageUri",
          "imageRef",
          "cacheImages");

  static Stream<Arguments> everywhere() {
    return Manifests.of(kind -> true).stream()
        .flatMap(manifest -> NAMES.stream().map(name -> Arguments.of(manifest, name)));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void read_imageUnderAnotherName_isRefusedInAContainerOfEveryForm(String manifest, String name) {
    String sneaky = manifest.replace("{name: app,", "{" + name + ": gcr.io/evil/app, name: app,");

    assertThat(problemsOf(sneaky))
        .hasSize(1)
        .allMatch(told -> told.contains("containers[0]." + name + STRAY));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void read_imageUnderAnotherName_isRefusedInTheSpec(String name) {
    assertThat(problemsOf(Manifests.service("", "", name + ": gcr.io/evil/app")))
        .hasSize(1)
        .allMatch(told -> told.startsWith("spec." + name + STRAY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: gcr.io/evil/app",
        "image: {reference: gcr.io/evil/app}",
        "images: [gcr.io/evil/app]",
        "image: 5",
        "image: {}",
        "Containers: [{image: gcr.io/evil/app}]",
        "sidecars: [{image: gcr.io/evil/app}]",
        "volumes: [{name: v, image: {reference: gcr.io/evil/app}}]",
        "runtime: {nested: [[{deep: {image: gcr.io/evil/app}}]]}",
        "labels: {nested: {image: gcr.io/evil/app}}",
        "env: {image: gcr.io/evil/app}"
      })
  void read_imageInAnUnknownPlace_isRefused(String field) {
    assertThat(problemsOf(Manifests.service("", "", field)))
        .hasSize(1)
        .allMatch(told -> told.contains(STRAY));
  }

  @Test
  void read_bothFormsInOne_isRefused() {
    assertThat(problemsOf(Manifests.SERVICE + "template: {containers: [{image: gcr.io/evil/a}]}"))
        .containsExactly(
            "template.containers[0].image: is an image where none is known to live: name images in"
                + " containers only, and leave this field out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "labels: {image: nginx, base-image: nginx, 'a.b/image': nginx}",
        "annotations: {image: nginx, 'example.com/image': nginx}"
      })
  void read_imageInATextThatSomebodyNamed_isNone(String field) {
    assertThat(images(Manifests.service(field, field, ""))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env: [{name: IMAGE, value: gcr.io/other/app}]",
        "args: [--image, gcr.io/other/app, --image=gcr.io/other/app]",
        "command: [image]",
        "imagePullPolicy: Always",
        "image_pull_policy: Always",
        "imagery: x",
        "livenessProbe: {exec: {command: [image]}}",
        "containerImage: null",
        "containerImage: ''"
      })
  void read_harmlessFieldOfAContainer_isNoImage(String field) {
    String manifest = Manifests.SERVICE.replace("{name: app,", "{" + field + ", name: app,");

    assertThat(images(manifest)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imagePullSecrets: [{name: regcred}]",
        "nodeSelector: {image: x, run.googleapis.com/accelerator: nvidia-l4}",
        "selector: {matchLabels: {image: x}}"
      })
  void read_harmlessFieldOfATemplate_isNoImage(String field) {
    String manifest = Manifests.SERVICE.replace("{containers:", "{" + field + ", containers:");

    assertThat(images(manifest)).hasSize(1);
  }
}
