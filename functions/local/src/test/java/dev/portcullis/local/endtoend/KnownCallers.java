package dev.portcullis.local.endtoend;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.identity.issuer.ClaimMapping;
import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.wire.iam.Binding;
import dev.portcullis.wire.iam.Member;
import dev.portcullis.wire.iam.ProjectBinding;
import dev.portcullis.wire.iam.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Callers with accounts of a test issuer, and what they may do. */
public final class KnownCallers {

  public static final String AUDIENCE = "https://gate.example.com";

  private KnownCallers() {}

  /** The issuer, as a server is told of it. */
  public static Issuer accounts(TestIssuer issuer) {
    return new Issuer(
        "accounts",
        Set.of(issuer.name()),
        issuer.keys(),
        Set.of(AUDIENCE),
        Map.of(),
        new ClaimMapping.Accounts(Set.of("example.com")));
  }

  /** What such a caller sends when the clock of a server starts. */
  public static String authorization(TestIssuer issuer, String email) {
    return "Bearer " + issuer.account(email, AUDIENCE, MutableClock.START);
  }

  /** Gives a role, named without {@code roles/}. */
  public static ProjectBinding binding(String project, String role, String member) {
    try {
      return new ProjectBinding(
          new ProjectId(project),
          new Binding(new Role("roles/" + role), List.of(Member.parse(member)), Optional.empty()));
    } catch (InvalidTextException e) {
      throw new IllegalArgumentException(member, e);
    }
  }
}
