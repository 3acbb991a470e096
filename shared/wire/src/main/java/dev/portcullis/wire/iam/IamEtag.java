package dev.portcullis.wire.iam;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Etags of IAM policies: bytes, so base64 in JSON, where all other etags are plain texts. They say
 * the version as the others do.
 */
public final class IamEtag {

  /** What Google's service answers for a resource whose policy was never set. */
  public static final String NEVER_SET = "ACAB";

  private IamEtag() {}

  /** The etag for a version's. */
  public static String of(String version) {
    return Base64.getEncoder().encodeToString(version.getBytes(StandardCharsets.UTF_8));
  }

  /** The version's etag; of base64 that says none, what is none. */
  public static String version(String etag) {
    return new String(Base64.getDecoder().decode(etag), StandardCharsets.UTF_8);
  }
}
