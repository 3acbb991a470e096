package dev.portcullis.web.permission;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.path.PathVariables;
import dev.portcullis.web.route.Lookup;
import dev.portcullis.web.route.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks for the permission of a route: on the project that the path names, or on the one resource
 * that it is about, if such a resource has an IAM policy that can give the permission.
 */
public final class RouteAccess {

  /** What the routes call the variable that permissions are for. */
  private static final String PROJECT = "project";

  private static final Pattern RESOURCE =
      Pattern.compile(
          "/[^/]+/projects/\\{project}/"
              + "(policy|continuousValidationConfig|([a-z]+)/\\{(attestor|note|occurrence)})"
              + "([:/].*)?");

  private static final Map<String, Parser> NAMED =
      Map.of(
          "attestors/{attestor}",
          (project, id) -> new IamResource.OfAttestor(AttestorName.of(project, id)),
          "notes/{note}",
          (project, id) -> new IamResource.OfNote(NoteName.of(project, id)),
          "occurrences/{occurrence}",
          (project, id) -> new IamResource.OfOccurrence(OccurrenceName.of(project, id)));

  private interface Parser {
    IamResource parse(ProjectId project, String id) throws InvalidTextException;
  }

  private RouteAccess() {}

  /**
   * Returns if the caller may make a call of this route. An alternative on the project is enough to
   * be asked what the call is about; the handler then requires the right one.
   *
   * @throws ApiException 403 if not, and 400 if what stands for a project can be none
   */
  public static void require(Permissions permissions, Principal caller, Lookup.Found found)
      throws ApiException {
    Optional<ProjectId> project = project(found.variables());
    for (String alternative : found.route().alternatives()) {
      if (permissions.holds(caller, project, alternative)) {
        return;
      }
    }
    String permission = found.route().permission();
    Optional<IamResource> resource =
        project.flatMap(id -> resource(id, found.route(), found.variables()));
    if (resource.isPresent()) {
      permissions.require(caller, List.of(resource.get()), permission);
    } else {
      permissions.require(caller, project, permission);
    }
  }

  /** Only what cannot be one is refused before permissions. */
  private static Optional<ProjectId> project(PathVariables variables) throws ApiException {
    String project = variables.values().get(PROJECT);
    if (project == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ProjectId.parse(project));
    } catch (InvalidTextException e) {
      throw ApiException.invalid(PROJECT, String.valueOf(e.getMessage()));
    }
  }

  /** The resource whose IAM policy can give the route's permission. */
  static Optional<IamResource> resource(ProjectId project, Route route, PathVariables variables) {
    Matcher path = RESOURCE.matcher(route.template().toString());
    if (!path.matches()) {
      return Optional.empty();
    }
    String kind = path.group(1);
    Optional<IamResource> resource;
    if (kind.equals("policy")) {
      resource = Optional.of(new IamResource.OfPolicy(project));
    } else if (kind.equals("continuousValidationConfig")) {
      resource = Optional.of(new IamResource.OfContinuousValidation(project));
    } else {
      resource = named(project, kind, variables.get(path.group(3)));
    }
    return resource.filter(named -> named.permissions().contains(route.permission()));
  }

  private static Optional<IamResource> named(ProjectId project, String kind, String id) {
    Parser parser = NAMED.get(kind);
    try {
      return parser == null ? Optional.empty() : Optional.of(parser.parse(project, id));
    } catch (InvalidTextException e) {
      // No resource is called that, so there is nothing that somebody could have been granted.
      return Optional.empty();
    }
  }
}
