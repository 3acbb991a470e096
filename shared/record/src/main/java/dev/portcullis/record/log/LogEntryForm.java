package dev.portcullis.record.log;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.document.UnreadableDocumentException;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.verification.signature.Bytes;
import java.util.List;
import java.util.Optional;

/** How an entry is stored. */
public final class LogEntryForm {

  static final String KIND = "kind";
  static final String SUBJECT = "subject";

  private LogEntryForm() {}

  /** An entry as a document has it; the same entry is always written the same. */
  public static Content write(LogEntry entry) {
    JsonObject.Builder body =
        Envelope.body().put("leaf", entry.leaf().json()).put("subtrees", hashes(entry.subtrees()));
    if (entry.particulars() instanceof Particulars.Kept kept) {
      body.put("salt", kept.salt().base64()).put("particulars", kept.content());
    }
    return Content.of(entry.leaf().time(), JsonWriter.compact(body.build()))
        .withLabel(KIND, entry.leaf().kind().name())
        .withLabel(SUBJECT, entry.leaf().subject());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableDocumentException if it is anything else, or the entry of another place
   */
  public static LogEntry read(Document document) {
    return Envelope.read(
        document, fields -> read(fields).filter(entry -> isAt(document.path(), entry)));
  }

  private static boolean isAt(DocumentPath path, LogEntry entry) {
    if (!path.id().equals(LogPaths.id(entry.index()))) {
      throw new IllegalArgumentException("it is entry " + entry.index());
    }
    return true;
  }

  static JsonArray hashes(List<MerkleHash> hashes) {
    return JsonArray.ofStrings(hashes.stream().map(MerkleHash::base64).toList());
  }

  static Optional<MerkleHash> hash(Cursor stored) {
    return stored.base64().map(MerkleHash::of);
  }

  private static Optional<LogEntry> read(Fields fields) {
    Optional<Leaf> leaf = fields.get("leaf").flatMap(Leaf::read);
    Optional<List<MerkleHash>> subtrees =
        fields.get("subtrees").map(c -> c.list(LogEntryForm::hash));
    Optional<Cursor> salt = fields.find("salt");
    Optional<Cursor> content = fields.find("particulars");
    fields.refuseUnknown();
    if (leaf.isEmpty() || subtrees.isEmpty() || salt.isPresent() != content.isPresent()) {
      return Optional.empty();
    }
    if (salt.isEmpty()) {
      return Optional.of(new LogEntry(leaf.get(), subtrees.get(), new Particulars.Erased()));
    }
    Optional<Bytes> bytes = salt.flatMap(Cursor::base64).map(Bytes::copyOf);
    Optional<JsonObject> object = content.flatMap(Leaf::object);
    return bytes.isPresent() && object.isPresent()
        ? Optional.of(
            new LogEntry(
                leaf.get(), subtrees.get(), new Particulars.Kept(bytes.get(), object.get())))
        : Optional.empty();
  }
}
