package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.PolicyTexts;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrgPolicyRegisterTest {

  private static final String A = "projects/demo/platforms/cloudRun/policies/a";
  private static final String NONE = PolicyTexts.orgRule("denyAll");
  private static final String ANY = PolicyTexts.orgRule("allowAll");

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @Test
  void create_again_isTheFirstIfItSaysTheSame() throws Exception {
    AllowedPolicies none = new AllowedPolicies.None();
    assertThat(create(none)).isEqualTo(1);

    assertThat(create(none)).isEqualTo(1);
    assertRefused(Kind.ALREADY_EXISTS, () -> create(new AllowedPolicies.Any()));
  }

  @Test
  void replace_whereNoneIs_isRefused() {
    assertRefused(
        Kind.NOT_FOUND,
        "projects/demo/policies/run.allowedBinaryAuthorizationPolicies does not exist",
        () -> gate.orgPolicies().delete(Gate.OWNER, demo.id(), Optional.empty()));
  }

  @Test
  void delete_staleEtag_isRefused() throws Exception {
    demo.orgPolicy(NONE);
    demo.orgPolicy(PolicyTexts.allowedPolicies("default"));

    assertRefused(
        Kind.STALE, () -> gate.orgPolicies().delete(Gate.OWNER, demo.id(), Optional.of("r1")));
    gate.orgPolicies().delete(Gate.OWNER, demo.id(), Optional.of("r2"));
    assertThat(gate.orgPolicies().find(demo.id())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "default, default, 0",
    "default, is:default, 0",
    "default, none, 0",
    "A, default, 1",
    "default, any, 1",
    "default, both, 1",
    "both, default, 0",
    "none, default, 1",
    "none, any, 1",
    "none, deleted, 1",
    "default, deleted, 1",
    "any, deleted, 0",
    "any, default, 0",
    "any, A, 1",
    "nothing, default, 0",
    "nothing, none, 0",
    "nothing, any, 0",
    "nothing, both, 1",
  })
  void change_allowsMore_isAWeakening(String before, String after, int weakenings)
      throws Exception {
    InMemoryStore store = new InMemoryStore();
    if (!before.equals("nothing")) {
      new Gate(store).project("demo").orgPolicy(policy(before));
    }
    Gate strict = new Gate(store, WeakeningPermission.nobody());
    TestProject same = strict.project("demo");

    if (weakenings > 0) {
      assertRefused(Kind.FORBIDDEN, () -> change(strict, same, after));
    } else {
      change(strict, same, after);
    }
    change(new Gate(store), new Gate(store).project("demo"), after);
    assertThat(new Gate(store).orgPolicies().find(demo.id()).map(r -> r.weakenings().size()))
        .isEqualTo(after.equals("deleted") ? Optional.empty() : Optional.of(weakenings));
  }

  @Test
  void createdAgainAfterADeletion_isComparedWithWhatWasDeleted() throws Exception {
    demo.orgPolicy(PolicyTexts.allowedPolicies("default"));
    gate.orgPolicies().delete(Gate.OWNER, demo.id(), Optional.empty());
    demo.orgPolicy(PolicyTexts.allowedPolicies("default", A));

    assertThat(gate.orgPolicies().find(demo.id()).orElseThrow().weakenings())
        .singleElement()
        .hasToString("spec.rules[0].values.allowedValues: `" + A + "` is allowed now");
  }

  private long create(AllowedPolicies allowed) throws Exception {
    return gate.orgPolicies().create(Gate.OWNER, demo.id(), allowed).number();
  }

  private static void change(Gate gate, TestProject project, String after) throws Exception {
    if (!after.equals("deleted")) {
      project.orgPolicy(policy(after));
    } else if (gate.orgPolicies().find(project.id()).isPresent()) {
      gate.orgPolicies().delete(Gate.OWNER, project.id(), Optional.empty());
    }
  }

  private static String policy(String word) {
    return switch (word) {
      case "none" -> NONE;
      case "any" -> ANY;
      case "both" -> PolicyTexts.allowedPolicies("default", A);
      default -> PolicyTexts.allowedPolicies(word.equals("A") ? A : word);
    };
  }
}
