package dev.portcullis.local.endtoend;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A gRPC server on this machine that passes every call on to another one, and remembers which calls
 * there were: what really went over the wire, whatever the client library did. For some thousand
 * messages a call. Safe for use by many threads.
 */
final class RpcCounter implements AutoCloseable {

  private static final int EVERYTHING = 1_000_000;

  private final ManagedChannel upstream;
  private final Server server;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  private RpcCounter(String host) throws IOException {
    this.upstream = Grpc.newChannelBuilder(host, InsecureChannelCredentials.create()).build();
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .fallbackHandlerRegistry(new AnyMethod())
            .addTransportFilter(new Connections())
            .build()
            .start();
  }

  /** Starts one before a server. */
  static RpcCounter before(String host) throws IOException {
    return new RpcCounter(host);
  }

  /** Its address and port, for clients. */
  String host() {
    return "127.0.0.1:" + server.getPort();
  }

  /** The methods that were called since this was asked last, in order. */
  List<String> take() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** How many connections were made so far. */
  int connections() {
    return connections.get();
  }

  /** Waits until every connection has ended. */
  void awaitNoConnection() throws InterruptedException {
    synchronized (ended) {
      while (ended.get() < connections.get()) {
        ended.wait();
      }
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
    upstream.shutdownNow();
  }

  private ServerCall.Listener<byte[]> pass(
      MethodDescriptor<byte[], byte[]> method, ServerCall<byte[], byte[]> call, Metadata headers) {
    calls.add(String.valueOf(method.getBareMethodName()));
    ClientCall<byte[], byte[]> onward = upstream.newCall(method, CallOptions.DEFAULT);
    onward.start(new Answers(call), headers);
    onward.request(EVERYTHING);
    call.request(EVERYTHING);
    return new Questions(onward);
  }

  private final class AnyMethod extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
      MethodDescriptor<byte[], byte[]> method =
          MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
              .setFullMethodName(name)
              .setType(MethodType.UNKNOWN)
              .build();
      return ServerMethodDefinition.create(method, (call, headers) -> pass(method, call, headers));
    }
  }

  private final class Connections extends ServerTransportFilter {
    @Override
    public Attributes transportReady(Attributes attributes) {
      connections.incrementAndGet();
      return attributes;
    }

    @Override
    public void transportTerminated(Attributes attributes) {
      synchronized (ended) {
        ended.incrementAndGet();
        ended.notifyAll();
      }
    }
  }

  /** What comes from the client. */
  private static final class Questions extends ServerCall.Listener<byte[]> {
    private final ClientCall<byte[], byte[]> onward;

    Questions(ClientCall<byte[], byte[]> onward) {
      this.onward = onward;
    }

    @Override
    public void onMessage(byte[] message) {
      onward.sendMessage(message);
    }

    @Override
    public void onHalfClose() {
      onward.halfClose();
    }

    @Override
    public void onCancel() {
      onward.cancel("the client gave up", null);
    }
  }

  /** What comes from the server. */
  private static final class Answers extends ClientCall.Listener<byte[]> {
    private final ServerCall<byte[], byte[]> back;

    Answers(ServerCall<byte[], byte[]> back) {
      this.back = back;
    }

    @Override
    public void onHeaders(Metadata headers) {
      back.sendHeaders(headers);
    }

    @Override
    public void onMessage(byte[] message) {
      back.sendMessage(message);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (!back.isCancelled()) {
        back.close(status, trailers);
      }
    }
  }

  private static final class Bytes implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try (stream) {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
