package dev.portcullis.record.checkpoint;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.log.LogHead;
import dev.portcullis.record.log.LogReader;
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
import dev.portcullis.storage.Write;
import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Says under signature what a log is. Safe for use by many threads.
 *
 * <p>Which key signs is itself an entry of the log, before its first checkpoint: a new key is
 * announced under the signature of the one before, so that whoever trusts one comes to trust the
 * next.
 */
public final class Checkpoints {

  /** The environment variable that names the key. */
  public static final String VARIABLE = "PORTCULLIS_LOG_KEY";

  /** Where logs are said to be, if nothing else is configured. */
  public static final String USUAL_HOST = "portcullis.dev";

  private static final String KEY = "publicKey";

  private final CommitLoop loop;
  private final InstantSource clock;
  private final LogReader reader;
  private final String host;
  private final Optional<SigningKeys> keys;

  /**
   * Checkpoints of the logs in a store.
   *
   * @param loop writes by a journal that keeps the log
   * @param host what origins begin with
   * @param keys who signs; without, there are no checkpoints
   */
  public Checkpoints(
      DocumentStore store,
      CommitLoop loop,
      InstantSource clock,
      String host,
      Optional<SigningKeys> keys) {
    this.loop = Objects.requireNonNull(loop, "loop");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.reader = new LogReader(store);
    this.host = Objects.requireNonNull(host, "host");
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /** Where it is kept which key was announced last. */
  public static DocumentPath keyPath(ProjectId project) {
    return DocumentPath.of("projects", project.value()).in("logKeys", "current");
  }

  /** What a checkpoint calls the log of a project; its key is called the same. */
  public String origin(ProjectId project) {
    return host + "/projects/" + project;
  }

  /**
   * The key that signs.
   *
   * @throws RegisterException if none is configured
   */
  public LogKey key() throws RegisterException {
    return required().current().key();
  }

  /**
   * The log as it is now, as a signed note.
   *
   * @throws RegisterException if no key is configured, or it is not the one to sign this log
   */
  public String current(ProjectId project) throws RegisterException {
    SigningKeys signers = required();
    Optional<LogHead> announced = loop.run(() -> announce(project, signers));
    LogHead head = announced.isPresent() ? announced.get() : reader.head(project);
    String origin = origin(project);
    Checkpoint checkpoint = new Checkpoint(origin, head.size(), head.tree().root());
    return SignedNote.sign(checkpoint.text(), origin, signers.current());
  }

  /** Announces the key if that was not done; answers the head if there is nothing to do. */
  private Attempt<Optional<LogHead>> announce(ProjectId project, SigningKeys signers)
      throws RegisterException {
    DocumentPath path = keyPath(project);
    LogReader.WithHead read = reader.headWith(project, path);
    Optional<Document> kept = read.other();
    String wanted = signers.current().key().publicKey().base64();
    Optional<String> known = kept.map(Checkpoints::read);
    if (known.isPresent() && known.get().equals(wanted)) {
      return Attempt.nothing(Optional.of(read.head()));
    }
    CheckpointSigner by = known.isEmpty() ? signers.current() : before(signers, known.get());
    Instant now = clock.instant();
    LogKey key = signers.current().key();
    Content content =
        Content.of(
            now,
            JsonWriter.compact(
                Envelope.body().put("algorithm", key.algorithm().name()).put(KEY, wanted).build()));
    return new Attempt<>(
        List.of(
            kept.map(document -> Write.update(document, content))
                .orElseGet(() -> Write.create(path, content))),
        List.of(announcement(project, key, by, now)),
        committed -> Optional.empty());
  }

  /** The key that signed before: nobody else may name its successor. */
  private static CheckpointSigner before(SigningKeys signers, String known)
      throws RegisterException {
    return signers
        .before()
        .filter(signer -> signer.key().publicKey().base64().equals(known))
        .orElseThrow(
            () ->
                new RegisterException(
                    RegisterException.Kind.PRECONDITION,
                    VARIABLE
                        + " is not the key that this log was signed with so far; name that one as "
                        + VARIABLE
                        + "_BEFORE, so that it announces the new one"));
  }

  private Event announcement(ProjectId project, LogKey key, CheckpointSigner by, Instant now) {
    String origin = origin(project);
    String statement =
        origin
            + "\nsigns from here on\n"
            + key.algorithm()
            + "\n"
            + key.publicKey().base64()
            + "\n";
    return new Event(
        project,
        EventKind.KEY_ANNOUNCED,
        now,
        "projects/" + project + "/log",
        JsonObject.builder()
            .put("algorithm", key.algorithm().name())
            .put("keyId", key.hexId(origin))
            .put(KEY, key.publicKey().base64())
            .put("statement", SignedNote.sign(statement, origin, by))
            .build(),
        JsonObject.empty());
  }

  private static String read(Document document) {
    return Envelope.read(document, fields -> fields.get(KEY).flatMap(Cursor::string));
  }

  private SigningKeys required() throws RegisterException {
    return SigningKeys.require(keys);
  }
}
