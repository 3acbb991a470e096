package dev.portcullis.storage.firestore;

import com.google.api.core.ApiFuture;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.firestore.FirestoreOptions.EmulatorCredentials;
import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.cloud.firestore.v1.FirestoreSettings;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.RunQueryResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Google's client, with its own retries off: it repeats a commit whose answer was lost and then
 * reports our own document as a conflict.
 *
 * <p>The channel is ours, as left alone gRPC waits up to two minutes before it connects again after
 * an outage, failing every call meanwhile, and sends everything through a connection that is dead
 * until TCP gives it up; whoever retries wants another one now. Request and answer sizes are
 * Firestore's to bound.
 */
final class GrpcRemote implements Remote {

  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final ManagedChannel channel;
  private final FirestoreClient client;

  private GrpcRemote(ManagedChannel channel, FirestoreClient client) {
    this.channel = channel;
    this.client = client;
  }

  static Remote connect(FirestoreConnection connection) throws IOException {
    FirestoreSettings.Builder settings = FirestoreSettings.newBuilder();
    ManagedChannel channel = channel(connection, settings);
    try {
      settings.setTransportChannelProvider(
          FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel)));
      settings.batchGetDocumentsSettings().setRetryableCodes(Set.of());
      settings.commitSettings().setRetryableCodes(Set.of());
      settings.runQuerySettings().setRetryableCodes(Set.of());
      return new GrpcRemote(channel, FirestoreClient.create(settings.build()));
    } catch (IOException e) {
      channel.shutdownNow();
      throw e;
    }
  }

  private static ManagedChannel channel(
      FirestoreConnection connection, FirestoreSettings.Builder settings) {
    ManagedChannelBuilder<?> builder;
    if (connection instanceof FirestoreConnection.Emulator emulator) {
      settings.setCredentialsProvider(FixedCredentialsProvider.create(new EmulatorCredentials()));
      builder = ManagedChannelBuilder.forTarget("dns:///" + emulator.host()).usePlaintext();
    } else {
      builder = ManagedChannelBuilder.forTarget("dns:///" + FirestoreSettings.getDefaultEndpoint());
    }
    return builder.maxInboundMessageSize(Integer.MAX_VALUE).build();
  }

  @Override
  public List<BatchGetDocumentsResponse> batchGet(
      BatchGetDocumentsRequest request, Duration timeout)
      throws CallFailedException, InterruptedException {
    return await(
        client.batchGetDocumentsCallable().all().futureCall(request, within(timeout)), timeout);
  }

  @Override
  public CommitResponse commit(CommitRequest request, Duration timeout)
      throws CallFailedException, InterruptedException {
    return await(client.commitCallable().futureCall(request, within(timeout)), timeout);
  }

  @Override
  public List<RunQueryResponse> runQuery(RunQueryRequest request, Duration timeout)
      throws CallFailedException, InterruptedException {
    return await(client.runQueryCallable().all().futureCall(request, within(timeout)), timeout);
  }

  @Override
  public void reconnect() {
    channel.enterIdle();
  }

  @Override
  public void close() {
    client.close();
    // At once: nobody closes while calls are under way, and a connection given up lingers for long.
    channel.shutdownNow();
    try {
      var unused = channel.awaitTermination(CLOSING.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static GrpcCallContext within(Duration timeout) {
    return GrpcCallContext.createDefault().withTimeoutDuration(timeout);
  }

  private static <T> T await(ApiFuture<T> call, Duration timeout)
      throws CallFailedException, InterruptedException {
    boolean done = false;
    try {
      T answer = call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      done = true;
      return answer;
    } catch (ExecutionException e) {
      throw failed(e);
    } catch (TimeoutException e) {
      throw new CallFailedException(Failure.SLOW, e);
    } finally {
      if (!done) {
        call.cancel(true);
      }
    }
  }

  private static CallFailedException failed(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new CallFailedException(
        cause instanceof ApiException api
            ? Failure.of(api.getStatusCode().getCode())
            : Failure.OTHER,
        cause);
  }
}
