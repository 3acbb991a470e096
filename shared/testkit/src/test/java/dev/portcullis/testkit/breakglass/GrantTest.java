package dev.portcullis.testkit.breakglass;

import static dev.portcullis.testkit.breakglass.NightGate.ADA;
import static dev.portcullis.testkit.breakglass.NightGate.BOB;
import static dev.portcullis.testkit.breakglass.NightGate.DEMO;
import static dev.portcullis.testkit.breakglass.NightGate.PIPELINE;
import static dev.portcullis.testkit.breakglass.NightGate.WHY;
import static dev.portcullis.testkit.breakglass.NightGate.asking;
import static dev.portcullis.testkit.breakglass.NightGate.refusals;
import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.breakglass.BreakglassGrant;
import dev.portcullis.record.breakglass.BreakglassGrant.State;
import dev.portcullis.record.breakglass.BreakglassGrants;
import dev.portcullis.record.breakglass.GrantIndex;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.record.decision.Refusal.Code;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.verdict.Basis;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breakglass that two persons agree on in advance. */
class GrantTest {

  private final InMemoryStore store = new InMemoryStore();
  private NightGate night;

  @BeforeEach
  void demandASecondPerson() throws Exception {
    night = NightGate.denying(store, "secondApprover: true");
  }

  @Test
  void use_withoutGrant_isRefused() throws Exception {
    Decision decision = night.decide(ADA, asking(1, WHY));

    assertThat(refusals(decision)).containsExactly(Code.GRANT_NEEDED);
    assertThat(decision.message()).contains("Service `svc` is needed, and there is none");
  }

  @Test
  void use_notApproved_isRefused_andGivenOnceItIs() throws Exception {
    BreakglassGrant grant = night.askForGrant(ADA, 1, 1);
    String request = Manifests.request("r-1", asking(1, WHY));
    assertThat(night.decide(ADA, request).message()).contains("is not approved yet");

    assertThat(grants().approve(BOB, grant.name()).approved()).isPresent();
    Decision decision = night.decide(ADA, request);

    assertThat(decision.basis()).isEqualTo(Basis.BREAKGLASS);
    assertThat(((PolicyOverride.Used) decision.override()).grant())
        .contains(grant.name().toString());
    assertThat(state(grant)).isEqualTo(State.USED_UP);
  }

  @Test
  void use_byAProgram_usesThePersonsGrant() throws Exception {
    night.settings("secondApprover: false");
    var unused = night.approvedGrant(1, 1);

    assertThat(night.decide(PIPELINE, asking(1, WHY)).basis()).isEqualTo(Basis.BREAKGLASS);
    assertThat(night.decide(PIPELINE, asking(1, WHY)).message()).contains("is used up");
  }

  @Test
  void use_again_isRefused_butForTheSameRequest() throws Exception {
    var unused = night.approvedGrant(1, 1);
    String request = Manifests.request("r-1", asking(1, WHY));
    var first = night.ask(ADA, request);

    assertThat(night.ask(ADA, request).name()).isEqualTo(first.name());
    assertThat(refusals(night.decide(ADA, asking(1, WHY)))).containsExactly(Code.GRANT_NEEDED);
    assertThat(night.recorded(EventKind.BREAKGLASS_USED)).containsExactly(first.name().toString());
  }

  @Test
  void use_ofOtherImages_isRefused() throws Exception {
    var unused = night.approvedGrant(1, 1);

    assertThat(night.decide(ADA, asking(2, WHY)).message()).contains("is for other images");
  }

  @Test
  void use_revokedOrEnded_isRefused() throws Exception {
    BreakglassGrant grant = night.approvedGrant(5, 1);
    assertThat(night.decide(ADA, asking(1, WHY)).outcome()).isEqualTo(Outcome.ALLOW);
    night.gate().clock().advance(Duration.ofHours(2));
    assertThat(state(grant)).isEqualTo(State.EXPIRED);
    assertThat(night.decide(ADA, asking(1, WHY)).message()).contains("ended at");

    BreakglassGrant other = night.approvedGrant(5, 1);
    assertThat(grants().revoke(ADA, other.name()).revoked()).isPresent();
    assertThat(night.decide(ADA, asking(1, WHY)).message()).contains("was revoked");
    assertThat(night.recorded(EventKind.GRANT_REVOKED)).containsExactly(other.name().toString());
  }

  @Test
  void use_endsWithItsGrant() throws Exception {
    var unused = night.approvedGrant(1, 1);
    night.gate().clock().advance(Duration.ofMinutes(119));
    Decision decision = night.decide(ADA, asking(1, WHY));

    assertThat(decision.expireTime()).contains(decision.createTime().plusSeconds(60));
  }

