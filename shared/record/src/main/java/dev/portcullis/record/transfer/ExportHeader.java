package dev.portcullis.record.transfer;

import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonNumber;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.ProjectId;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first line of an export. Immutable.
 *
 * @param project whose documents these are
 * @param documents how many of each sort: by the last segment of their collection
 */
public record ExportHeader(ProjectId project, Map<String, Long> documents) {

  private static final String FORMAT = "portcullis-project";
  private static final int SCHEMA_VERSION = 1;
  private static final int MAX_SORTS = 100;
  private static final long MOST = 1L << 40;

  public ExportHeader {
    Objects.requireNonNull(project, "project");
    documents = Collections.unmodifiableMap(new TreeMap<>(documents));
    if (documents.size() > MAX_SORTS
        || !documents.values().stream().allMatch(count -> count > 0 && count <= MOST)) {
      throw new IllegalArgumentException("no export has so many documents, or none of a sort");
    }
  }

  /** How many there are. */
  public long count() {
    return documents.values().stream().mapToLong(Long::longValue).sum();
  }

  JsonObject write() {
    JsonObject.Builder counts = JsonObject.builder();
    documents.forEach((sort, count) -> counts.put(sort, JsonNumber.of(count)));
    return JsonObject.builder()
        .put("format", FORMAT)
        .put("schemaVersion", SCHEMA_VERSION)
        .put("project", project.value())
        .put("documents", counts.build())
        .build();
  }

  static Optional<ExportHeader> read(Fields fields) {
    Optional<String> format = fields.get("format").flatMap(c -> c.choice(Map.of(FORMAT, FORMAT)));
    Optional<Long> version =
        fields.get("schemaVersion").flatMap(c -> c.integer(SCHEMA_VERSION, SCHEMA_VERSION));
    Optional<ProjectId> project = fields.get("project").flatMap(c -> c.text(ProjectId::parse));
    Optional<Map<String, Long>> counts =
        fields.get("documents").map(c -> c.map(count -> count.integer(1, MOST)));
    fields.refuseUnknown();
    return format.isPresent() && version.isPresent() && project.isPresent() && counts.isPresent()
        ? Optional.of(new ExportHeader(project.get(), counts.get()))
        : Optional.empty();
  }
}
