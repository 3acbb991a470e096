package dev.portcullis.web.identity.key;

import dev.portcullis.json.Excerpt;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.proof.Refusal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The keys of one issuer, fetched when they are needed and kept for as long as the issuer says,
 * from one minute to a day. A key id that is not among them is looked for once more, at most every
 * 30 seconds. Requests that need the same answer share one question. Few wait for it, and only
 * while there are no keys at all: anybody can make up a key id, and whoever waits takes up the
 * place of a request that could be answered. While the issuer does not answer, what was known is
 * used for six hours more, and then nobody is let in. Safe for use by many threads.
 */
public final class IssuerKeys {

  private static final Logger LOGGER = Logger.getLogger(IssuerKeys.class.getName());

  private static final Duration SOON = Duration.ofSeconds(1);

  private final URI location;
  private final KeySource source;
  private final InstantSource clock;
  private final WaitingRoom waiting;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile KeyState state = KeyState.NOTHING;

  /**
   * The keys at this address.
   *
   * @param waiting who may wait for them, of all who wait for some issuer's keys
   */
  public IssuerKeys(URI location, KeySource source, InstantSource clock, WaitingRoom waiting) {
    this.location = Objects.requireNonNull(location, "location");
    this.source = Objects.requireNonNull(source, "source");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.waiting = Objects.requireNonNull(waiting, "waiting");
  }

  /** The key of this id. */
  public Proof<TokenKey> find(String id) {
    KeyState seen = state;
    Instant now = clock.instant();
    Optional<TokenKey> known = seen.find(id, now);
    if (known.isPresent() && seen.isFresh(now)) {
      return Proof.held(known.get());
    }
    Optional<KeyState> current = refresh(seen, seen.isUsable(now));
    Optional<TokenKey> key = current.orElse(state).find(id, clock.instant());
    if (key.isPresent()) {
      return Proof.held(key.get());
    }
    return current.isPresent() && current.get().answered()
        ? Proof.invalid("the issuer has no key " + Excerpt.of(id))
        : Proof.failed(unavailable(current.orElse(state)));
  }

  /** Whether there are keys to use, asking for them if there are none and they may be asked for. */
  public boolean areThere() {
    KeyState seen = state;
    return seen.isUsable(clock.instant())
        || refresh(seen, false).orElse(state).isUsable(clock.instant());
  }

  /**
   * What is known when the issuer was asked, unless nobody may ask it now; empty if somebody else
   * is asking, and there was no waiting for that.
   */
  private Optional<KeyState> refresh(KeyState seen, boolean atOnce) {
    if (!seen.wait(clock.instant()).isZero()) {
      return Optional.of(seen);
    }
    if (!(atOnce ? asking.tryLock() : waiting.lock(asking))) {
      return Optional.empty();
    }
    try {
      return Optional.of(ask(seen));
    } finally {
      asking.unlock();
    }
  }

  /** Asks the issuer, unless somebody did since, or did too lately. */
  private KeyState ask(KeyState seen) {
    KeyState current = state;
    if (current.equals(seen) && current.wait(clock.instant()).isZero()) {
      state = current = fetch(current);
    }
    return current;
  }

  private KeyState fetch(KeyState before) {
    try {
      FetchedKeys fetched = source.fetch(location);
      return KeyState.of(fetched, clock.instant());
    } catch (KeySourceException e) {
      LOGGER.log(Level.WARNING, e, () -> "the keys at " + location + " could not be fetched");
      return before.unanswered(clock.instant());
    }
  }

  private Refusal unavailable(KeyState current) {
    Duration floor = current.wait(clock.instant());
    Duration wait = floor.compareTo(SOON) < 0 ? SOON : floor;
    return new Refusal.Unavailable("the keys at " + location + " cannot be had now", wait);
  }
}
