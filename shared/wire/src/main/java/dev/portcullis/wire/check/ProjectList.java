package dev.portcullis.wire.check;

import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.BoundedList;
import java.util.List;

/** Projects in which a check looks for something. */
final class ProjectList {

  static final String ATTESTATIONS = "containerAnalysisAttestationProjects";
  static final String VULNERABILITIES = "containerAnalysisVulnerabilityProjects";

  /** Google's own limit. */
  private static final int MAX_PROJECTS = 10;

  private static final String PREFIX = "projects/";

  private ProjectList() {}

  static List<ProjectId> read(Fields holder, String field) {
    return holder
        .find(field)
        .map(list -> BoundedList.of(list, MAX_PROJECTS, text -> text.text(ProjectList::parse)))
        .orElse(List.of());
  }

  static void write(List<ProjectId> projects, String field, JsonObject.Builder holder) {
    if (!projects.isEmpty()) {
      holder.put(
          field,
          JsonArray.of(projects.stream().map(p -> JsonString.of(PREFIX + p.value())).toList()));
    }
  }

  private static ProjectId parse(String text) throws InvalidTextException {
    if (!text.startsWith(PREFIX)) {
      throw new InvalidTextException("is not of the form `projects/PROJECT_ID`");
    }
    ProjectId project = ProjectId.parse(text.substring(PREFIX.length()));
    if (project.isNumber()) {
      throw new InvalidTextException("names a project by its number; name it by its id");
    }
    return project;
  }
}
