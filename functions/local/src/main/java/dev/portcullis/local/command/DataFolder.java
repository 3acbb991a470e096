package dev.portcullis.local.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code --data}: the folder that the data is in. */
public final class DataFolder {

  /** The option's name. */
  public static final String NAME = "--data";

  private static final String USUAL = ".portcullis";
  private static final String FILE = "portcullis.sqlite";

  private DataFolder() {}

  /**
   * The file with the data, whether it is there or not.
   *
   * @throws UsageException if there can be no such folder
   */
  public static Path file(Options options) throws UsageException {
    return path(NAME, options.find(NAME).orElse(USUAL)).resolve(FILE);
  }

  /** What to say about a folder without data. */
  public static String without(Path file) {
    return "there is no data in " + file.getParent() + "; " + NAME + " DIR names the folder";
  }

  /**
   * A file or folder that an option names.
   *
   * @throws UsageException if there can be none
   */
  public static Path path(String option, String text) throws UsageException {
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new UsageException(option + " names nothing that there can be");
    }
  }
}
