package dev.portcullis.verification.conformance;

import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import java.util.List;
import java.util.Objects;

/** Whether an image is as something asks, and why. Immutable. */
public sealed interface Judgement {

  /** Whether it is. */
  Conformance verdict();

  /** Why, in a sentence. */
  String explanation();

  /**
   * It is.
   *
   * @param explanation why
   * @param proofs the attestations that were asked for, perhaps none
   */
  record Conforms(String explanation, List<Proof> proofs) implements Judgement {

    public Conforms {
      Objects.requireNonNull(explanation, "explanation");
      proofs = List.copyOf(proofs);
    }

    @Override
    public Conformance verdict() {
      return Conformance.CONFORMANT;
    }
  }

  /**
   * It is not.
   *
   * @param reason why, and what to do
   */
  record Violates(Reason reason) implements Judgement {

    public Violates {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Conformance verdict() {
      return Conformance.NON_CONFORMANT;
    }

    @Override
    public String explanation() {
      return reason.message();
    }
  }

  /**
   * Nobody can tell.
   *
   * @param reason why, and what to do
   */
  record Undecided(Reason reason) implements Judgement {

    public Undecided {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public Conformance verdict() {
      return Conformance.ERROR;
    }

    @Override
    public String explanation() {
      return reason.message();
    }
  }
}
