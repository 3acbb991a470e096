package dev.portcullis.testkit.conformance;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Where the cases are: in the build of this module they are files. */
final class CaseFiles {

  private CaseFiles() {}

  /** The folder that holds a folder for each case. */
  static Path root() {
    URL index =
        Objects.requireNonNull(CaseFolder.class.getResource(CaseFolder.INDEX), CaseFolder.INDEX);
    try {
      return Objects.requireNonNull(Path.of(index.toURI()).getParent(), "folder");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
