package dev.portcullis.admission.state;

import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
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

  /**
   * What a policy names.
   *
   * @param searched projects in which attestations of an image are looked for, whatever they hang
   *     on
   */
  record Named(Set<AttestorName> attestors, Set<NoteName> notes, Set<ProjectId> searched) {

    static final Named NOTHING = new Named(Set.of(), Set.of());

    Named(Set<AttestorName> attestors, Set<NoteName> notes) {
      this(attestors, notes, Set.of());
    }

    Named {
      attestors = Set.copyOf(attestors);
      notes = Set.copyOf(notes);
      searched = Set.copyOf(searched);
    }
  }

  /** A policy, and who is held to it: each project is let see other notes. */
  private record Key(ProjectId project, DocumentPath policy) {}

  private final Map<Key, Named> byPolicy =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Named> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized Named get(ProjectId project, DocumentPath policy) {
    return byPolicy.getOrDefault(new Key(project, policy), Named.NOTHING);
  }

  synchronized void put(ProjectId project, DocumentPath policy, Named named) {
    byPolicy.put(new Key(project, policy), named);
  }
}
