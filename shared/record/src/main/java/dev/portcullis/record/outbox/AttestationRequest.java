package dev.portcullis.record.outbox;

import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.ProjectId;
import java.util.Locale;
import java.util.Objects;

/**
 * Asks the bridge to attest an image that a decision allowed. Immutable.
 *
 * @param decision which decision
 * @param number of the image among those of the decision, from 0 to 999
 * @param image which image
 */
public record AttestationRequest(DecisionName decision, int number, PinnedImage image)
    implements OutboxMessage {

  private static final int MAX_NUMBER = 999;

  public AttestationRequest {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(image, "image");
    if (number < 0 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("an image's number is from 0 to " + MAX_NUMBER);
    }
  }

  @Override
  public ProjectId project() {
    return decision.project();
  }

  @Override
  public String id() {
    return Lane.ATTESTATIONS.id(decision.id() + "~" + String.format(Locale.ROOT, "%03d", number));
  }
}
