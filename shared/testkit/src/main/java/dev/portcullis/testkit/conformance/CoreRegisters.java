package dev.portcullis.testkit.conformance;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.wire.attestor.AttestorCodec;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.grafeas.NoteCodec;
import dev.portcullis.wire.grafeas.OccurrenceCodec;
import dev.portcullis.wire.iam.IamRequestCodec;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import dev.portcullis.wire.orgpolicy.OrgPolicyCodec;
import dev.portcullis.wire.orgpolicy.OrgPolicyName;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.Decoding;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.settings.ProjectSettingsCodec;
import java.util.Optional;
import java.util.function.Function;

/** The registers of a gate, written to in the API's shapes by the codecs that the API uses. */
final class CoreRegisters {

  private final Gate gate;
  private final AttestorCodec attestorCodec;
  private final PlatformPolicyCodec platformPolicyCodec;

  CoreRegisters(Gate gate) {
    PublicKeys keys = PublicKeys.checkedBy(new TinkKeyParser());
    this.gate = gate;
    this.attestorCodec = new AttestorCodec(keys);
    this.platformPolicyCodec = new PlatformPolicyCodec(keys);
  }

  void create(Resource resource)
      throws InvalidInputException, InvalidTextException, RegisterException {
    var unused =
        switch (resource.kind()) {
          case NOTE ->
              gate.notes()
                  .create(
                      Gate.OWNER,
                      NoteName.of(resource.project(), resource.id()),
                      decode(resource, new NoteCodec()::read));
          case ATTESTOR -> gate.attestors().create(Gate.OWNER, attestor(resource).value());
          case OCCURRENCE ->
              gate.occurrences()
                  .create(
                      Gate.OWNER,
                      resource.project(),
                      decode(resource, new OccurrenceCodec()::read));
          case PLATFORM_POLICY, CHECK_POLICY ->
              gate.platformPolicies()
                  .create(
                      Gate.OWNER, platformPolicyName(resource), platformPolicy(resource).value());
          case ORG_POLICY ->
              gate.orgPolicies()
                  .create(Gate.OWNER, resource.project(), orgPolicy(resource).value());
          case SETTINGS, POLICY, GRANTS -> put(resource);
        };
  }

  void replace(Resource resource)
      throws InvalidInputException, InvalidTextException, RegisterException {
    var unused =
        switch (resource.kind()) {
          case ATTESTOR -> gate.attestors().replace(Gate.OWNER, attestor(resource));
          case PLATFORM_POLICY, CHECK_POLICY ->
              gate.platformPolicies()
                  .replace(Gate.OWNER, platformPolicyName(resource), platformPolicy(resource));
          case ORG_POLICY ->
              gate.orgPolicies().replace(Gate.OWNER, resource.project(), orgPolicy(resource));
          case SETTINGS, POLICY, GRANTS -> put(resource);
          case NOTE, OCCURRENCE ->
              throw new IllegalStateException(resource + " is of a kind that nothing replaces");
        };
  }

  void delete(String name) throws InvalidTextException, RegisterException {
    if (name.contains("/attestors/")) {
      gate.attestors().delete(Gate.OWNER, AttestorName.parse(name));
    } else if (name.endsWith("/" + OrgPolicyName.CONSTRAINT)) {
      gate.orgPolicies()
          .delete(Gate.OWNER, ProjectId.parse(name.split("/", 3)[1]), Optional.empty());
    } else if (name.contains("/policies/")) {
      gate.platformPolicies().delete(Gate.OWNER, PlatformPolicyName.parse(name), Optional.empty());
    } else {
      gate.notes().delete(Gate.OWNER, NoteName.parse(name));
    }
  }

  private Object put(Resource resource)
      throws InvalidInputException, InvalidTextException, RegisterException {
    if (resource.kind() == Resource.Kind.GRANTS) {
      String attestor = resource.id().replace(Resource.SETTING, "");
      return gate.iam()
          .set(
              Gate.OWNER,
              new IamResource.OfAttestor(AttestorName.of(resource.project(), attestor)),
              decode(resource, new IamRequestCodec()::readSet));
    }
    return resource.kind() == Resource.Kind.SETTINGS
        ? gate.projects()
            .put(Gate.OWNER, resource.project(), decode(resource, new ProjectSettingsCodec()::read))
        : gate.policies()
            .put(Gate.OWNER, resource.project(), decode(resource, new PolicyCodec()::read));
  }

  private Received<Attestor> attestor(Resource resource)
      throws InvalidInputException, InvalidTextException {
    AttestorName name = AttestorName.of(resource.project(), resource.id());
    return decode(resource, cursor -> attestorCodec.read(cursor, name, ApiVersion.V1));
  }

  private Received<PlatformPolicy> platformPolicy(Resource resource) throws InvalidInputException {
    return decode(resource, cursor -> platformPolicyCodec.read(cursor, resource.kind().platform()));
  }

  private static Received<AllowedPolicies> orgPolicy(Resource resource)
      throws InvalidInputException {
    OrgPolicyName name = new OrgPolicyName(resource.project());
    return decode(resource, cursor -> new OrgPolicyCodec().readNamed(name, cursor));
  }

  private static PlatformPolicyName platformPolicyName(Resource resource)
      throws InvalidTextException {
    return PlatformPolicyName.of(resource.project(), resource.kind().platform(), resource.id());
  }

  private static <T> T decode(Resource resource, Function<Cursor, Optional<T>> decoder)
      throws InvalidInputException {
    return Decoding.decode(resource.body(), decoder);
  }
}
