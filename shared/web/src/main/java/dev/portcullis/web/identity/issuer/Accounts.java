package dev.portcullis.web.identity.issuer;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts as Google's tokens describe them (<a
 * href="https://developers.google.com/identity/openid-connect/openid-connect">OpenID Connect</a>):
 * known by {@code sub}, which never changes hands, and shown by their email address.
 */
final class Accounts {

  /** The addresses of service accounts, none of which can receive mail and so be anybody else's. */
  private static final String SERVICE_ACCOUNTS = ".gserviceaccount.com";

  private Accounts() {}

  static Proof<Principal> principal(String issuer, Claims claims) {
    Optional<String> subject = claims.text("sub");
    Optional<String> email = claims.text("email");
    if (subject.isEmpty()) {
      return Proof.invalid("the token has no sub");
    }
    if (email.isEmpty()) {
      return Proof.invalid("the token has no email; ask for one that includes it");
    }
    if (!claims.isTrue("email_verified")) {
      return Proof.invalid("the email of the token is not verified");
    }
    if (!isAddress(email.get())) {
      return Proof.invalid("the email of the token is no plain address");
    }
    return Proof.held(principal(issuer, subject.get(), email.get(), claims.text("hd")));
  }

  private static Principal principal(
      String issuer, String subject, String email, Optional<String> domain) {
    Set<String> members = new HashSet<>();
    members.add(Member.subject(issuer, subject));
    boolean program = email.toLowerCase(Locale.ROOT).endsWith(SERVICE_ACCOUNTS);
    if (program) {
      members.add(Member.serviceAccount(email));
    } else {
      members.add(Member.user(email));
      domain.ifPresent(name -> members.add(Member.domain(name)));
    }
    return new Principal(
        program ? Principal.Kind.SERVICE_ACCOUNT : Principal.Kind.USER,
        issuer + ":" + subject,
        email,
        members);
  }

  private static boolean isAddress(String email) {
    return email.indexOf('@') > 0 && email.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
