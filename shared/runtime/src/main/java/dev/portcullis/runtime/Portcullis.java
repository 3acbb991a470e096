package dev.portcullis.runtime;

import dev.portcullis.admission.Admission;
import dev.portcullis.admission.PlatformEvaluation;
import dev.portcullis.admission.attestation.AttestationValidator;
import dev.portcullis.admission.evaluation.Evaluator;
import dev.portcullis.admission.simulation.Simulator;
import dev.portcullis.admission.state.CandidateReader;
import dev.portcullis.admission.state.Registers;
import dev.portcullis.admission.state.StateReader;
import dev.portcullis.record.breakglass.BreakglassRecord;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.registers.RegisterSet;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.continuous.ContinuousValidationRegister;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.iam.HeldPermissions;
import dev.portcullis.registers.iam.IamRegister;
import dev.portcullis.registers.iam.Roles;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.orgpolicy.OrgPolicyRegister;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.runtime.cache.CachingVerifier;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.deadline.BudgetedStore;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.verification.signature.KeyParser;
import dev.portcullis.verification.signature.TinkKeyParser;
import dev.portcullis.web.Edge;
import dev.portcullis.web.permission.GrantedPermissions;
import dev.portcullis.web.permission.Permissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Every use case, wired. One per process; safe for use by many threads.
 *
 * <p>Nothing but this class knows which implementations there are.
 */
public final class Portcullis implements AutoCloseable {

  /** Set by Cloud Run and by Cloud Functions, and by nobody else. */
  private static final String PLATFORM = "K_SERVICE";

  private final DocumentStore store;
  private final RegisterSet registers;
  private final Tick tick;
  private final DecisionLedger decisions;
  private final BreakglassRecord breakglass;
  private final CachingVerifier verifier;
  private final KeyParser keys;
  private final ProjectLogs log;
  private final Admission admission;
  private final Simulator simulator;
  private final PlatformEvaluation evaluation;
  private final Policy systemPolicy;
  private final AttestationValidator validator;
  private final Permissions permissions;
  private final Edge edge;

  private Portcullis(Surroundings surroundings) {
    CryptoProvider.register();
    DocumentStore store = new BudgetedStore(surroundings.store(), surroundings.guard().time());
    InstantSource clock = surroundings.clock();
    RandomGenerator random = surroundings.random();
    Supplier<String> ids = RandomIds.from(random);
    OutboxWiring messages = OutboxWiring.of(store, surroundings.recipients());
    this.log = ProjectLogs.of(surroundings, store, messages.announcement());
    Journal journal = messages.telling(log.journal());
    CommitLoop loop = new CommitLoop(journal, Backoff.jittered(random));
    this.store = store;
    Permissions inProjects = surroundings.trust().permissions(clock);
    Roles roles = surroundings.trust().roles();
    WeakeningPermission weakening = surroundings.weakening();
    Keeping keeping =
        new Keeping(
            store,
            clock,
            loop,
            (author, project) ->
                weakening.holds(author, project)
                    && inProjects.holds(author, Optional.of(project), WeakeningPermission.NAME));
    this.registers = RegisterSet.in(keeping);
    this.permissions = new GrantedPermissions(inProjects, registers.iam(), roles, clock);
    this.decisions = new DecisionLedger(store, clock);
    this.tick = messages.tick(store, clock, registers.projects(), log.chores(registers.projects()));
    this.breakglass = BreakglassRecord.in(keeping, ids);
    this.keys = new TinkKeyParser();
    this.verifier = new CachingVerifier(keys);
    Registers parsed = new Registers(registers);
    this.systemPolicy = surroundings.systemPolicy();
    StateReader states = new StateReader(store, parsed, systemPolicy.allowlist(), roles);
    this.admission =
        new Admission(
            clock, ids, loop, states, decisions, new Evaluator(verifier), messages.consequences());
    this.evaluation = new PlatformEvaluation(clock, states, verifier);
    this.simulator =
        new Simulator(
            clock,
            ids,
            // Outside the budget: to take the place of who runs is no change that a request would
            // have to finish, so its time goes on; and to give the place back there is always time.
            new CommitLoop(Journal.unlogged(surroundings.store()), Backoff.jittered(random)),
            surroundings.store(),
            new CandidateReader(store, parsed, systemPolicy.allowlist(), roles),
            decisions,
            new Evaluator(verifier));
    this.validator =
        new AttestationValidator(clock, registers.attestors(), registers.notes(), verifier);
    this.edge = Edges.of(surroundings, permissions, store, ids);
  }

