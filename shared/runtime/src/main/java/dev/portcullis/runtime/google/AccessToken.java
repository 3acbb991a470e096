package dev.portcullis.runtime.google;

import dev.portcullis.web.outbound.NoAnswerException;
import java.time.Duration;
import java.util.Optional;

/** By what calls say who makes them. Implementations are safe for use by many threads. */
public interface AccessToken {

  /**
   * A token that is good now; empty if calls need none.
   *
   * @throws NoAnswerException if there is none to be had in that time
   */
  Optional<String> get(Duration patience) throws NoAnswerException;

  /** The token was not accepted: the next one has to be another. */
  void forget();

  /** None: for an emulator or another server of this machine, which must never see a real one. */
  static AccessToken none() {
    return new AccessToken() {
      @Override
      public Optional<String> get(Duration patience) {
        return Optional.empty();
      }

      @Override
      public void forget() {}
    };
  }
}
