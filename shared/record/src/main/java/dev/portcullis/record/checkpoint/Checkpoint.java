package dev.portcullis.record.checkpoint;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.log.LogPaths;
import dev.portcullis.record.merkle.MerkleHash;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a log was at one size, as <a href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a>
 * writes it. Immutable.
 *
 * @param origin which log it is
 * @param size how many entries it had
 * @param root their hash
 */
public record Checkpoint(String origin, long size, MerkleHash root) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final Pattern ORIGIN = Pattern.compile("[!-*,-~]{1,512}");

  public Checkpoint {
    Objects.requireNonNull(root, "root");
    if (!isOrigin(origin)) {
      throw new IllegalArgumentException("not the origin of a log");
    }
    if (size < 0 || size > LogPaths.MAX_INDEX) {
      throw new IllegalArgumentException("no log has " + size + " entries");
    }
  }

  /** Whether a text can be an origin, and the name of a key: ASCII without spaces and plus. */
  public static boolean isOrigin(String text) {
    return ORIGIN.matcher(text).matches();
  }

  /** The text that is signed: three lines, each ended. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /**
   * Reads the text of a checkpoint, with or without signatures; those are not looked at.
   *
   * @throws InvalidTextException if it is none
   */
  public static Checkpoint parse(String text) throws InvalidTextException {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4
        || !isOrigin(lines[0])
        || !SIZE.matcher(lines[1]).matches()
        || !lines[3].isEmpty()) {
      throw new InvalidTextException(
          "is not a checkpoint: origin, size and root hash, each on its line");
    }
    try {
      Checkpoint checkpoint =
          new Checkpoint(
              lines[0],
              Long.parseLong(lines[1]),
              MerkleHash.of(Base64.getDecoder().decode(lines[2])));
      if (checkpoint.root().base64().equals(lines[2])) {
        return checkpoint;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new InvalidTextException("is a checkpoint whose size or root hash cannot be");
  }
}
