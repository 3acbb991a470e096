package dev.portcullis.verification.attestation;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.signature.Bytes;
import java.util.Objects;
import java.util.Optional;

/**
 * The statement that Binary Authorization signs: "this digest, in my name". Immutable.
 *
 * <p>To be read only from bytes whose signature held, and only once: a statement that is parsed
 * before or apart from its verification can be another one than was signed.
 *
 * @param digest the manifest that the statement is about
 * @param dockerReference where its author says the image lives; a claim that nothing depends on
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/key-concepts#attestations">Google on
 *     attestations</a>
 */
public record SimpleSigning(Digest digest, String dockerReference) {

  /** The type that tells this statement from every other one that the same key may sign. */
  public static final String TYPE = "Google cloud binauthz container signature";

  private static final Limits LIMITS = Limits.REQUEST.withMaxBytes(64 * 1024);

  public SimpleSigning {
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(dockerReference, "dockerReference");
  }

  /**
   * Reads a statement from verified bytes. Members that Google does not define are ignored, as its
   * own verifier does.
   *
   * @throws InvalidInputException if the bytes are another kind of statement
   */
  public static SimpleSigning parse(Bytes verified) throws InvalidInputException {
    Problems problems = new Problems();
    Cursor root = Cursor.root(JsonText.parse(verified.toByteArray(), LIMITS), problems);
    Optional<Fields> critical =
        root.object().flatMap(f -> f.get("critical")).flatMap(Cursor::object);
    Optional<Digest> digest =
        critical
            .flatMap(f -> f.get("image"))
            .flatMap(Cursor::object)
            .flatMap(f -> f.get("docker-manifest-digest"))
            .flatMap(c -> c.text(Digest::parse));
    Optional<String> reference =
        critical
            .flatMap(f -> f.get("identity"))
            .flatMap(Cursor::object)
            .flatMap(f -> f.get("docker-reference"))
            .flatMap(Cursor::string);
    Optional<Cursor> type = critical.flatMap(f -> f.get("type"));
    if (type.isPresent() && !type.get().string().equals(Optional.of(TYPE))) {
      type.get().problem("is not `" + TYPE + "`");
    }
    problems.throwIfAny();
    return new SimpleSigning(digest.orElseThrow(), reference.orElseThrow());
  }

  /**
   * The bytes to sign, as {@code gcloud container binauthz create-signature-payload} writes them.
   */
  public Bytes payload() {
    JsonObject critical =
        JsonObject.builder()
            .put("identity", JsonObject.builder().put("docker-reference", dockerReference).build())
            .put(
                "image",
                JsonObject.builder().put("docker-manifest-digest", digest.toString()).build())
            .put("type", TYPE)
            .build();
    JsonObject statement = JsonObject.builder().put("critical", critical).build();
    return Bytes.utf8(JsonWriter.pretty(statement) + "\n");
  }
}
