package dev.portcullis.policies;

import dev.portcullis.admission.attestation.AttestationValidator;
import dev.portcullis.admission.attestation.AttestationValidity;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.document.RevisionedRegister.Listing;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.attestor.AttestorCodec;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.grafeas.ValidateAttestationCodec;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;
import java.util.stream.Stream;

/** {@code /v1/projects/P/attestors}, and the same under the other versions of Google's API. */
final class AttestorRoutes {

  private static final String ATTESTOR_ID = "attestorId";
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final ProjectRegister projects;
  private final AttestorRegister attestors;
  private final AttestationValidator validator;
  private final AttestorCodec codec;
  private final ValidateAttestationCodec validation = new ValidateAttestationCodec();

  AttestorRoutes(Portcullis portcullis) {
    this.projects = portcullis.projects();
    this.attestors = portcullis.attestors();
    this.validator = portcullis.attestationValidator();
    this.codec = new AttestorCodec(PublicKeys.checkedBy(portcullis.keys()));
  }

  List<Route> routes() {
    return Stream.of(ApiVersion.values()).flatMap(this::routes).toList();
  }

  private Stream<Route> routes(ApiVersion version) {
    String collection = "/" + version.segment() + "/projects/{project}/attestors";
    String item = collection + "/{attestor}";
    return Stream.of(
        Route.of(
                Method.POST,
                collection,
                "binaryauthorization.attestors.create",
                call -> create(call, version))
            .accepting(ATTESTOR_ID),
        Route.of(
                Method.GET,
                collection,
                "binaryauthorization.attestors.list",
                call -> list(call, version))
            .paged(),
        Route.of(Method.GET, item, "binaryauthorization.attestors.get", call -> get(call, version)),
        Route.of(
            Method.PUT,
            item,
            "binaryauthorization.attestors.update",
            call -> replace(call, version)),
        Route.of(Method.DELETE, item, "binaryauthorization.attestors.delete", this::delete),
        Route.of(
            Method.POST,
            item + ":validateAttestationOccurrence",
            "binaryauthorization.attestors.verifyImageAttested",
            this::validate));
  }

  private Answer create(Call call, ApiVersion version)
      throws ApiException, InvalidInputException, RegisterException {
    RegisteredProject project = RegisteredProject.of(call, projects);
    AttestorName name =
        call.query(ATTESTOR_ID, id -> AttestorName.of(project.id(), id))
            .orElseThrow(() -> ApiException.invalid(ATTESTOR_ID, "is required"));
    Received<Attestor> received = call.body(body -> codec.read(body, name, version));
    return Answer.ok(json(project, attestors.create(call.principal(), received.value()), version));
  }

  private Answer get(Call call, ApiVersion version)
      throws ApiException, InvalidInputException, RegisterException {
    RegisteredProject project = RegisteredProject.of(call, projects);
    AttestorName name = name(call, project);
    Revision<Attestor> attestor =
        attestors.find(name).orElseThrow(() -> ApiException.notFound(name + " does not exist"));
    return Answer.ok(json(project, attestor, version));
  }

  private Answer list(Call call, ApiVersion version)
      throws InvalidInputException, InvalidPageTokenException, RegisterException {
    RegisteredProject project = RegisteredProject.of(call, projects);
    Listing<Attestor> page =
        attestors.list(project.id(), call.pageSize(USUAL_PAGE, LARGEST_PAGE), call.pageToken());
    return Answer.ok(
        JsonObject.builder()
            .put(
                "attestors",
                JsonArray.of(
                    page.items().stream()
                        .map(item -> json(project, item.revision(), version))
                        .toList()))
            .putText("nextPageToken", page.next().map(PageToken::token))
            .build());
  }

  private Answer replace(Call call, ApiVersion version)
      throws ApiException, InvalidInputException, RegisterException {
    RegisteredProject project = RegisteredProject.of(call, projects);
    AttestorName name = name(call, project);
    Received<Attestor> received = call.body(body -> codec.read(body, name, version));
    return Answer.ok(json(project, attestors.replace(call.principal(), received), version));
  }

  private Answer delete(Call call) throws InvalidInputException, RegisterException {
    attestors.delete(call.principal(), name(call, RegisteredProject.of(call, projects)));
    return Answer.ok(JsonObject.empty());
  }

  private Answer validate(Call call) throws ApiException, InvalidInputException, RegisterException {
    AttestorName name = name(call, RegisteredProject.of(call, projects));
    AttestationValidity validity = validator.validate(name, call.body(validation::read));
    return Answer.ok(
        validity instanceof AttestationValidity.NotVerifiable invalid
            ? validation.notVerifiable(invalid.denialReason())
            : validation.verified());
  }

  private JsonObject json(
      RegisteredProject project, Revision<Attestor> attestor, ApiVersion version) {
    Stamp stamp = Stamp.of(attestor.updateTime(), attestor.etag());
    return codec.write(attestor.resource(), stamp, project.settings().serviceAgent(), version);
  }

  private static AttestorName name(Call call, RegisteredProject project)
      throws InvalidInputException {
    return call.variable("attestor", id -> AttestorName.of(project.id(), id));
  }
}
