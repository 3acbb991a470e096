package dev.portcullis.verification.check;

import dev.portcullis.verification.signature.PublicKeyPem;
import java.util.List;
import java.util.Objects;

/**
 * Somebody has to have signed the image as Sigstore does, beside it in its registry. Immutable.
 *
 * @param authorities any one of which suffices; at least one
 */
public record SigstoreSignature(List<Authority> authorities) implements UnsupportedCondition {

  /**
   * Keys any one of which may sign.
   *
   * @param displayName what messages call it, perhaps nothing
   * @param keys at least one
   */
  public record Authority(String displayName, List<PublicKeyPem> keys) {

    public Authority {
      Objects.requireNonNull(displayName, "displayName");
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("an authority without a key");
      }
    }
  }

  public SigstoreSignature {
    authorities = List.copyOf(authorities);
    if (authorities.isEmpty()) {
      throw new IllegalArgumentException("nobody may sign");
    }
  }

  @Override
  public String type() {
    return "SigstoreSignatureCheck";
  }

  @Override
  public String missing() {
    return "which signatures registries hold";
  }
}
