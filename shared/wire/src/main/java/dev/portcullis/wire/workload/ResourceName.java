package dev.portcullis.wire.workload;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.workload.Workload.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a Cloud Run v2 resource, such as {@code projects/P/locations/L/services/S}, which
 * also says what it is: the resource itself has no kind.
 *
 * @param kind what it is
 * @param project the project that it belongs to
 * @param location the region that it runs in
 * @param id the last segment
 */
record ResourceName(Kind kind, ProjectId project, String location, String id) {

  private static final Map<String, Kind> KINDS =
      Map.of(
          "services", Kind.SERVICE,
          "jobs", Kind.JOB,
          "workerPools", Kind.WORKER_POOL,
          "jobs/executions", Kind.EXECUTION,
          "services/revisions", Kind.REVISION,
          "workerPools/revisions", Kind.REVISION);

  static ResourceName parse(String text) throws InvalidTextException {
    String[] segments = text.split("/", -1);
    for (String segment : segments) {
      if (Metadata.NAME.problemWith(segment).isPresent()) {
        throw invalid();
      }
    }
    boolean fits =
        (segments.length == 6 || segments.length == 8)
            && segments[0].equals("projects")
            && segments[2].equals("locations");
    Optional<Kind> kind =
        fits ? Optional.ofNullable(KINDS.get(collection(segments))) : Optional.empty();
    if (kind.isEmpty()) {
      throw invalid();
    }
    ProjectId project = ProjectId.parse(segments[1]);
    return new ResourceName(kind.get(), project, segments[3], segments[segments.length - 1]);
  }

  private static String collection(String[] segments) {
    return segments.length == 6 ? segments[4] : segments[4] + "/" + segments[6];
  }

  private static InvalidTextException invalid() {
    return new InvalidTextException(
        "names no workload of Cloud Run: `projects/P/locations/L/` and `services/S`, `jobs/J`,"
            + " `workerPools/W`, `jobs/J/executions/E` or `services/S/revisions/R`");
  }
}
