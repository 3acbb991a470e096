package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedData;

/** Takes the compression off a message, to a limit. */
final class PgpInflater {

  private PgpInflater() {}

  /**
   * What was compressed.
   *
   * @param most how many bytes that may be
   * @throws InvalidTextException if it is more, another compression, cut off, or not the end
   */
  static byte[] inflate(PGPCompressedData compressed, int most)
      throws IOException, InvalidTextException {
    int algorithm = compressed.getAlgorithm();
    if (algorithm != CompressionAlgorithmTags.ZIP && algorithm != CompressionAlgorithmTags.ZLIB) {
      throw new InvalidTextException("is compressed by something other than ZIP or ZLIB");
    }
    byte[] bytes;
    try (InputStream stream = compressed.getInputStream()) {
      bytes = stream.readNBytes(most + 1);
    }
    Inflater inflater = new Inflater(algorithm == CompressionAlgorithmTags.ZIP);
    try {
      inflater.setInput(bytes);
      ByteArrayOutputStream inflated = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished() && inflated.size() <= most) {
        int count = inflater.inflate(buffer);
        if (count == 0 && !inflater.finished()) {
          throw new InvalidTextException("is compressed, and cut off");
        }
        inflated.write(buffer, 0, count);
      }
      if (inflated.size() > most || inflater.getRemaining() != 0) {
        throw new InvalidTextException(
            "is compressed, and unpacks to more than " + most + " bytes, or has more after it");
      }
      return inflated.toByteArray();
    } catch (DataFormatException e) {
      throw new InvalidTextException("is compressed, and damaged");
    } finally {
      inflater.end();
    }
  }
}
