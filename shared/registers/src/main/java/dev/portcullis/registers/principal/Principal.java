package dev.portcullis.registers.principal;

import java.util.Objects;
import java.util.Set;

/**
 * Who is calling: the edge makes one from the caller's token, and every use case takes one.
 *
 * <p>No use case reads an actor from a request body: a body is a claim. Immutable.
 *
 * <p>{@code members} are every member of an IAM policy that names the caller, in the one form in
 * which it is written: {@code user:ada@example.com}, {@code domain:example.com}, {@code
 * principalSet://portcullis.dev/github/repository_id/1}. They are proved by the request that is
 * being answered and are never stored, so that a principal of a record is a member of nothing.
 *
 * @param kind what sort of caller this is
 * @param subject what identifies the caller and never changes; compared, hashed and stored
 * @param display what a person reads in a record, such as an email address
 * @param members by what names an IAM policy may mean this caller; emails in lower case
 */
public record Principal(Kind kind, String subject, String display, Set<String> members) {

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
    members = Set.copyOf(members);
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("a principal needs a subject");
    }
  }

  /** A principal that no IAM policy can name: a local one, or one of a record. */
  public Principal(Kind kind, String subject, String display) {
    this(kind, subject, display, Set.of());
  }
}