  @Test
  void lastUse_raced_isWonByOne() throws Exception {
    GrantRace.run(new InMemoryStore(), 4);
  }

  @Test
  void approve_ownOrByAProgram_isRefused() throws Exception {
    BreakglassGrant grant = night.askForGrant(ADA, 1, 1);

    assertRefused(
        Kind.PRECONDITION, "is the caller's own", () -> grants().approve(ADA, grant.name()));
    assertRefused(
        Kind.PRECONDITION,
        "a program cannot approve",
        () -> grants().approve(PIPELINE, grant.name()));
    assertThat(state(grant)).isEqualTo(State.ASKED);
    assertThat(night.recorded(EventKind.GRANT_APPROVED)).isEmpty();
  }

  @Test
  void approve_again_isOnRecordOnce() throws Exception {
    BreakglassGrant grant = night.approvedGrant(1, 1);

    assertThat(grants().approve(BOB, grant.name())).isEqualTo(grant);
    assertThat(night.recorded(EventKind.GRANT_APPROVED)).containsExactly(grant.name().toString());
  }

  @Test
  void approve_whatIsOver_isRefused() throws Exception {
    BreakglassGrant grant = night.askForGrant(ADA, 1, 1);
    assertThat(grants().revoke(ADA, grant.name()).revoked()).isPresent();

    assertRefused(Kind.PRECONDITION, "is REVOKED", () -> grants().approve(BOB, grant.name()));
  }

  @Test
  void ask_again_isOnRecordOnce() throws Exception {
    var settings = night.gate().projects().get(DEMO).resource().breakglass();
    Optional<String> id = Optional.of("mine");
    BreakglassGrant first = grants().ask(ADA, DEMO, settings, night.terms(1, 1), id);

    assertThat(grants().ask(ADA, DEMO, settings, night.terms(1, 1), id)).isEqualTo(first);
    assertThat(grants().ask(BOB, DEMO, settings, night.terms(1, 1), id).name())
        .isNotEqualTo(first.name());
    assertRefused(
        Kind.ALREADY_EXISTS, () -> grants().ask(ADA, DEMO, settings, night.terms(2, 1), id));
    assertThat(night.recorded(EventKind.GRANT_ASKED)).hasSize(2);
  }

  /** Else whoever has a program at hand asks through it and approves it: one person, not two. */
  @Test
  void ask_byAProgram_isRefused() throws Exception {
    assertRefused(
        Kind.PRECONDITION,
        "a program cannot ask for a grant",
        () -> night.askForGrant(PIPELINE, 1, 1));
    assertThat(grants().list(DEMO, Optional.empty(), 10, Optional.empty()).items()).isEmpty();
    assertThat(night.recorded(EventKind.GRANT_ASKED)).isEmpty();
  }

  @Test
  void ask_tooLongOrUnjustifiedOrTooMany_isRefused() throws Exception {
    night.settings("secondApprover: true, maximumDuration: 3600s");
    assertRefused(Kind.PRECONDITION, "endTime", () -> night.askForGrant(ADA, 1, 1));
    night.settings("secondApprover: true, justification: {pattern: TKT}");
    assertRefused(Kind.PRECONDITION, "the justification", () -> night.askForGrant(ADA, 1, 1));
    night.settings("secondApprover: true");
    for (int i = 0; i < GrantIndex.MAX_OPEN; i++) {
      assertThat(state(night.askForGrant(ADA, 1, i))).isEqualTo(State.ASKED);
    }
    assertRefused(Kind.EXHAUSTED, () -> night.askForGrant(ADA, 1, 99));
    night.gate().clock().advance(Duration.ofHours(2));
    assertThat(state(night.askForGrant(ADA, 1, 99))).isEqualTo(State.ASKED);
  }

  @Test
  void list_isNewestFirst() throws Exception {
    BreakglassGrant first = night.askForGrant(ADA, 1, 1);
    night.gate().clock().advance(Duration.ofSeconds(1));
    BreakglassGrant second = night.askForGrant(ADA, 1, 2);

    assertThat(grants().list(DEMO, Optional.of("svc"), 10, Optional.empty()).items())
        .containsExactly(second, first);
    assertThat(grants().list(DEMO, Optional.of("other"), 10, Optional.empty()).items()).isEmpty();
  }

  private BreakglassGrants grants() {
    return night.gate().breakglass().grants();
  }

  private State state(BreakglassGrant grant) {
    return grants().find(grant.name()).orElseThrow().state(night.gate().clock().instant());
  }
}
