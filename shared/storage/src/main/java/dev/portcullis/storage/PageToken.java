package dev.portcullis.storage;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page ended: the time and id of its last document. Immutable.
 *
 * <p>It is a place, not a permission: it holds only what its reader has seen, and a made-up one
 * gives another part of the same list. Its text form is for callers outside, who must not read it.
 *
 * @param time of the last document, in microseconds
 * @param id of the last document
 */
public record PageToken(Instant time, String id) {

  private static final byte FORM = 1;
  private static final int HEADER_BYTES = 1 + Long.BYTES;
  private static final int MAX_TEXT = (HEADER_BYTES + 512) * 4 / 3 + 4;

  public PageToken {
    time = Timestamps.storable(time);
    if (!DocumentPath.isSegment(id)) {
      throw new IllegalArgumentException("not a document id: " + Excerpt.of(id));
    }
  }

  /** The place of this document. */
  public static PageToken at(Document document) {
    return new PageToken(document.content().time(), document.path().id());
  }

  /** Reads a token's text form, which must be exactly as {@link #token} gave it. */
  public static PageToken parse(String text) throws InvalidPageTokenException {
    if (text.length() > MAX_TEXT) {
      throw new InvalidPageTokenException(null);
    }
    PageToken token;
    try {
      token = decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw new InvalidPageTokenException(e);
    }
    if (!token.token().equals(text)) {
      throw new InvalidPageTokenException(null);
    }
    return token;
  }

  /** The text form, safe in a URL. */
  public String token() {
    byte[] name = id.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + name.length);
    bytes.put(FORM).putLong(Timestamps.toMicros(time)).put(name);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static PageToken decode(ByteBuffer bytes) {
    if (bytes.get() != FORM) {
      throw new IllegalArgumentException("unknown form");
    }
    Instant time = Timestamps.ofMicros(bytes.getLong());
    return new PageToken(time, StandardCharsets.US_ASCII.decode(bytes).toString());
  }
}
