package dev.portcullis.wire.validation;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.Workload.Kind;
import dev.portcullis.wire.resource.CanonicalHash;
import dev.portcullis.wire.workload.WorkloadDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationRequestReaderTest {

  private static final String POD =
      "{apiVersion: v1, kind: Pod, metadata: {name: it}, spec: {containers: [{image: a}]}}";

  private final ValidationRequestReader reader = new ValidationRequestReader();

  @Test
  void read_manifestItself_isTheWholeRequest() {
    ValidationRequest request = read(POD, reader::read);

    assertThat(request.workload().kind()).isEqualTo(Kind.POD);
    assertThat(request.document().orElseThrow().tree()).isEqualTo(yaml(POD));
    assertThat(request.context()).isEmpty();
    assertThat(request.requestId()).isEmpty();
    assertThat(request.validateOnly()).isFalse();
    assertThat(request.bodyHash()).isEqualTo(CanonicalHash.of(yaml(POD)));
  }

  @Test
  void read_wrappedManifest_keepsWhatIsAroundIt() {
    String body =
        "{workload: "
            + POD
            + ", context: {region: us-central1, team: a}, requestId: r~1.2_3-4,"
            + " validateOnly: true}";

    ValidationRequest request = read(body, reader::read);

    assertThat(request.workload().name()).contains("it");
    assertThat(request.workload().images())
        .singleElement()
        .matches(image -> image.path().equals("workload.spec.containers[0].image"));
    assertThat(request.context())
        .containsExactly(Map.entry("region", "us-central1"), Map.entry("team", "a"));
    assertThat(request.requestId()).contains("r~1.2_3-4");
    assertThat(request.validateOnly()).isTrue();
    assertThat(request.bodyHash())
        .isEqualTo(CanonicalHash.of(yaml(body.replace("requestId: r~1.2_3-4,", ""))));
  }

  @Test
  void read_bodyHash_knowsAllButTheRequestId() {
    String body = "{images: [a], requestId: one, context: {region: x}}";
    String hash = read(body, reader::read).bodyHash();

    assertThat(read(body.replace("one", "two"), reader::read).bodyHash()).isEqualTo(hash);
    assertThat(read(body.replace("region: x", "region: y"), reader::read).bodyHash())
        .isNotEqualTo(hash);
    assertThat(read("{images: [b], context: {region: x}}", reader::read).bodyHash())
        .isNotEqualTo(hash);
  }

  @Test
  void read_images_areDecidedUnderTheProjectsPolicy() throws Exception {
    ValidationRequest request = read("{images: ['a:1', b], workload: null}", reader::read);

    assertThat(request.document()).isEmpty();
    assertThat(request.workload().kind()).isEqualTo(Kind.IMAGES);
    assertThat(request.workload().policy()).isEqualTo(new PolicyAnnotation.Default());
    assertThat(request.workload().images())
        .containsExactly(
            new ContainerImage("", "images[0]", ImageReference.parse("a:1")),
            new ContainerImage("", "images[1]", ImageReference.parse("b")));
    assertThat(request.workload().hash()).isEqualTo(CanonicalHash.of(yaml("['a:1', b]")));
  }

  @Test
  void pinned_wrappedManifest_isTheManifestAlone() {
    String manifest = POD.replace("image: a", "image: 'a:1@sha256:" + "0".repeat(64) + "'");

    WorkloadDocument document =
        read("{workload: " + manifest + "}", reader::read).document().orElseThrow();

    assertThat(document.pinned("projects/p/decisions/d"))
        .isEqualTo(
            yaml(
                manifest
                    .replace("a:1@", "a@")
                    .replace(
                        "{name: it}",
                        "{name: it, annotations: {portcullis.dev/decision:"
                            + " projects/p/decisions/d}}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                     | : must be an object
          {requestId: x}                         | : has neither the `apiVersion` and `kind`
          {workload: null}                       | : needs either `workload` or `images`, and not both
          {images: null, workload: null}         | : needs either `workload` or `images`, and not both
          {images: [a], workload: {}}            | : needs either `workload` or `images`, and not both
          {images: []}                           | images: needs at least one element
          {images: a}                            | images: must be an array
          {images: [5]}                          | images[0]: must be a string
          {images: ['a b']}                      | images[0]: is not an image reference
          {workload: x}                          | workload: must be an object
          {workload: {}}                         | workload: has neither
          {images: [a], region: x}               | region: unknown field
          {images: [a], requestID: x}            | requestID: unknown field; did you mean `requestId`?
          {images: [a], requestId: ''}           | requestId: is not a request id
          {images: [a], requestId: 'a b'}        | requestId: is not a request id
          {images: [a], requestId: 'ä'}          | requestId: is not a request id
          {images: [a], requestId: 5}            | requestId: must be a string
          {images: [a], validateOnly: 'true'}    | validateOnly: must be true or false
          {images: [a], context: x}              | context: must be an object
          {images: [a], context: {region: 5}}    | context.region: must be a string
          {images: [a], context: {"a\\nb": x}}   | context["a\\nb"]: has a name that must not have line breaks
          """)
  void read_brokenRequest_isToldAtItsPath(String body, String problem) {
    assertThat(problems(body, reader::read)).anyMatch(told -> told.startsWith(problem));
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 129})
  void read_longRequestId_isBounded(int length) {
    assertThat(problems("{images: [a], requestId: " + "x".repeat(length) + "}", reader::read))
        .hasSize(length - 128);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 257})
  void read_longContext_isBounded(int length) {
    String body = "{images: [a], context: {region: " + "x".repeat(length) + "}}";

    assertThat(problems(body, reader::read)).hasSize(length - 256);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 21})
  void read_muchContext_isBounded(int count) {
    StringBuilder context = new StringBuilder();
    for (int i = 0; i < count; i++) {
      context.append("k").append(i).append(": x, ");
    }

    assertThat(problems("{images: [a], context: {" + context + "}}", reader::read))
        .isEqualTo(count == 20 ? List.of() : List.of("context: has more than 20 entries"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101})
  void read_manyImages_areBounded(int count) {
    assertThat(problems("{images: [" + "a, ".repeat(count) + "]}", reader::read))
        .isEqualTo(count == 100 ? List.of() : List.of("images: has more than 100 elements"));
  }
}
