package dev.portcullis.verification.signature;

import dev.portcullis.json.InvalidTextException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;

/** The keys of one OpenPGP block, ready to check messages. Safe for use by many threads. */
final class PgpVerifyingKey implements VerifyingKey {

  private static final PgpContentVerifiers VERIFIERS = new PgpContentVerifiers();

  /** What a signature may insist on: there is nothing else that is understood here. */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(
          SignatureSubpacketTags.CREATION_TIME,
          SignatureSubpacketTags.EXPIRE_TIME,
          SignatureSubpacketTags.ISSUER_KEY_ID,
          SignatureSubpacketTags.SIGNER_USER_ID,
          SignatureSubpacketTags.ISSUER_FINGERPRINT);

  private final List<PgpSigner> signers;

  private PgpVerifyingKey(List<PgpSigner> signers) {
    this.signers = signers;
  }

  static VerifyingKey parse(PgpBlock block) throws InvalidTextException {
    return new PgpVerifyingKey(PgpKeys.parse(block));
  }

  @Override
  public Verification verify(Bytes payload, Bytes message) {
    try {
      PgpMessage parsed = PgpMessage.parse(message);
      if (!parsed.payload().equals(payload)) {
        return invalid("the signed message inside is not the payload, byte for byte");
      }
      return verify(parsed.signature(), payload.toByteArray());
    } catch (InvalidTextException e) {
      return invalid("the signature " + e.getMessage());
    } catch (PGPException | RuntimeException e) {
      // What cannot be checked does not hold.
      return invalid("the signature does not hold under OpenPGP");
    }
  }

  private Verification verify(PGPSignature signature, byte[] payload) throws PGPException {
    if (signature.getVersion() != 4
        || signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT
        || !isUnderstood(signature)) {
      return invalid("the signature is of a kind that is not supported");
    }
    if (!PgpHash.isStrong(signature.getHashAlgorithm())) {
      return invalid(
          "the signature is by a hash that is not supported, such as SHA-1;"
              + " sign with `gpg --digest-algo SHA256`");
    }
    for (PgpSigner signer : signers) {
      if (signer.key().getKeyID() != signature.getKeyID()) {
        continue;
      }
      signature.init(VERIFIERS, signer.key());
      signature.update(payload);
      if (signature.verify() && announcesItsHash(signature, payload)) {
        return PgpSelfSignatures.created(signature)
                .isBefore(signer.key().getCreationTime().toInstant())
            ? invalid("the signature is older than its key")
            : new Verification.Valid(signer.life().and(PgpSelfSignatures.life(signature)));
      }
      return invalid("the signature does not hold under OpenPGP");
    }
    return invalid(
        "the signature is by OpenPGP key "
            + String.format("%016X", signature.getKeyID())
            + ", which is not among its keys that may sign");
  }

  /** Critical parts are understood, and what is not signed says nothing but who signed. */
  private static boolean isUnderstood(PGPSignature signature) {
    return Arrays.stream(signature.getHashedSubPackets().getCriticalTags())
            .allMatch(UNDERSTOOD::contains)
        && Stream.of(signature.getUnhashedSubPackets().toArray())
            .allMatch(
                packet ->
                    packet.getType() == SignatureSubpacketTags.ISSUER_KEY_ID
                        && !packet.isCritical());
  }

  /** The first octets of the hash stand beside the signature, unsigned. */
  private static boolean announcesItsHash(PGPSignature signature, byte[] payload) {
    MessageDigest digest = PgpHash.of(signature.getHashAlgorithm()).orElseThrow().start();
    digest.update(payload);
    digest.update(signature.getSignatureTrailer());
    byte[] prefix = signature.getDigestPrefix();
    return prefix.length == 2
        && Arrays.equals(Arrays.copyOf(digest.digest(), prefix.length), prefix);
  }

  private static Verification invalid(String why) {
    return new Verification.Invalid(why);
  }
}
