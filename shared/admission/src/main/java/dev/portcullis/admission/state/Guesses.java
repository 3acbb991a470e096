package dev.portcullis.admission.state;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers which attestors and notes each policy named when it was last seen, so that they can be
 * asked for together with the policy. Only a guess about what to read: what is read decides. Safe
 * for use by many threads.
 */
final class Guesses {

  private static final int CAPACITY = 1000;

  /** What a policy names. */
  record Named(Set<AttestorName> attestors, Set<NoteName> notes) {

    static final Named NOTHING = new Named(Set.of(), Set.of());

    Named {
      attestors = Set.copyOf(attestors);
      notes = Set.copyOf(notes);
    }
  }

  private final Map<DocumentPath, Named> byPolicy =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DocumentPath, Named> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized Named get(DocumentPath policy) {
    return byPolicy.getOrDefault(policy, Named.NOTHING);
  }

  synchronized void put(DocumentPath policy, Named named) {
    byPolicy.put(policy, named);
  }
}
