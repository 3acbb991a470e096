package dev.portcullis.record.breakglass;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.wire.resource.CanonicalHash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody says of a bypass elsewhere. Immutable.
 *
 * @param requestId what the reporter calls it; the same is reported once
 * @param system where it happened
 * @param actor who used breakglass there
 * @param time when
 * @param workload what was let through
 * @param digests the digests of its images
 * @param justification why, in the words of whoever used it
 */
public record EventReport(
    Optional<String> requestId,
    String system,
    String actor,
    Instant time,
    BreakglassWorkload workload,
    List<Digest> digests,
    String justification) {

  public EventReport {
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(workload, "workload");
    digests = List.copyOf(digests);
    Objects.requireNonNull(justification, "justification");
  }

  /** What the reporter calls it, or else a hash of all it says. */
  String word() {
    return requestId
        .map(id -> "id:" + id)
        .orElseGet(
            () ->
                "content:"
                    + CanonicalHash.of(
                        JsonObject.builder()
                            .put("system", system)
                            .put("actor", actor)
                            .put("time", time.toString())
                            .put("workload", workload.json())
                            .put(
                                "digests",
                                JsonArray.ofStrings(
                                    digests.stream().map(Digest::toString).toList()))
                            .put("justification", justification)
                            .build()));
  }

  /** Whether an event says the same. */
  boolean isSaidBy(BreakglassEvent event) {
    return event.source().equals(new BreakglassEvent.Source.Reported(system, actor, time))
        && event.workload().equals(workload)
        && event.digests().equals(digests)
        && event.justification().equals(justification);
  }
}
