package dev.portcullis.wire.iam;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IamRequestCodecTest {

  private final IamRequestCodec codec = new IamRequestCodec();

  @Test
  void get_version_isReadAndOptional() {
    assertThat(read("{options: {requestedPolicyVersion: 3}}", codec::readGet)).isEqualTo(3);
    assertThat(read("{options: {}, resource: x}", codec::readGet)).isEqualTo(0);
    assertThat(read("{}", codec::readGet)).isEqualTo(0);
    assertThat(problems("{options: {requestedPolicyVersion: 2, x: 1}}", codec::readGet))
        .containsExactlyInAnyOrder(
            "options.requestedPolicyVersion: must be 0, 1 or 3", "options.x: unknown field");
  }

  @Test
  void set_policy_isRequired() {
    assertThat(read("{policy: {}, updateMask: 'bindings,etag'}", codec::readSet).value())
        .isEqualTo(IamPolicy.empty());
    assertThat(problems("{}", codec::readSet)).containsExactly("policy: is required");
    assertThat(problems("{policy: {}, bindings: []}", codec::readSet))
        .containsExactly("bindings: unknown field");
  }

  @Test
  void test_permissions_areKnownOrRefused() {
    String permission = "containeranalysis.notes.attachOccurrence";

    assertThat(read("{permissions: [" + permission + "]}", codec::readTest))
        .containsExactly(new IamPermission(permission));
    assertThat(read("{}", codec::readTest)).isEmpty();
    assertThat(problems("{permissions: ['binaryauthorization.*', x]}", codec::readTest))
        .extracting(problem -> problem.split(":", 2)[0])
        .containsExactly("permissions[0]", "permissions[1]");
    assertThat(
            problems("{permissions: [" + (permission + ", ").repeat(101) + "]}", codec::readTest))
        .containsExactly("permissions: has more than 100 elements");
  }

  @Test
  void test_nothingHeld_isAnEmptyObject() {
    assertThat(codec.writeTested(List.of())).isEqualTo(yaml("{}"));
  }
}
