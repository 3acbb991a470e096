package dev.portcullis.admission.breakglass;

import dev.portcullis.admission.evaluation.Evaluation;
import dev.portcullis.record.breakglass.BreakglassEvent;
import dev.portcullis.record.breakglass.BreakglassEvent.Source;
import dev.portcullis.record.breakglass.BreakglassEvents;
import dev.portcullis.record.breakglass.BreakglassGrants;
import dev.portcullis.record.breakglass.BreakglassLog;
import dev.portcullis.record.breakglass.EventName;
import dev.portcullis.record.breakglass.JustificationUse;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.record.decision.PolicyOverride;
import dev.portcullis.record.decision.Refusal;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What breakglass does to one decision, and what becomes durable with it. Immutable.
 *
 * @param override what the decision says of it
 * @param message what the decision says in one sentence
 * @param until when it ends at the latest; only if it was used
 * @param writes what is written together with the decision
 * @param events what is put on record together with the decision
 */
public record Bypass(
    PolicyOverride override,
    String message,
    Optional<Instant> until,
    List<Write> writes,
    List<Event> events) {

  public Bypass {
    writes = List.copyOf(writes);
    events = List.copyOf(events);
  }

  /** No bypass: the policy alone decides. */
  public static Bypass none(Evaluation evaluation) {
    return new Bypass(
        new PolicyOverride.NotAsked(),
        evaluation.message(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /**
   * What follows from a ruling.
   *
   * @param decision the name under which the decision is recorded
   * @param now when it is made
   * @param kept until when it is kept
   */
  public static Bypass of(
      Asking asking,
      Ruling ruling,
      Evaluation evaluation,
      DecisionName decision,
      Instant now,
      Instant kept) {
    return ruling instanceof Ruling.Given given
        ? given(asking, given, evaluation, decision, now, kept)
        : refused((Ruling.Refused) ruling, evaluation);
  }

  private static Bypass refused(Ruling.Refused refused, Evaluation evaluation) {
    String why =
        refused.refusals().stream().map(Refusal::message).collect(Collectors.joining("; "));
    return new Bypass(
        new PolicyOverride.Refused(evaluation.outcome(), refused.refusals()),
        "Breakglass is refused: " + why + ". Without breakglass: " + evaluation.message(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Bypass given(
      Asking asking,
      Ruling.Given given,
      Evaluation evaluation,
      DecisionName decision,
      Instant now,
      Instant kept) {
    Optional<String> grant = given.grant().map(document -> document.path().toString());
    Source.Gate source =
        new Source.Gate(
            decision.toString(), evaluation.policy().name(), evaluation.policy().revision(), grant);
    BreakglassEvent event =
        new BreakglassEvent(
            new EventName(decision.project(), decision.id()),
            source,
            now,
            asking.workload(),
            given.digests(),
            asking.principal(),
            asking.justification(),
            Optional.empty());
    List<Write> writes = new ArrayList<>();
    writes.add(BreakglassEvents.record(event));
    given
        .images()
        .ifPresent(
            images ->
                writes.add(new JustificationUse(images, now).create(asking.justificationPath())));
    given.grant().ifPresent(document -> writes.add(BreakglassGrants.use(document)));
    return new Bypass(
        new PolicyOverride.Used(
            evaluation.outcome(), evaluation.basis(), event.name().toString(), grant),
        "Allowed by breakglass, which is on record as "
            + event.name()
            + "; take the justification out of the manifest after this deployment. Without"
            + " breakglass: "
            + evaluation.message(),
        Optional.of(given.until()),
        writes,
        List.of(BreakglassLog.used(event, source, kept)));
  }
}
