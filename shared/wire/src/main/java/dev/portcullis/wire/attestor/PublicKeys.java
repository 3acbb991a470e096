package dev.portcullis.wire.attestor;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.KeyParser;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.ProtoEnum;
import dev.portcullis.wire.resource.ProtoText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public keys of an attestor, of its own or written out in a platform policy. Safe for use by
 * many threads if its parser is.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.attestors#attestorpublickey">
 *     Google's reference</a>
 */
public final class PublicKeys {

  /** Google's own limit for one attestor. */
  static final int MAX_KEYS = 1_000;

  /** Declared in the order of their numbers, from 1; Google has no number for Ed25519. */
  private static final List<SignatureAlgorithm> NUMBERED =
      Arrays.stream(SignatureAlgorithm.values())
          .filter(algorithm -> algorithm != SignatureAlgorithm.ED25519)
          .toList();

  private static final BoundedText COMMENT = BoundedText.upTo(4096);

  private final Optional<KeyParser> parser;

  private PublicKeys(Optional<KeyParser> parser) {
    this.parser = parser;
  }

  /** For what clients send: every key is parsed, to tell its sender at once if it is unusable. */
  public static PublicKeys checkedBy(KeyParser parser) {
    return new PublicKeys(Optional.of(parser));
  }

  /**
   * For what we stored ourselves: no key is parsed, as one decision uses few of them and every
   * signature needs its key parsed anyway.
   */
  public static PublicKeys trusted() {
    return new PublicKeys(Optional.empty());
  }

  /** Reads the list of keys. */
  public List<PkixKey> read(Cursor list) {
    Map<KeyId, String> seen = new HashMap<>();
    return BoundedList.of(
        list, MAX_KEYS, element -> key(element).filter(key -> isNew(key, element, seen)));
  }

  /** Writes a list of keys, each with its id and the canonical name of its algorithm. */
  public static JsonArray write(List<PkixKey> keys, ApiVersion version) {
    return JsonArray.of(keys.stream().map(key -> write(key, version)).toList());
  }

  /**
   * Reads a list of keys that have nothing around them: the inner objects of {@link #read}, which
   * have no comment.
   */
  public List<PkixKey> readBare(Cursor list) {
    Map<KeyId, String> seen = new HashMap<>();
    return BoundedList.filled(
        list,
        MAX_KEYS,
        element ->
            element
                .object()
                .map(Fields::acceptingProtoNames)
                .flatMap(fields -> pkixKey("", Optional.empty(), fields))
                .filter(key -> isNew(key, element, seen)));
  }

  /** Writes a list of keys that have nothing around them, each with its id. */
  public static JsonArray writeBare(List<PkixKey> keys) {
    return JsonArray.of(keys.stream().map(key -> pkix(key, ApiVersion.V1)).toList());
  }

  private static JsonObject write(PkixKey key, ApiVersion version) {
    JsonObject.Builder object = JsonObject.builder();
    if (!key.comment().isEmpty()) {
      object.put("comment", key.comment());
    }
    return object.put("id", key.id().value()).put("pkixPublicKey", pkix(key, version)).build();
  }

  private static JsonObject pkix(PkixKey key, ApiVersion version) {
    JsonObject.Builder pkix =
        JsonObject.builder()
            .put("publicKeyPem", key.pem().text())
            .put("signatureAlgorithm", key.algorithm().name());
    if (version.writesInnerKeyId()) {
      pkix.put("keyId", key.id().value());
    }
    return pkix.build();
  }

  private Optional<PkixKey> key(Cursor element) {
    return element.object().map(Fields::acceptingProtoNames).flatMap(this::key);
  }

  private Optional<PkixKey> key(Fields fields) {
    String comment = fields.find("comment").flatMap(text -> text.text(COMMENT)).orElse("");
    Optional<Cursor> outerId = ProtoText.find(fields, "id");
    Optional<Cursor> pgp = ProtoText.find(fields, "asciiArmoredPgpPublicKey");
    pgp.ifPresent(key -> key.problem("PGP keys are not supported yet: add a PKIX key"));
    Optional<Cursor> pkix =
        pgp.isPresent() ? fields.find("pkixPublicKey") : fields.get("pkixPublicKey");
    Optional<PkixKey> key =
        pkix.flatMap(
            cursor ->
                cursor
                    .object()
                    .map(Fields::acceptingProtoNames)
                    .flatMap(inner -> pkixKey(comment, outerId, inner)));
    fields.refuseUnknown();
    return key;
  }

  private Optional<PkixKey> pkixKey(String comment, Optional<Cursor> outerId, Fields fields) {
    Optional<PublicKeyPem> pem =
        fields.get("publicKeyPem").flatMap(text -> text.text(PublicKeyPem::parse));
    Optional<SignatureAlgorithm> algorithm =
        fields
            .get("signatureAlgorithm")
            .flatMap(
                word ->
                    ProtoEnum.read(word, NUMBERED, name -> name.text(SignatureAlgorithm::parse)));
    Optional<Cursor> innerId = ProtoText.find(fields, "keyId");
    fields.refuseUnknown();
    Optional<KeyId> outer = outerId.flatMap(text -> text.text(KeyId::parse));
    Optional<KeyId> inner = innerId.flatMap(text -> text.text(KeyId::parse));
    if (outer.isPresent() && inner.isPresent() && !outer.equals(inner)) {
      innerId.get().problem("differs from the `id` around it: leave it out");
    }
    if (pem.isEmpty() || algorithm.isEmpty()) {
      return Optional.empty();
    }
    check(pem.get(), algorithm.get(), fields.cursor());
    KeyId id = outer.or(() -> inner).orElseGet(() -> KeyId.of(pem.get().subjectPublicKeyInfo()));
    return Optional.of(new PkixKey(id, pem.get(), algorithm.get(), comment));
  }

  private void check(PublicKeyPem pem, SignatureAlgorithm algorithm, Cursor key) {
    if (parser.isEmpty()) {
      return;
    }
    try {
      // Only whether it parses matters here: what it parses to is made anew where it is used.
      var unused = parser.get().parse(pem, algorithm);
    } catch (InvalidTextException e) {
      key.problem(e.getMessage());
    }
  }

  private static boolean isNew(PkixKey key, Cursor element, Map<KeyId, String> seen) {
    String first = seen.putIfAbsent(key.id(), element.path());
    if (first != null) {
      element.problem("has the id of `" + first + "`: give each key its own, or leave one out");
    }
    return first == null;
  }
}
