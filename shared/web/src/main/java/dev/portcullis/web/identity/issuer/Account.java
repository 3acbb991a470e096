package dev.portcullis.web.identity.issuer;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.text.Ascii;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An account as Google's tokens describe it (<a
 * href="https://developers.google.com/identity/openid-connect/openid-connect">OpenID Connect</a>):
 * known by {@code sub}, which never changes hands, and shown by its email address.
 *
 * @param issuer our id of the issuer
 * @param subject in which this is unique
 * @param email verified by the issuer
 * @param organization the domain to which the issuer says the account belongs
 */
record Account(String issuer, String subject, String email, Optional<String> organization) {

  /** The account that the claims prove. */
  static Proof<Account> of(String issuer, Claims claims) {
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
    return Proof.held(new Account(issuer, subject.get(), email.get(), claims.text("hd")));
  }

  /** What stands behind the at sign, in lower case. */
  String emailDomain() {
    return Ascii.toLowerCase(email.substring(email.indexOf('@') + 1));
  }

  /** The same account, of no organization but one of these. */
  Account within(Set<String> domains) {
    return new Account(
        issuer,
        subject,
        email,
        organization.filter(name -> domains.contains(Ascii.toLowerCase(name))));
  }

  Principal principal() {
    Set<String> members = new HashSet<>();
    members.add(Member.subject(issuer, subject));
    // None of their addresses can receive mail, and so be anybody else's.
    boolean program = EmailDomain.isOfServiceAccounts(emailDomain());
    if (program) {
      members.add(Member.serviceAccount(email));
    } else {
      members.add(Member.user(email));
      organization.ifPresent(name -> members.add(Member.domain(name)));
    }
    return new Principal(
        program ? Principal.Kind.SERVICE_ACCOUNT : Principal.Kind.USER,
        issuer + ":" + subject,
        email,
        members);
  }

  private static boolean isAddress(String email) {
    int at = email.indexOf('@');
    return at > 0
        && at == email.lastIndexOf('@')
        && at < email.length() - 1
        && email.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
