package dev.portcullis.web.identity.issuer;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.text.Ascii;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How callers are written as members of an IAM policy. Google accounts as Google writes them; what
 * other issuers vouch for as {@code principal://portcullis.dev/ISSUER/subject/SUBJECT}, and sets of
 * them as {@code principalSet://portcullis.dev/ISSUER/CLAIM/VALUE...}.
 */
final class Member {

  private static final String AUTHORITY = "://portcullis.dev/";
  private static final String PLAIN = "-._~/:@";

  private Member() {}

  /** A person with an account. */
  static String user(String email) {
    return "user:" + Ascii.toLowerCase(email);
  }

  /** The account of a program. */
  static String serviceAccount(String email) {
    return "serviceAccount:" + Ascii.toLowerCase(email);
  }

  /** Everybody with an account of an organization. */
  static String domain(String domain) {
    return "domain:" + Ascii.toLowerCase(domain);
  }

  /** One subject of an issuer. */
  static String subject(String issuer, String subject) {
    return "principal" + AUTHORITY + issuer + "/subject/" + escaped(subject);
  }

  /** All whose tokens have these claims: names and values in turn. */
  static String set(String issuer, String... claims) {
    StringBuilder member = new StringBuilder("principalSet" + AUTHORITY + issuer);
    for (String part : claims) {
      member.append('/').append(escaped(part));
    }
    return member.toString();
  }

  /**
   * Whether an IAM policy can hold this member, and in no other form. What it cannot hold, such as
   * a subject with two slashes in a row, is nobody's name: it could only be mistaken for one.
   */
  static boolean isCanonical(String member) {
    try {
      return dev.portcullis.wire.iam.Member.parse(member).text().equals(member);
    } catch (InvalidTextException e) {
      return false;
    }
  }

  /**
   * Percent-encodes what is not plain in a URL. Only the last value of a member can have a slash,
   * so that no two callers share one.
   */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (isAlphanumeric(character) || PLAIN.indexOf(character) >= 0) {
        escaped.append(character);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      }
    }
    return escaped.toString();
  }

  private static boolean isAlphanumeric(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9');
  }
}
