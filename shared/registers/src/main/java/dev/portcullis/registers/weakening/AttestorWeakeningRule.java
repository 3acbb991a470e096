package dev.portcullis.registers.weakening;

import dev.portcullis.verification.attestor.Attestor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change of an attestor weakens: a key that was not there, and another note. The first
 * version weakens nothing, as no policy can name an attestor before it is there. Immutable.
 */
public final class AttestorWeakeningRule implements WeakeningRule<Attestor> {

  private static final String FIELD = "userOwnedGrafeasNote";

  @Override
  public List<Weakening> weakenings(Optional<Attestor> before, Optional<Attestor> after) {
    return before.isPresent() && after.isPresent() ? compare(before.get(), after.get()) : List.of();
  }

  private static List<Weakening> compare(Attestor before, Attestor after) {
    List<Weakening> weakenings = new ArrayList<>();
    if (!before.note().equals(after.note())) {
      weakenings.add(
          new Weakening(
              FIELD + ".noteReference", "is another note, under which others may attest"));
    }
    weakenings.addAll(KeyWeakening.of(FIELD + ".publicKeys", before.keys(), after.keys()));
    return weakenings;
  }
}
