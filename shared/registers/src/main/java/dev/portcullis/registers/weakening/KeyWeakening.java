package dev.portcullis.registers.weakening;

import dev.portcullis.json.Excerpt;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the keys by which an attestor signs. */
public final class KeyWeakening {

  private KeyWeakening() {}

  /**
   * What the second list weakens: every key that was not there in the same form. To take a key away
   * weakens nothing, and comments say nothing.
   *
   * @param field where the list stands
   */
  public static List<Weakening> of(String field, List<PkixKey> before, List<PkixKey> after) {
    Map<KeyId, PkixKey> known =
        before.stream().collect(Collectors.toMap(PkixKey::id, Function.identity()));
    return after.stream()
        .flatMap(key -> weakening(field, Optional.ofNullable(known.get(key.id())), key).stream())
        .toList();
  }

  private static Optional<Weakening> weakening(String field, Optional<PkixKey> old, PkixKey key) {
    String id = Excerpt.of(key.id().value());
    if (old.isEmpty()) {
      return Optional.of(new Weakening(field, "key " + id + " was not there before"));
    }
    boolean same =
        old.get().pem().equals(key.pem()) && old.get().algorithm().equals(key.algorithm());
    return same
        ? Optional.empty()
        : Optional.of(new Weakening(field, "key " + id + " is another key, or signs otherwise"));
  }
}
