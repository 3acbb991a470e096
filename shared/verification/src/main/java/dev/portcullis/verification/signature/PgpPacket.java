package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;

/**
 * Where a packet of known length lies.
 *
 * @param tag its kind
 * @param start of its body
 * @param length of its body
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4880#section-4.2">RFC 4880 section 4.2</a>
 */
record PgpPacket(int tag, int start, int length) {

  /** The packet whose header is at this place. */
  static PgpPacket at(byte[] bytes, int place) throws InvalidTextException {
    int first = octet(bytes, place);
    if ((first & 0x80) == 0) {
      throw new InvalidTextException("is not made of OpenPGP packets");
    }
    return (first & 0x40) == 0 ? old(bytes, place, first) : current(bytes, place, first & 0x3f);
  }

  private static PgpPacket old(byte[] bytes, int place, int first) throws InvalidTextException {
    if ((first & 3) == 3) {
      throw new InvalidTextException("has an OpenPGP packet of unknown length");
    }
    int octets = 1 << (first & 3);
    return in(bytes, (first >> 2) & 0xf, place + 1 + octets, number(bytes, place + 1, octets));
  }

  private static PgpPacket current(byte[] bytes, int place, int tag) throws InvalidTextException {
    int length = octet(bytes, place + 1);
    if (length < 192) {
      return in(bytes, tag, place + 2, length);
    }
    if (length < 224) {
      return in(bytes, tag, place + 3, ((length - 192) << 8) + octet(bytes, place + 2) + 192);
    }
    if (length < 255) {
      throw new InvalidTextException("has an OpenPGP packet of unknown length");
    }
    return in(bytes, tag, place + 6, number(bytes, place + 2, 4));
  }

  private static PgpPacket in(byte[] bytes, int tag, int start, long length)
      throws InvalidTextException {
    if (length > bytes.length - start) {
      throw new InvalidTextException("ends inside an OpenPGP packet");
    }
    return new PgpPacket(tag, start, (int) length);
  }

  private static long number(byte[] bytes, int place, int octets) throws InvalidTextException {
    long number = 0;
    for (int i = 0; i < octets; i++) {
      number = number << 8 | octet(bytes, place + i);
    }
    return number;
  }

  private static int octet(byte[] bytes, int place) throws InvalidTextException {
    if (place >= bytes.length) {
      throw new InvalidTextException("ends inside an OpenPGP packet");
    }
    return bytes[place] & 0xff;
  }
}
