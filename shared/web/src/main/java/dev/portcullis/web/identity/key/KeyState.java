package dev.portcullis.web.identity.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an issuer's keys at one time. Immutable.
 *
 * @param keys those of the last good answer
 * @param fetched when that was
 * @param freshUntil until when they are used without asking
 * @param usableUntil until when they are used although the issuer does not answer
 * @param asked when the issuer was last asked
 * @param answered whether it gave a good answer then
 */
record KeyState(
    KeySet keys,
    Instant fetched,
    Instant freshUntil,
    Instant usableUntil,
    Instant asked,
    boolean answered) {

  /** Nobody was asked. */
  static final KeyState NOTHING =
      new KeyState(KeySet.NONE, Instant.MIN, Instant.MIN, Instant.MIN, Instant.MIN, false);

  private static final Duration LEAST_FRESH = Duration.ofSeconds(60);
  private static final Duration MOST_FRESH = Duration.ofHours(24);
  private static final Duration STALE = Duration.ofHours(6);

  /** The least time between two questions: tokens cannot make us call the issuer more often. */
  private static final Duration FLOOR = Duration.ofSeconds(30);

  /** After a good answer. */
  static KeyState of(FetchedKeys answer, Instant now) {
    Duration fresh = answer.maxAge();
    if (fresh.compareTo(LEAST_FRESH) < 0) {
      fresh = LEAST_FRESH;
    } else if (fresh.compareTo(MOST_FRESH) > 0) {
      fresh = MOST_FRESH;
    }
    Instant freshUntil = now.plus(fresh);
    return new KeyState(answer.keys(), now, freshUntil, freshUntil.plus(STALE), now, true);
  }

  /** After a question without a good answer: what was known before goes on being known. */
  KeyState unanswered(Instant now) {
    return new KeyState(keys, fetched, freshUntil, usableUntil, now, false);
  }

  /** A key, unless what is known is too old to be believed. */
  Optional<TokenKey> find(String id, Instant now) {
    return isUsable(now) ? keys.find(id) : Optional.empty();
  }

  boolean isUsable(Instant now) {
    return now.isBefore(usableUntil);
  }

  /** Whether nobody need be asked; a clock that was set back does not make keys last longer. */
  boolean isFresh(Instant now) {
    return now.isBefore(freshUntil) && !now.isBefore(fetched);
  }

  /** How long nobody is to be asked; zero if the issuer may be asked now. */
  Duration wait(Instant now) {
    Instant next = asked.equals(Instant.MIN) ? now : asked.plus(FLOOR);
    return now.isBefore(asked) || !now.isBefore(next) ? Duration.ZERO : Duration.between(now, next);
  }
}
