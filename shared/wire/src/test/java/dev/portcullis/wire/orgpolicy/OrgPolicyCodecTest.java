package dev.portcullis.wire.orgpolicy;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrgPolicyCodecTest {

  private static final OrgPolicyName NAME = new OrgPolicyName(new ProjectId("demo"));
  private static final String STRICT = "projects/demo/platforms/cloudRun/policies/strict";

  private static final String WHOLE =
      """
      name: projects/demo/policies/run.allowedBinaryAuthorizationPolicies
      spec:
        etag: r3
        updateTime: '2024-05-06T07:08:09Z'
        rules:
        - values:
            allowedValues: [default, 'is:%s']
      etag: r3
      """
          .formatted(STRICT);

  private final OrgPolicyCodec codec = new OrgPolicyCodec();

  @Test
  void read_list_keepsValuesAndEtag() throws Exception {
    assertThat(decode(WHOLE))
        .isEqualTo(
            new Received<>(
                new AllowedPolicies.Only(
                    List.of(AllowedValue.parse("default"), AllowedValue.parse("is:" + STRICT))),
                Optional.of("r3")));
  }

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    Stamp stamp = Stamp.of(Instant.parse("2024-05-06T07:08:09Z"), "r3");

    assertThat(codec.write(NAME, decode(WHOLE).value(), stamp)).isEqualTo(yaml(WHOLE));
  }

  @Test
  void read_policyOfChecks_isAllowedByItsFullNameOnly() throws Exception {
    String checks = "projects/demo/platforms/gke/policies/strict";
    AllowedPolicies allowed = decode(list(checks)).value();

    assertThat(allowed.permits(PlatformPolicyName.parse(checks))).isTrue();
    assertThat(allowed.permits(PlatformPolicyName.parse(STRICT))).isFalse();
    assertThat(decode(list(STRICT)).value().permits(PlatformPolicyName.parse(checks))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"allowAll", "denyAll"})
  void oneWord_readAndWritten_isTheSame(String word) {
    String rule = "spec: {rules: [{" + word + ": true}]}";
    AllowedPolicies allowed = decode(rule).value();

    assertThat(allowed.isDemanding()).isEqualTo(word.equals("denyAll"));
    assertThat(codec.write(NAME, allowed, Stamp.none()))
        .isEqualTo(yaml("name: " + NAME + "\n" + rule));
  }

  @Test
  void read_protoNamesAndFieldsOfTheServer_areTaken() {
    assertThat(
            decode(
                    """
                    spec:
                      inherit_from_parent: false
                      reset: false
                      update_time: '2024-05-06T07:08:09Z'
                      rules: [{values: {allowed_values: [default]}}]
                    """)
                .value()
                .isDemanding())
        .isTrue();
  }

  @Test
  void read_sameValueTwice_isThereOnce() {
    AllowedPolicies.Only only = (AllowedPolicies.Only) decode(list("default", "default")).value();

    assertThat(only.values()).hasSize(1);
  }

  @Test
  void read_etagOfTheSpecAlone_counts() {
    assertThat(decode("spec: {etag: r2, rules: [{denyAll: true}]}").etag()).contains("r2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|spec: is required",
        "spec: {}|spec.rules: is required",
        "spec: {rules: []}|spec.rules: must have exactly one rule",
        "spec: {rules: [{denyAll: true}, {denyAll: true}]}|spec.rules: must have exactly one rule",
        "spec: {rules: [{}]}|spec.rules[0]: needs exactly one of",
        "spec: {rules: [{allowAll: true, denyAll: true}]}|spec.rules[0]: needs exactly one of",
        "spec: {rules: [{allowAll: false}]}|spec.rules[0].allowAll: must be true",
        "spec: {rules: [{denyAll: false}]}|spec.rules[0].denyAll: must be true",
        "spec: {rules: [{allowAll: 'TRUE'}]}|spec.rules[0].allowAll: must be true or false",
        "spec: {rules: [{denyAll: true, enforce: true}]}|spec.rules[0].enforce: is for constraints",
        "spec: {rules: [{denyAll: true, condition: {}}]}|spec.rules[0].condition: is not supported",
        "spec: {rules: [{denyAll: true, parameters: {}}]}|spec.rules[0].parameters: unknown field",
        "spec: {rules: [{values: {}}]}|spec.rules[0].values.allowedValues: is required",
        "spec: {rules: [{values: {allowedValues: []}}]}|spec.rules[0].values.allowedValues: needs",
        "spec: {rules: [{values: {allowedValues: [default], deniedValues: []}}]}"
            + "|spec.rules[0].values.deniedValues: are not supported",
        "spec: {inheritFromParent: true, rules: [{denyAll: true}]}|spec.inheritFromParent: must not",
        "spec: {reset: true, rules: [{denyAll: true}]}|spec.reset: must not be true",
        "spec: {rule: [], rules: [{denyAll: true}]}|spec.rule: unknown field",
        "spec: {etag: a, rules: [{denyAll: true}]}, etag: b|spec: has another `etag`",
        "spec: {rules: [{denyAll: true}]}, dryRunSpec: {}|dryRunSpec: is not supported",
        "spec: {rules: [{denyAll: true}]}, alternate: {}|alternate: unknown field",
        "spec: {rules: [{denyAll: true}]}, name: projects/other/policies/x|name: must be `projects",
        "spec: {rules: [{denyAll: true}]}, name: 1|name: must be a string",
      })
  void read_whatCannotBeHonoured_isRefusedWithItsPath(String yaml, String problem) {
    assertThat(problems("{" + yaml.replaceFirst("^\\{}$", "") + "}", this::decoded))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''",
        "Default",
        "'default '",
        "'is:'",
        "'is:is:default'",
        "'under:projects/demo'",
        "'in:default'",
        "projects/demo/policy",
        "'projects/*/platforms/cloudRun/policies/strict'",
        "projects/demo/platforms/other/policies/strict",
        "projects/demo/platforms/cloudRun/policies/",
        "projects/123/platforms/cloudRun/policies/strict",
        STRICT + "/",
      })
  void read_valueThatNoWorkloadCanAskFor_isRefused(String value) {
    assertThat(problems(list(value), this::decoded))
        .singleElement()
        .asString()
        .startsWith("spec.rules[0].values.allowedValues[0]: ");
  }

  @Test
  void read_tooManyValues_isRefused() {
    String[] values = IntStream.range(0, 501).mapToObj(i -> STRICT + i).toArray(String[]::new);

    assertThat(problems(list(values), this::decoded))
        .containsExactly("spec.rules[0].values.allowedValues: has more than 500 elements");
    assertThat(decode(list(Arrays.copyOf(values, 500))).value().isDemanding()).isTrue();
  }

  @Test
  void readNamed_withoutName_isRefused() {
    assertThat(
            problems("spec: {rules: [{denyAll: true}]}", cursor -> codec.readNamed(NAME, cursor)))
        .containsExactly("name: is required");
    assertThat(read(WHOLE, cursor -> codec.readNamed(NAME, cursor)).etag()).contains("r3");
  }

  @Test
  void value_madeOfWhatIsNone_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AllowedValue("Default"));
    assertThatIllegalArgumentException().isThrownBy(() -> new AllowedPolicies.Only(List.of()));
    AllowedValue value = new AllowedValue("default");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AllowedPolicies.Only(List.of(value, value)));
  }

  private Received<AllowedPolicies> decode(String yaml) {
    return read(yaml, this::decoded);
  }

  private Optional<Received<AllowedPolicies>> decoded(Cursor cursor) {
    return codec.read(NAME, cursor);
  }

  private static String list(String... values) {
    return Arrays.stream(values)
        .collect(Collectors.joining(", ", "spec: {rules: [{values: {allowedValues: [", "]}}]}"));
  }
}
