package dev.portcullis.wire.iam;

import dev.portcullis.json.InvalidTextException;
import java.util.Objects;

/**
 * Whom a binding gives its role. Immutable; equal members have equal texts.
 *
 * @see <a href="https://cloud.google.com/iam/docs/principal-identifiers">Google on principal
 *     identifiers</a>
 */
public sealed interface Member {

  /** How policies write it. */
  String text();

  /**
   * Reads a member.
   *
   * @throws InvalidTextException if the text is none
   */
  static Member parse(String text) throws InvalidTextException {
    return MemberSyntax.parse(text);
  }

  /** The accounts that are known by an email address. */
  enum AccountKind {
    USER("user"),
    SERVICE_ACCOUNT("serviceAccount"),
    GROUP("group");

    private final String prefix;

    AccountKind(String prefix) {
      this.prefix = prefix;
    }

    /** What stands before the colon. */
    public String prefix() {
      return prefix;
    }
  }

  /**
   * One account.
   *
   * @param email in lower case, as Google keeps it; or a Kubernetes account of a workload identity
   *     pool, {@code PROJECT.svc.id.goog[NAMESPACE/NAME]}
   */
  record Account(AccountKind kind, String email) implements Member {

    public Account {
      Objects.requireNonNull(kind, "kind");
      if (!MemberSyntax.isAccount(kind, email)) {
        throw new IllegalArgumentException("not the address of an account");
      }
    }

    @Override
    public String text() {
      return kind.prefix() + ":" + email;
    }
  }

  /** Everybody with an account of a domain. */
  record Domain(String name) implements Member {

    public Domain {
      if (!MemberSyntax.isDomain(name)) {
        throw new IllegalArgumentException("not a domain");
      }
    }

    @Override
    public String text() {
      return "domain:" + name;
    }
  }

  /**
   * One identity of a pool, or a set of them: {@code principal://} or {@code principalSet://} and
   * the path of it. The case of the path matters.
   */
  record Federated(String text) implements Member {

    public Federated {
      if (!MemberSyntax.isFederated(text)) {
        throw new IllegalArgumentException("not an identity of a pool");
      }
    }
  }

  /** Whoever has an account with Google. */
  record AllAuthenticatedUsers() implements Member {

    static final String TEXT = "allAuthenticatedUsers";

    @Override
    public String text() {
      return TEXT;
    }
  }

  /** Everybody, whether or not anybody knows who it is. */
  record AllUsers() implements Member {

    static final String TEXT = "allUsers";

    @Override
    public String text() {
      return TEXT;
    }
  }

  /**
   * A member that was deleted since, which holds nothing.
   *
   * @param identity what it was: {@code user:alice@example.com?uid=123}, {@code principal://...}
   */
  record Deleted(String identity) implements Member {

    public Deleted {
      if (!MemberSyntax.isDeleted(identity)) {
        throw new IllegalArgumentException("not a deleted member");
      }
    }

    @Override
    public String text() {
      return "deleted:" + identity;
    }
  }
}
