package dev.portcullis.verification.signature;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a key counts. Judged at the time of a decision: when something was signed is only claimed,
 * and whoever has stolen a key claims what he likes. Immutable.
 *
 * @param notBefore from when on it counts
 * @param notAfter from when on it does not count any more
 * @param revoked when it was, or is to be, taken back
 */
public record KeyLife(
    Optional<Instant> notBefore, Optional<Instant> notAfter, Optional<Instant> revoked) {

  /** At any time. */
  public static final KeyLife UNLIMITED =
      new KeyLife(Optional.empty(), Optional.empty(), Optional.empty());

  public KeyLife {
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(notAfter, "notAfter");
    Objects.requireNonNull(revoked, "revoked");
  }

  /** Why a key does not count at a time, to be read after its name; empty if it does. */
  public Optional<String> objectionAt(Instant time) {
    if (revoked.isPresent() && !time.isBefore(revoked.get())) {
      return Optional.of("was revoked on " + revoked.get());
    }
    if (notAfter.isPresent() && !time.isBefore(notAfter.get())) {
      return Optional.of("expired on " + notAfter.get());
    }
    if (notBefore.isPresent() && time.isBefore(notBefore.get())) {
      return Optional.of("is not valid before " + notBefore.get());
    }
    return Optional.empty();
  }

  /** When both count. */
  public KeyLife and(KeyLife other) {
    return new KeyLife(
        Stream.of(notBefore, other.notBefore).flatMap(Optional::stream).max(Instant::compareTo),
        earlier(notAfter, other.notAfter),
        earlier(revoked, other.revoked));
  }

  /** Whether the other counts whenever this does. */
  public boolean isWithin(KeyLife other) {
    return and(other).equals(this);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Instant::compareTo);
  }
}
