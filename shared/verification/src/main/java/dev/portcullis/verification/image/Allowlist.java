package dev.portcullis.verification.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The patterns of one policy, indexed so that a lookup costs the same for ten patterns as for ten
 * thousand.
 *
 * <p>The literal parts are sorted. Every literal that begins a reference also begins the greatest
 * literal not above that reference, so one binary search finds the longest candidate, and a chain
 * of "the longest literal that begins this one" finds the rest. Immutable, and safe for use by many
 * threads.
 */
public final class Allowlist {

  private static final Allowlist EMPTY = new Allowlist(List.of());

  private final List<AllowlistPattern> patterns;
  private final Map<String, AllowlistPattern> exact = new HashMap<>();
  private final Map<String, AllowlistPattern> segment = new HashMap<>();
  private final Map<String, AllowlistPattern> anything = new HashMap<>();
  private final String[] literals;
  private final int[] shorter;

  private Allowlist(List<AllowlistPattern> patterns) {
    this.patterns = List.copyOf(patterns);
    for (AllowlistPattern pattern : patterns) {
      index(pattern).putIfAbsent(pattern.literal(), pattern);
    }
    List<String> sorted = new ArrayList<>(segment.keySet());
    sorted.addAll(anything.keySet());
    this.literals = sorted.stream().distinct().sorted().toArray(String[]::new);
    this.shorter = shorterLiterals(literals);
  }

  /** An index over the patterns. */
  public static Allowlist of(List<AllowlistPattern> patterns) {
    return patterns.isEmpty() ? EMPTY : new Allowlist(patterns);
  }

  /** An allowlist that nothing matches. */
  public static Allowlist empty() {
    return EMPTY;
  }

  /** The patterns, in the order in which they were written. */
  public List<AllowlistPattern> patterns() {
    return patterns;
  }

  /**
   * Finds the pattern that lets an image through: the most specific of those that match, which is
   * an exact one, else the one with the longest literal part, {@code *} before {@code **}.
   */
  public Optional<AllowlistPattern> match(ImageReference image) {
    String canonical = image.canonical();
    AllowlistPattern equal = exact.get(canonical);
    if (equal != null) {
      return Optional.of(equal);
    }
    for (int i = greatestUpTo(canonical); i >= 0; i = shorter[i]) {
      Optional<AllowlistPattern> match = matchAt(literals[i], canonical);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  /** Whether one of the patterns matches everything that this pattern matches. */
  public boolean covers(AllowlistPattern pattern) {
    if (isCovered(exact, pattern.literal(), pattern)) {
      return true;
    }
    for (int i = greatestUpTo(pattern.literal()); i >= 0; i = shorter[i]) {
      if (isCovered(segment, literals[i], pattern) || isCovered(anything, literals[i], pattern)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCovered(
      Map<String, AllowlistPattern> index, String literal, AllowlistPattern pattern) {
    AllowlistPattern candidate = index.get(literal);
    return candidate != null && candidate.covers(pattern);
  }

  /** Where the greatest literal not above the text stands, or -1. */
  private int greatestUpTo(String text) {
    int found = Arrays.binarySearch(literals, text);
    return found >= 0 ? found : -found - 2;
  }

  private Optional<AllowlistPattern> matchAt(String literal, String canonical) {
    AllowlistPattern star = segment.get(literal);
    if (star != null && star.matches(canonical)) {
      return Optional.of(star);
    }
    AllowlistPattern stars = anything.get(literal);
    if (stars != null && stars.matches(canonical)) {
      return Optional.of(stars);
    }
    return Optional.empty();
  }

  private Map<String, AllowlistPattern> index(AllowlistPattern pattern) {
    return switch (pattern.wildcard()) {
      case NONE -> exact;
      case SEGMENT -> segment;
      case ANYTHING -> anything;
    };
  }

  /** For each literal the index of the longest other literal that begins it, or -1. */
  private static int[] shorterLiterals(String[] sorted) {
    int[] shorter = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      int candidate = i - 1;
      while (candidate >= 0 && !sorted[i].startsWith(sorted[candidate])) {
        candidate = shorter[candidate];
      }
      shorter[i] = candidate;
    }
    return shorter;
  }

  @Override
  public String toString() {
    return patterns.toString();
  }
}
