package dev.portcullis.testkit.oracle;

import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;

/** Patterns as kritis matches them: a prefix, a prefix and no slash behind it, or the whole. */
final class ReferencePatterns {

  private ReferencePatterns() {}

  static boolean list(Allowlist allowlist, String image) {
    for (AllowlistPattern pattern : allowlist.patterns()) {
      if (image.startsWith(pattern.literal())) {
        String rest = image.substring(pattern.literal().length());
        boolean anything = pattern.text().endsWith("**");
        boolean segment = pattern.text().endsWith("*") && !rest.contains("/");
        if (rest.isEmpty() || anything || segment) {
          return true;
        }
      }
    }
    return false;
  }
}
