package dev.portcullis.testkit.breakglass;

import static dev.portcullis.testkit.breakglass.NightGate.ADA;
import static dev.portcullis.testkit.breakglass.NightGate.WHY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.verification.verdict.Basis;
import java.util.List;
import java.util.Optional;

/**
 * A use of breakglass by a grant that is good for one, asked for under a request id: what a store
 * may hold of it when whoever decided came to grief, and what it has to hold when it was asked for
 * again. Immutable.
 *
 * @param number of the image; each has its own grant, justification and request id
 */
public record GrantUse(int number) {

  /** A project in which it takes a grant to use breakglass. */
  public static NightGate project(DocumentStore store) throws Exception {
    return NightGate.denying(store, "secondApprover: true");
  }

  /** Has two persons agree on it in advance. */
  public GrantUse grantedBy(NightGate night) throws Exception {
    var unused = night.approvedGrant(1, number);
    return this;
  }

  /** Asks for it, which has to be given. */
  public DecisionName ask(NightGate night) throws Exception {
    Recorded answer = night.ask(ADA, request());
    assertThat(answer.decision().basis()).isEqualTo(Basis.BREAKGLASS);
    return answer.name();
  }

  /** Asks for it; empty if the store does not answer. */
  public Optional<DecisionName> tryToAsk(NightGate night) throws Exception {
    try {
      return Optional.of(ask(night));
    } catch (StoreUnavailableException e) {
      return Optional.empty();
    }
  }

  /**
   * Checks what came of asking for it, and asks again.
   *
   * @param store as it was left
   * @param answered what the caller was told, if anything
   * @param before how many uses there were before
   * @param again an instance over the same store
   */
  public void checkAndAskAgain(
      DocumentStore store, Optional<DecisionName> answered, int before, NightGate again)
      throws Exception {
    List<DecisionName> left = NightRecord.of(store).check();
    assertThat(left).hasSizeBetween(before, before + 1);
    answered.ifPresent(name -> assertThat(left).as("what was answered").contains(name));

    DecisionName retried = ask(again);

    assertThat(NightRecord.of(store).check())
        .hasSize(before + 1)
        .contains(retried)
        .containsAll(left);
    answered.ifPresent(name -> assertThat(retried).isEqualTo(name));
  }

  private String request() {
    return Manifests.request(
        "r-" + number, NightGate.asking(number, WHY + ", image " + number + " mends it"));
  }
}
