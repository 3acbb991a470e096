package dev.portcullis.record.checkpoint;

import dev.portcullis.verification.signature.Bytes;
import java.io.ByteArrayOutputStream;

/** Texts with signatures, as <a href="https://c2sp.org/signed-note">signed-note</a> has them. */
public final class SignedNote {

  private SignedNote() {}

  /**
   * A text and its signature.
   *
   * @param text ends with a line feed
   * @param name what the key is called
   */
  public static String sign(String text, String name, CheckpointSigner signer) {
    if (!text.endsWith("\n") || !Checkpoint.isOrigin(name)) {
      throw new IllegalArgumentException("not a note: lines, and the name of a key");
    }
    ByteArrayOutputStream signature = new ByteArrayOutputStream();
    signature.writeBytes(signer.key().id(name).toByteArray());
    signature.writeBytes(signer.sign(Bytes.utf8(text)).toByteArray());
    return text + "\n\u2014 " + name + " " + Bytes.copyOf(signature.toByteArray()).base64() + "\n";
  }
}
