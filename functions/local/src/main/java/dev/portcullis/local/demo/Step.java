package dev.portcullis.local.demo;

import java.util.List;
import java.util.Objects;

/**
 * One step of the story. Immutable.
 *
 * @param title what happens
 * @param text why, in a sentence or two
 * @param acts the requests that make it happen
 */
record Step(String title, String text, List<Act> acts) {

  Step {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    acts = List.copyOf(acts);
  }

  static Step of(String title, String text, Act... acts) {
    return new Step(title, text, List.of(acts));
  }
}
