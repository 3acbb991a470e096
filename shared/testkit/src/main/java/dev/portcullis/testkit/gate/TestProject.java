package dev.portcullis.testkit.gate;

import dev.portcullis.admission.Answer;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.iam.IamResource;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.PlatformPolicyName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.policy.PlatformPolicy;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.grafeas.AttestationContent;
import dev.portcullis.wire.grafeas.Note;
import dev.portcullis.wire.grafeas.Occurrence;
import dev.portcullis.wire.grafeas.ResourceUri;
import dev.portcullis.wire.iam.IamPolicy;
import dev.portcullis.wire.iam.IamPolicyCodec;
import dev.portcullis.wire.orgpolicy.AllowedPolicies;
import dev.portcullis.wire.orgpolicy.OrgPolicyCodec;
import dev.portcullis.wire.orgpolicy.OrgPolicyName;
import dev.portcullis.wire.policy.PlatformPolicyCodec;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.settings.ProjectSettingsCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One project as tests set it up and ask about it. What is written in YAML goes through the
 * product's readers, and throws {@link InvalidInputException} where the edge would refuse it. Holds
 * nothing but names; safe for use by many threads.
 */
public final class TestProject {

  private final Gate gate;
  private final ProjectId id;

  TestProject(Gate gate, ProjectId id) {
    this.gate = gate;
    this.id = id;
  }

  /** Which project. */
  public ProjectId id() {
    return id;
  }

  /** The same project as another instance sees it. */
  public TestProject on(Gate other) {
    return new TestProject(other, id);
  }

  /** Registers it with settings that nobody changed. */
  public void register() throws RegisterException, InvalidInputException {
    settings("{}");
  }

  /** Registers it with these settings, or changes them. */
  public void settings(String yaml) throws RegisterException, InvalidInputException {
    var unused =
        gate.projects().put(Gate.OWNER, id, Requests.read(yaml, new ProjectSettingsCodec()::read));
  }

  /** Replaces the policy. */
  public void policy(String yaml) throws RegisterException, InvalidInputException {
    var unused = gate.policies().put(Gate.OWNER, id, Requests.read(yaml, new PolicyCodec()::read));
  }

  /** Replaces the policy by one that has a mode and nothing else, such as {@code ALWAYS_DENY}. */
  public void rule(String mode) throws RegisterException, InvalidInputException {
    policy(PolicyTexts.rule(mode));
  }

  /** Replaces the policy by one that asks for these attestors of the project. */
  public void require(String... attestors) throws RegisterException, InvalidInputException {
    policy(requiring(attestors));
  }

  /** A policy that asks for these attestors of the project. */
  public String requiring(String... attestors) {
    return PolicyTexts.requiring(
        Arrays.stream(attestors).map(a -> attestor(a).toString()).toArray(String[]::new));
  }

  /** Creates a platform policy for Cloud Run, or replaces it. */
  public void platformPolicy(String policy, String yaml)
      throws RegisterException, InvalidInputException {
    platformPolicy(platformPolicy(policy), yaml);
  }

  /** Creates a platform policy for Kubernetes, or replaces it. */
  public void checkPolicy(String policy, String yaml)
      throws RegisterException, InvalidInputException {
    platformPolicy(checkPolicy(policy), yaml);
  }

  private void platformPolicy(PlatformPolicyName name, String yaml)
      throws RegisterException, InvalidInputException {
    PlatformPolicyCodec codec = new PlatformPolicyCodec(PublicKeys.checkedBy(new TinkKeyParser()));
    Received<PlatformPolicy> received =
        Requests.read(yaml, cursor -> codec.read(cursor, name.platform()));
    var unused =
        gate.platformPolicies().find(name).isPresent()
            ? gate.platformPolicies().replace(Gate.OWNER, name, received)
            : gate.platformPolicies().create(Gate.OWNER, name, received.value());
  }

