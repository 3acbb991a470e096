package dev.portcullis.wire.workload;

import static dev.portcullis.wire.workload.Manifests.annotatedService;
import static dev.portcullis.wire.workload.Manifests.problemsOf;
import static dev.portcullis.wire.workload.Manifests.service;
import static dev.portcullis.wire.workload.Manifests.v2Service;
import static dev.portcullis.wire.workload.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.PolicyAnnotation;
import dev.portcullis.verification.workload.PolicyAnnotation.Invalid;
import dev.portcullis.verification.workload.Workload.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyAnnotationTest {

  private static final String KEY = "run.googleapis.com/binary-authorization";
  private static final String PLACE = "metadata.annotations[\"" + KEY + "\"]";
  private static final String POLICY = "projects/p/platforms/cloudRun/policies/strict";
  private static final PolicyAnnotation NAMED =
      new PolicyAnnotation.Named(
          new PlatformPolicyName(new ProjectId("p"), Platform.CLOUD_RUN, "strict"));

  static List<String> madeByOthers() {
    return Manifests.of(kind -> kind == Kind.REVISION || kind == Kind.POD);
  }

  static List<String> deployed() {
    return Manifests.of(kind -> kind != Kind.REVISION && kind != Kind.POD);
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void read_ownAnnotationOfEveryKind_isUnderstood(String manifest) {
    boolean v2 = manifest.startsWith("{");
    String byDefault =
        v2
            ? manifest.replaceFirst("\\{", "{binaryAuthorization: {useDefault: true}, ")
            : manifest.replaceFirst(
                "metadata: \\{", "metadata: {annotations: {" + KEY + ": default}, ");
    String byName =
        v2
            ? byDefault.replace("useDefault: true", "policy: " + POLICY)
            : byDefault.replace(": default", ": " + POLICY);

    assertThat(workload(byDefault).policy()).isEqualTo(new PolicyAnnotation.Default());
    assertThat(workload(byName).policy()).isEqualTo(NAMED);
  }

  @ParameterizedTest
  @MethodSource("madeByOthers")
  void read_annotationOfWhatOthersMade_isNeverLookedAt(String manifest) {
    boolean v2 = manifest.startsWith("{");
    String annotated =
        v2
            ? manifest.replaceFirst("\\{", "{binaryAuthorization: {useDefault: maybe}, ")
            : manifest.replaceFirst("metadata: \\{", "metadata: {labels: {" + KEY + ": Default}, ");

    assertThat(workload(annotated).policy()).isEqualTo(new PolicyAnnotation.Absent());
    assertThat(workload(annotated).breakglass()).isEqualTo(new Breakglass.NotRequested());
  }

  @ParameterizedTest
  @CsvSource({
    "'', names no policy",
    "Default, names no policy",
    "DEFAULT, names no policy",
    "' default', names no policy",
    "'default ', names no policy",
    "strict, names no policy",
    "projects/p/policy, names no policy",
    "projects/p/platforms/cloudrun/policies/strict, names no policy",
    "projects/p/platforms/cloudRun/strict, names no policy",
    "projects/p/platforms/cloudRun/policies/strict/, names no policy",
  })
  void read_otherValue_isInvalid(String value, String problem) {
    Invalid invalid = invalid(annotatedService(KEY + ": '" + value + "'"));

    assertThat(invalid.path()).isEqualTo(PLACE);
    assertThat(invalid.problem()).isEqualTo("`" + value + "` " + problem);
    assertThat(invalid.fix()).startsWith("write `default`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "true", "5", "[default]", "{useDefault: true}"})
  void read_valueThatIsNoText_isAProblemOfTheDocument(String value) {
    assertThat(problemsOf(annotatedService(KEY + ": " + value)))
        .hasSize(1)
        .allMatch(told -> told.startsWith(PLACE + ": must be a string"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run.googleapis.com/Binary-Authorization",
        "RUN.googleapis.com/binary-authorization",
        "'run.googleapis.com/binary-authorization '",
        "' run.googleapis.com/binary-authorization'",
        "run.googleapis.com/binary_authorization",
        "run.googleapis.com/binaryAuthorization",
        "run.googleapis.com/binary-authorisation",
        "run.googleapis.com/binary-authorizaton",
        "run.googleapis.com/bianry-authorization",
        "run.googleapis.com/binary-authorization-policy",
        "run.googleapis.com/binary-authorization-breakglas",
        "run.googleapis.com/binauthz",
        "run.googleapis.com/breakglass",
        "binary-authorization",
        "binaryAuthorization",
        "breakglassJustification",
        "cloud.googleapis.com/binary-authorization",
        "serving.knative.dev/binary-authorization",
        "'run.googleapis.com/b\u0456nary-authorization'"
      })
  void read_misspeltName_isInvalid(String key) {
    assertThat(invalid(annotatedService(key + ": default")).problem())
        .isEqualTo(
            key.equals("binaryAuthorization")
                ? "it stands where Cloud Run does not look"
                : "it is not a name that Cloud Run knows");
    assertThat(invalid(service("labels: {" + key + ": default}", "", ""))).isNotNull();
    assertThat(invalid(annotatedService(KEY + ": default, " + key + ": default"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com/binary-authorization",
        "run.googleapis.com/description",
        "run.googleapis.com/ingress",
        "team: binary-authorization, example.com/breakglass",
        "breakglass",
        "binary"
      })
  void read_otherName_saysNothing(String key) {
    assertThat(workload(annotatedService(key + ": default")).policy())
        .isEqualTo(new PolicyAnnotation.Absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run.googleapis.com/binary-authorization",
        "run.googleapis.com/binary-authorization-breakglass"
      })
  void read_misplacedAnnotation_isInvalidAndAllowsNothing(String key) {
    List<String> manifests =
        List.of(
            service("", "annotations: {" + key + ": default}", ""),
            service("", "labels: {" + key + ": default}", ""),
            service("labels: {" + key + ": default}", "", ""),
            service(key + ": default", "", ""),
            service("", "", key + ": default"),
            service("", "", "annotations: {" + key + ": default}"),
            service("annotations: {nested: {" + key + ": default}}", "", ""),
            Manifests.SERVICE + key + ": default\n",
            Manifests.SERVICE + "annotations: {" + key + ": default}\n",
            Manifests.SERVICE.replace("{name: app,", "{" + key + ": default, name: app,"),
            Manifests.JOB.replaceFirst(
                "template: \\{", "template: {metadata: {annotations: {" + key + ": default}}, "),
            v2Service("annotations: {" + key + ": default}"),
            v2Service("labels: {" + key + ": default}"),
            v2Service("metadata: {annotations: {" + key + ": default}}"),
            Manifests.V2_SERVICE.replace(
                "template: {", "template: {annotations: {" + key + ": default}, "));

    for (String manifest : manifests) {
      Invalid invalid = invalid(manifest);
      assertThat(invalid.problem()).isEqualTo("it stands where Cloud Run does not look");
      assertThat(invalid.path()).contains(key);
      assertThat(workload(manifest).breakglass()).isEqualTo(new Breakglass.NotRequested());
    }
  }

  @Test
  void read_misplacedBesideAGoodOne_isStillInvalid() {
    String manifest =
        service("annotations: {" + KEY + ": default}", "annotations: {" + KEY + ": default}", "");

    assertThat(invalid(manifest).path()).startsWith("spec.template.metadata.annotations");
  }

  @Test
  void read_badValueBesideAMisplacedOne_isToldFirst() {
    String manifest =
        service("labels: {" + KEY + ": x}, annotations: {" + KEY + ": Default}", "", "");

    assertThat(invalid(manifest).path()).isEqualTo(PLACE);
  }

  @Test
  void read_v2FieldInKnativeManifest_isMisplaced() {
    Invalid invalid = invalid(Manifests.SERVICE + "binaryAuthorization: {useDefault: true}\n");

    assertThat(invalid.path()).isEqualTo("binaryAuthorization");
    assertThat(invalid.problem()).isEqualTo("it stands where Cloud Run does not look");
    assertThat(invalid(service("", "", "binaryAuthorization: {useDefault: true}")).path())
        .isEqualTo("spec.binaryAuthorization");
  }

  @Test
  void read_v2FieldInTemplate_isMisplaced() {
    String manifest =
        Manifests.V2_SERVICE.replace(
            "template: {", "template: {binaryAuthorization: {useDefault: true}, ");

    assertThat(invalid(manifest).path()).isEqualTo("template.binaryAuthorization");
  }

  @Test
  void read_v2ProtoNames_areTheSameFields() {
    assertThat(workload(v2Service("binary_authorization: {use_default: true}")).policy())
        .isEqualTo(new PolicyAnnotation.Default());
    assertThat(
            workload(
                    v2Service(
                        "binary_authorization: {policy: "
                            + POLICY
                            + ", breakglass_justification: why}"))
                .breakglass())
        .isEqualTo(new Breakglass.Requested("why"));
    assertThat(
            problemsOf(
                v2Service(
                    "binary_authorization: {use_default: true},"
                        + " binaryAuthorization: {useDefault: true}")))
        .hasSize(1)
        .allMatch(told -> told.startsWith("binaryAuthorization: is given twice"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                        | binaryAuthorization        | it names no policy
          {useDefault: false}                       | binaryAuthorization        | it names no policy
          {breakglassJustification: why}            | binaryAuthorization        | it names no policy
          {policy: ""}                              | binaryAuthorization.policy | `` names no policy
          {policy: default}                         | binaryAuthorization.policy | `default` names no policy
          {useDefault: true, policy: projects/p/platforms/cloudRun/policies/x} | binaryAuthorization | `useDefault` and `policy` exclude each other
          {useDefault: true, policy: ""}            | binaryAuthorization        | `useDefault` and `policy` exclude each other
          {useDefault: false, policy: projects/p/platforms/cloudRun/policies/x} | binaryAuthorization | `useDefault` and `policy` exclude each other
          """)
  void read_otherV2Value_isInvalid(String value, String path, String problem) {
    Invalid invalid = invalid(v2Service("binaryAuthorization: " + value));

    assertThat(invalid.path()).isEqualTo(path);
    assertThat(invalid.problem()).isEqualTo(problem);
    assertThat(invalid.fix()).startsWith("write `useDefault: true`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          default            | binaryAuthorization: must be an object
          {useDefault: x}    | binaryAuthorization.useDefault: must be true or false
          {policy: [x]}      | binaryAuthorization.policy: must be a string
          {usedefault: true} | binaryAuthorization.usedefault: unknown field; did you mean `useDefault`?
          {breakglassJustification: 5} | binaryAuthorization.breakglassJustification: must be a string
          """)
  void read_brokenV2Value_isAProblemOfTheDocument(String value, String problem) {
    assertThat(problemsOf(v2Service("binaryAuthorization: " + value)))
        .hasSize(1)
        .allMatch(told -> told.startsWith(problem));
  }

  @Test
  void read_v2Null_saysNothing() {
    assertThat(workload(v2Service("binaryAuthorization: null")).policy())
        .isEqualTo(new PolicyAnnotation.Absent());
  }

  @Test
  void read_variableOfABuild_mayHaveAnyName() {
    String manifest =
        v2Service(
            "buildConfig: {functionTarget: f,"
                + " environmentVariables: {BINARY_AUTHORIZATION: x, BASE_IMAGE: y}}");

    assertThat(workload(manifest).policy()).isEqualTo(new PolicyAnnotation.Absent());
  }

  private static Invalid invalid(String manifest) {
    PolicyAnnotation policy = workload(manifest).policy();
    assertThat(policy).as(manifest).isInstanceOf(Invalid.class);
    return (Invalid) policy;
  }
}
