package dev.portcullis.record.breakglass;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.hash.Sha256;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first use of a justification for a workload. It is kept for ever, so that an annotation that
 * somebody left in a manifest does not bypass the policy of every later deployment. Immutable.
 *
 * @param images what it let through, see {@code Covered} in the gate
 * @param firstUse when
 */
public record JustificationUse(Set<String> images, Instant firstUse) {

  public JustificationUse {
    images = Set.copyOf(images);
    Objects.requireNonNull(firstUse, "firstUse");
  }

  /**
   * Where it is kept. The text is there as a hash only. The region is no part of it: a
   * justification is for images, wherever they run.
   */
  public static DocumentPath path(
      ProjectId project, BreakglassWorkload workload, String justification) {
    String id =
        Sha256.start()
            .part(workload.kind())
            .part(workload.name())
            .part(justification.strip())
            .hex();
    return DocumentPath.of("projects", project.value()).in("breakglassJustifications", id);
  }

  /** The write that keeps it. */
  public Write create(DocumentPath path) {
    String body =
        JsonWriter.compact(
            Envelope.body()
                .put("images", JsonArray.ofStrings(new TreeSet<>(images)))
                .put("firstUse", firstUse.toString())
                .build());
    return Write.create(path, Content.of(firstUse, body));
  }

  /** Reads a document that was fetched together with others. */
  public static JustificationUse read(Document document) {
    return Envelope.read(document, JustificationUse::decode);
  }

  private static Optional<JustificationUse> decode(Fields fields) {
    List<String> images = fields.get("images").map(Cursor::strings).orElse(List.of());
    return fields
        .get("firstUse")
        .flatMap(Cursor::timestamp)
        .map(time -> new JustificationUse(Set.copyOf(images), time));
  }
}
