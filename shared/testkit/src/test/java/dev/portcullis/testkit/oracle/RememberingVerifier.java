package dev.portcullis.testkit.oracle;

import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.ParsingVerifier;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.verification.signature.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real verifier, asked once about each signature: it is a pure function, and thousands of
 * scenarios share a few hundred signatures. Remembers what it was asked.
 */
final class RememberingVerifier implements SignatureVerifier {

  /** One question. */
  record Asked(PublicKey key, Bytes payload, Bytes signature) {}

  private static final Map<Asked, Verification> ANSWERS = new HashMap<>();
  private static final SignatureVerifier REAL = new ParsingVerifier(new TinkKeyParser());

  private final List<Asked> asked = new ArrayList<>();

  @Override
  public Verification verify(PublicKey key, Bytes payload, Bytes signature) {
    Asked question = new Asked(key, payload, signature);
    asked.add(question);
    return ANSWERS.computeIfAbsent(question, q -> REAL.verify(key, payload, signature));
  }

  /** Every question so far. */
  List<Asked> asked() {
    return asked;
  }
}
