package dev.portcullis.web.identity.issuer;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.util.Set;

/**
 * Whom the claims of an issuer's tokens stand for. Names of repositories and projects can be given
 * up and taken by others, so no caller is known by one: numbers are never given twice. Immutable.
 */
public sealed interface ClaimMapping {

  /** Of how many domains one issuer may vouch for emails. */
  int MAX_DOMAINS = 20;

  /**
   * The caller.
   *
   * @param issuer our id of the issuer, in which its subjects are unique
   * @param claims of a token that was verified
   */
  Proof<Principal> principal(String issuer, Claims claims);

  /** Google's people and service accounts, by {@code sub} and verified {@code email}. */
  record GoogleAccounts() implements ClaimMapping {

    @Override
    public Proof<Principal> principal(String issuer, Claims claims) {
      return Account.of(issuer, claims).then(account -> Proof.held(account.principal()));
    }
  }

  /**
   * People with accounts at an identity provider of one's own, by {@code sub} and verified {@code
   * email}. Its word on emails counts for these domains only, as Google's accounts are named by
   * emails too, and for service accounts never.
   *
   * @param domains in lower case; from 1 to 20
   */
  record Accounts(Set<String> domains) implements ClaimMapping {

    public Accounts {
      domains = Set.copyOf(domains);
      if (domains.isEmpty() || domains.size() > MAX_DOMAINS) {
        throw new IllegalArgumentException("an issuer of emails has from 1 to 20 domains");
      }
      for (String domain : domains) {
        requireDomain(domain);
      }
    }

    @Override
    public Proof<Principal> principal(String issuer, Claims claims) {
      return Account.of(issuer, claims)
          .then(
              account ->
                  domains.contains(account.emailDomain())
                      ? Proof.held(account.within(domains).principal())
                      : Proof.invalid(
                          "the email of the token is in none of the domains that issuer "
                              + issuer
                              + " lists"));
    }

    private static void requireDomain(String domain) {
      try {
        var unused = EmailDomain.parse(domain);
      } catch (InvalidTextException e) {
        throw new IllegalArgumentException("a domain " + e.getMessage(), e);
      }
    }
  }

  /** Programs that have no account. */
  enum Programs implements ClaimMapping {
    /** Jobs of GitHub Actions, by {@code repository_id} with {@code environment} or {@code ref}. */
    GITHUB_ACTIONS {
      @Override
      public Proof<Principal> principal(String issuer, Claims claims) {
        return GitHubActions.principal(issuer, claims);
      }
    },
    /** Jobs of GitLab CI, by {@code project_id} with {@code environment} or {@code ref_path}. */
    GITLAB_CI {
      @Override
      public Proof<Principal> principal(String issuer, Claims claims) {
        return GitLabCi.principal(issuer, claims);
      }
    },
    /** Anything else, by {@code sub} alone. */
    SUBJECT {
      @Override
      public Proof<Principal> principal(String issuer, Claims claims) {
        return Pipeline.bySubject(issuer, claims);
      }
    }
  }
}
