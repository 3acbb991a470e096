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
 * 30 seconds. Requests that need the same answer share one question. While the issuer does not
 * answer, what was known is used for six hours more, and then nobody is let in. Safe for use by
 * many threads.
 */
public final class IssuerKeys {

  private static final Logger LOGGER = Logger.getLogger(IssuerKeys.class.getName());

  private final URI location;
  private final KeySource source;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile KeyState state = KeyState.NOTHING;

  /** The keys at this address. */
  public IssuerKeys(URI location, KeySource source, InstantSource clock) {
    this.location = Objects.requireNonNull(location, "location");
    this.source = Objects.requireNonNull(source, "source");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** The key of this id. */
  public Proof<TokenKey> find(String id) {
    KeyState seen = state;
    Instant now = clock.instant();
    Optional<TokenKey> known = seen.find(id, now);
    if (known.isPresent() && seen.isFresh(now)) {
      return Proof.held(known.get());
    }
    KeyState current = known.isPresent() ? refreshUnlessOthersDo(seen) : refresh(seen);
    Optional<TokenKey> key = current.find(id, clock.instant());
    if (key.isPresent()) {
      return Proof.held(key.get());
    }
    return current.answered()
        ? Proof.invalid("the issuer has no key " + Excerpt.of(id))
        : Proof.failed(unavailable(current));
  }

  /** Whether there are keys to use, asking for them if there are none and they may be asked for. */
  public boolean areThere() {
    KeyState seen = state;
    return seen.isUsable(clock.instant()) || refresh(seen).isUsable(clock.instant());
  }

  private KeyState refreshUnlessOthersDo(KeyState seen) {
    if (!asking.tryLock()) {
      return seen;
    }
    try {
      return ask(seen);
    } finally {
      asking.unlock();
    }
  }

  private KeyState refresh(KeyState seen) {
    asking.lock();
    try {
      return ask(seen);
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
    Duration wait = current.wait(clock.instant());
    return new Refusal.Unavailable("the keys at " + location + " cannot be had now", wait);
  }
}
