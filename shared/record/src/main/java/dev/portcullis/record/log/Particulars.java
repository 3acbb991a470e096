package dev.portcullis.record.log;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.signature.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What an entry tells of persons, beside its leaf. Immutable.
 *
 * <p>The leaf has its hash only, with a salt that nobody can guess: who has the leaf alone cannot
 * try names until one fits, so that erasing this erases it.
 */
public sealed interface Particulars {

  /**
   * They are there.
   *
   * @param salt 32 random bytes, of this entry alone
   * @param content what they say
   */
  record Kept(Bytes salt, JsonObject content) implements Particulars {

    /** How long a salt is. */
    public static final int SALT_BYTES = 32;

    public Kept {
      Objects.requireNonNull(content, "content");
      if (salt.size() != SALT_BYTES) {
        throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
      }
    }

    /** Particulars with a new salt. */
    static Kept of(JsonObject content, RandomGenerator random) {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      return new Kept(Bytes.copyOf(salt), content);
    }

    /** What the leaf says of them: {@code sha256:} and the hash of the salt and their JSON. */
    public String hash() {
      ByteArrayOutputStream hashed = new ByteArrayOutputStream();
      hashed.writeBytes(salt.toByteArray());
      hashed.writeBytes(JsonWriter.canonical(content).getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(Sha256.of(hashed.toByteArray()));
    }
  }

  /** They were erased, by way of an entry of its own. */
  record Erased() implements Particulars {}
}
