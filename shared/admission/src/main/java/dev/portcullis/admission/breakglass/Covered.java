package dev.portcullis.admission.breakglass;

import dev.portcullis.record.decision.DecidedImage;
import dev.portcullis.record.decision.ImageKind;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.image.Digest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What breakglass would let through: every image of a decision, those of earlier revisions too.
 * Immutable.
 *
 * @param digests the digests of those that have one
 * @param others what stands for those that cannot have one: the text of what is no container's
 *     image, hashed as it may be any text, and the names of revisions that nobody knows
 * @param byTag the images of containers that could be named by digest and are not
 */
record Covered(Set<Digest> digests, Set<String> others, Set<String> byTag) {

  Covered {
    digests = Set.copyOf(digests);
    others = Set.copyOf(others);
    byTag = Set.copyOf(byTag);
  }

  static Covered of(List<DecidedImage> images) {
    Set<Digest> digests = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    Set<String> byTag = new LinkedHashSet<>();
    for (DecidedImage image : images) {
      if (image.digest().isPresent()) {
        digests.add(image.digest().get());
      } else if (image.image().isEmpty()) {
        others.add("revision:" + image.revision());
      } else if (image.kind() == ImageKind.UNCOVERED) {
        others.add("text:" + Sha256.hex(image.image()));
      } else {
        byTag.add(image.image());
      }
    }
    return new Covered(digests, others, byTag);
  }

  /** Everything that a justification is bound to. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>(others);
    digests.forEach(digest -> keys.add(digest.toString()));
    return keys;
  }
}
