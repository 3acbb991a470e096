package dev.portcullis.registers.weakening;

import dev.portcullis.json.Excerpt;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PgpKey;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
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
  public static List<Weakening> of(String field, List<PublicKey> before, List<PublicKey> after) {
    Map<KeyId, PublicKey> known =
        before.stream().collect(Collectors.toMap(PublicKey::id, Function.identity()));
    return after.stream()
        .flatMap(key -> weakening(field, Optional.ofNullable(known.get(key.id())), key).stream())
        .toList();
  }

  private static Optional<Weakening> weakening(
      String field, Optional<PublicKey> old, PublicKey key) {
    String id = Excerpt.of(key.id().value());
    if (old.isEmpty()) {
      return Optional.of(new Weakening(field, "key " + id + " was not there before"));
    }
    if (!isSame(old.get(), key)) {
      return Optional.of(new Weakening(field, "key " + id + " is another key, or signs otherwise"));
    }
    return key.life().isWithin(old.get().life())
        ? Optional.empty()
        : Optional.of(
            new Weakening(field, "key " + id + " counts at times when it did not before"));
  }

  private static boolean isSame(PublicKey old, PublicKey key) {
    if (old instanceof PkixKey before && key instanceof PkixKey after) {
      return before.pem().equals(after.pem())
          && before.algorithm().equals(after.algorithm())
          && before.form().equals(after.form());
    }
    return old instanceof PgpKey before
        && key instanceof PgpKey after
        && before.block().equals(after.block());
  }
}
