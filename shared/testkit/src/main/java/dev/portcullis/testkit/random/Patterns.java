package dev.portcullis.testkit.random;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.image.ImageReference;
import java.util.ArrayList;
import java.util.List;

/** Patterns of allowlists, cut from images so that they often match and nearly match. */
public final class Patterns {

  private Patterns() {}

  /** A pattern that this image may match. */
  public static AllowlistPattern near(Draw draw, ImageReference image) {
    String canonical = image.canonical();
    int cut = draw.between(canonical.indexOf('/') + 1, canonical.length());
    return switch (draw.below(4)) {
      case 0 -> parse(canonical);
      case 1 -> parse(References.any(draw).canonical());
      case 2 -> parse(canonical.substring(0, cut) + "*");
      default -> parse(canonical.substring(0, cut) + "**");
    };
  }

  /** Up to so many patterns that this image may match. */
  public static Allowlist allowlist(Draw draw, ImageReference image, int most) {
    List<AllowlistPattern> patterns = new ArrayList<>();
    for (int i = draw.below(most + 1); i > 0; i--) {
      patterns.add(near(draw, draw.chance(50) ? image : References.any(draw)));
    }
    return Allowlist.of(patterns);
  }

  /** The pattern in this text, which must be one. */
  public static AllowlistPattern parse(String text) {
    try {
      return AllowlistPattern.parse(text);
    } catch (InvalidTextException e) {
      throw new IllegalArgumentException("`" + text + "` " + e.getMessage(), e);
    }
  }
}
