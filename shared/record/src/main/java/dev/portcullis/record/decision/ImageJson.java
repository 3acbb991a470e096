package dev.portcullis.record.decision;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.Proof;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.ReasonCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was decided about one image, as JSON. */
final class ImageJson {

  static final Map<String, Outcome> OUTCOMES = Names.of(Outcome.values());
  static final Map<String, Basis> BASES = Names.of(Basis.values());
  private static final Map<String, ImageKind> KINDS = Names.of(ImageKind.values());
  private static final Map<String, ReasonCode> CODES = Names.of(ReasonCode.values());

  private ImageJson() {}

  static JsonObject write(DecidedImage image, Detail detail) {
    return JsonObject.builder()
        .putText("revision", nonEmpty(image.revision()))
        .put("container", image.container())
        .putText("kind", kind(image))
        .put("image", image.image())
        .putText("digest", image.digest().map(Digest::toString))
        .put("verdict", image.outcome().name())
        .put("basis", image.basis().name())
        .putText("matchedPattern", image.matchedPattern())
        .put("attestations", list(image.proofs().stream().map(p -> proof(p, detail)).toList()))
        .put("reasons", list(image.reasons().stream().map(r -> reason(r, detail)).toList()))
        .build();
  }

  static Optional<DecidedImage> read(Cursor stored) {
    Optional<Fields> object = stored.object();
    if (object.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = object.get();
    Optional<String> container = fields.get("container").flatMap(Cursor::string);
    Optional<ImageKind> kind =
        fields.find("kind").map(c -> c.choice(KINDS)).orElse(Optional.of(ImageKind.CONTAINER));
    Optional<String> image = fields.get("image").flatMap(Cursor::string);
    Optional<Outcome> outcome = fields.get("verdict").flatMap(c -> c.choice(OUTCOMES));
    Optional<Basis> basis = fields.get("basis").flatMap(c -> c.choice(BASES));
    List<Proof> proofs =
        fields.find("attestations").map(c -> c.list(ImageJson::readProof)).orElse(List.of());
    List<Reason> reasons =
        fields.find("reasons").map(c -> c.list(ImageJson::readReason)).orElse(List.of());
    if (container.isEmpty()
        || kind.isEmpty()
        || image.isEmpty()
        || outcome.isEmpty()
        || basis.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DecidedImage(
            fields.find("revision").flatMap(Cursor::string).orElse(""),
            container.get(),
            kind.get(),
            image.get(),
            fields.find("digest").flatMap(c -> c.text(Digest::parse)),
            outcome.get(),
            basis.get(),
            fields.find("matchedPattern").flatMap(Cursor::string),
            proofs,
            reasons));
  }

  /** Said only of what is no container's image, as nearly all are. */
  private static Optional<String> kind(DecidedImage image) {
    return image.kind() == ImageKind.CONTAINER
        ? Optional.empty()
        : Optional.of(image.kind().name());
  }

  private static JsonObject proof(Proof proof, Detail detail) {
    return JsonObject.builder()
        .put("attestor", proof.attestor())
        .put("attestorRevision", proof.attestorRevision())
        .put("occurrence", proof.occurrence().toString())
        .putText("publicKeyId", unlessPlain(Optional.of(proof.keyId().value()), detail))
        .build();
  }

  private static Optional<Proof> readProof(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<String> attestor = fields.get("attestor").flatMap(Cursor::string);
              Optional<Long> revision = fields.get("attestorRevision").flatMap(Cursor::integer);
              Optional<OccurrenceName> occurrence =
                  fields.get("occurrence").flatMap(c -> c.text(OccurrenceName::parse));
              Optional<KeyId> key = fields.get("publicKeyId").flatMap(c -> c.text(KeyId::parse));
              return attestor.isPresent()
                      && revision.isPresent()
                      && occurrence.isPresent()
                      && key.isPresent()
                  ? Optional.of(
                      new Proof(attestor.get(), revision.get(), occurrence.get(), key.get()))
                  : Optional.empty();
            });
  }

  /** The nearest miss has a field of its own in the store; a reader gets one text. */
  private static JsonObject reason(Reason reason, Detail detail) {
    String message =
        detail == Detail.EXPLAINED
            ? reason.message()
                + reason.nearestMiss().map(miss -> "; found instead: " + miss).orElse("")
            : reason.message();
    return JsonObject.builder()
        .put("code", reason.code().name())
        .putText("attestor", reason.attestor())
        .put("message", message)
        .putText("nearestMiss", detail == Detail.STORED ? reason.nearestMiss() : Optional.empty())
        .put("fix", reason.fix())
        .build();
  }

  private static Optional<Reason> readReason(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<ReasonCode> code = fields.get("code").flatMap(c -> c.choice(CODES));
              Optional<String> message = fields.get("message").flatMap(Cursor::string);
              Optional<String> fix = fields.get("fix").flatMap(Cursor::string);
              return code.isPresent() && message.isPresent() && fix.isPresent()
                  ? Optional.of(
                      new Reason(
                          code.get(),
                          fields.find("attestor").flatMap(Cursor::string),
                          message.get(),
                          fields.find("nearestMiss").flatMap(Cursor::string),
                          fix.get()))
                  : Optional.empty();
            });
  }

  private static Optional<String> unlessPlain(Optional<String> text, Detail detail) {
    return detail == Detail.PLAIN ? Optional.empty() : text;
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static JsonArray list(List<? extends JsonValue> values) {
    return JsonArray.of(values);
  }
}
