package dev.portcullis.testkit.conformance;

import java.util.ArrayList;
import java.util.List;

/** Collects where an answer is not the expected one, a line each. Not safe for use by threads. */
final class Differences {

  private final List<String> lines = new ArrayList<>();

  /** Notes a difference if there is one. */
  void compare(String path, Object expected, Object found) {
    if (!expected.equals(found)) {
      add(path, show(expected), show(found));
    }
  }

  /** Notes that a text does not hold what it has to. */
  void contains(String path, String part, String text) {
    if (!text.contains(part)) {
      add(path, "something with " + show(part), show(text));
    }
  }

  /** Notes a difference. */
  void add(String path, String expected, String found) {
    lines.add(path + ": expected " + expected + ", found " + found);
  }

  /** What was found, in the order of finding. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private static String show(Object value) {
    return value instanceof String text ? "`" + text + "`" : value.toString();
  }
}