  /**
   * Starts a function as the environment says: in somebody else's server, which listens on every
   * interface, so that callers have to be known.
   *
   * @throws ConfigurationException naming every problem at once
   */
  public static Portcullis fromEnvironment(Map<String, String> environment)
      throws ConfigurationException {
    Configuration configuration = Configuration.from(environment);
    if (configuration.callers() instanceof Callers.Local) {
      throw new ConfigurationException(
          List.of(
              "PORTCULLIS_IDENTITY=none is for a loopback server (`./portcullis serve`), and a"
                  + " function listens on every interface; say `tokens`"));
    }
    Portcullis portcullis = open(configuration);
    if (environment.containsKey(PLATFORM)) {
      PlatformLog.start(environment, portcullis.edge.traces());
    }
    return portcullis;
  }

  /**
   * Starts on the store that the configuration names.
   *
   * @throws ConfigurationException if the store or a file that it names cannot be used
   */
  public static Portcullis open(Configuration configuration) throws ConfigurationException {
    return open(configuration, WeakeningPermission.everybody());
  }

  /**
   * Starts on the store that the configuration names, with fewer who may weaken.
   *
   * @param weakening who of those with the permission may weaken policies and what they rest on
   * @throws ConfigurationException as {@link #open(Configuration)}
   */
  public static Portcullis open(Configuration configuration, WeakeningPermission weakening)
      throws ConfigurationException {
    return new Portcullis(Opening.of(configuration, weakening));
  }

  /** Starts on a store, with a clock and randomness of the caller's choice; closes the store. */
  public static Portcullis over(DocumentStore store, InstantSource clock, RandomGenerator random) {
    return over(Surroundings.of(store, clock, random));
  }

  /** Starts in these surroundings. */
  public static Portcullis over(Surroundings surroundings) {
    return new Portcullis(surroundings);
  }

  /** Projects and their settings. */
  public ProjectRegister projects() {
    return registers.projects();
  }

  /** The policies of projects. */
  public PolicyRegister policies() {
    return registers.policies();
  }

  /** Policies made for a platform. */
  public PlatformPolicyRegister platformPolicies() {
    return registers.platformPolicies();
  }

  /** The organization policies of projects. */
  public OrgPolicyRegister orgPolicies() {
    return registers.orgPolicies();
  }

  /** Attestors. */
  public AttestorRegister attestors() {
    return registers.attestors();
  }

  /** Notes. */
  public NoteRegister notes() {
    return registers.notes();
  }

  /** Occurrences. */
  public OccurrenceRegister occurrences() {
    return registers.occurrences();
  }

  /** IAM policies on resources. */
  public IamRegister iam() {
    return registers.iam();
  }

  /** The configurations of continuous validation, which have no effect. */
  public ContinuousValidationRegister continuousValidation() {
    return registers.continuousValidation();
  }

  /** Who may do what in which project, and on which resource of it. */
  public Permissions permissions() {
    return permissions;
  }

  /** The same for one resource. */
  public HeldPermissions heldPermissions() {
    return permissions::among;
  }

  /** What was decided. */
  public DecisionLedger decisions() {
    return decisions;
  }

  /** What is on record. */
  public ProjectLogs log() {
    return log;
  }

  /** What was let through by breakglass, and what may be. */
  public BreakglassRecord breakglass() {
    return breakglass;
  }

  /** The gate. */
  public Admission admission() {
    return admission;
  }

  /** Tries policies on what was decided. */
  public Simulator simulator() {
    return simulator;
  }

  /** Tells what a platform policy says about pods. */
  public PlatformEvaluation platformEvaluation() {
    return evaluation;
  }

  /** The policy whose allowlist names the platform's own images. */
  public Policy systemPolicy() {
    return systemPolicy;
  }

  /** Tells whether an attestation would satisfy an attestor. */
  public AttestationValidator attestationValidator() {
    return validator;
  }

  /** Parses the keys that clients send. */
  public KeyParser keys() {
    return keys;
  }

  /** How much cryptographic work was done. */
  public CachingVerifier.Counts verifications() {
    return verifier.counts();
  }

  /** What a scheduler starts. */
  public Tick tick() {
    return tick;
  }

  /** How requests are received. */
  public Edge edge() {
    return edge;
  }

  @Override
  public void close() {
    store.close();
  }
}
