package dev.portcullis.registers.principal;

import java.util.Objects;

/**
 * Who is calling: the edge makes one from the caller's token, and every use case takes one.
 *
 * <p>No use case reads an actor from a request body: a body is a claim. Immutable.
 *
 * @param kind what sort of caller this is
 * @param subject what identifies the caller and never changes; compared, hashed and stored
 * @param display what a person reads in a record, such as an email address
 */
public record Principal(Kind kind, String subject, String display) {

  /** The sorts of caller. */
  public enum Kind {
    /** Whoever can reach the loopback port of a local server. */
    LOCAL,
    /** A person with an account. */
    USER,
    /** An account that a program uses. */
    SERVICE_ACCOUNT,
    /** A pipeline known by the claims of its own token issuer. */
    WORKLOAD
  }

  /** The only caller a loopback server knows. */
  public static final Principal LOOPBACK = new Principal(Kind.LOCAL, "local", "local");

  public Principal {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(display, "display");
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("a principal needs a subject");
    }
  }
}
