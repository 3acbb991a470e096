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

  private static final String NONE = "none";

  private IamEtag() {}

  /** The etag for a version's. */
  public static String of(String version) {
    return Base64.getEncoder().encodeToString(version.getBytes(StandardCharsets.UTF_8));
  }

  /** The version's etag; of what says none, what is none. */
  public static String version(String etag) {
    try {
      return new String(Base64.getDecoder().decode(etag), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return NONE;
    }
  }
}
