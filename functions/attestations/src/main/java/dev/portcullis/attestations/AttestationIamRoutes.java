package dev.portcullis.attestations;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.iam.IamRoutes;
import dev.portcullis.web.route.Route;
import java.util.ArrayList;
import java.util.List;

/** IAM policies on notes, whose attachers may attest, and on occurrences. */
final class AttestationIamRoutes {

  private static final List<String> VERSIONS = List.of("v1", "v1beta1");

  private final IamRoutes iam;

  AttestationIamRoutes(Portcullis portcullis) {
    this.iam = new IamRoutes(portcullis.iam(), portcullis.heldPermissions());
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String version : VERSIONS) {
      String project = "/" + version + "/projects/{project}";
      routes.addAll(
          iam.of(project + "/notes/{note}", "containeranalysis.notes", AttestationIamRoutes::note));
      routes.addAll(
          iam.of(
              project + "/occurrences/{occurrence}",
              "containeranalysis.occurrences",
              AttestationIamRoutes::occurrence));
    }
    return routes;
  }

  private static IamResource note(Call call) throws InvalidInputException {
    ProjectId project = project(call);
    return new IamResource.OfNote(call.variable("note", id -> NoteName.of(project, id)));
  }

  private static IamResource occurrence(Call call) throws InvalidInputException {
    ProjectId project = project(call);
    return new IamResource.OfOccurrence(
        call.variable("occurrence", id -> OccurrenceName.of(project, id)));
  }

  private static ProjectId project(Call call) throws InvalidInputException {
    return call.variable("project", ProjectId::parse);
  }
}
