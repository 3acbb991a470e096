package dev.portcullis.storage.firestore;

import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.Precondition;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.RunQueryResponse;
import com.google.firestore.v1.Write;
import com.google.firestore.v1.WriteResult;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Firestore's answers without Firestore: commits with preconditions and reads by name, failing as a
 * test says. What it knows of Firestore is what the contract's tests show of the emulator.
 */
final class FakeRemote implements Remote {

  /** Something that happens instead of, before or after one call. */
  interface Fault {
    void strike(Runnable call) throws CallFailedException, InterruptedException;
  }

  private final Map<String, Document> documents = new HashMap<>();
  private final Deque<Fault> commitFaults = new ArrayDeque<>();
  private final Deque<Fault> readFaults = new ArrayDeque<>();
  private final List<Duration> timeouts = new ArrayList<>();
  private long time = 1_700_000_000;
  private int commits;
  private int reads;
  private int reconnects;
  private int closes;

  /** The server never hears of the call. */
  static Fault before(Failure failure) {
    return call -> {
      throw new CallFailedException(failure, null);
    };
  }

  /** The server has done it, and the answer is lost. */
  static Fault after(Failure failure) {
    return call -> {
      call.run();
      throw new CallFailedException(failure, null);
    };
  }

  void failCommits(Fault... faults) {
    commitFaults.addAll(List.of(faults));
  }

  void failReads(Fault... faults) {
    readFaults.addAll(List.of(faults));
  }

  int commits() {
    return commits;
  }

  int reads() {
    return reads;
  }

  int reconnects() {
    return reconnects;
  }

  int closes() {
    return closes;
  }

  /** What each call was given, in order. */
  List<Duration> timeouts() {
    return timeouts;
  }

  /** Everything there is, to look at or to damage. */
  Map<String, Document> documents() {
    return documents;
  }

  @Override
  public CommitResponse commit(CommitRequest request, Duration timeout)
      throws CallFailedException, InterruptedException {
    commits++;
    timeouts.add(timeout);
    Fault fault = commitFaults.poll();
    if (fault != null) {
      fault.strike(() -> applied(request));
    }
    return apply(request);
  }

  private void applied(CommitRequest request) {
    try {
      assertWritten(apply(request));
    } catch (CallFailedException e) {
      throw new AssertionError("the commit whose answer is lost has failed", e);
    }
  }

  private static void assertWritten(CommitResponse response) {
    if (response.getWriteResultsCount() == 0) {
      throw new AssertionError("nothing written");
    }
  }

  private CommitResponse apply(CommitRequest request) throws CallFailedException {
    for (Write write : request.getWritesList()) {
      check(write.getCurrentDocument(), documents.get(name(write)));
    }
    time++;
    CommitResponse.Builder response = CommitResponse.newBuilder();
    Timestamp now = Timestamp.newBuilder().setSeconds(time).build();
    for (Write write : request.getWritesList()) {
      if (write.hasUpdate()) {
        documents.put(name(write), write.getUpdate().toBuilder().setUpdateTime(now).build());
        response.addWriteResults(WriteResult.newBuilder().setUpdateTime(now));
      } else {
        documents.remove(name(write));
        response.addWriteResults(WriteResult.getDefaultInstance());
      }
    }
    return response.build();
  }

  private static void check(Precondition precondition, @Nullable Document there)
      throws CallFailedException {
    boolean holds =
        precondition.hasExists()
            ? there == null
            : there != null && there.getUpdateTime().equals(precondition.getUpdateTime());
    if (!holds) {
      throw new CallFailedException(there == null ? Failure.ABSENT : Failure.PRECONDITION, null);
    }
  }

  private static String name(Write write) {
    return write.hasUpdate() ? write.getUpdate().getName() : write.getDelete();
  }

  @Override
  public List<BatchGetDocumentsResponse> batchGet(
      BatchGetDocumentsRequest request, Duration timeout)
      throws CallFailedException, InterruptedException {
    reads++;
    timeouts.add(timeout);
    Fault fault = readFaults.poll();
    if (fault != null) {
      fault.strike(() -> {});
      return List.of();
    }
    List<BatchGetDocumentsResponse> responses = new ArrayList<>();
    for (String name : request.getDocumentsList()) {
      Document document = documents.get(name);
      BatchGetDocumentsResponse.Builder response = BatchGetDocumentsResponse.newBuilder();
      responses.add(
          document == null
              ? response.setMissing(name).build()
              : response.setFound(document).build());
    }
    return responses;
  }

  @Override
  public List<RunQueryResponse> runQuery(RunQueryRequest request, Duration timeout)
      throws CallFailedException, InterruptedException {
    reads++;
    Fault fault = readFaults.poll();
    if (fault != null) {
      fault.strike(() -> {});
    }
    return documents.values().stream()
        .map(document -> RunQueryResponse.newBuilder().setDocument(document).build())
        .toList();
  }

  @Override
  public void reconnect() {
    reconnects++;
  }

  @Override
  public void close() {
    closes++;
  }
}
