package dev.portcullis.storage.firestore;

import com.google.protobuf.Timestamp;
import dev.portcullis.storage.Version;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions are update times. Firestore gives every commit a later one than any it depends on, so
 * none comes twice at a path, not even after a delete; the nonce in each document (see {@link
 * DocumentForm}) makes it give one also to a write that changes nothing else.
 */
final class Versions {

  private static final Pattern TOKEN = Pattern.compile("(-?[0-9]{1,12})\\.([0-9]{9})");

  /**
   * A time at which no document was written, so that a version which is not one of ours fails on
   * the server as any other stale one does.
   */
  private static final Timestamp NEVER = Timestamp.newBuilder().setSeconds(1).build();

  private Versions() {}

  static Version of(Timestamp updateTime) {
    return new Version(
        String.format(Locale.ROOT, "%d.%09d", updateTime.getSeconds(), updateTime.getNanos()));
  }

  static Timestamp updateTime(Version version) {
    Matcher token = TOKEN.matcher(version.token());
    if (!token.matches()) {
      return NEVER;
    }
    return Timestamp.newBuilder()
        .setSeconds(Long.parseLong(token.group(1)))
        .setNanos(Integer.parseInt(token.group(2)))
        .build();
  }
}
