package dev.portcullis.verification.policy;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a policy asks of an image that no allowlist exempts. Immutable.
 *
 * @param <A> how the rule knows its attestors: by name in a project's policy, written out in a
 *     platform policy, looked up when a decision is made
 */
public sealed interface AdmissionRule<A> {

  /** What follows when an image does not conform. */
  EnforcementMode enforcement();

  /** The same rule over attestors known another way. */
  <B> AdmissionRule<B> map(Function<? super A, ? extends B> attestors);

  /** Whose attestations the rule asks for; empty for rules that ask for none. */
  List<A> attestors();

  /**
   * Every image conforms.
   *
   * @param <A> how the rule would know its attestors
   */
  record AlwaysAllow<A>(EnforcementMode enforcement) implements AdmissionRule<A> {

    public AlwaysAllow {
      Objects.requireNonNull(enforcement, "enforcement");
    }

    @Override
    public <B> AdmissionRule<B> map(Function<? super A, ? extends B> attestors) {
      return new AlwaysAllow<>(enforcement);
    }

    @Override
    public List<A> attestors() {
      return List.of();
    }
  }

  /**
   * No image conforms.
   *
   * @param <A> how the rule would know its attestors
   */
  record AlwaysDeny<A>(EnforcementMode enforcement) implements AdmissionRule<A> {

    public AlwaysDeny {
      Objects.requireNonNull(enforcement, "enforcement");
    }

    @Override
    public <B> AdmissionRule<B> map(Function<? super A, ? extends B> attestors) {
      return new AlwaysDeny<>(enforcement);
    }

    @Override
    public List<A> attestors() {
      return List.of();
    }
  }

  /**
   * An image conforms when every one of these attestors has attested to it.
   *
   * @param <A> how the rule knows its attestors
   */
  record RequireAttestation<A>(EnforcementMode enforcement, List<A> attestors)
      implements AdmissionRule<A> {

    public RequireAttestation {
      Objects.requireNonNull(enforcement, "enforcement");
      attestors = List.copyOf(attestors);
      if (attestors.isEmpty()) {
        throw new IllegalArgumentException("an empty list of attestors would let everything pass");
      }
    }

    @Override
    public <B> AdmissionRule<B> map(Function<? super A, ? extends B> mapping) {
      return new RequireAttestation<>(enforcement, attestors.stream().<B>map(mapping).toList());
    }
  }
}
