package dev.portcullis.record.breakglass;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidTextException;
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
import java.util.Optional;

/**
 * Which grants there are for a workload, so that the gate finds them without a query. Those that
 * are over fall out when the next one is asked for. Immutable.
 *
 * @param grants in the order of asking
 */
public record GrantIndex(List<GrantName> grants) {

  /** As many as may be open for one workload at a time. */
  public static final int MAX_OPEN = 20;

  public GrantIndex {
    grants = List.copyOf(grants);
  }

  /** Where it is kept: in one place for all regions. */
  public static DocumentPath path(ProjectId project, BreakglassWorkload workload) {
    String id = Sha256.start().part(workload.kind()).part(workload.name()).hex();
    return DocumentPath.of("projects", project.value()).in("breakglassGrantIndex", id);
  }

  /** Reads a document that was fetched together with others. */
  public static GrantIndex read(ProjectId project, Document document) {
    return Envelope.read(
        document,
        fields ->
            Optional.of(
                new GrantIndex(
                    fields
                        .get("grants")
                        .map(c -> c.list(element -> name(project, element)))
                        .orElse(List.of()))));
  }

  /** The write that puts it in the place of what was there. */
  Write write(DocumentPath path, Optional<Document> before, Instant now) {
    String body =
        JsonWriter.compact(
            Envelope.body()
                .put("grants", JsonArray.ofStrings(grants.stream().map(GrantName::id).toList()))
                .build());
    Content content = Content.of(now, body);
    return before.isPresent() ? Write.update(before.get(), content) : Write.create(path, content);
  }

  private static Optional<GrantName> name(ProjectId project, Cursor element) {
    return element.text(id -> grantName(project, id));
  }

  private static GrantName grantName(ProjectId project, String id) throws InvalidTextException {
    return GrantName.of(project, id);
  }
}
