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

  /**
   * How many characters must be put in, left out, changed or swapped with the next one (the optimal
   * string alignment distance): {@code distances[i][j]} is that of the first i and j characters.
   */
  private static int distance(String one, String other) {
    int[][] distances = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : nextDistance(distances, one, i, other, j);
      }
    }
    return distances[one.length()][other.length()];
  }

  private static int nextDistance(int[][] distances, String one, int i, String other, int j) {
    char last = one.charAt(i - 1);
    char otherLast = other.charAt(j - 1);
    int putInOrLeftOut = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
    int changed = distances[i - 1][j - 1] + (last == otherLast ? 0 : 1);
    int nearest = Math.min(putInOrLeftOut, changed);
    boolean swapped =
        i > 1 && j > 1 && last == other.charAt(j - 2) && one.charAt(i - 2) == otherLast;
    return swapped ? Math.min(nearest, distances[i - 2][j - 2] + 1) : nearest;
  }
}
