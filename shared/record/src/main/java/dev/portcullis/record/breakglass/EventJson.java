package dev.portcullis.record.breakglass;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.record.breakglass.BreakglassEvent.Review;
import dev.portcullis.record.breakglass.BreakglassEvent.Source;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.registers.principal.PrincipalForm;
import dev.portcullis.verification.image.Digest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An event as JSON: one shape, in which the store tells principals apart better than readers do.
 */
public final class EventJson {

  /** What reviews may say. */
  public static final Map<String, Review.Outcome> OUTCOMES =
      Arrays.stream(Review.Outcome.values())
          .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

  private static final Map<String, Boolean> IS_GATE = Map.of("GATE", true, "REPORTED", false);

  private EventJson() {}

  /** An event as it is shown. */
  public static JsonObject shown(BreakglassEvent event) {
    return JsonObject.builder()
        .put("name", event.name().toString())
        .putAll(write(event, principal -> JsonString.of(principal.display())))
        .build();
  }

  static JsonObject write(BreakglassEvent event, Function<Principal, JsonValue> principals) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("source", source(event.source()))
            .put("createTime", event.time().toString())
            .put("workload", event.workload().json())
            .put(
                "digests",
                JsonArray.ofStrings(event.digests().stream().map(Digest::toString).toList()));
    if (event.source() instanceof Source.Gate gate) {
      json.put("decision", gate.decision())
          .put("policy", gate.policy())
          .put("policyRevision", gate.policyRevision())
          .putText("grant", gate.grant())
          .put("actor", principals.apply(event.principal()));
    } else if (event.source() instanceof Source.Reported reported) {
      json.put("system", reported.system())
          .put("time", reported.time().toString())
          .put("actor", reported.actor())
          .put("reporter", principals.apply(event.principal()));
    }
    return json.put("justification", event.justification())
        .put("review", event.review().map(review -> review(review, principals)))
        .build();
  }

  static Optional<BreakglassEvent> read(EventName name, Fields fields) {
    Optional<Boolean> gate = fields.get("source").flatMap(c -> c.choice(IS_GATE));
    Optional<Instant> time = fields.get("createTime").flatMap(Cursor::timestamp);
    Optional<BreakglassWorkload> workload =
        fields.get("workload").flatMap(BreakglassWorkload::stored);
    List<Digest> digests =
        fields.get("digests").map(c -> c.list(e -> e.text(Digest::parse))).orElse(List.of());
    Optional<String> justification = fields.get("justification").flatMap(Cursor::string);
    Optional<Review> review = fields.find("review").flatMap(EventJson::review);
    if (gate.isEmpty() || time.isEmpty() || workload.isEmpty() || justification.isEmpty()) {
      return Optional.empty();
    }
    Optional<Principal> principal =
        fields.get(gate.get() ? "actor" : "reporter").flatMap(PrincipalForm::read);
    Optional<? extends Source> source = gate.get() ? gate(fields) : reported(fields);
    return principal.isPresent() && source.isPresent()
        ? Optional.of(
            new BreakglassEvent(
                name,
                source.get(),
                time.get(),
                workload.get(),
                digests,
                principal.get(),
                justification.get(),
                review))
        : Optional.empty();
  }

  static String source(Source source) {
    return source instanceof Source.Gate ? "GATE" : "REPORTED";
  }

  private static Optional<Source.Gate> gate(Fields fields) {
    Optional<String> decision = fields.get("decision").flatMap(Cursor::string);
    Optional<String> policy = fields.get("policy").flatMap(Cursor::string);
    Optional<Long> revision = fields.get("policyRevision").flatMap(Cursor::integer);
    Optional<String> grant = fields.find("grant").flatMap(Cursor::string);
    return decision.isPresent() && policy.isPresent() && revision.isPresent()
        ? Optional.of(new Source.Gate(decision.get(), policy.get(), revision.get(), grant))
        : Optional.empty();
  }

  private static Optional<Source.Reported> reported(Fields fields) {
    Optional<String> system = fields.get("system").flatMap(Cursor::string);
    Optional<String> actor = fields.get("actor").flatMap(Cursor::string);
    Optional<Instant> time = fields.get("time").flatMap(Cursor::timestamp);
    return system.isPresent() && actor.isPresent() && time.isPresent()
        ? Optional.of(new Source.Reported(system.get(), actor.get(), time.get()))
        : Optional.empty();
  }

  private static JsonObject review(Review review, Function<Principal, JsonValue> principals) {
    return JsonObject.builder()
        .put("outcome", review.outcome().name())
        .put("comment", review.comment())
        .put("reviewer", principals.apply(review.reviewer()))
        .put("time", review.time().toString())
        .build();
  }

  private static Optional<Review> review(Cursor stored) {
    return stored
        .object()
        .flatMap(
            fields -> {
              Optional<Review.Outcome> outcome =
                  fields.get("outcome").flatMap(c -> c.choice(OUTCOMES));
              Optional<String> comment = fields.get("comment").flatMap(Cursor::string);
              Optional<Principal> reviewer = fields.get("reviewer").flatMap(PrincipalForm::read);
              Optional<Instant> time = fields.get("time").flatMap(Cursor::timestamp);
              return outcome.isPresent()
                      && comment.isPresent()
                      && reviewer.isPresent()
                      && time.isPresent()
                  ? Optional.of(
                      new Review(outcome.get(), comment.get(), reviewer.get(), time.get()))
                  : Optional.empty();
            });
  }
}
