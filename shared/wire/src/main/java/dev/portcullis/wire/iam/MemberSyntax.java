package dev.portcullis.wire.iam;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.text.Ascii;
import dev.portcullis.wire.iam.Member.AccountKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads members. */
final class MemberSyntax {

  private static final int MAX_LENGTH = 1024;

  private static final String LABELS =
      "[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9]([a-z0-9-]{0,62})){1,9}";
  private static final Pattern DOMAIN = Pattern.compile(LABELS);
  private static final Pattern EMAIL = Pattern.compile("[a-z0-9._%+'&=~!-]{1,64}@" + LABELS);
  private static final Pattern KUBERNETES =
      Pattern.compile(
          "([a-z0-9.-]{1,100}:)?[a-z0-9-]{1,100}\\.svc\\.id\\.goog\\[[a-z0-9-]{1,63}/[a-z0-9.-]{1,253}]");
  private static final Pattern FEDERATED =
      Pattern.compile(
          "principal(Set)?://[a-z0-9.-]{1,253}(/[\\x21-\\x7e&&[^/`\"\\\\]]{1,512}){2,40}");
  private static final Pattern UID = Pattern.compile("(.*)\\?uid=[0-9]{1,30}");

  private MemberSyntax() {}

  static Member parse(String text) throws InvalidTextException {
    return find(text)
        .orElseThrow(
            () ->
                new InvalidTextException(
                    Excerpt.of(text)
                        + " is no member; known are `user:EMAIL`, `serviceAccount:EMAIL`,"
                        + " `group:EMAIL`, `domain:DOMAIN`, `principal://...`,"
                        + " `principalSet://...`, `allAuthenticatedUsers`, `allUsers`, and"
                        + " `deleted:` before one of the first three with `?uid=NUMBER`"));
  }

  static boolean isAccount(AccountKind kind, String email) {
    return EMAIL.matcher(email).matches()
        || (kind == AccountKind.SERVICE_ACCOUNT && KUBERNETES.matcher(email).matches());
  }

  static boolean isDomain(String name) {
    return DOMAIN.matcher(name).matches();
  }

  static boolean isFederated(String text) {
    return text.length() <= MAX_LENGTH && FEDERATED.matcher(text).matches();
  }

  static boolean isDeleted(String identity) {
    var uid = UID.matcher(identity);
    return isFederated(identity) || (uid.matches() && account(uid.group(1)).isPresent());
  }

  private static Optional<Member> find(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (text.equals(Member.AllUsers.TEXT)) {
      return Optional.of(new Member.AllUsers());
    }
    if (text.equals(Member.AllAuthenticatedUsers.TEXT)) {
      return Optional.of(new Member.AllAuthenticatedUsers());
    }
    if (isFederated(text)) {
      return Optional.of(new Member.Federated(text));
    }
    if (text.startsWith("domain:")) {
      return Optional.of(Ascii.toLowerCase(text.substring("domain:".length())))
          .filter(MemberSyntax::isDomain)
          .map(Member.Domain::new);
    }
    if (text.startsWith("deleted:")) {
      return Optional.of(text.substring("deleted:".length()))
          .filter(MemberSyntax::isDeleted)
          .map(Member.Deleted::new);
    }
    return account(text);
  }

  private static Optional<Member> account(String text) {
    return Arrays.stream(AccountKind.values())
        .filter(kind -> text.startsWith(kind.prefix() + ":"))
        .findFirst()
        .flatMap(
            kind ->
                Optional.of(Ascii.toLowerCase(text.substring(kind.prefix().length() + 1)))
                    .filter(email -> isAccount(kind, email))
                    .map(email -> new Member.Account(kind, email)));
  }
}
