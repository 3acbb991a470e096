package dev.portcullis.registers.weakening;

import dev.portcullis.json.Excerpt;
import dev.portcullis.verification.image.Allowlist;
import java.util.List;

/** Compares two lists of images that need no attestation. */
public final class AllowlistWeakening {

  private AllowlistWeakening() {}

  /**
   * What the second list weakens: every pattern that no single pattern of the first one covers.
   *
   * @param field where the list stands
   */
  public static List<Weakening> of(String field, Allowlist before, Allowlist after) {
    return after.patterns().stream()
        .filter(pattern -> !before.covers(pattern))
        .map(
            pattern ->
                new Weakening(
                    field, Excerpt.of(pattern.text()) + " is within no pattern that was there"))
        .toList();
  }
}
