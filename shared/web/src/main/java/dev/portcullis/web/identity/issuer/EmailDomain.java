package dev.portcullis.web.identity.issuer;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.wire.iam.Member;

/** The domains of emails for which an issuer that is not Google can vouch. */
final class EmailDomain {

  /** Google's own for the accounts of programs: nobody else makes them. */
  static final String OF_SERVICE_ACCOUNTS = "gserviceaccount.com";

  private EmailDomain() {}

  /** A domain as IAM policies write it. */
  static String parse(String text) throws InvalidTextException {
    String member = "domain:" + text;
    if (!Member.parse(member).text().equals(member)) {
      throw new InvalidTextException("must be a domain in lower case");
    }
    if (isOfServiceAccounts(text)) {
      throw new InvalidTextException(
          "is of Google's service accounts, for which only Google vouches");
    }
    return text;
  }

  /** Whether the addresses of a domain, in lower case, are those of programs. */
  static boolean isOfServiceAccounts(String domain) {
    return domain.equals(OF_SERVICE_ACCOUNTS) || domain.endsWith("." + OF_SERVICE_ACCOUNTS);
  }
}
