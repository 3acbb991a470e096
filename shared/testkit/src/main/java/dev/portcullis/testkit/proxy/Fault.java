package dev.portcullis.testkit.proxy;

import java.time.Duration;
import java.util.Objects;

/**
 * What a {@link CuttingProxy} does once. Immutable.
 *
 * @param direction whose bytes are counted
 * @param position how many of them still pass
 * @param manner what happens then
 */
public record Fault(Direction direction, long position, Manner manner) {

  /** Which way bytes go. */
  public enum Direction {
    /** Requests. */
    TO_SERVER,
    /** Answers. */
    TO_CLIENT
  }

  /** How a connection fails. */
  public sealed interface Manner {}

  /** Both ends see the other close. */
  public record Cut() implements Manner {}

  /** Both ends see a reset. */
  public record Reset() implements Manner {}

  /** Both ends see the other close, and nobody is connected again until the proxy is healed. */
  public record Outage() implements Manner {}

  /** Nothing passes this way any more, and nobody is told. */
  public record Stall() implements Manner {}

  /**
   * What follows comes later.
   *
   * @param by how much
   */
  public record Delay(Duration by) implements Manner {
    public Delay {
      Objects.requireNonNull(by, "by");
    }
  }

  public Fault {
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(manner, "manner");
    if (position < 0) {
      throw new IllegalArgumentException("a position is not negative");
    }
  }
}
