package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * A message as {@code gpg --armor --sign} makes it: what was signed, with one signature around it.
 * Nothing here is verified.
 *
 * @param payload what was signed
 * @param signature the signature
 */
record PgpMessage(Bytes payload, PGPSignature signature) {

  private static final String LABEL = "PGP MESSAGE";
  private static final int MAX_BYTES = 128 * 1024;
  private static final String REMEDY = "; sign with `gpg --armor --sign`";

  /**
   * Reads a message.
   *
   * @throws InvalidTextException if it is anything else, with what it is
   */
  static PgpMessage parse(Bytes armored) throws InvalidTextException {
    String text = new String(armored.toByteArray(), StandardCharsets.ISO_8859_1);
    if (text.startsWith("-----BEGIN PGP SIGNED MESSAGE-----")) {
      throw new InvalidTextException("is clear-signed, which is not supported" + REMEDY);
    }
    if (text.startsWith("-----BEGIN PGP SIGNATURE-----")) {
      throw new InvalidTextException("is detached, which is not supported" + REMEDY);
    }
    byte[] packets = Armor.decode(text, LABEL);
    try {
      return read(packets);
    } catch (IOException | PGPException | RuntimeException e) {
      // Bouncy Castle stumbles over hostile bytes in many ways.
      throw unreadable();
    }
  }

  private static PgpMessage read(byte[] packets)
      throws IOException, PGPException, InvalidTextException {
    PGPObjectFactory outer = factory(packets);
    Object first = outer.nextObject();
    if (!(first instanceof PGPCompressedData compressed)) {
      return signed(packets);
    }
    byte[] inner = PgpInflater.inflate(compressed, MAX_BYTES);
    if (outer.nextObject() != null) {
      throw unreadable();
    }
    return signed(inner);
  }

  private static PgpMessage signed(byte[] packets)
      throws IOException, PGPException, InvalidTextException {
    PGPObjectFactory factory = factory(packets);
    if (!(factory.nextObject() instanceof PGPOnePassSignatureList announced)
        || announced.size() != 1
        || !(factory.nextObject() instanceof PGPLiteralData literal)) {
      throw unreadable();
    }
    byte[] payload;
    try (InputStream stream = literal.getInputStream()) {
      payload = stream.readNBytes(MAX_BYTES + 1);
    }
    if (payload.length > MAX_BYTES || literal.getFormat() != PGPLiteralData.BINARY) {
      throw new InvalidTextException("does not hold a small binary document" + REMEDY);
    }
    if (!(factory.nextObject() instanceof PGPSignatureList signatures)
        || signatures.size() != 1
        || factory.nextObject() != null) {
      throw unreadable();
    }
    PGPSignature signature = signatures.get(0);
    if (!announces(announced.get(0), signature) || !endsCanonically(packets, signature)) {
      throw unreadable();
    }
    return new PgpMessage(Bytes.copyOf(payload), signature);
  }

  /** The head of the message is not signed; it has to say what the signature says. */
  private static boolean announces(PGPOnePassSignature head, PGPSignature signature) {
    return head.getVersion() == 3
        && head.isContaining()
        && head.getSignatureType() == signature.getSignatureType()
        && head.getHashAlgorithm() == signature.getHashAlgorithm()
        && head.getKeyAlgorithm() == signature.getKeyAlgorithm()
        && head.getKeyID() == signature.getKeyID();
  }

  /** Numbers can be written in several ways, of which one is right. */
  private static boolean endsCanonically(byte[] packets, PGPSignature signature)
      throws IOException, InvalidTextException {
    byte[] encoded = signature.getEncoded();
    PgpPacket packet = PgpPacket.at(encoded, 0);
    int start = packets.length - packet.length();
    return start > 0
        && Arrays.equals(packets, start, packets.length, encoded, packet.start(), encoded.length);
  }

  private static PGPObjectFactory factory(byte[] packets) {
    return new PGPObjectFactory(packets, new BcKeyFingerprintCalculator());
  }

  private static InvalidTextException unreadable() {
    return new InvalidTextException("is not an OpenPGP message with one signature" + REMEDY);
  }
}
