package dev.portcullis.testkit.admission;

import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.ParsingVerifier;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.verification.signature.Verification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the signatures that are checked, and remembers for ever which held, as a cache might. */
final class CountingVerifier implements SignatureVerifier {

  private final SignatureVerifier verifier = new ParsingVerifier(new TinkKeyParser());
  private final Map<List<Object>, Verification> held = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();

  /** How many questions there were. */
  int calls() {
    return calls.get();
  }

  @Override
  public Verification verify(PublicKey key, Bytes payload, Bytes signature) {
    calls.incrementAndGet();
    List<Object> question = List.of(key.identity(), payload, signature);
    Verification known = held.get(question);
    if (known != null) {
      return known;
    }
    Verification verification = verifier.verify(key, payload, signature);
    if (verification instanceof Verification.Valid) {
      held.put(question, verification);
    }
    return verification;
  }
}
