package dev.portcullis.wire.grafeas;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.TextParser;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import dev.portcullis.wire.resource.Decoding;
import dev.portcullis.wire.resource.Received;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A note. Reads field names in camel case and as the {@code .proto} files spell them, as published
 * recipes do. Safe for use by many threads.
 *
 * @see <a href="https://cloud.google.com/container-analysis/docs/reference/rest/v1/projects.notes">
 *     Google's reference</a>
 */
public final class NoteCodec {

  /** The kind of every note and occurrence that there is. */
  public static final String KIND = AttestationKind.ATTESTATION;

  /** The fields that a client may change in a note that is there. */
  public static final Set<String> CHANGEABLE =
      Set.of(
          "shortDescription",
          "longDescription",
          "relatedUrl",
          "expirationTime",
          "relatedNoteNames",
          "attestation");

  private static final Set<String> KNOWN =
      Stream.concat(CHANGEABLE.stream(), Stream.of("name", "kind", "createTime", "updateTime"))
          .collect(Collectors.toUnmodifiableSet());

  private static final int MAX_LINKS = 100;
  private static final BoundedText NAME = BoundedText.label(1024);
  private static final BoundedText DESCRIPTION = BoundedText.upTo(4096);
  private static final BoundedText LINK = BoundedText.label(2048);

  /**
   * Reads a note, whose name the URL gives. Empty only if a problem was reported; that there is a
   * value does not mean that none was.
   */
  public Optional<Note> read(Cursor cursor) {
    return cursor.object().map(Fields::acceptingProtoNames).flatMap(NoteCodec::read);
  }

  /** Reads a note that, if it says its name, must say this one. Empty as the other is. */
  public Optional<Note> readNamed(Cursor cursor, NoteName name) {
    cursor.object().ifPresent(fields -> SentName.mustBe(fields, "name", name));
    return read(cursor);
  }

  /**
   * The note that a request makes of another.
   *
   * @throws InvalidInputException saying everything that is wrong with it
   */
  public Note change(NoteName name, Note before, JsonValue sent, FieldMask mask)
      throws InvalidInputException {
    JsonObject current = write(name, before, Times.none());
    return Decoding.decode(mask.apply(current, sent, KNOWN), cursor -> readNamed(cursor, name));
  }

  /** Writes a note. */
  public JsonObject write(NoteName name, Note note, Times times) {
    JsonObject.Builder object = JsonObject.builder().put("name", name.toString());
    if (!note.shortDescription().isEmpty()) {
      object.put("shortDescription", note.shortDescription());
    }
    if (!note.longDescription().isEmpty()) {
      object.put("longDescription", note.longDescription());
    }
    object.put("kind", AttestationKind.ATTESTATION);
    if (!note.relatedUrls().isEmpty()) {
      object.put(
          "relatedUrl",
          JsonArray.of(note.relatedUrls().stream().map(NoteCodec::writeUrl).toList()));
    }
    object.putText("expirationTime", note.expirationTime().map(Instant::toString));
    times.appendTo(object);
    if (!note.relatedNoteNames().isEmpty()) {
      object.put("relatedNoteNames", JsonArray.ofStrings(note.relatedNoteNames()));
    }
    JsonObject hint =
        JsonObject.builder().put("humanReadableName", note.humanReadableName()).build();
    return object.put("attestation", JsonObject.builder().put("hint", hint).build()).build();
  }

  private static Optional<Note> read(Fields fields) {
    Received.passOverOutput(fields);
    AttestationKind.check(fields, "notes");
    String shortDescription = text(fields, "shortDescription", DESCRIPTION);
    String longDescription = text(fields, "longDescription", DESCRIPTION);
    List<RelatedUrl> urls = list(fields, "relatedUrl", NoteCodec::readUrl);
    Optional<Instant> expiration = fields.find("expirationTime").flatMap(Cursor::timestamp);
    List<String> notes = list(fields, "relatedNoteNames", element -> element.text(LINK));
    Optional<String> name =
        fields
            .get("attestation")
            .flatMap(arm -> onlyField(arm, "hint"))
            .flatMap(hint -> onlyField(hint, "humanReadableName"))
            .flatMap(text -> text.text(NAME));
    fields.refuseUnknown();
    return name.map(n -> new Note(n, shortDescription, longDescription, urls, expiration, notes));
  }

  private static Optional<Cursor> onlyField(Cursor cursor, String name) {
    Optional<Fields> fields = cursor.object().map(Fields::acceptingProtoNames);
    Optional<Cursor> field = fields.flatMap(f -> f.get(name));
    fields.ifPresent(Fields::refuseUnknown);
    return field;
  }

  private static Optional<RelatedUrl> readUrl(Cursor cursor) {
    Optional<Fields> fields = cursor.object().map(Fields::acceptingProtoNames);
    Optional<RelatedUrl> url =
        fields.flatMap(
            f ->
                f.get("url")
                    .flatMap(text -> text.text(LINK))
                    .map(u -> new RelatedUrl(u, text(f, "label", DESCRIPTION))));
    fields.ifPresent(Fields::refuseUnknown);
    return url;
  }

  private static JsonObject writeUrl(RelatedUrl related) {
    JsonObject.Builder object = JsonObject.builder().put("url", related.url());
    if (!related.label().isEmpty()) {
      object.put("label", related.label());
    }
    return object.build();
  }

  private static String text(Fields fields, String name, TextParser<String> parser) {
    return fields.find(name).flatMap(text -> text.text(parser)).orElse("");
  }

  private static <T> List<T> list(
      Fields fields, String name, Function<Cursor, Optional<T>> decoder) {
    return fields
        .find(name)
        .map(elements -> BoundedList.of(elements, MAX_LINKS, decoder))
        .orElse(List.of());
  }
}
