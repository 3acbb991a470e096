package dev.portcullis.wire.iam;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.wire.resource.Received;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IamPolicyCodecTest {

  private static final String VIEWER = "roles/binaryauthorization.attestorsViewer";

  private static final String WHOLE =
      """
      version: 3
      bindings:
      - role: roles/binaryauthorization.attestorsVerifier
        members: ['serviceAccount:service-123@gcp-sa-binaryauthorization.iam.gserviceaccount.com']
      - role: roles/binaryauthorization.attestorsViewer
        members: ['group:qa@example.com', 'user:alice@example.com']
        condition:
          expression: request.time < timestamp("2026-01-31T12:00:00Z")
          title: until February
          description: for the audit
      etag: cjM=
      """;

  private final IamPolicyCodec codec = new IamPolicyCodec();

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    Received<IamPolicy> received = read(WHOLE, codec::read);

    assertThat(received.etag()).contains("cjM=");
    assertThat(received.value().hasConditions()).isTrue();
    assertThat(codec.write(received.value(), received.etag())).isEqualTo(yaml(WHOLE));
  }

  @Test
  void write_emptyPolicyThatWasNeverSet_isItsEtagOnly() {
    assertThat(codec.write(IamPolicy.empty(), Optional.of(IamEtag.NEVER_SET)))
        .isEqualTo(yaml("etag: ACAB"));
  }

  @ParameterizedTest
  @CsvSource({"cjM=, cjM=", "cjM, cjM=", "-_8=, +/8=", "ACAB, ACAB"})
  void read_etagOfEitherAlphabet_isKeptInTheStandardOne(String sent, String kept) {
    assertThat(read("etag: '" + sent + "'", codec::read).etag()).contains(kept);
  }

  @Test
  void etag_ofAVersion_comesBack() {
    assertThat(IamEtag.version(IamEtag.of("r17"))).isEqualTo("r17");
  }

  @Test
  void read_sameRoleTwice_isMerged_andOrderSaysNothing() {
    IamPolicy merged = policy(binding(VIEWER, "user:b@example.com", "user:a@example.com"));

    assertThat(
            policy(
                binding(VIEWER, "user:A@Example.com"),
                binding(VIEWER, "user:b@example.com", "user:b@example.com"),
                "{role: " + VIEWER + ", members: []}"))
        .isEqualTo(merged);
    assertThat(merged.bindings().get(0).members())
        .extracting(Member::text)
        .containsExactly("user:a@example.com", "user:b@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allUsers",
        "allAuthenticatedUsers",
        "user:alice@example.com",
        "serviceAccount:ci@demo.iam.gserviceaccount.com",
        "serviceAccount:demo.svc.id.goog[prod/deployer]",
        "group:qa@example.com",
        "domain:example.com",
        "deleted:user:alice@example.com?uid=123456789012345678901",
        "deleted:serviceAccount:ci@demo.iam.gserviceaccount.com?uid=1",
        "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/"
            + "repo:org/app:ref:refs/heads/main",
        "principalSet://iam.googleapis.com/locations/global/workforcePools/p/*",
        "deleted:principal://iam.googleapis.com/locations/global/workforcePools/p/subject/s",
      })
  void member_ofKnownForm_keepsItsText(String member) {
    assertThat(policy(binding(VIEWER, member)).bindings().get(0).members())
        .singleElement()
        .extracting(Member::text)
        .isEqualTo(member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alice@example.com",
        "AllUsers",
        "user:",
        "user:alice",
        "user:alice@example",
        "user:alice smith@example.com",
        "user:alice@example.com?uid=1",
        "User:alice@example.com",
        "domain:",
        "domain:example",
        "projectOwner:demo",
        "deleted:user:alice@example.com",
        "deleted:allUsers",
        "principal://",
        "principal://iam.googleapis.com",
        "principalset://iam.googleapis.com/a/b",
        "user:\u0430lice@example.com",
      })
  void member_ofNoKnownForm_isRefusedWithItsPath(String member) {
    assertThat(problems(document(binding(VIEWER, member)), codec::read))
        .singleElement()
        .asString()
        .startsWith("bindings[0].members[0]: `");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roles/viewer",
        "roles/containeranalysis.notes.attacher",
        "roles/portcullis.deployer",
        "projects/demo/roles/my_Role.v1",
      })
  void role_ofKnownShape_isTaken(String role) {
    assertThat(policy(binding(role, "allUsers")).bindings().get(0).role()).hasToString(role);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "viewer",
        "roles/",
        "roles/a b",
        "organizations/1/roles/x",
        "projects/demo/roles/"
      })
  void role_ofNoKnownShape_isRefusedWithItsPath(String role) {
    assertThat(problems(document(binding("'" + role + "'", "allUsers")), codec::read))
        .singleElement()
        .asString()
        .startsWith("bindings[0].role: `");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 2|version: must be 0, 1 or 3",
        "etag: '!'|etag: must be base64",
        "auditConfigs: []|auditConfigs: unknown field",
        "bindings: {}|bindings: must be an array",
        "bindings: [{members: [allUsers]}]|bindings[0].role: is required",
        "bindings: [{role: roles/viewer, member: allUsers}]|bindings[0].member: unknown field",
      })
  void read_whatIsNoPolicy_isRefusedWithItsPath(String yaml, String problem) {
    assertThat(problems(yaml, codec::read)).singleElement().asString().startsWith(problem);
  }

  @Test
  void condition_withoutVersion3_isRefused() {
    assertThat(problems(WHOLE.replace("version: 3", "version: 1"), codec::read))
        .singleElement()
        .asString()
        .startsWith("bindings[1].condition: needs `version: 3`");
  }

  @Test
  void condition_withoutTitleOrWithMore_isRefused() {
    assertThat(problems(WHOLE.replace("title: until February", "location: here"), codec::read))
        .containsExactlyInAnyOrder(
            "bindings[1].condition.title: is required",
            "bindings[1].condition.location: unknown field");
  }

  @Test
  void limits_ofMembersAndGroups_areKept() {
    assertThat(policy(group(250)).bindings()).hasSize(1);
    assertThat(problems(document(group(251)), codec::read))
        .containsExactly("bindings: has 251 groups in all; at most 250");
    assertThat(policy(users(0, 1500)).bindings()).hasSize(1);
    assertThat(problems(document(users(0, 1000), users(1000, 1501)), codec::read))
        .containsExactly("bindings: has 1501 members in all; at most 1500");
  }

  private IamPolicy policy(String... bindings) {
    return read(document(bindings), codec::read).value();
  }

  private static String document(String... bindings) {
    return "bindings: [" + String.join(", ", bindings) + "]";
  }

  private static String binding(String role, String... members) {
    return "{role: "
        + role
        + ", members: "
        + List.of(members).stream()
            .map(member -> "'" + member + "'")
            .collect(Collectors.joining(", ", "[", "]"))
        + "}";
  }

  private static String group(int count) {
    return many("group", 0, count);
  }

  private static String users(int from, int to) {
    return many("user", from, to);
  }

  private static String many(String kind, int from, int to) {
    return binding(
        VIEWER,
        IntStream.range(from, to)
            .mapToObj(i -> kind + ":m" + i + "@example.com")
            .toArray(String[]::new));
  }
}
