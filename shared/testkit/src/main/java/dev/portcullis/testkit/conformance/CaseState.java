package dev.portcullis.testkit.conformance;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.testkit.conformance.Resource.Kind;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.ProjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a case finds: {@code state.json}, as the steps that lead there. Immutable.
 *
 * <p>First everything is stored, of {@code others} too; then each workload of {@code earlier} is
 * submitted; then {@code changes} takes the place of what was stored under the same name; then what
 * {@code deleted} names is deleted, and what {@code restored} names is stored once more.
 *
 * @param project the project that is asked about
 * @param steps what happens before the question
 */
public record CaseState(ProjectId project, List<Step> steps) {

  public CaseState {
    Objects.requireNonNull(project, "project");
    steps = List.copyOf(steps);
  }

  /** Reads a state. Empty only if a problem was reported. */
  static Optional<CaseState> read(Cursor cursor) {
    return cursor.object().flatMap(CaseState::read);
  }

  private static Optional<CaseState> read(Fields fields) {
    Optional<ProjectId> project = project(fields);
    if (project.isEmpty()) {
      return Optional.empty();
    }
    List<Resource> stored = resources(project.get(), fields);
    fields
        .find("others")
        .map(list -> list.list(CaseState::other))
        .orElse(List.of())
        .forEach(stored::addAll);
    stored.sort(Comparator.comparing(Resource::kind));
    List<JsonObject> earlier =
        fields.find("earlier").map(list -> list.list(CaseState::object)).orElse(List.of());
    List<Resource> changes = new ArrayList<>();
    fields
        .find("changes")
        .flatMap(Cursor::object)
        .ifPresent(
            changed -> {
              changes.addAll(resources(project.get(), changed));
              changed.refuseUnknown();
            });
    List<String> deleted = fields.find("deleted").map(Cursor::strings).orElse(List.of());
    List<Resource> restored =
        fields
            .find("restored")
            .map(list -> list.list(name -> named(name, stored)))
            .orElse(List.of());
    fields.refuseUnknown();
    return Optional.of(
        new CaseState(
            project.get(),
            Stream.<Stream<? extends Step>>of(
                    stored.stream().map(Step.Create::new),
                    earlier.stream().map(Step.Deploy::new),
                    changes.stream().map(Step.Replace::new),
                    deleted.stream().map(Step.Delete::new),
                    restored.stream().map(Step.Create::new))
                .<Step>flatMap(steps -> steps)
                .toList()));
  }

  /** One of the resources, by its full name. */
  private static Optional<Resource> named(Cursor name, List<Resource> resources) {
    Optional<Resource> found =
        name.string()
            .flatMap(text -> resources.stream().filter(r -> r.toString().equals(text)).findFirst());
    if (found.isEmpty()) {
      name.problem("names nothing that was stored");
    }
    return found;
  }

  /** Another project, of which nothing is asked. */
  private static Optional<List<Resource>> other(Cursor cursor) {
    Optional<Fields> fields = cursor.object();
    Optional<List<Resource>> resources =
        fields.flatMap(f -> project(f).map(project -> resources(project, f)));
    fields.ifPresent(Fields::refuseUnknown);
    return resources;
  }

  private static Optional<ProjectId> project(Fields fields) {
    return fields.get("project").flatMap(text -> text.text(ProjectId::parse));
  }

  private static List<Resource> resources(ProjectId project, Fields fields) {
    List<Resource> resources = new ArrayList<>();
    one(fields, "settings", project, Kind.SETTINGS).ifPresent(resources::add);
    resources.addAll(several(fields, "notes", project, Kind.NOTE));
    resources.addAll(several(fields, "attestors", project, Kind.ATTESTOR));
    resources.addAll(
        fields.find("grants").map(list -> list.list(CaseState::grants)).orElse(List.of()));
    resources.addAll(several(fields, "occurrences", project, Kind.OCCURRENCE));
    one(fields, "policy", project, Kind.POLICY).ifPresent(resources::add);
    resources.addAll(several(fields, "platformPolicies", project, Kind.PLATFORM_POLICY));
    one(fields, "orgPolicy", project, Kind.ORG_POLICY).ifPresent(resources::add);
    resources.addAll(several(fields, "checkPolicies", project, Kind.CHECK_POLICY));
    return resources;
  }

  /** What {@code setIamPolicy} is sent about an attestor of any project. */
  private static Optional<Resource> grants(Cursor element) {
    Optional<AttestorName> attestor =
        element.object().flatMap(f -> f.get("resource")).flatMap(r -> r.text(AttestorName::parse));
    return attestor.flatMap(
        name ->
            object(element)
                .map(
                    body ->
                        new Resource(
                            Kind.GRANTS, name.project(), name.id() + Resource.SETTING, body)));
  }

  private static Optional<Resource> one(Fields fields, String name, ProjectId project, Kind kind) {
    return fields
        .find(name)
        .flatMap(CaseState::object)
        .map(body -> new Resource(kind, project, "", body));
  }

  private static List<Resource> several(Fields fields, String name, ProjectId project, Kind kind) {
    return fields
        .find(name)
        .map(list -> list.list(element -> resource(element, project, kind)))
        .orElse(List.of());
  }

  private static Optional<Resource> resource(Cursor element, ProjectId project, Kind kind) {
    Optional<JsonObject> body = object(element);
    if (kind == Kind.OCCURRENCE) {
      return body.map(b -> new Resource(kind, project, "", b));
    }
    Optional<String> name = element.object().flatMap(f -> f.get("name")).flatMap(Cursor::string);
    String prefix = Resource.collection(kind, project) + "/";
    if (name.isPresent() && !name.get().startsWith(prefix)) {
      element.problem("has a `name` that does not begin with `" + prefix + "`");
      return Optional.empty();
    }
    return body.flatMap(
        b -> name.map(n -> new Resource(kind, project, n.substring(prefix.length()), b)));
  }

  private static Optional<JsonObject> object(Cursor cursor) {
    if (cursor.value() instanceof JsonObject object) {
      return Optional.of(object);
    }
    cursor.problem("must be an object");
    return Optional.empty();
  }
}
