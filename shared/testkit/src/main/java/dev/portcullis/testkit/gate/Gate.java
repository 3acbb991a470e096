package dev.portcullis.testkit.gate;

import dev.portcullis.admission.Admission;
import dev.portcullis.admission.Answer;
import dev.portcullis.admission.PlatformEvaluation;
import dev.portcullis.admission.Submission;
import dev.portcullis.admission.attestation.AttestationValidator;
import dev.portcullis.admission.evaluation.Evaluator;
import dev.portcullis.admission.simulation.Simulator;
import dev.portcullis.admission.state.CandidateReader;
import dev.portcullis.admission.state.Registers;
import dev.portcullis.admission.state.StateReader;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.breakglass.BreakglassRecord;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.log.LogReader;
import dev.portcullis.registers.RegisterSet;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.Keeping;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.iam.IamRegister;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.registers.occurrence.OccurrenceRegister;
import dev.portcullis.registers.orgpolicy.OrgPolicyRegister;
import dev.portcullis.registers.policy.PlatformPolicyRegister;
import dev.portcullis.registers.policy.PolicyRegister;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.AllowlistPattern;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.ParsingVerifier;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.signature.TinkKeyParser;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One instance of the product without its edge: the registers and the gate, wired over a store as
 * the product wires them, with a clock and ids that a test controls. Writers that lose a race try
 * again at once. Safe for use by many threads.
 */
public final class Gate {

  /** Who sets up projects. */
  public static final Principal OWNER =
      new Principal(Principal.Kind.USER, "owner", "owner@example.com");

  /** Who asks for deployments. */
  public static final Principal PIPELINE =
      new Principal(Principal.Kind.SERVICE_ACCOUNT, "pipeline", "ci@example.com");

  /** The project whose attestors one other may all use, as the configuration has it. */
  public static final String OPEN_PROJECT = "open";

  /** The service agent of that other project, whose number is 77. */
  public static final String OPEN_TO =
      "serviceAccount:service-77@gcp-sa-binaryauthorization.iam.gserviceaccount.com";

  /** The pattern of the images that are the platform's own: one of the product's own list. */
  public static final String SYSTEM_PATTERN = "gke.gcr.io/*";

  private final DocumentStore store;
  private final MutableClock clock;
  private final RegisterSet registers;
  private final DecisionLedger decisions;
  private final BreakglassRecord breakglass;
  private final Admission admission;
  private final Simulator simulator;
  private final PlatformEvaluation evaluation;
  private final AttestationValidator validator;

  /** An instance over a store, with a new clock. */
  public Gate(DocumentStore store) {
    this(store, new MutableClock(), 1);
  }

  /**
   * An instance over a store.
   *
   * @param seed of its ids; instances over one store need different ones
   */
  public Gate(DocumentStore store, MutableClock clock, long seed) {
    this(store, clock, seed, new ParsingVerifier(new TinkKeyParser()));
  }

  /** An instance that checks signatures by this verifier. */
  public Gate(DocumentStore store, MutableClock clock, long seed, SignatureVerifier verifier) {
    this(store, logged(store, seed), clock, seed, verifier, WeakeningPermission.everybody());
  }

  /** An instance in which only these may weaken what a project has settled. */
  public Gate(DocumentStore store, WeakeningPermission weakening) {
    this(
        store,
        logged(store, 1),
        new MutableClock(),
        1,
        new ParsingVerifier(new TinkKeyParser()),
        weakening);
  }

  /** An instance that keeps its record so. */
  public Gate(DocumentStore store, Journal journal, MutableClock clock, long seed) {
    this(
        store,
        journal,
        clock,
        seed,
        new ParsingVerifier(new TinkKeyParser()),
        WeakeningPermission.everybody());
  }

  /** Another instance may be faster with the log again and again, so that one waits here. */
  private static Journal logged(DocumentStore store, long seed) {
    Random random = new Random(seed);
    return new LogJournal(store, Backoff.jittered(random), random, Optional.empty());
  }

  private Gate(
      DocumentStore store,
      Journal journal,
      MutableClock clock,
      long seed,
      SignatureVerifier verifier,
      WeakeningPermission weakening) {
    CommitLoop loop = new CommitLoop(journal, Backoff.none());
    Keeping keeping = new Keeping(store, clock, loop, weakening);
    this.store = store;
    this.clock = clock;
    this.registers = RegisterSet.in(keeping);
    this.decisions = new DecisionLedger(store, clock);
    this.breakglass = BreakglassRecord.in(keeping, new SeededIds(seed + 1_000_003));
    Registers parsed = new Registers(registers);
    StateReader states = new StateReader(store, parsed, systemImages(), new GateRoles());
    this.admission =
        new Admission(clock, new SeededIds(seed), loop, states, decisions, new Evaluator(verifier));
    this.evaluation = new PlatformEvaluation(clock, states, verifier);
    this.simulator =
        new Simulator(
            clock,
            new SeededIds(~seed),
            loop,
            store,
            new CandidateReader(store, parsed, systemImages(), new GateRoles()),
            decisions,
            new Evaluator(verifier));
    this.validator =
        new AttestationValidator(clock, registers.attestors(), registers.notes(), verifier);
  }

  /** Another instance with the same clock, that has seen nothing yet. */
  public Gate over(DocumentStore other, long seed) {
    return new Gate(other, clock, seed);
  }

  /** The stage of a project, registered or not. */
  public TestProject project(String id) {
    return new TestProject(this, new ProjectId(id));
  }

  /** Decides what a pipeline asks, whatever the answer is. */
  public Answer ask(ProjectId project, Submission submission) throws RegisterException {
    return admission.decide(PIPELINE, project, submission);
  }

  /** What it is wired over. */
  public DocumentStore store() {
    return store;
  }

  /** Its clock. */
  public MutableClock clock() {
    return clock;
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

  /** What was decided. */
  public DecisionLedger decisions() {
    return decisions;
  }

  /** What is on record. */
  public LogReader log() {
    return new LogReader(store);
  }

  /** What is kept of breakglass. */
  public BreakglassRecord breakglass() {
    return breakglass;
  }

  /** The gate itself. */
  public Admission admission() {
    return admission;
  }

  /** Tries policies on what was decided. */
  public Simulator simulator() {
    return simulator;
  }

  /** Tells what a platform policy says about pods. */
  public PlatformEvaluation evaluation() {
    return evaluation;
  }

  /** Tells whether an attestation would satisfy an attestor. */
  public AttestationValidator validator() {
    return validator;
  }

  private static Allowlist systemImages() {
    try {
      return Allowlist.of(List.of(AllowlistPattern.parse(SYSTEM_PATTERN)));
    } catch (InvalidTextException e) {
      throw new IllegalStateException(e);
    }
  }
}
