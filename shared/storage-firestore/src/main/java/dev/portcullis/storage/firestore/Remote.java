package dev.portcullis.storage.firestore;

import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.RunQueryResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The three calls of Firestore that we use, each one attempt: whoever calls decides on repeating
 * it. Safe for use by many threads.
 */
interface Remote extends AutoCloseable {

  /** Makes the connection, when it is first needed. */
  @FunctionalInterface
  interface Connector {

    /**
     * Connects.
     *
     * @throws IOException if there are no credentials
     */
    Remote connect() throws IOException;
  }

  /** What the server found, in an order of its own; throws if it ended before the last. */
  List<BatchGetDocumentsResponse> batchGet(BatchGetDocumentsRequest request, Duration timeout)
      throws CallFailedException, InterruptedException;

  /** Writes all or nothing. */
  CommitResponse commit(CommitRequest request, Duration timeout)
      throws CallFailedException, InterruptedException;

  /** What the server found; throws if it ended before the last. */
  List<RunQueryResponse> runQuery(RunQueryRequest request, Duration timeout)
      throws CallFailedException, InterruptedException;

  /** Makes later calls use a new connection, at once; those under way keep theirs. */
  void reconnect();

  @Override
  void close();
}
