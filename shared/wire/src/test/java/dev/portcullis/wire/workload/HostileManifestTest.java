package dev.portcullis.wire.workload;

import static dev.portcullis.wire.resource.Documents.json;
import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.workload.Manifests.IMAGE;
import static dev.portcullis.wire.workload.Manifests.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import dev.portcullis.json.YamlText;
import dev.portcullis.wire.resource.Decoding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests that mean one thing to one reader and another thing to the next. */
class HostileManifestTest {

  static Stream<String> ambiguousYaml() {
    String good = Manifests.SERVICE;
    return Stream.of(
        good + "kind: Service\n",
        good + "---\n" + good,
        good.replace("{name: app,", "{name: app, image: gcr.io/evil/app,"),
        good.replace("containers: [", "containers: [], containers: ["),
        good.replace("spec: {template", "spec: &a {template") + "other: *a\n",
        good.replace("metadata: {", "metadata: {<<: {annotations: {}}, "),
        good.replace("kind: Service", "kind: !!str Service"),
        "%YAML 1.1\n---\n" + good,
        good.replace("kind: Service", "? kind\n: Service\n? [a]\n: b"),
        good.replace("kind: Service", "kind: Service\n\u2028kind: Job"),
        "\ufeff" + good,
        good.replace("kind: Service", "kind: Service\nnull: x"),
        good.replace("metadata:", "\"\": x\nmetadata:"),
        "");
  }

  static Stream<String> ambiguousJson() {
    String good =
        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"image\":\"a\"}]}}";
    return Stream.of(
        good.replace("\"kind\"", "\"kind\":\"Service\",\"kind\""),
        good.replace("\"image\"", "\"image\":\"b\",\"im\\u0061ge\""),
        good + good,
        good.replace("{\"image\"", "/* x */ {\"image\""),
        good.replace("\"a\"", "'a'"),
        good.replace("}]", "},]"),
        good.replace("\"a\"", "\"a\\u0000\""),
        good.replace("\"a\"", "\"\\ud800\""),
        "\ufeff" + good,
        "[".repeat(65) + "]".repeat(65));
  }

  @ParameterizedTest
  @MethodSource("ambiguousYaml")
  void read_ambiguousYaml_isRefused(String manifest) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(YamlText.parse(manifest, Limits.REQUEST)));
  }

  @ParameterizedTest
  @MethodSource("ambiguousJson")
  void read_ambiguousJson_isRefused(String manifest) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(JsonText.parse(manifest, Limits.REQUEST)));
  }

  @Test
  void read_twoSpellingsOfOneField_areRefused() {
    List<String> manifests =
        List.of(
            Manifests.SERVICE.replace(
                "containers: [",
                "initContainers: [{image: a}], init_containers: [{image: b}], containers: ["),
            Manifests.SERVICE.replace(
                "{name: app,", "{baseImageUri: a, base_image_uri: b, name: app,"),
            Manifests.V2_JOB.replaceFirst(
                "template", "startExecutionToken: '', start_execution_token: x, template"),
            Manifests.service("", "", "traffic: [{revisionName: '', revision_name: x}]"));

    for (String manifest : manifests) {
      assertThat(problemsOf(manifest)).anyMatch(told -> told.contains("is given twice"));
    }
  }

  @Test
  void read_deepManifest_isReadToItsEnd() throws InvalidInputException {
    String deep = "{x: ".repeat(60) + "{image: " + IMAGE + "}" + "}".repeat(60);

    assertThat(problemsOf(Manifests.SERVICE + "deep: " + deep))
        .hasSize(1)
        .allMatch(told -> told.contains("is an image where none is known to live"));
  }

  @Test
  void read_veryManyStrayImages_areCountedNotListed() {
    String stray = "{image: a}, ".repeat(20_000);

    assertThat(problemsOf(Manifests.SERVICE + "stray: [" + stray + "]"))
        .hasSize(101)
        .last()
        .asString()
        .contains("has 19900 more problems");
  }

  @Test
  void read_hugeNameAroundManyFields_costsTheirSumOnly() {
    String fields =
        IntStream.range(0, 30_000)
            .mapToObj(i -> "\"x%dImage\":\"y\"".formatted(i))
            .collect(Collectors.joining(","));
    String manifest =
        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"image\":\"a\"}],\"%s\":{%s}}}"
            .formatted("x".repeat(100_000), fields);

    assertThat(problems(json(manifest), new WorkloadReader()::read)).hasSize(101);
  }

  private static WorkloadDocument read(JsonValue manifest) throws InvalidInputException {
    return Decoding.decode(manifest, new WorkloadReader()::read);
  }
}
