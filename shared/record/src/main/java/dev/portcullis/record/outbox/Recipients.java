package dev.portcullis.record.outbox;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * To whom messages go. Immutable.
 *
 * @param publisher who takes notifications, if anybody does
 * @param bridge who takes requests for attestations, if anybody does
 */
public record Recipients(Optional<Publisher> publisher, Optional<Bridge> bridge) {

  public Recipients {
    Objects.requireNonNull(publisher, "publisher");
    Objects.requireNonNull(bridge, "bridge");
  }

  /** Nobody. */
  public static Recipients nobody() {
    return new Recipients(Optional.empty(), Optional.empty());
  }

  /** Whether there is nobody. */
  public boolean isNobody() {
    return publisher.isEmpty() && bridge.isEmpty();
  }

  /** Hands a message over; one that nobody here takes waits for an instance that knows who does. */
  Receipt handOver(OutboxMessage message, Duration patience) {
    Optional<Receipt> receipt =
        message instanceof Notification notification
            ? publisher.map(p -> p.publish(notification, patience))
            : bridge.map(b -> b.attest((AttestationRequest) message, patience));
    return receipt.orElseGet(
        () -> new Receipt.Failed("this instance is not configured to deliver it"));
  }
}
