package dev.portcullis.web.identity.issuer;

import dev.portcullis.registers.principal.Principal;
import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.token.Claims;
import dev.portcullis.wire.resource.BoundedText;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A pipeline as its issuer numbers it.
 *
 * @param issuer our id of the issuer
 * @param claim what is numbered, such as {@code repository_id}
 * @param number its number
 */
record Pipeline(String issuer, String claim, String number) {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");
  private static final BoundedText DISPLAY = BoundedText.label(256);

  /** Whether a claim is a number as issuers count: in digits, without a leading zero. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** A caller of an issuer of whose claims nothing is known but {@code sub}. */
  static Proof<Principal> bySubject(String issuer, Claims claims) {
    Optional<String> subject = claims.text("sub");
    if (subject.isEmpty()) {
      return Proof.invalid("the token has no sub");
    }
    return Proof.held(
        new Principal(
            Principal.Kind.WORKLOAD,
            issuer + ":" + subject.get(),
            visible(subject.get(), issuer),
            Set.of(Member.subject(issuer, subject.get()))));
  }

  /** The member that is every job of it. */
  String member() {
    return Member.set(issuer, claim, number);
  }

  /** The member that is every job of it with this claim. */
  String member(String name, String value) {
    return Member.set(issuer, claim, number, name, value);
  }

  /**
   * The job: known by its environment if it has one, else by its ref. That is who it is in records,
   * and no member: what may be granted, each issuer's members say.
   */
  Principal principal(
      Optional<String> environment, Optional<String> ref, String name, Set<String> members) {
    String scope =
        environment
            .map(text -> ":environment:" + text)
            .or(() -> ref.map(text -> ":ref:" + text))
            .orElse("");
    return new Principal(
        Principal.Kind.WORKLOAD,
        issuer + ":" + number + scope,
        visible(name + scope, issuer + ":" + number),
        members);
  }

  /** A text to be shown to people, or another one if it is long or could fool them. */
  private static String visible(String text, String otherwise) {
    return DISPLAY.problemWith(text).isEmpty() ? text : otherwise;
  }
}
