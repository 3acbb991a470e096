package dev.portcullis.admission.breakglass;

import dev.portcullis.record.decision.Refusal;
import dev.portcullis.storage.Document;
import dev.portcullis.verification.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Whether breakglass is given. Immutable. */
public sealed interface Ruling {

  /**
   * It is.
   *
   * @param digests the digests of what is let through
   * @param images what the justification is bound to from its first use on; empty if it was used
   * @param grant the grant to use, if one is needed, as it was read
   * @param until when the justification or the grant ends
   */
  record Given(
      List<Digest> digests, Optional<Set<String>> images, Optional<Document> grant, Instant until)
      implements Ruling {

    public Given {
      digests = List.copyOf(digests);
      images = images.map(Set::copyOf);
      Objects.requireNonNull(grant, "grant");
      Objects.requireNonNull(until, "until");
    }
  }

  /**
   * It is not.
   *
   * @param refusals why not, everything that stands in the way
   */
  record Refused(List<Refusal> refusals) implements Ruling {

    public Refused {
      refusals = List.copyOf(refusals);
    }
  }
}
