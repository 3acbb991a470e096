package dev.portcullis.wire.attestor;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.KeyParser;
import dev.portcullis.verification.signature.PayloadForm;
import dev.portcullis.verification.signature.PgpBlock;
import dev.portcullis.verification.signature.PgpKey;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.ProtoText;
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

  private static final String PGP = "asciiArmoredPgpPublicKey";
  private static final String PKIX = "pkixPublicKey";
  private static final String DSSE = "dssePayloadType";
  private static final BoundedText COMMENT = BoundedText.upTo(4096);

  private final Optional<KeyParser> parser;
  private final PkixKeys pkix;

  private PublicKeys(Optional<KeyParser> parser) {
    this.parser = parser;
    this.pkix = new PkixKeys(parser);
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
  public List<PublicKey> read(Cursor list) {
    Map<KeyId, String> seen = new HashMap<>();
    return BoundedList.of(
        list,
        MAX_KEYS,
        element ->
            element
                .object()
                .map(Fields::acceptingProtoNames)
                .flatMap(this::key)
                .filter(key -> isNew(key, element, seen)));
  }

  /** Writes a list of keys, each with its id and the canonical name of its algorithm. */
  public static JsonArray write(List<PublicKey> keys, ApiVersion version) {
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
            pkix.read(PkixKeys.Around.NOTHING, element).filter(key -> isNew(key, element, seen)));
  }

  /** Writes a list of keys that have nothing around them, each with its id. */
  public static JsonArray writeBare(List<PkixKey> keys) {
    return JsonArray.of(keys.stream().map(key -> PkixKeys.write(key, ApiVersion.V1)).toList());
  }

  private static JsonObject write(PublicKey key, ApiVersion version) {
    JsonObject.Builder object = JsonObject.builder();
    if (!key.comment().isEmpty()) {
      object.put("comment", key.comment());
    }
    object.put("id", key.id().value());
    if (key instanceof PkixKey listed) {
      object.put(PKIX, PkixKeys.write(listed, version));
      if (listed.form() instanceof PayloadForm.Dsse dsse) {
        object.put(DSSE, dsse.payloadType());
      }
    } else {
      object.put(PGP, ((PgpKey) key).block().text());
    }
    KeyLives.write(key.life(), object);
    return object.build();
  }

  private Optional<PublicKey> key(Fields fields) {
    String comment = fields.find("comment").flatMap(text -> text.text(COMMENT)).orElse("");
    KeyLife life = KeyLives.read(fields);
    Optional<Cursor> id = ProtoText.find(fields, "id");
    Optional<Cursor> dsse = ProtoText.find(fields, DSSE);
    PayloadForm form = dsse.flatMap(type -> type.text(PublicKeys::dsse)).orElse(PayloadForm.RAW);
    Optional<Cursor> pgp = ProtoText.find(fields, PGP);
    Optional<Cursor> listed = pgp.isPresent() ? fields.find(PKIX) : fields.get(PKIX);
    fields.refuseUnknown();
    if (pgp.isEmpty()) {
      return listed.flatMap(key -> pkix.read(new PkixKeys.Around(id, form, comment, life), key));
    }
    listed.ifPresent(key -> key.problem("stands beside a PGP key: give each its own entry"));
    dsse.ifPresent(type -> type.problem("is for PKIX keys: a PGP key signs payloads as they are"));
    // The id of a PGP key is its fingerprint, whatever is sent.
    return pgp.flatMap(key -> key.text(this::block)).map(block -> new PgpKey(block, comment, life));
  }

  private PgpBlock block(String text) throws InvalidTextException {
    PgpBlock block = PgpBlock.parse(text);
    if (parser.isPresent()) {
      // Only whether it parses matters here: what it parses to is made anew where it is used.
      var unused = parser.get().parse(block);
    }
    return block;
  }

  private static PayloadForm dsse(String type) throws InvalidTextException {
    if (!PayloadForm.Dsse.isType(type)) {
      throw new InvalidTextException(
          "is not a payload type: 1 to "
              + PayloadForm.Dsse.MAX_LENGTH
              + " printable ASCII characters without spaces");
    }
    return new PayloadForm.Dsse(type);
  }

  private static boolean isNew(PublicKey key, Cursor element, Map<KeyId, String> seen) {
    String first = seen.putIfAbsent(key.id(), element.path());
    if (first != null) {
      element.problem("has the id of `" + first + "`: give each key its own, or leave one out");
    }
    return first == null;
  }
}
