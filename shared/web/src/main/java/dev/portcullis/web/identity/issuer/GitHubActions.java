package dev.portcullis.web.identity.issuer;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs of GitHub Actions (<a
 * href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference</a>).
 */
final class GitHubActions {

  private GitHubActions() {}

  static Proof<Principal> principal(String issuer, Claims claims) {
    Optional<String> repository = claims.text("repository_id").filter(Pipeline::isNumber);
    Optional<String> owner = claims.text("repository_owner_id").filter(Pipeline::isNumber);
    if (repository.isEmpty() || owner.isEmpty()) {
      return Proof.invalid("the token has no numeric repository_id and repository_owner_id");
    }
    Pipeline pipeline = new Pipeline(issuer, "repository_id", repository.get());
    Set<String> members = new HashSet<>();
    members.add(pipeline.member());
    members.add(Member.set(issuer, "repository_owner_id", owner.get()));
    Optional<String> environment = claims.text("environment");
    Optional<String> ref = claims.text("ref");
    environment.ifPresent(name -> members.add(pipeline.member("environment", name)));
    ref.ifPresent(name -> members.add(pipeline.member("ref", name)));
    return Proof.held(
        pipeline.principal(
            environment,
            ref,
            claims.text("repository").orElse("repository " + repository.get()),
            members));
  }
}
