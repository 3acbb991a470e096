package dev.portcullis.runtime;

import dev.portcullis.record.chore.Round;
import dev.portcullis.record.chore.Rounds;
import dev.portcullis.record.outbox.Allowance;
import dev.portcullis.record.outbox.Delivered;
import dev.portcullis.record.outbox.Delivery;
import dev.portcullis.record.outbox.Outbox;
import java.time.Duration;
import java.util.Objects;

/**
 * What a scheduler starts: delivers what waits, and does what is due in projects. Bounded, so that
 * it ends well within the time of a request; the next one goes on. Safe for use by many threads.
 */
public final class Tick {

  private static final Allowance MESSAGES = new Allowance(2_000, Duration.ofSeconds(8));
  private static final Duration CHORES = Duration.ofSeconds(8);

  /** How far what is left is counted. */
  private static final int MOST_COUNTED = 200;

  private final Outbox outbox;
  private final Delivery delivery;
  private final Rounds rounds;

  Tick(Outbox outbox, Delivery delivery, Rounds rounds) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.delivery = Objects.requireNonNull(delivery, "delivery");
    this.rounds = Objects.requireNonNull(rounds, "rounds");
  }

  /**
   * What was done.
   *
   * @param delivered of the messages
   * @param left how many messages still wait, counted no further than a few hundred
   * @param round of the chores
   */
  public record Report(Delivered delivered, int left, Round round) {}

  /** Does a part of what there is to do. Whatever happens to a chore, people are told first. */
  public Report run() {
    Delivered delivered = delivery.deliverAll(MESSAGES);
    Round round = rounds.go(CHORES);
    return new Report(delivered, outbox.count(MOST_COUNTED), round);
  }
}
