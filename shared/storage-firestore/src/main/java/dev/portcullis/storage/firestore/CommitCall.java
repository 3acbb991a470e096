package dev.portcullis.storage.firestore;

import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.Document;
import dev.portcullis.storage.CommitResult;
import dev.portcullis.storage.CommitResult.Conflict;
import dev.portcullis.storage.DocumentPath;
import dev.portcullis.storage.StoreUnavailableException.Outcome;
import dev.portcullis.storage.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One commit, tried until it is known what became of it or its time is over. For one thread.
 *
 * <p>Sending it again does no harm: what an update or a delete expects is gone once it happened,
 * and what a create makes is there. But the conflict that the second sending reports may be the
 * first one's own work; then {@link Aftermath} decides.
 *
 * <p>INVARIANT: a conflict is answered only if nothing of this commit was written.
 */
final class CommitCall {

  private final Remote remote;
  private final Reads reads;
  private final Attempts attempts;
  private final List<Write> writes;
  private final String nonce;

  /** Whether an attempt may have written although it failed. */
  private boolean uncertain;

  CommitCall(Remote remote, Reads reads, Attempts attempts, List<Write> writes, String nonce) {
    this.remote = remote;
    this.reads = reads;
    this.attempts = attempts;
    this.writes = List.copyOf(writes);
    this.nonce = nonce;
  }

  /** Sends the request, which has these writes and this nonce. */
  CommitResult run(CommitRequest request) {
    CallFailedException last = new CallFailedException(Failure.SLOW, null);
    try {
      while (attempts.next()) {
        try {
          return send(request);
        } catch (CallFailedException e) {
          last = e;
          if (e.failure().isAboutDocuments()) {
            Optional<CommitResult> result = explain(e);
            if (result.isPresent()) {
              return result.orElseThrow();
            }
            if (e.failure() == Failure.REFUSED) {
              break;
            }
            last = new CallFailedException(Failure.ABORTED, e);
          } else if (!e.failure().isPassing()) {
            break;
          }
          if (e.failure().isOfConnection()) {
            remote.reconnect();
          }
        }
      }
    } catch (InterruptedException e) {
      throw Failure.interrupted(outcome(), e);
    }
    throw last.unavailable(outcome());
  }

  private CommitResult send(CommitRequest request)
      throws CallFailedException, InterruptedException {
    boolean before = uncertain;
    uncertain = true;
    try {
      return CommitForm.answer(writes, remote.commit(request, attempts.timeout()));
    } catch (CallFailedException e) {
      uncertain = before || e.failure().mayHaveHappened();
      throw e;
    }
  }

  /**
   * What a failed precondition means. The server does not say which one it was, so the documents
   * are read.
   *
   * <p>Empty if by now nothing stands in the way, and the commit can be sent again: only a create's
   * conflict can pass, by a delete, as a version that is gone never comes back. To name a conflict
   * that is no more would be a guess.
   */
  private Optional<CommitResult> explain(CallFailedException failure) {
    List<DocumentPath> paths = writes.stream().map(Write::path).toList();
    Map<DocumentPath, Document> documents =
        reads.documents(remote, attempts.anew(), paths, outcome());
    if (uncertain) {
      Aftermath aftermath = Aftermath.of(writes, nonce, documents);
      if (aftermath == Aftermath.HAPPENED) {
        return Optional.of(Aftermath.answer(writes, nonce, documents));
      }
      if (aftermath == Aftermath.UNCLEAR) {
        throw new CallFailedException(Failure.UNREACHABLE, failure).unavailable(Outcome.UNKNOWN);
      }
    }
    return conflict(documents);
  }

  private Optional<CommitResult> conflict(Map<DocumentPath, Document> documents) {
    for (Write write : writes) {
      Optional<Conflict.Kind> kind = write.conflictWith(Aftermath.version(documents, write.path()));
      if (kind.isPresent()) {
        return Optional.of(new Conflict(write.path(), kind.orElseThrow()));
      }
    }
    return Optional.empty();
  }

  private Outcome outcome() {
    return uncertain ? Outcome.UNKNOWN : Outcome.NOTHING_WRITTEN;
  }
}
