package dev.portcullis.verification.verdict;

import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.KeyId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers the attestation that came nearest to satisfying an attestor: a good signature by a key
 * that does not count now, before one over another message, before a bad one by a key of the
 * attestor, before one by an unknown key. The first of equals is kept.
 */
final class NearestMiss {

  private int nearness;
  private String found = "";

  void unknownKey(OccurrenceName occurrence, KeyId key) {
    keep(1, () -> occurrence + " is signed by `" + key + "`, which is not a key of the attestor");
  }

  void badToken(OccurrenceName occurrence, String why) {
    keep(1, () -> occurrence + " carries a token that " + why);
  }

  void badSignature(OccurrenceName occurrence, KeyId key, String why) {
    keep(2, () -> occurrence + " names key `" + key + "`, but " + why);
  }

  void otherMessage(OccurrenceName occurrence, KeyId key, String problem) {
    keep(
        3,
        () ->
            occurrence
                + ": signature verified under key `"
                + key
                + "`, but unexpected message was signed: "
                + problem);
  }

  void otherDigest(OccurrenceName occurrence, KeyId key, Digest digest) {
    keep(
        4,
        () ->
            occurrence
                + ": signature verified under key `"
                + key
                + "`, but unexpected message was signed: it is about "
                + digest);
  }

  void keyDoesNotCount(OccurrenceName occurrence, KeyId key, String objection) {
    keep(
        5,
        () ->
            occurrence + ": signature verified under key `" + key + "`, but the key " + objection);
  }

  /** What was found, if anything was. */
  Optional<String> describe() {
    return nearness == 0 ? Optional.empty() : Optional.of(found);
  }

  private void keep(int nearness, Supplier<String> text) {
    if (nearness > this.nearness) {
      this.nearness = nearness;
      this.found = text.get();
    }
  }
}
