package dev.portcullis.record.request;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was answered to a request, remembered beside the decision and in the same commit. The
 * decision itself is never overwritten: when the state has changed, the request points to a new
 * one. Immutable.
 *
 * @param bodyHash what was asked
 * @param stateHash the versions of everything that the answer was made from
 * @param decision the answer
 * @param time when it was given
 */
public record AnsweredRequest(
    String bodyHash, String stateHash, DecisionName decision, Instant time) {

  /** For how long the same id means the same request. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  public AnsweredRequest {
    Objects.requireNonNull(bodyHash, "bodyHash");
    Objects.requireNonNull(stateHash, "stateHash");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(time, "time");
  }

  /** Whether the id still means this request. */
  public boolean isCurrent(Instant now) {
    return now.isBefore(time.plus(LIFETIME));
  }

  /** The write that remembers it, in place of what the same id meant before. */
  public Write write(RequestKey key, Optional<Document> before) {
    String body =
        JsonWriter.compact(
            Envelope.body()
                .put("bodyHash", bodyHash)
                .put("stateHash", stateHash)
                .put("decision", decision.id())
                .put("time", time.toString())
                .build());
    Content content = Content.of(time, body).expiringAt(time.plus(LIFETIME));
    return before.isPresent()
        ? Write.update(before.get(), content)
        : Write.create(key.path(), content);
  }

  /** Reads a document that was fetched together with others. */
  public static AnsweredRequest read(ProjectId project, Document document) {
    return Envelope.read(document, fields -> decode(project, fields));
  }

  private static Optional<AnsweredRequest> decode(ProjectId project, Fields fields) {
    Optional<String> body = fields.get("bodyHash").flatMap(Cursor::string);
    Optional<String> state = fields.get("stateHash").flatMap(Cursor::string);
    Optional<DecisionName> decision =
        fields.get("decision").flatMap(c -> c.text(id -> DecisionName.of(project, id)));
    Optional<Instant> time = fields.get("time").flatMap(Cursor::timestamp);
    return body.isPresent() && state.isPresent() && decision.isPresent() && time.isPresent()
        ? Optional.of(new AnsweredRequest(body.get(), state.get(), decision.get(), time.get()))
        : Optional.empty();
  }
}
