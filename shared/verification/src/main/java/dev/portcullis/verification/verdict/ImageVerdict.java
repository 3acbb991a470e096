package dev.portcullis.verification.verdict;

import dev.portcullis.verification.image.AllowlistPattern;
import java.util.List;
import java.util.Objects;

/** What is decided about one image. A denial is a value like any other. Immutable. */
public sealed interface ImageVerdict {

  /** What the verdict rests on. */
  Basis basis();

  /** The platform's own images are exempt, and this is one. */
  record SystemImage(AllowlistPattern pattern) implements ImageVerdict {

    public SystemImage {
      Objects.requireNonNull(pattern, "pattern");
    }

    @Override
    public Basis basis() {
      return Basis.SYSTEM_POLICY;
    }
  }

  /** The policy's allowlist exempts the image. */
  record Allowlisted(AllowlistPattern pattern) implements ImageVerdict {

    public Allowlisted {
      Objects.requireNonNull(pattern, "pattern");
    }

    @Override
    public Basis basis() {
      return Basis.ALLOWLIST;
    }
  }

  /** The rule lets every image through. */
  record AlwaysAllowed() implements ImageVerdict {

    @Override
    public Basis basis() {
      return Basis.RULE;
    }
  }

  /**
   * Every attestor that the rule names has attested to the image's digest.
   *
   * @param proofs one for each of them, in the rule's order
   */
  record Attested(List<Proof> proofs) implements ImageVerdict {

    public Attested {
      proofs = List.copyOf(proofs);
      if (proofs.isEmpty()) {
        throw new IllegalArgumentException("nobody attested");
      }
    }

    @Override
    public Basis basis() {
      return Basis.RULE;
    }
  }

  /**
   * Every check that applies is satisfied.
   *
   * @param proofs the attestations that checks asked for, perhaps none
   */
  record Conformant(List<Proof> proofs) implements ImageVerdict {

    public Conformant {
      proofs = List.copyOf(proofs);
    }

    @Override
    public Basis basis() {
      return Basis.RULE;
    }
  }

  /**
   * The rule refuses, but only records what it would have refused.
   *
   * @param reasons why it would have
   */
  record DryRun(List<Reason> reasons) implements ImageVerdict {

    public DryRun {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal without a reason");
      }
    }

    @Override
    public Basis basis() {
      return Basis.DRY_RUN;
    }
  }

  /**
   * The image is refused.
   *
   * @param reasons why
   */
  record Denied(List<Reason> reasons) implements ImageVerdict {

    public Denied {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal without a reason");
      }
    }

    @Override
    public Basis basis() {
      return Basis.RULE;
    }
  }
}
