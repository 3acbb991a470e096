package dev.portcullis.web.identity.issuer;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs of GitLab CI (<a href="https://docs.gitlab.com/ci/secrets/id_token_authentication/">ID token
 * authentication</a>). Whoever may push a branch there may write any environment into its job, and
 * a merge request may bring a branch of any name: both name a caller only where GitLab says that
 * they are protected.
 */
final class GitLabCi {

  private static final String PROTECTED = "true";

  private GitLabCi() {}

  static Proof<Principal> principal(String issuer, Claims claims) {
    Optional<String> project = claims.text("project_id").filter(Pipeline::isNumber);
    if (project.isEmpty()) {
      return Proof.invalid("the token has no numeric project_id");
    }
    Pipeline pipeline = new Pipeline(issuer, "project_id", project.get());
    Optional<String> environment = claims.text("environment");
    Optional<String> ref = claims.text("ref_path");
    Set<String> members = new HashSet<>();
    members.add(pipeline.member());
    environment
        .filter(name -> isProtected("environment_protected", claims))
        .ifPresent(name -> members.add(pipeline.member("environment", name)));
    ref.filter(name -> isProtected("ref_protected", claims))
        .ifPresent(name -> members.add(pipeline.member("ref", name)));
    return Proof.held(
        pipeline.principal(
            environment,
            ref,
            claims.text("project_path").orElse("project " + project.get()),
            members));
  }

  /** GitLab writes booleans as texts. */
  private static boolean isProtected(String claim, Claims claims) {
    return claims.text(claim).orElse("").equals(PROTECTED) || claims.isTrue(claim);
  }
}
