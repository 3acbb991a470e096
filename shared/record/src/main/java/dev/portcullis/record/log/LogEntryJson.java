package dev.portcullis.record.log;

import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;

/** An entry as it is answered. */
public final class LogEntryJson {

  private LogEntryJson() {}

  /** Whether particulars are for the reader. */
  public enum Shown {
    /** Everything that is kept. */
    ALL,
    /** What does not tell of persons. */
    LEAF_ONLY
  }

  /** An entry, with the bytes that are hashed as they are: nobody has to guess how to make them. */
  public static JsonObject write(ProjectId project, LogEntry entry, Shown shown) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("name", LogPaths.name(project, entry.index()))
            .putAll(entry.leaf().json())
            .put("leaf", Bytes.copyOf(entry.leaf().bytes()).base64())
            .put("leafHash", entry.leaf().hash().base64());
    if (entry.particulars() instanceof Particulars.Erased) {
      json.put("erased", true);
    } else if (entry.particulars() instanceof Particulars.Kept kept && shown == Shown.ALL) {
      json.put("salt", kept.salt().base64()).put("particulars", kept.content());
    }
    return json.build();
  }
}
