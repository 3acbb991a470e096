package dev.portcullis.verification.verdict;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.CompactToken;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PayloadForm;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.Verification;
import java.util.ArrayList;
import java.util.List;

/** One signature of an attestation with what it is over, whichever form it has. */
sealed interface Signed {

  /** The key that is said to have made it. */
  KeyId keyId();

  /** Whether it is this key's. */
  Verification verify(PublicKey key, SignatureVerifier verifier) throws InvalidTextException;

  /** The statement that it is over, once it is verified. */
  Bytes payload() throws InvalidTextException;

  /** Every signature of an attestation, in order; tokens that cannot be read are remembered. */
  static List<Signed> of(Attestation attestation, NearestMiss miss) {
    List<Signed> all = new ArrayList<>();
    for (Signature signature : attestation.signatures()) {
      all.add(new Detached(signature, attestation.payload()));
    }
    for (String token : attestation.tokens()) {
      try {
        all.add(new Token(CompactToken.parse(token)));
      } catch (InvalidTextException e) {
        miss.badToken(attestation.occurrence(), e.getMessage());
      }
    }
    return all;
  }

  /** A signature beside its payload. */
  record Detached(Signature signature, Bytes payload) implements Signed {

    @Override
    public KeyId keyId() {
      return signature.keyId();
    }

    @Override
    public Verification verify(PublicKey key, SignatureVerifier verifier) {
      return verifier.verify(key, key.signedFor(payload), signature.bytes());
    }
  }

  /** A token around its payload. */
  record Token(CompactToken token) implements Signed {

    @Override
    public KeyId keyId() {
      return token.keyId();
    }

    @Override
    public Bytes payload() throws InvalidTextException {
      return token.payload();
    }

    @Override
    public Verification verify(PublicKey key, SignatureVerifier verifier)
        throws InvalidTextException {
      if (!(key instanceof PkixKey pkix) || !pkix.form().equals(PayloadForm.RAW)) {
        return new Verification.Invalid("the key is not one that signs tokens");
      }
      return verifier.verify(pkix, token.signed(), token.signatureBy(pkix.algorithm()));
    }
  }
}
