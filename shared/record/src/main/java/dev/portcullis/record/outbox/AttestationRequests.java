package dev.portcullis.record.outbox;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.verdict.Basis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the bridge is asked to attest: each digest that a policy's rule let through. */
public final class AttestationRequests {

  private AttestationRequests() {}

  /**
   * The requests of a decision; none if it rests on anything but the rule, such as a dry run or
   * breakglass. An earlier revision's images were attested when they were deployed.
   */
  public static List<Write> of(DecisionName name, Decision decision) {
    if (decision.outcome() != Outcome.ALLOW || decision.basis() != Basis.RULE) {
      return List.of();
    }
    Map<Digest, PinnedImage> images = new LinkedHashMap<>();
    for (DecidedImage image : decision.images()) {
      if (image.revision().isEmpty() && image.digest().isPresent()) {
        PinnedImage pinned = pinned(image.image());
        images.putIfAbsent(pinned.digest(), pinned);
      }
    }
    List<Write> writes = new ArrayList<>();
    for (PinnedImage image : images.values()) {
      AttestationRequest request = new AttestationRequest(name, writes.size(), image);
      writes.add(Outbox.put(request, decision.createTime()));
    }
    return writes;
  }

  private static PinnedImage pinned(String written) {
    try {
      if (ImageReference.parse(written) instanceof PinnedImage pinned) {
        return pinned;
      }
    } catch (InvalidTextException e) {
      throw new IllegalStateException("an image was decided that cannot be read", e);
    }
    throw new IllegalStateException("an image was decided by a digest that it does not have");
  }
}
