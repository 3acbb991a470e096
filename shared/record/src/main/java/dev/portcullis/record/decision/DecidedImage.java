package dev.portcullis.record.decision;

import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was decided about one image of a workload. Immutable.
 *
 * @param revision the earlier revision that runs it; empty for the revision being deployed
 * @param container the container that it belongs to; empty where no name was given
 * @param kind what it is to the workload
 * @param image the image as somebody wrote it; empty if a revision's images are not known
 * @param digest its digest, if it was named by one
 * @param outcome which way it went
 * @param basis what that rests on
 * @param matchedPattern the pattern that exempted it, if one did
 * @param proofs the attestations that were found good, one for each attestor
 * @param reasons why it is refused, or would be
 */
public record DecidedImage(
    String revision,
    String container,
    ImageKind kind,
    String image,
    Optional<Digest> digest,
    Outcome outcome,
    Basis basis,
    Optional<String> matchedPattern,
    List<Proof> proofs,
    List<Reason> reasons) {

  public DecidedImage {
    Objects.requireNonNull(revision, "revision");
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(matchedPattern, "matchedPattern");
    proofs = List.copyOf(proofs);
    reasons = List.copyOf(reasons);
    if (outcome == Outcome.DENY && reasons.isEmpty()) {
      throw new IllegalArgumentException("a refusal without a reason");
    }
  }
}
