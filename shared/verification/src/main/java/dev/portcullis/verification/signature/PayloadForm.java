package dev.portcullis.verification.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Which bytes a key signs to stand for a payload: declared with the key and never guessed from a
 * signature, so that no signature counts under two readings. Immutable.
 */
public sealed interface PayloadForm {

  /** The payload itself. */
  PayloadForm RAW = new Raw();

  /** The bytes that are signed. */
  Bytes signedFor(Bytes payload);

  /** The payload itself. */
  record Raw() implements PayloadForm {
    @Override
    public Bytes signedFor(Bytes payload) {
      return payload;
    }
  }

  /**
   * The pre-authentication encoding of DSSE, as {@code gcloud} signs with {@code
   * --pae-encode-payload}; the payload is stored as it is.
   *
   * @param payloadType the type that is signed with the payload
   * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">DSSE</a>
   */
  record Dsse(String payloadType) implements PayloadForm {

    /** A longer type is nobody's. */
    public static final int MAX_LENGTH = 200;

    public Dsse {
      Objects.requireNonNull(payloadType, "payloadType");
      if (!isType(payloadType)) {
        throw new IllegalArgumentException("not a payload type");
      }
    }

    /** Whether a text can be a payload type: 1 to 200 printable ASCII characters. */
    public static boolean isType(String text) {
      return !text.isEmpty()
          && text.length() <= MAX_LENGTH
          && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public Bytes signedFor(Bytes payload) {
      String start =
          "DSSEv1 " + payloadType.length() + " " + payloadType + " " + payload.size() + " ";
      ByteArrayOutputStream encoded = new ByteArrayOutputStream();
      encoded.writeBytes(start.getBytes(StandardCharsets.US_ASCII));
      encoded.writeBytes(payload.toByteArray());
      return Bytes.copyOf(encoded.toByteArray());
    }
  }
}
