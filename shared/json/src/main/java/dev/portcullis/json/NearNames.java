package dev.portcullis.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names that someone may have meant when writing another. */
final class NearNames {

  private static final int FARTHEST = 2;
  private static final int LONGEST = 64;
  private static final int LISTED = 20;

  private NearNames() {}

  /**
   * The name that is nearest, if one is within two edits and no more than half of the word. Case,
   * {@code _} and {@code -} do not count.
   */
  static Optional<String> nearest(String written, Collection<String> names) {
    String word = simplify(written);
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> isNear(word, simplify(name)))
        .min(
            Comparator.comparingInt((String name) -> distance(word, simplify(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** What is wrong with a word that is not one of the names, and which there are. */
  static String notOneOf(String written, Collection<String> names) {
    String listed = names.stream().sorted().limit(LISTED).collect(Collectors.joining(", "));
    String rest = names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "";
    String hint = nearest(written, names).map(name -> "; did you mean `" + name + "`?").orElse("");
    return "must be one of " + listed + rest + ", not " + Excerpt.of(written) + hint;
  }

  private static boolean isNear(String word, String name) {
    if (Math.abs(word.length() - name.length()) > FARTHEST) {
      return false;
    }
    int distance = distance(word, name);
    return distance <= FARTHEST && distance * 2 <= Math.max(word.length(), name.length());
  }

  private static String simplify(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
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
