package dev.portcullis.testkit.breakglass;

import dev.portcullis.admission.Answer.Recorded;
import dev.portcullis.admission.breakglass.BreakglassRight;
import dev.portcullis.record.breakglass.BreakglassGrant;
import dev.portcullis.record.breakglass.BreakglassWorkload;
import dev.portcullis.record.breakglass.GrantTerms;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.record.decision.Refusal;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.testkit.gate.RecordingJournal;
import dev.portcullis.testkit.gate.Requests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A gate at night: a project whose policy denies everything, and the people around it. */
final class NightGate {

  static final Principal ADA = person("ada");
  static final Principal BOB = person("bob");
  static final Principal PIPELINE = Gate.PIPELINE;
  static final ProjectId DEMO = new ProjectId("demo");
  static final String WHY = "INC-42: the shop is down";

  private final DocumentStore store;
  private final Gate gate;

  NightGate(DocumentStore store, MutableClock clock, long seed) {
    this.store = store;
    this.gate = new Gate(store, new RecordingJournal(store, seed), clock, seed);
  }

  /** A project that denies everything, with these settings of breakglass. */
  static NightGate denying(DocumentStore store, String breakglass) throws Exception {
    NightGate night = new NightGate(store, new MutableClock(), 1);
    night.settings(breakglass);
    night.project().rule("ALWAYS_DENY");
    return night;
  }

  NightGate over(DocumentStore other, long seed) {
    return new NightGate(other, gate.clock(), seed);
  }

  void settings(String breakglass) throws Exception {
    project().settings("{breakglass: {" + breakglass + "}}");
  }

  Gate gate() {
    return gate;
  }

  TestProject project() {
    return gate.project(DEMO.value());
  }

  Recorded ask(Principal who, String yaml) throws Exception {
    return (Recorded) gate.admission().decide(who, DEMO, Requests.submission(yaml));
  }

  Decision decide(Principal who, String yaml) throws Exception {
    return ask(who, yaml).decision();
  }

  Decision decideWithoutRight(Principal who, String yaml) throws Exception {
    return ((Recorded)
            gate.admission()
                .decide(who, DEMO, Requests.submission(yaml).with(BreakglassRight.NOT_HELD)))
        .decision();
  }

  /** A service of one image that asks for breakglass. */
  static String asking(int image, String why) {
    return Manifests.breakglass(Manifests.service(Manifests.image(image)), why);
  }

  BreakglassGrant askForGrant(Principal asker, int uses, Integer... images) throws Exception {
    return gate.breakglass()
        .grants()
        .ask(
            asker,
            DEMO,
            gate.projects().get(DEMO).resource().breakglass(),
            terms(uses, images),
            Optional.empty());
  }

  GrantTerms terms(int uses, Integer... images) {
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

  BreakglassGrant approvedGrant(int uses, Integer... images) throws Exception {
    BreakglassGrant grant = askForGrant(ADA, uses, images);
    return gate.breakglass().grants().approve(BOB, grant.name());
  }

  /** The subjects of what is on record, oldest first. */
  List<String> recorded(String kind) {
    return RecordingJournal.subjects(store, kind);
  }

  static List<Refusal.Code> refusals(Decision decision) {
    return decision.override() instanceof PolicyOverride.Refused refused
        ? refused.refusals().stream().map(Refusal::code).toList()
        : List.of();
  }

  static Principal person(String name) {
    return new Principal(Principal.Kind.USER, name, name + "@example.com");
  }
}
