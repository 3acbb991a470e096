package dev.portcullis.local.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder to which SQLite unpacks its native library. A virtual machine that is halted removes
 * nothing, so the library goes where {@link #close} finds it.
 */
final class UnpackedLibrary implements AutoCloseable {

  private static final String PROPERTY = "org.sqlite.tmpdir";

  private final Path folder;

  private UnpackedLibrary(Path folder) {
    this.folder = folder;
  }

  /** Has the library unpacked to a folder of its own; to be called before the first store. */
  static UnpackedLibrary redirect() {
    try {
      Path folder = Files.createTempDirectory("portcullis-");
      System.setProperty(PROPERTY, folder.toString());
      return new UnpackedLibrary(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for temporary files can be made", e);
    }
  }

  @Override
  public void close() {
    try {
      List<Path> files;
      try (Stream<Path> listed = Files.list(folder)) {
        files = listed.toList();
      }
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // A file too many among the temporary ones is no reason to end badly.
    }
  }
}
