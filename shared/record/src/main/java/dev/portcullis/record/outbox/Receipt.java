package dev.portcullis.record.outbox;

import java.util.Objects;

/** What became of a message that was handed over. */
public sealed interface Receipt {

  /** Whoever it is for has it, now or since before. */
  record Taken() implements Receipt {}

  /**
   * It will never be taken as it is.
   *
   * @param reason why
   */
  record Refused(String reason) implements Receipt {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * It was not taken this time, or nobody knows: it has to be handed over again.
   *
   * @param reason why
   */
  record Failed(String reason) implements Receipt {
    public Failed {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
