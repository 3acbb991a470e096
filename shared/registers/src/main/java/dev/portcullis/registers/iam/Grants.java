package dev.portcullis.registers.iam;

import dev.portcullis.wire.iam.IamPolicy;
import java.time.Instant;
import java.util.Objects;

/**
 * What is kept of an IAM policy. Immutable.
 *
 * @param since when the resource was created that it is about: one that was created again under the
 *     name has none of the grants of the one before
 * @param policy who may do what
 */
public record Grants(Instant since, IamPolicy policy) {

  public Grants {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(policy, "policy");
  }
}
