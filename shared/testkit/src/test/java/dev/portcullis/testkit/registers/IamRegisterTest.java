package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.iam.IamRegister.Kept;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.wire.iam.IamPolicy;
import dev.portcullis.wire.iam.IamPolicyCodec;
import dev.portcullis.wire.resource.Received;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamRegisterTest {

  private static final String ALICE = "[{role: roles/viewer, members: ['user:alice@example.com']}]";

  private final InMemoryStore store = new InMemoryStore();
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");
  private final IamResource note = new IamResource.OfNote(demo.note("qa"));
  private final IamResource attestor = new IamResource.OfAttestor(demo.attestor("qa"));
  private final IamResource policy = new IamResource.OfPolicy(demo.id());

  @BeforeEach
  void createResources() throws Exception {
    demo.register();
    demo.createAttestor("qa", TestKeys.any());
  }

  @Test
  void get_neverSet_isEmptyWithGooglesEtag() throws Exception {
    for (IamResource resource : new IamResource[] {note, attestor, policy}) {
      assertThat(gate.iam().get(resource)).isEqualTo(new Kept(IamPolicy.empty(), "ACAB"));
    }
  }

  @Test
  void resourceThatDoesNotExist_isNotFound() {
    IamResource missing = new IamResource.OfAttestor(demo.attestor("missing"));

    assertRefused(
        Kind.NOT_FOUND,
        "projects/demo/attestors/missing does not exist",
        () -> gate.iam().get(missing));
    assertRefused(Kind.NOT_FOUND, () -> set(gate, missing, ALICE, Optional.empty()));
    assertRefused(
        Kind.NOT_FOUND, () -> gate.iam().get(new IamResource.OfPolicy(gate.project("other").id())));
    assertThat(gate.iam().exists(missing)).isFalse();
    assertThat(gate.iam().exists(note)).isTrue();
  }

  @Test
  void set_onOneResource_isNotOnAnother() throws Exception {
    Kept kept = set(gate, note, ALICE, Optional.empty());

    assertThat(gate.iam().get(note)).isEqualTo(kept);
    assertThat(gate.iam().get(attestor).etag()).isEqualTo("ACAB");
    assertThat(gate.iam().get(policy).etag()).isEqualTo("ACAB");
  }

  @Test
  void set_etag_mustBeTheLast() throws Exception {
    Kept first = set(gate, note, ALICE, Optional.of("ACAB"));
    Kept second = set(gate, note, "[]", Optional.of(first.etag()));

    assertThat(second.etag()).isNotEqualTo(first.etag());
    assertRefused(Kind.STALE, () -> set(gate, note, ALICE, Optional.of(first.etag())));
    assertRefused(Kind.STALE, () -> set(gate, note, ALICE, Optional.of("ACAB")));
    assertRefused(Kind.STALE, () -> set(gate, note, ALICE, Optional.of("AAAA")));
    assertThat(set(gate, note, ALICE, Optional.empty()).policy().bindings()).hasSize(1);
  }

  @Test
  void set_sentTwice_isOneChange() throws Exception {
    Kept first = set(gate, note, ALICE, Optional.of("ACAB"));

    assertThat(set(gate, note, ALICE, Optional.of("ACAB"))).isEqualTo(first);
  }

  @Test
  void resourceCreatedAgain_inheritsNothing() throws Exception {
    Kept old = set(gate, note, ALICE, Optional.empty());
    recreateNote();

    assertThat(gate.iam().get(note)).isEqualTo(new Kept(IamPolicy.empty(), "ACAB"));
    assertRefused(Kind.STALE, () -> set(gate, note, "[]", Optional.of(old.etag())));
    Kept again = set(gate, note, ALICE, Optional.of("ACAB"));
    assertThat(gate.iam().get(note)).isEqualTo(again);
    assertThat(again.etag()).isNotEqualTo(old.etag());
  }

  @Test
  void resourceCreatedAgain_firstSetSentTwice_isOneChange() throws Exception {
    var unused = set(gate, note, "[]", Optional.empty());
    recreateNote();
    Kept first = set(gate, note, ALICE, Optional.of("ACAB"));

    assertThat(set(gate, note, ALICE, Optional.of("ACAB"))).isEqualTo(first);
    assertRefused(Kind.STALE, () -> set(gate, note, "[]", Optional.of("ACAB")));
  }

  @Test
  void resourceCreatedAgain_sameGrants_areAWeakeningOnceMore() throws Exception {
    var unused = set(gate, note, ALICE, Optional.empty());
    recreateNote();

    assertRefused(
        Kind.FORBIDDEN, "`user:alice@example.com` gets `roles/viewer`", () -> setStrictly(ALICE));
  }

  @Test
  void rollback_toGrantsOfAnEarlierResource_isRefused() throws Exception {
    var unused = set(gate, note, ALICE, Optional.empty());
    recreateNote();

    assertRefused(
        Kind.PRECONDITION,
        "of a resource that was deleted since",
        () -> gate.iam().history(note).rollback(Gate.OWNER, 1, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none|alice|1",
        "none|none|0",
        "alice|none|0",
        "alice|alice|0",
        "alice|bob|1",
        "both|bob|0",
        "alice|both|1",
        "alice|aliceEditor|1",
        "alice|aliceUntilMay|0",
        "aliceUntilMay|alice|1",
        "aliceUntilMay|aliceUntilApril|0",
        "aliceUntilApril|aliceUntilMay|1",
        "aliceUntilMay|aliceInApril|0",
        "aliceInApril|aliceUntilMay|1",
      })
  void change_givesWhatWasNotHeld_isAWeakening(String before, String after, int weakenings)
      throws Exception {
    if (!before.equals("none")) {
      var unused = set(gate, note, bindings(before), Optional.empty());
    }
    if (weakenings > 0) {
      assertRefused(Kind.FORBIDDEN, () -> setStrictly(bindings(after)));
    } else {
      assertThat(setStrictly(bindings(after))).isNotNull();
    }
  }

  private Kept setStrictly(String bindings) throws Exception {
    Gate strict = new Gate(store, WeakeningPermission.nobody());
    return set(strict, note, bindings, Optional.empty());
  }

  /** At the very time of the first one, as far as the clock tells. */
  private void recreateNote() throws Exception {
    gate.notes().delete(Gate.OWNER, demo.note("qa"));
    demo.createNote("qa");
  }

  private static Kept set(Gate gate, IamResource resource, String bindings, Optional<String> etag)
      throws Exception {
    IamPolicy policy =
        Requests.read("{version: 3, bindings: " + bindings + "}", new IamPolicyCodec()::read)
            .value();
    return gate.iam().set(Gate.OWNER, resource, new Received<>(policy, etag));
  }

  private static String bindings(String word) {
    String april = "request.time < timestamp(\"2026-05-01T00:00:00Z\")";
    return switch (word) {
      case "none" -> "[]";
      case "alice" -> ALICE;
      case "bob" -> ALICE.replace("alice", "bob");
      case "both" -> ALICE.replace("']", "', 'user:bob@example.com']");
      case "aliceEditor" -> ALICE.replace("viewer", "editor");
      case "aliceUntilApril" -> conditional(april);
      case "aliceUntilMay" -> conditional(april.replace("-05-", "-06-"));
      case "aliceInApril" ->
          conditional("request.time >= timestamp(\"2026-04-01T00:00:00Z\") && " + april);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static String conditional(String expression) {
    return ALICE.replace("]}]", "], condition: {title: t, expression: '" + expression + "'}}]");
  }
}
