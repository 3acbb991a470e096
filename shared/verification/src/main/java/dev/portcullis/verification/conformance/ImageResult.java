package dev.portcullis.verification.conformance;

import dev.portcullis.verification.image.AllowlistPattern;
import java.util.Objects;

/** What a policy of checks says about one image. Immutable. */
public sealed interface ImageResult {

  /** Whether the image is as the policy asks. */
  Conformance verdict();

  /** The policy exempts the image. */
  record Exempt(AllowlistPattern pattern) implements ImageResult {

    public Exempt {
      Objects.requireNonNull(pattern, "pattern");
    }

    @Override
    public Conformance verdict() {
      return Conformance.CONFORMANT;
    }
  }

  /** One of its check sets applies. */
  record BySet(CheckSetResult set) implements ImageResult {

    public BySet {
      Objects.requireNonNull(set, "set");
    }

    @Override
    public Conformance verdict() {
      return set.verdict();
    }
  }

  /**
   * The policy has no check set, and so nothing to ask. To Google every image conforms then; the
   * gate knows better than to let through what nobody checked.
   */
  record Unasked() implements ImageResult {

    @Override
    public Conformance verdict() {
      return Conformance.CONFORMANT;
    }
  }
}
