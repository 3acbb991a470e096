package dev.portcullis.verification.attestation;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.JwsAlgorithm;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A JSON Web Token in its compact form, as claimed: nothing here is verified. Immutable.
 *
 * <p>Its head names a key and an algorithm, and that is all it may do: the algorithm has to be the
 * registered key's, and a head with anything else in it, above all a key, is refused.
 *
 * @param text the whole token
 * @param keyId the key that is said to have made it
 * @param algorithm the algorithm that is said to have been used
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-3.1">RFC 7515 section 3.1</a>
 */
public record CompactToken(String text, KeyId keyId, String algorithm) {

  private static final int MAX_LENGTH = 128 * 1024;
  private static final int MAX_HEAD = 4 * 1024;
  private static final Limits LIMITS = Limits.REQUEST.withMaxBytes(MAX_HEAD).withMaxDepth(2);

  public CompactToken {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(algorithm, "algorithm");
    if (parts(text).size() != 3) {
      throw new IllegalArgumentException("not a compact token");
    }
  }

  /**
   * Reads a token's head.
   *
   * @throws InvalidTextException if it is no token, or its head is not supported
   */
  public static CompactToken parse(String text) throws InvalidTextException {
    List<String> parts = parts(text);
    if (text.length() > MAX_LENGTH || parts.size() != 3 || parts.get(0).length() > MAX_HEAD) {
      throw new InvalidTextException("is not a compact JSON Web Token of three parts");
    }
    Bytes head = decode(parts.get(0));
    Problems problems = new Problems();
    try {
      Optional<Fields> fields =
          Cursor.root(JsonText.parse(head.toByteArray(), LIMITS), problems).object();
      Optional<String> algorithm = fields.flatMap(f -> f.get("alg")).flatMap(Cursor::string);
      Optional<KeyId> keyId =
          fields.flatMap(f -> f.get("kid")).flatMap(kid -> kid.text(KeyId::parse));
      fields.flatMap(f -> f.get("typ")).ifPresent(CompactToken::requireToken);
      fields.ifPresent(Fields::refuseUnknown);
      problems.throwIfAny();
      return new CompactToken(text, keyId.orElseThrow(), algorithm.orElseThrow());
    } catch (InvalidInputException e) {
      throw new InvalidTextException("has an unusable head: " + e.problems().get(0));
    }
  }

  /** The bytes that are signed. */
  public Bytes signed() {
    return Bytes.utf8(text.substring(0, text.lastIndexOf('.')));
  }

  /**
   * The payload inside.
   *
   * @throws InvalidTextException if it is not written as tokens are
   */
  public Bytes payload() throws InvalidTextException {
    return decode(parts(text).get(1));
  }

  /**
   * The signature, as keys of the algorithm check it.
   *
   * @throws InvalidTextException if the token says it is by another algorithm, or it is not written
   *     as tokens are
   */
  public Bytes signatureBy(SignatureAlgorithm registered) throws InvalidTextException {
    if (!algorithm.equals(JwsAlgorithm.nameOf(registered))) {
      throw new InvalidTextException(
          "does not say that its algorithm is the key's, " + JwsAlgorithm.nameOf(registered));
    }
    return JwsAlgorithm.detached(registered, decode(parts(text).get(2)));
  }

  private static void requireToken(Cursor type) {
    if (!type.string().equals(Optional.of("JWT"))) {
      type.problem("is not `JWT`");
    }
  }

  private static List<String> parts(String text) {
    return List.of(text.split("\\.", -1));
  }

  private static Bytes decode(String part) throws InvalidTextException {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      // The decoder takes padding and stray bits; of a token there is one form.
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
        return Bytes.copyOf(bytes);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new InvalidTextException("has a part that is not base64url without padding");
  }
}
