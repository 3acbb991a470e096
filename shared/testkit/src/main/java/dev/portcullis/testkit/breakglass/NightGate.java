package dev.portcullis.testkit.breakglass;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.admission.breakglass.BreakglassRight;
import dev.portcullis.record.breakglass.BreakglassGrant;
import dev.portcullis.record.breakglass.BreakglassWorkload;
import dev.portcullis.record.breakglass.GrantTerms;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.record.decision.Refusal;
import dev.portcullis.record.log.LogJournal;
import dev.portcullis.record.outbox.Outbox;
import dev.portcullis.registers.document.Backoff;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.journal.Journal;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A gate at night: a project whose policy denies everything, and the people around it. What happens
 * is in the log and waits in the outbox, as in the product. Safe for use by many threads.
 */
public final class NightGate {

  /** Who is on call. */
  public static final Principal ADA = person("ada");

  /** Who agrees. */
  public static final Principal BOB = person("bob");

  /** A program. */
  public static final Principal PIPELINE = Gate.PIPELINE;

  /** The project. */
  public static final ProjectId DEMO = new ProjectId("demo");

  /** A justification. */
  public static final String WHY = "INC-42: the shop is down";

  private final DocumentStore store;
  private final Gate gate;

  private NightGate(DocumentStore store, MutableClock clock, long seed) {
    Random random = new Random(seed);
    Journal journal =
        new LogJournal(store, Backoff.jittered(random), random, Optional.of(Outbox::announce));
    this.store = store;
    this.gate = new Gate(store, journal, clock, seed);
  }

  /**
   * An instance that has seen nothing yet, at the time when everything here begins.
   *
   * @param seed instances over one store need different ones
   */
  public static NightGate over(DocumentStore store, long seed) {
    return new NightGate(store, new MutableClock(), seed);
  }

  /** A project that denies everything, with these settings of breakglass. */
  public static NightGate denying(DocumentStore store, String breakglass) throws Exception {
    NightGate night = over(store, 1);
    night.settings(breakglass);
    night.project().rule("ALWAYS_DENY");
    return night;
  }

  /** Another instance with the same clock. */
  public NightGate beside(DocumentStore other, long seed) {
    return new NightGate(other, gate.clock(), seed);
  }

  /** Changes the settings of breakglass. */
  public void settings(String breakglass) throws Exception {
    project().settings("{breakglass: {" + breakglass + "}}");
  }

  /** What it consists of. */
  public Gate gate() {
    return gate;
  }

  /** The project. */
  public TestProject project() {
    return gate.project(DEMO.value());
  }

  /** The answer to a manifest or a request in YAML. */
  public Recorded ask(Principal who, String yaml) throws Exception {
    return (Recorded) gate.admission().decide(who, DEMO, Requests.submission(yaml));
  }

  /** What is decided on it. */
  public Decision decide(Principal who, String yaml) throws Exception {
    return ask(who, yaml).decision();
  }

  /** What is decided on it for a caller who may not use breakglass. */
  public Decision decideWithoutRight(Principal who, String yaml) throws Exception {
    return ((Recorded)
            gate.admission()
                .decide(who, DEMO, Requests.submission(yaml).with(BreakglassRight.NOT_HELD)))
        .decision();
  }

  /** A service of one image that asks for breakglass. */
  public static String asking(int image, String why) {
    return Manifests.breakglass(Manifests.service(Manifests.image(image)), why);
  }

  /** A grant for these images that nobody has agreed to. */
  public BreakglassGrant askForGrant(Principal asker, int uses, Integer... images)
      throws Exception {
    return gate.breakglass()
        .grants()
        .ask(
            asker,
            DEMO,
            gate.projects().get(DEMO).resource().breakglass(),
            terms(uses, images),
            Optional.empty());
  }

  /** The terms of such a grant. */
  public GrantTerms terms(int uses, Integer... images) {
    Set<Digest> digests =
        Arrays.stream(images)
            .map(number -> new Digest("%064x".formatted(number)))
            .collect(Collectors.toSet());
    return new GrantTerms(
        new BreakglassWorkload("Service", "svc", ""),
        digests,
        gate.clock().instant().plus(Duration.ofHours(2)),
        uses,
        WHY);
  }

  /** A grant for these images. */
  public BreakglassGrant approvedGrant(int uses, Integer... images) throws Exception {
    BreakglassGrant grant = askForGrant(ADA, uses, images);
    return gate.breakglass().grants().approve(BOB, grant.name());
  }

  /** The subjects of what is on record, oldest first. */
  public List<String> recorded(EventKind kind) {
    return NightRecord.of(store).entries(kind);
  }

  /** Why breakglass was refused, if it was. */
  public static List<Refusal.Code> refusals(Decision decision) {
    return decision.override() instanceof PolicyOverride.Refused refused
        ? refused.refusals().stream().map(Refusal::code).toList()
        : List.of();
  }

  private static Principal person(String name) {
    return new Principal(Principal.Kind.USER, name, name + "@example.com");
  }
}
