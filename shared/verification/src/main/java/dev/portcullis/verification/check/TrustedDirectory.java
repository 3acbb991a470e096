package dev.portcullis.verification.check;

import dev.portcullis.verification.image.DirectoryPattern;
import java.util.List;

/**
 * The image has to live in one of some directories. Immutable.
 *
 * @param patterns which directories; at least one
 */
public record TrustedDirectory(List<DirectoryPattern> patterns) implements Condition {

  public TrustedDirectory {
    patterns = List.copyOf(patterns);
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("no directory is trusted");
    }
  }

  @Override
  public String type() {
    return "TrustedDirectoryCheck";
  }
}
