package dev.portcullis.testkit.random;

import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.KeyId;
import java.util.List;

/** Names of resources: a few that often meet again, and others at the edges of what is legal. */
public final class Names {

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String ANY = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private Names() {}

  /** An id, a domain-scoped id, or a number. */
  public static ProjectId project(Draw draw) {
    return new ProjectId(
        switch (draw.below(5)) {
          case 0 -> "demo";
          case 1 -> "example.com:" + draw.text(draw.between(1, 10), LOWER);
          case 2 -> draw.text(12, "123456789");
          case 3 -> draw.text(100, LOWER);
          default -> draw.text(draw.between(1, 4), LOWER) + "-" + draw.text(2, LOWER);
        });
  }

  /** The name of an attestor. */
  public static AttestorName attestor(Draw draw) {
    return new AttestorName(project(draw), id(draw, 63, "_-"));
  }

  /** The name of a note. */
  public static NoteName note(Draw draw) {
    return new NoteName(project(draw), id(draw, 255, "_-."));
  }

  /** The name of an occurrence. */
  public static OccurrenceName occurrence(Draw draw) {
    return new OccurrenceName(project(draw), id(draw, 128, "_-"));
  }

  /** The name of a platform policy. */
  public static PlatformPolicyName platformPolicy(Draw draw) {
    Platform platform = draw.pick(List.of(Platform.values()));
    return new PlatformPolicyName(project(draw), platform, id(draw, 63, "_-"));
  }

  /** An id that somebody chose for a key. */
  public static KeyId keyId(Draw draw) {
    return new KeyId(
        switch (draw.below(4)) {
          case 0 -> "ni:///sha-256;" + draw.text(43, ANY + "-_");
          case 1 ->
              "//cloudkms.googleapis.com/v1/projects/p/locations/global/keyRings/r/cryptoKeys/k"
                  + "/cryptoKeyVersions/"
                  + draw.between(1, 20);
          case 2 -> draw.text(40, "0123456789ABCDEF");
          default -> draw.text(draw.between(1, 20), ANY + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
        });
  }

  private static String id(Draw draw, int longest, String further) {
    int length =
        switch (draw.below(8)) {
          case 0 -> 1;
          case 1 -> longest;
          default -> draw.between(1, 12);
        };
    return draw.text(1, ANY) + draw.text(length - 1, ANY + further);
  }
}
