package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.Answer;
import dev.portcullis.admission.Answer.Recorded.Origin;
import dev.portcullis.record.decision.DecisionFilter;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.testkit.storage.Race;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.wire.resource.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are sent again. */
class RequestIdTest {

  private static final String IMAGE = Manifests.image(1);
  private static final String SERVICE = Manifests.service(IMAGE);
  private static final String REQUEST = Manifests.request("r-1", SERVICE);
  private static final TestKey KEY = TestKeys.any();

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void requireAttestation() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.require("qa");
    demo.attest("qa", IMAGE, KEY);
  }

  @Test
  void again_isAnsweredWithTheRecordedDecision() throws Exception {
    Answer.Recorded first = demo.record(REQUEST);
    gate.clock().advance(Duration.ofMinutes(9));
    store.reset();
    Answer.Recorded second = demo.record(REQUEST);

    assertThat(first.origin()).isEqualTo(Origin.NEW);
    assertThat(second)
        .isEqualTo(new Answer.Recorded(first.name(), first.decision(), Origin.REPLAY));
    assertThat(store.commits()).isZero();
    assertThat(decisions()).isEqualTo(1);
  }

  @Test
  void again_afterTheKeyExpired_isDecidedAnew() throws Exception {
    PkixKey key = KEY.pkix();
    KeyLife life =
        new KeyLife(
            Optional.empty(),
            Optional.of(gate.clock().instant().plus(Duration.ofMinutes(5))),
            Optional.empty());
    PkixKey expiring =
        new PkixKey(key.id(), key.pem(), key.algorithm(), key.form(), key.comment(), life);
    var unused =
        gate.attestors()
            .replace(
                Gate.OWNER,
                new Received<>(
                    new Attestor(demo.attestor("qa"), "", demo.note("qa"), List.of(expiring)),
                    Optional.empty()));
    Answer.Recorded first = demo.record(REQUEST);
    gate.clock().advance(Duration.ofMinutes(6));
    Answer.Recorded second = demo.record(REQUEST);

    assertThat(first.decision().outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(second.decision().outcome()).isEqualTo(Outcome.DENY);
    assertThat(second.name()).isNotEqualTo(first.name());
  }

  @Test
  void again_askedOfAnotherInstance_isAnsweredTheSame() throws Exception {
    Answer.Recorded first = demo.record(REQUEST);

    assertThat(demo.on(gate.over(store, 2)).record(REQUEST).name()).isEqualTo(first.name());
  }

  @Test
  void again_otherOrderAndSpaces_isTheSameRequest() throws Exception {
    Answer.Recorded first = demo.record(REQUEST);
    String swapped = "workload:\n" + SERVICE.indent(2) + "requestId:   r-1\n";

    assertThat(demo.record(swapped).name()).isEqualTo(first.name());
  }

  @Test
  void again_denied_isReplayedToo() throws Exception {
    demo.rule("ALWAYS_DENY");
    Answer.Recorded first = demo.record(REQUEST);

    assertThat(first.decision().outcome()).isEqualTo(Outcome.DENY);
    assertThat(demo.record(REQUEST).origin()).isEqualTo(Origin.REPLAY);
  }

  @Test
  void otherBody_isRefusedForTenMinutes() throws Exception {
    Answer.Recorded first = demo.record(REQUEST);
    String other = Manifests.request("r-1", Manifests.service(Manifests.image(2)));

    gate.clock().advance(Duration.ofMinutes(10).minusMillis(1));
    assertRefused(
        Kind.ALREADY_EXISTS,
        "requestId `r-1` was used for another request",
        () -> demo.record(other));
    assertRefused(
        Kind.ALREADY_EXISTS, () -> demo.record(REQUEST + "context: {region: europe-west1}\n"));
    assertThat(decisions()).isEqualTo(1);

    gate.clock().advance(Duration.ofMillis(1));
    assertThat(demo.record(other).origin()).isEqualTo(Origin.NEW);
    assertThat(gate.decisions().find(first.name())).contains(first.decision());
  }

  @Test
  void again_afterTenMinutes_isDecidedAnew() throws Exception {
    Answer.Recorded first = demo.record(REQUEST);
    gate.clock().advance(Duration.ofMinutes(10));
    Answer.Recorded second = demo.record(REQUEST);

    assertThat(second.origin()).isEqualTo(Origin.NEW);
    assertThat(second.name()).isNotEqualTo(first.name());
    assertThat(gate.decisions().find(first.name())).contains(first.decision());
    assertThat(demo.record(REQUEST).name()).isEqualTo(second.name());
  }

  @Test
  void again_afterTheDecisionExpired_isDecidedAnew() throws Exception {
    demo.settings("decisionLifetime: 60s");
    Answer.Recorded first = demo.record(REQUEST);
    gate.clock().advance(Duration.ofSeconds(59));
    assertThat(demo.record(REQUEST).name()).isEqualTo(first.name());
    gate.clock().advance(Duration.ofSeconds(1));

    assertThat(demo.record(REQUEST).origin()).isEqualTo(Origin.NEW);
  }

  /** What can change between two requests, and change the answer. */
  private enum Change {
    POLICY {
      @Override
      void make(Gate gate, TestProject demo) throws Exception {
        demo.rule("ALWAYS_DENY");
      }
    },
    SETTINGS {
      @Override
      void make(Gate gate, TestProject demo) throws Exception {
        demo.settings("decisionLifetime: 120s");
      }
    },
    KEY_REVOKED {
      @Override
      void make(Gate gate, TestProject demo) throws Exception {
        demo.setKeys("qa");
      }
    },
    ATTESTOR_DELETED {
      @Override
      void make(Gate gate, TestProject demo) throws Exception {
        gate.attestors().delete(Gate.OWNER, demo.attestor("qa"));
      }
    },
    NOTE_DELETED {
      @Override
      void make(Gate gate, TestProject demo) throws Exception {
        gate.notes().delete(Gate.OWNER, demo.note("qa"));
      }
    },
    OCCURRENCE_DELETED {
      @Override
      void make(Gate gate, TestProject demo) throws Exception {
        gate.occurrences()
            .delete(
                gate.occurrences()
                    .list(demo.id(), 1, Optional.empty())
                    .occurrences()
                    .get(0)
                    .name());
      }
    },
    OCCURRENCE_ADDED {
      @Override
      void make(Gate gate, TestProject demo) throws Exception {
        var unused = demo.attach(demo.note("qa"), IMAGE, Statements.of(IMAGE, KEY, KEY));
      }
    };

    abstract void make(Gate gate, TestProject demo) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void again_stateChanged_isDecidedAnewAndTheOldDecisionStays(Change change) throws Exception {
    Answer.Recorded first = demo.record(REQUEST);
    change.make(gate, demo);
    Answer.Recorded second = demo.record(REQUEST);

    assertThat(second.origin()).isEqualTo(Origin.NEW);
    assertThat(second.name()).isNotEqualTo(first.name());
    assertThat(gate.decisions().find(first.name())).contains(first.decision());
    assertThat(demo.record(REQUEST).name()).isEqualTo(second.name());
    assertThat(decisions()).isEqualTo(2);
  }

  @Test
  void again_anotherRevisionBecameKnown_isDecidedAnew() throws Exception {
    String request = Manifests.request("r-1", Manifests.traffic(SERVICE, "svc-1"));
    Answer.Recorded denied = demo.record(request);
    assertThat(denied.decision().outcome()).isEqualTo(Outcome.DENY);
    Answer.Recorded named = demo.record(Manifests.revision(SERVICE, "svc-1"));
    assertThat(named.decision().outcome()).isEqualTo(Outcome.ALLOW);

    assertThat(demo.record(request).decision().outcome()).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void again_otherPrincipalOrProject_isAnotherRequest() throws Exception {
    TestProject other = gate.project("other");
    other.register();
    Answer.Recorded first = demo.record(REQUEST);
    Principal namesake =
        new Principal(Principal.Kind.USER, Gate.PIPELINE.subject(), Gate.PIPELINE.display());

    for (Principal principal : List.of(Gate.OWNER, namesake)) {
      Answer answer = gate.admission().decide(principal, demo.id(), Requests.submission(REQUEST));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Recorded.class,
              recorded -> {
                assertThat(recorded.origin()).isEqualTo(Origin.NEW);
                assertThat(recorded.name()).isNotEqualTo(first.name());
                assertThat(recorded.decision().principal()).isEqualTo(principal);
              });
    }
    assertThat(other.record(REQUEST).origin()).isEqualTo(Origin.NEW);
  }

  @Test
  void withoutId_again_isAnotherDecision() throws Exception {
    assertThat(demo.record(SERVICE).name()).isNotEqualTo(demo.record(SERVICE).name());
  }

  @Test
  void sameIdAtOnce_makesOneRecord() throws Exception {
    List<Answer.Recorded> answers = Race.of(8, runner -> () -> demo.record(REQUEST));

    assertThat(answers.stream().map(Answer.Recorded::name).distinct()).hasSize(1);
    assertThat(answers.stream().map(Answer.Recorded::origin).filter(Origin.NEW::equals)).hasSize(1);
    assertThat(decisions()).isEqualTo(1);
  }

  private int decisions() {
    return gate.decisions()
        .list(demo.id(), DecisionFilter.ALL, 100, Optional.empty())
        .entries()
        .size();
  }
}
