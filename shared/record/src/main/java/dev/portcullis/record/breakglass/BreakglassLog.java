package dev.portcullis.record.breakglass;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.breakglass.BreakglassEvent.Review;
import dev.portcullis.record.breakglass.BreakglassEvent.Source;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.verification.image.Digest;
import java.time.Instant;
import java.util.Collection;

/** What the log says of breakglass. */
public final class BreakglassLog {

  private BreakglassLog() {}

  /** The gate let something through. The subject is the decision. */
  public static Event used(BreakglassEvent event, Source.Gate source, Instant kept) {
    return new Event(
        event.name().project(),
        EventKind.BREAKGLASS_USED,
        event.time(),
        source.decision(),
        what(event.workload(), event.digests())
            .put("policy", source.policy())
            .put("policyRevision", source.policyRevision())
            .put("event", event.name().toString())
            .put("decisionExpireTime", kept.toString())
            .putText("grant", source.grant())
            .build(),
        Event.particulars(event.principal()).put("justification", event.justification()).build());
  }

  static Event reported(BreakglassEvent event, Source.Reported source) {
    return new Event(
        event.name().project(),
        EventKind.BREAKGLASS_REPORTED,
        event.time(),
        event.name().toString(),
        what(event.workload(), event.digests())
            .put("source", "REPORTED")
            .put("system", source.system())
            .put("time", source.time().toString())
            .build(),
        Event.particulars(event.principal())
            .put("reportedActor", source.actor())
            .put("justification", event.justification())
            .build());
  }

  static Event reviewed(BreakglassEvent event, Review review) {
    return new Event(
        event.name().project(),
        EventKind.BREAKGLASS_REVIEWED,
        review.time(),
        event.name().toString(),
        JsonObject.builder().put("outcome", review.outcome().name()).build(),
        Event.particulars(review.reviewer()).put("comment", review.comment()).build());
  }

  static Event grant(EventKind kind, BreakglassGrant grant, Principal actor, Instant time) {
    JsonObject.Builder particulars = Event.particulars(actor);
    if (kind == EventKind.GRANT_ASKED) {
      particulars.put("justification", grant.terms().justification());
    }
    return new Event(
        grant.name().project(),
        kind,
        time,
        grant.name().toString(),
        what(grant.terms().workload(), grant.terms().digests())
            .put("endTime", grant.terms().endTime().toString())
            .put("uses", grant.terms().uses())
            .build(),
        particulars.build());
  }

  private static JsonObject.Builder what(BreakglassWorkload workload, Collection<Digest> digests) {
    return JsonObject.builder()
        .put("workload", workload.json())
        .put("digests", JsonArray.ofStrings(digests.stream().map(Digest::toString).toList()));
  }
}