  /** Creates the organization policy, or replaces it. */
  public void orgPolicy(String yaml) throws RegisterException, InvalidInputException {
    OrgPolicyName name = new OrgPolicyName(id);
    Received<AllowedPolicies> received =
        Requests.read(yaml, cursor -> new OrgPolicyCodec().read(name, cursor));
    var unused =
        gate.orgPolicies().find(id).isPresent()
            ? gate.orgPolicies().replace(Gate.OWNER, id, received)
            : gate.orgPolicies().create(Gate.OWNER, id, received.value());
  }

  /** The full name of a platform policy for Cloud Run. */
  public PlatformPolicyName platformPolicy(String policy) {
    return new PlatformPolicyName(id, Platform.CLOUD_RUN, policy);
  }

  /** The full name of a platform policy for Kubernetes. */
  public PlatformPolicyName checkPolicy(String policy) {
    return new PlatformPolicyName(id, Platform.GKE, policy);
  }

  /** The full name of an attestor. */
  public AttestorName attestor(String attestor) {
    return new AttestorName(id, attestor);
  }

  /** The full name of a note. */
  public NoteName note(String note) {
    return new NoteName(id, note);
  }

  /** Creates a note. */
  public void createNote(String note) throws RegisterException {
    Note content = new Note(note, "", "", List.of(), Optional.empty(), List.of());
    var unused = gate.notes().create(Gate.OWNER, note(note), content);
  }

  /** Creates an attestor with these keys, and a note that is called as it is. */
  public void createAttestor(String attestor, TestKey... keys) throws RegisterException {
    createNote(attestor);
    var unused = gate.attestors().create(Gate.OWNER, attestorWithKeys(attestor, keys));
  }

  /** Gives an attestor these keys in place of its own. */
  public void setKeys(String attestor, TestKey... keys) throws RegisterException {
    Received<Attestor> changed = new Received<>(attestorWithKeys(attestor, keys), Optional.empty());
    var unused = gate.attestors().replace(Gate.OWNER, changed);
  }

  /** Replaces who may do what with an attestor by these bindings, a list in YAML. */
  public void grant(String attestor, String bindings)
      throws RegisterException, InvalidInputException {
    Received<IamPolicy> policy =
        Requests.read("version: 3\nbindings: " + bindings, new IamPolicyCodec()::read);
    var unused = gate.iam().set(Gate.OWNER, new IamResource.OfAttestor(attestor(attestor)), policy);
  }

  /** Signs an image's digest and attaches that to the note of an attestor. */
  public void attest(String attestor, String image, TestKey key) throws RegisterException {
    var unused = attach(note(attestor), image, Statements.of(image, key));
  }

  /** Attaches what is said to be an attestation of an image to a note, of any project. */
  public OccurrenceName attach(NoteName note, String uri, AttestationContent content)
      throws RegisterException {
    Occurrence occurrence = new Occurrence(new ResourceUri(uri), note, "", content);
    return gate.occurrences().create(Gate.OWNER, id, occurrence).name();
  }

  /** An attestor that hangs on the note that is called as it is. */
  public Attestor attestorWithKeys(String attestor, TestKey... keys) {
    List<PublicKey> pkix = Arrays.stream(keys).<PublicKey>map(TestKey::pkix).toList();
    return new Attestor(attestor(attestor), "", note(attestor), pkix);
  }

  /** The gate's answer to a manifest or a request in YAML. */
  public Answer ask(String yaml) throws RegisterException, InvalidInputException {
    return gate.ask(id, Requests.submission(yaml));
  }

  /** The decision that the gate recorded about a manifest or a request in YAML. */
  public Answer.Recorded record(String yaml) throws RegisterException, InvalidInputException {
    Answer answer = ask(yaml);
    if (answer instanceof Answer.Recorded recorded) {
      return recorded;
    }
    throw new AssertionError("not a recorded decision: " + answer);
  }

  /** What the gate decided about a manifest or a request in YAML, and recorded. */
  public Decision decide(String yaml) throws RegisterException, InvalidInputException {
    return record(yaml).decision();
  }
}
