package dev.portcullis.runtime.notification;

import dev.portcullis.json.InvalidTextException;
import java.util.regex.Pattern;

/** The name of a topic: {@code projects/P/topics/T}. Immutable. */
public record TopicName(String value) {

  private static final Pattern NAME =
      Pattern.compile("projects/[a-z0-9.:-]{1,100}/topics/[A-Za-z][A-Za-z0-9._~+-]{2,254}");

  public TopicName {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException("not a topic");
    }
  }

  /**
   * Reads a name.
   *
   * @throws InvalidTextException if the text is none
   */
  public static TopicName parse(String text) throws InvalidTextException {
    if (!NAME.matcher(text).matches()) {
      throw new InvalidTextException("is not the name of a topic, as `projects/P/topics/T`");
    }
    return new TopicName(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
