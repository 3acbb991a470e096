package dev.portcullis.record.seal;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.decision.DecisionLedger;
import dev.portcullis.record.merkle.MerkleHash;
import dev.portcullis.record.merkle.MerkleTree;
import dev.portcullis.registers.document.BoundedPage;
import dev.portcullis.registers.document.CommitLoop;
import dev.portcullis.registers.document.CommitLoop.Attempt;
import dev.portcullis.registers.document.Envelope;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.journal.Event;
import dev.portcullis.registers.journal.EventKind;
import dev.portcullis.storage.Content;
import dev.portcullis.storage.Document;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.Page;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts the decisions since the last time on record in the log, as the root of a Merkle tree (RFC
 * 6962): none of them can be changed or taken away afterwards without contradicting the log. Safe
 * for use by many threads and instances.
 *
 * <p>A leaf is the body of a decision's document as it is stored, in UTF-8; their order is that of
 * times, then ids. A decision whose clock was more than {@link #MARGIN} late is in no seal.
 */
public final class DecisionSeal {

  /** How old a decision is at least: younger ones may have others before them soon. */
  public static final Duration MARGIN = Duration.ofMinutes(5);

  /** How many decisions one seal is about at most. */
  public static final int MAX_DECISIONS = 1024;

  private final DocumentStore store;
  private final CommitLoop loop;
  private final InstantSource clock;

  /** Seals in a store, by a loop whose journal keeps the log. */
  public DecisionSeal(DocumentStore store, CommitLoop loop, InstantSource clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.loop = Objects.requireNonNull(loop, "loop");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * What was done.
   *
   * @param count how many decisions were sealed
   * @param more whether there are others that wait for the next call
   */
  public record Sealed(int count, boolean more) {}

  /** Where it is kept up to where decisions are sealed. */
  public static DocumentPath path(ProjectId project) {
    return DocumentPath.of("projects", project.value()).in("seals", "current");
  }

  /**
   * Seals what can be sealed, up to {@link #MAX_DECISIONS}; without any there is no entry.
   *
   * @throws RegisterException never but by a fault of the program
   */
  public Sealed seal(ProjectId project) throws RegisterException {
    return loop.run(() -> prepare(project));
  }

  private Attempt<Sealed> prepare(ProjectId project) {
    Optional<Document> state = store.find(path(project));
    Instant now = clock.instant();
    Stretch stretch = read(project, now.minus(MARGIN), state.map(DecisionSeal::place));
    if (stretch.ends().isEmpty()) {
      return Attempt.nothing(new Sealed(0, false));
    }
    Ends ends = stretch.ends().get();
    Sealed sealed = new Sealed((int) stretch.tree().size(), stretch.more());
    Content content = state(ends.last(), now);
    return new Attempt<>(
        List.of(
            state
                .map(document -> Write.update(document, content))
                .orElseGet(() -> Write.create(path(project), content))),
        List.of(event(project, stretch.tree(), ends, now)),
        committed -> sealed);
  }

  /**
   * Decisions in their order. They are not kept while others are read, as any of them may be as
   * large as a store takes.
   */
  private record Stretch(MerkleTree tree, Optional<Ends> ends, boolean more) {}

  /** The first decision of a stretch, and the last. */
  private record Ends(PageToken first, PageToken last) {

    static Ends grown(Optional<Ends> before, Document decision) {
      PageToken place = PageToken.at(decision);
      return new Ends(before.map(Ends::first).orElse(place), place);
    }
  }

  private Stretch read(ProjectId project, Instant before, Optional<PageToken> after) {
    MerkleTree tree = MerkleTree.EMPTY;
    Optional<Ends> ends = Optional.empty();
    Optional<PageToken> place = after;
    while (true) {
      Page page =
          store.query(
              Query.in(DecisionLedger.collection(project))
                  .before(before)
                  .oldestFirst()
                  .limit(BoundedPage.MAX_AT_ONCE)
                  .after(place));
      for (Document decision : page.documents()) {
        byte[] body = decision.body().getBytes(StandardCharsets.UTF_8);
        tree = tree.append(MerkleHash.ofLeaf(body)).tree();
        ends = Optional.of(Ends.grown(ends, decision));
      }
      place = page.next();
      if (place.isEmpty() || tree.size() >= MAX_DECISIONS) {
        return new Stretch(tree, ends, place.isPresent());
      }
    }
  }

  private static Event event(ProjectId project, MerkleTree tree, Ends ends, Instant now) {
    return new Event(
        project,
        EventKind.DECISIONS_SEALED,
        now,
        "projects/" + project + "/decisions",
        JsonObject.builder()
            .put("count", tree.size())
            .put("from", ends.first().time().toString())
            .put("to", ends.last().time().toString())
            .put("first", ends.first().id())
            .put("last", ends.last().id())
            .put("root", tree.root().base64())
            .build(),
        JsonObject.empty());
  }

  private static Content state(PageToken last, Instant now) {
    return Content.of(
        now,
        JsonWriter.compact(
            Envelope.body().put("time", last.time().toString()).put("id", last.id()).build()));
  }

  private static PageToken place(Document state) {
    return Envelope.read(state, DecisionSeal::place);
  }

  private static Optional<PageToken> place(Fields fields) {
    Optional<Instant> time = fields.get("time").flatMap(Cursor::timestamp);
    Optional<String> id = fields.get("id").flatMap(Cursor::string);
    return time.isPresent() && id.isPresent()
        ? Optional.of(new PageToken(time.get(), id.get()))
        : Optional.empty();
  }
}
