package dev.portcullis.web.identity.issuer;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;

/**
 * Whom the claims of an issuer's tokens stand for. Names of repositories and projects can be given
 * up and taken by others, so no caller is known by one: numbers are never given twice.
 */
public enum ClaimMapping {
  /** People and programs with accounts, by {@code sub} and verified {@code email}, as Google's. */
  ACCOUNTS {
    @Override
    Proof<Principal> principal(String issuer, Claims claims) {
      return Accounts.principal(issuer, claims);
    }
  },
  /** Jobs of GitHub Actions, by {@code repository_id} with {@code environment} or {@code ref}. */
  GITHUB_ACTIONS {
    @Override
    Proof<Principal> principal(String issuer, Claims claims) {
      return GitHubActions.principal(issuer, claims);
    }
  },
  /** Jobs of GitLab CI, by {@code project_id} with {@code environment} or {@code ref_path}. */
  GITLAB_CI {
    @Override
    Proof<Principal> principal(String issuer, Claims claims) {
      return GitLabCi.principal(issuer, claims);
    }
  },
  /** Anything else, by {@code sub} alone. */
  SUBJECT {
    @Override
    Proof<Principal> principal(String issuer, Claims claims) {
      return Pipeline.bySubject(issuer, claims);
    }
  };

  /**
   * The caller.
   *
   * @param issuer our id of the issuer, in which its subjects are unique
   * @param claims of a token that was verified
   */
  abstract Proof<Principal> principal(String issuer, Claims claims);
}
