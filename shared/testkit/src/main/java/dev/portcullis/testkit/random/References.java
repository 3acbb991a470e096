package dev.portcullis.testkit.random;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;

/** References to images, in all their legal spellings. */
public final class References {

  private References() {}

  /** A digest that nobody has met. */
  public static Digest digest(Draw draw) {
    return new Digest(draw.text(64, "0123456789abcdef"));
  }

  /** A reference by tag, by digest, by both or by nothing. */
  public static ImageReference any(Draw draw) {
    String tag = draw.chance(50) ? ":" + tag(draw) : "";
    return parse(repository(draw) + tag + (draw.chance(50) ? "@" + digest(draw) : ""));
  }

  /** A reference to this digest, somewhere. */
  public static PinnedImage pinned(Draw draw, Digest digest) {
    String tag = draw.chance(30) ? ":" + tag(draw) : "";
    return (PinnedImage) parse(repository(draw) + tag + "@" + digest);
  }

  /** Registry and path, as somebody may write them. */
  public static String repository(Draw draw) {
    String host =
        draw.pickText(
            "",
            "docker.io/",
            "index.docker.io/",
            "Docker.IO/",
            "gcr.io/",
            "GCR.io/",
            "us-docker.pkg.dev/",
            "localhost/",
            "localhost:5000/",
            "registry:80/",
            "gcr.io:443/",
            "[2001:DB8::1]:5000/");
    StringBuilder path = new StringBuilder(component(draw));
    for (int i = draw.below(3); i > 0; i--) {
      path.append('/').append(component(draw));
    }
    return host + path;
  }

  /** A tag. */
  public static String tag(Draw draw) {
    return draw.chance(50)
        ? draw.pickText("latest", "v1", "v1.2", "V1", "_", "443")
        : draw.text(1, "abcXYZ019_") + draw.text(draw.below(8), "abcXYZ019_.-");
  }

  /** The reference in this text, which must be one. */
  public static ImageReference parse(String text) {
    try {
      return ImageReference.parse(text);
    } catch (InvalidTextException e) {
      throw new IllegalArgumentException("`" + text + "` " + e.getMessage(), e);
    }
  }

  /** No dot before the first slash, which would make a host of it. */
  private static String component(Draw draw) {
    return draw.chance(60)
        ? draw.pickText("app", "p", "my-project", "tools", "library", "nginx")
        : draw.text(draw.between(1, 5), "abc019")
            + draw.pickText("", "-", "--", "_", "__")
            + draw.text(1, "abc019");
  }
}
