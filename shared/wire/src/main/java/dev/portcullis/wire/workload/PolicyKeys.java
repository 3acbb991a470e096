package dev.portcullis.wire.workload;

import java.util.stream.Stream;

/**
 * The two annotations of Binary Authorization, and names that were probably meant to be one of
 * them.
 */
final class PolicyKeys {

  static final String POLICY = "run.googleapis.com/binary-authorization";
  static final String BREAKGLASS = "run.googleapis.com/binary-authorization-breakglass";

  private static final String POLICY_WORD = "binaryauthorization";
  private static final String BREAKGLASS_WORD = "breakglassjustification";
  private static final String SHORT_WORD = "binauthz";
  private static final int FARTHEST = 2;

  /** Most names of fields are shorter and need no second look. */
  private static final int SHORTEST = SHORT_WORD.length();

  private PolicyKeys() {}

  /**
   * Whether the name of a field is one of the two, the v2 field {@code binaryAuthorization}, or
   * close enough to one of them to be a mistake: other case, spaces, British spelling, something
   * added, two letters wrong, no domain or another one of Google's.
   */
  static boolean isAboutPolicy(String name) {
    if (name.length() < SHORTEST) {
      return false;
    }
    int slash = name.lastIndexOf('/');
    String domain = fold(name.substring(0, Math.max(0, slash)));
    String word = fold(name.substring(slash + 1));
    if (!domain.isEmpty() && !domain.contains("google") && !domain.contains("knative")) {
      return false;
    }
    return isNear(word, POLICY_WORD)
        || isNear(word, BREAKGLASS_WORD)
        || Stream.of(POLICY_WORD, "binaryauthorisation", SHORT_WORD).anyMatch(word::startsWith)
        || (!domain.isEmpty() && word.startsWith("breakglass"));
  }

  /** Letters and digits only, in lower case. */
  static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      if (Character.isLetterOrDigit(character)) {
        folded.append(Character.toLowerCase(character));
      }
    }
    return folded.toString();
  }

  private static boolean isNear(String word, String wanted) {
    boolean isAsLong = Math.abs(word.length() - wanted.length()) <= FARTHEST;
    return isAsLong && distance(word, wanted) <= FARTHEST;
  }

  /** How many characters must be put in, left out or changed (Levenshtein), row by row. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
