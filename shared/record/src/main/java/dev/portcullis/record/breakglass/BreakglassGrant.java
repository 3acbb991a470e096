package dev.portcullis.record.breakglass;

import dev.portcullis.registers.principal.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Breakglass that was asked for in advance. Immutable.
 *
 * @param name where it is kept
 * @param terms what it lets through
 * @param asked who asked for it
 * @param approved who agreed, if somebody did
 * @param revoked who took it back, if somebody did
 * @param used how often it was used
 */
public record BreakglassGrant(
    GrantName name,
    GrantTerms terms,
    Deed asked,
    Optional<Deed> approved,
    Optional<Deed> revoked,
    int used) {

  /** Who did something, and when. */
  public record Deed(Principal by, Instant time) {

    public Deed {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(time, "time");
    }
  }

  /** What can be done with a grant. */
  public enum State {
    /** Nothing, until another person approves it. */
    ASKED,
    /** It can be used. */
    APPROVED,
    /** Nothing any more: it was taken back. */
    REVOKED,
    /** Nothing any more: it was used as often as it may be. */
    USED_UP,
    /** Nothing any more: its time is over. */
    EXPIRED
  }

  public BreakglassGrant {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(approved, "approved");
    Objects.requireNonNull(revoked, "revoked");
    if (used < 0 || used > terms.uses()) {
      throw new IllegalArgumentException("a grant that was used too often");
    }
  }

  /** What can be done with it now. */
  public State state(Instant now) {
    if (revoked.isPresent()) {
      return State.REVOKED;
    }
    if (used == terms.uses()) {
      return State.USED_UP;
    }
    if (!now.isBefore(terms.endTime())) {
      return State.EXPIRED;
    }
    return approved.isPresent() ? State.APPROVED : State.ASKED;
  }

  /** Whether anything can be done with it, now or once it is approved. */
  public boolean isOpen(Instant now) {
    State state = state(now);
    return state == State.ASKED || state == State.APPROVED;
  }

  BreakglassGrant approvedBy(Deed deed) {
    return new BreakglassGrant(name, terms, asked, Optional.of(deed), revoked, used);
  }

  BreakglassGrant revokedBy(Deed deed) {
    return new BreakglassGrant(name, terms, asked, approved, Optional.of(deed), used);
  }

  BreakglassGrant usedOnceMore() {
    return new BreakglassGrant(name, terms, asked, approved, revoked, used + 1);
  }
}
