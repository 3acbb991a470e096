package dev.portcullis.admission;

import dev.portcullis.admission.breakglass.Asking;
import dev.portcullis.admission.evaluation.EarlierRevision;
import dev.portcullis.admission.state.Snapshot;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.verification.hash.Sha256;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a decision rests on, as hashes to tell a request that is sent again from one that has to be
 * decided anew. Immutable.
 *
 * <p>Two of them, because breakglass that is used changes what it rests on: the decision itself
 * uses up the grant and takes the justification. One that is refused is decided anew when a grant
 * was approved since.
 *
 * @param given of every decision but those
 * @param refused of a decision that refuses breakglass
 */
record Standing(String given, String refused) {

  Standing {
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(refused, "refused");
  }

  static Standing of(Snapshot state, List<EarlierRevision> earlier, Optional<Asking> asking) {
    String plain = Sha256.start().part(state.hash()).part(earlier.toString()).hex();
    if (asking.isEmpty()) {
      return new Standing(plain, plain);
    }
    String given = Sha256.start().part(plain).part(asking.get().right().name()).hex();
    String documents = asking.get().hash(state.documents());
    return new Standing(given, Sha256.start().part(given).part(documents).hex());
  }

  /** What this decision rests on. */
  String of(Decision decision) {
    return decision.override() instanceof PolicyOverride.Refused ? refused : given;
  }

  /** Whether what was decided on this is what would be decided now. */
  boolean admits(String hash) {
    return hash.equals(given) || hash.equals(refused);
  }
}
