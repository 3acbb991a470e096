package dev.portcullis.record.breakglass;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.text.Ascii;

/** The ids of events and grants. */
final class RecordId {

  private static final int MAX_LENGTH = 64;
  private static final int DERIVED_LENGTH = 32;

  private RecordId() {}

  static String parse(String text) throws InvalidTextException {
    if (!isId(text)) {
      throw new InvalidTextException(
          "is not an id: up to " + MAX_LENGTH + " letters, digits and hyphens");
    }
    return text;
  }

  static void require(String text) {
    if (!isId(text)) {
      throw new IllegalArgumentException("not an id");
    }
  }

  /** The id that a caller's own word for something stands for: no other caller can reach it. */
  static String derived(ProjectId project, Principal caller, String word) {
    return Sha256.start()
        .part(project.value())
        .part(caller.kind().name())
        .part(caller.subject())
        .part(word)
        .hex()
        .substring(0, DERIVED_LENGTH);
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> Ascii.isLetterOrDigit(c) || c == '-');
  }
}
