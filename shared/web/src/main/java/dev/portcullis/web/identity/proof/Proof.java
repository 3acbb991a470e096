package dev.portcullis.web.identity.proof;

import java.util.Objects;
import java.util.function.Function;

/**
 * The result of a step that proves who is calling: what the next step needs, or why there is none.
 * A refusal is a value, so that no step can pass one over.
 */
public sealed interface Proof<T> {

  /** The step succeeded. */
  record Held<T>(T value) implements Proof<T> {

    public Held {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <U> Proof<U> then(Function<? super T, Proof<U>> next) {
      return next.apply(value);
    }
  }

  /** The step failed, and with it all that would have come after. */
  record Failed<T>(Refusal refusal) implements Proof<T> {

    public Failed {
      Objects.requireNonNull(refusal, "refusal");
    }

    @Override
    public <U> Proof<U> then(Function<? super T, Proof<U>> next) {
      return new Failed<>(refusal);
    }
  }

  /** The next step, if this one succeeded. */
  <U> Proof<U> then(Function<? super T, Proof<U>> next);

  /** A success. */
  static <T> Proof<T> held(T value) {
    return new Held<>(value);
  }

  /** A failure. */
  static <T> Proof<T> failed(Refusal refusal) {
    return new Failed<>(refusal);
  }

  /** A token that is not accepted; the reason is for the operator's log. */
  static <T> Proof<T> invalid(String reason) {
    return new Failed<>(new Refusal.Invalid(reason));
  }
}
