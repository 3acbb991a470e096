package dev.portcullis.verification.verdict;

import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An attestor that a rule asks for, as it was found when the decision was made. Immutable. */
public sealed interface RequiredAttestor {

  /** What messages call it: its name, or its id in a platform policy. */
  String label();

  /**
   * It is there, and so is its note.
   *
   * @param label what messages call it
   * @param revision which version of it was read
   * @param note the note that its attestations hang on
   * @param keys its keys by id
   */
  record Known(String label, long revision, NoteName note, Map<KeyId, PublicKey> keys)
      implements RequiredAttestor {

    public Known {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(note, "note");
      keys = Map.copyOf(keys);
      if (keys.entrySet().stream().anyMatch(key -> !key.getKey().equals(key.getValue().id()))) {
        throw new IllegalArgumentException("a key under another id than its own");
      }
    }

    /**
     * An attestor with these keys.
     *
     * @throws IllegalArgumentException if two of them share an id: which of them a signature names
     *     would depend on their order
     */
    public static Known of(
        String label, long revision, NoteName note, List<? extends PublicKey> keys) {
      Map<KeyId, PublicKey> byId = new HashMap<>();
      for (PublicKey key : keys) {
        if (byId.putIfAbsent(key.id(), key) != null) {
          throw new IllegalArgumentException("two keys with one id");
        }
      }
      return new Known(label, revision, note, byId);
    }
  }

  /** There is no such attestor. */
  record Missing(String label) implements RequiredAttestor {

    public Missing {
      Objects.requireNonNull(label, "label");
    }
  }

  /** Its note does not exist. */
  record WithoutNote(String label, NoteName note) implements RequiredAttestor {

    public WithoutNote {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(note, "note");
    }
  }

  /**
   * It belongs to another project, which can let this one use it only by the name of its service
   * agent, and nobody said which number this one has.
   */
  record WithoutAgent(String label) implements RequiredAttestor {

    public WithoutAgent {
      Objects.requireNonNull(label, "label");
    }
  }

  /** It belongs to a project that does not let this one use it; whether it exists is not said. */
  record Unreadable(String label) implements RequiredAttestor {

    public Unreadable {
      Objects.requireNonNull(label, "label");
    }
  }
}
