package dev.portcullis.testkit.breakglass;

import static dev.portcullis.testkit.breakglass.NightGate.ADA;
import static dev.portcullis.testkit.breakglass.NightGate.BOB;
import static dev.portcullis.testkit.breakglass.NightGate.DEMO;
import static dev.portcullis.testkit.breakglass.NightGate.WHY;
import static dev.portcullis.testkit.breakglass.NightGate.asking;
import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.record.breakglass.BreakglassEvent.Review;
import dev.portcullis.record.breakglass.BreakglassEvents;
import dev.portcullis.record.breakglass.BreakglassGrant;
import dev.portcullis.record.breakglass.BreakglassGrants;
import dev.portcullis.record.breakglass.EventName;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.testkit.storage.InMemoryStore;
import org.junit.jupiter.api.Test;

/** A person with accounts at two issuers, who is still one person. */
class SamePersonTest {

  private static final Principal ADA_ELSEWHERE =
      new Principal(Principal.Kind.USER, "accounts:4711", "Ada@example.com");

  @Test
  void approve_ownByAnotherIssuersToken_isRefused() throws Exception {
    NightGate night = NightGate.denying(new InMemoryStore(), "secondApprover: true");
    BreakglassGrants grants = night.gate().breakglass().grants();
    BreakglassGrant grant = night.askForGrant(ADA, 1, 1);

    assertRefused(
        Kind.PRECONDITION,
        "is the caller's own",
        () -> grants.approve(ADA_ELSEWHERE, grant.name()));
    assertThat(grants.approve(BOB, grant.name()).approved()).isPresent();
  }

  @Test
  void review_ownByAnotherIssuersToken_isRefused() throws Exception {
    NightGate night = NightGate.denying(new InMemoryStore(), "");
    BreakglassEvents events = night.gate().breakglass().events();
    EventName name = new EventName(DEMO, night.ask(ADA, asking(1, WHY)).name().id());

    assertRefused(
        Kind.PRECONDITION,
        "is the reviewer's own",
        () -> events.review(ADA_ELSEWHERE, name, Review.Outcome.JUSTIFIED, "all well"));
    assertThat(events.review(BOB, name, Review.Outcome.JUSTIFIED, "").review()).isPresent();
  }
}
