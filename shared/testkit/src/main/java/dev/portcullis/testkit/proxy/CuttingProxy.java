package dev.portcullis.testkit.proxy;

import dev.portcullis.testkit.proxy.Fault.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A TCP proxy on this machine between a client and a server on this machine, which passes every
 * byte, but for one {@link Fault} at a time. Safe for use by many threads.
 */
public final class CuttingProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final ExecutorService threads = Executors.newCachedThreadPool(CuttingProxy::thread);
  private final Set<Relay> open = ConcurrentHashMap.newKeySet();
  private final Trigger trigger = new Trigger();
  private volatile boolean closed;

  private CuttingProxy(ServerSocket listener, InetSocketAddress server) {
    this.listener = listener;
    this.server = server;
  }

  /** Starts a proxy before the server on this loopback port. */
  public static CuttingProxy before(int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    CuttingProxy proxy =
        new CuttingProxy(new ServerSocket(0, 50, loopback), new InetSocketAddress(loopback, port));
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  /** Its address and port, for clients. */
  public String host() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** Lets this happen once, counting bytes from now on; replaces what was armed before. */
  public void arm(Fault fault) {
    trigger.arm(fault);
  }

  /** Disarms, and ends an outage; connections that are broken stay so. */
  public void heal() {
    trigger.heal();
  }

  /** Whether what was armed last has happened. */
  public boolean hasStruck() {
    return trigger.hasStruck();
  }

  /** How many bytes came this way since the proxy was armed last, or started. */
  public long passed(Direction direction) {
    return trigger.passed(direction);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    listener.close();
    open.forEach(Relay::close);
    threads.shutdownNow();
  }

  private void accept() {
    while (!closed) {
      try {
        connect(listener.accept());
      } catch (IOException e) {
        if (!closed) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void connect(Socket client) throws IOException {
    if (trigger.isOut()) {
      client.close();
      return;
    }
    Socket upstream = new Socket();
    try {
      upstream.connect(server);
    } catch (IOException e) {
      // The server is down: so is the client's connection.
      client.close();
      return;
    }
    Relay relay = new Relay(client, upstream, trigger);
    open.add(relay);
    try {
      for (Direction direction : Direction.values()) {
        threads.execute(() -> pass(relay, direction));
      }
    } catch (RejectedExecutionException closedMeanwhile) {
      relay.close();
    }
  }

  private void pass(Relay relay, Direction direction) {
    relay.run(direction);
    if (relay.isClosed()) {
      open.remove(relay);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    return thread;
  }

  /** Counts bytes until the fault's place is reached. */
  static final class Trigger {

    private Optional<Fault> armed = Optional.empty();
    private long left;
    private boolean struck;
    private boolean out;
    private final Map<Direction, Long> passed = new EnumMap<>(Direction.class);

    synchronized void arm(Fault fault) {
      passed.clear();
      armed = Optional.of(fault);
      left = fault.position();
      struck = false;
      out = false;
    }

    synchronized void heal() {
      armed = Optional.empty();
      out = false;
    }

    synchronized boolean isOut() {
      return out;
    }

    synchronized boolean hasStruck() {
      return struck;
    }

    synchronized long passed(Direction direction) {
      return passed.getOrDefault(direction, 0L);
    }

    /** The fault, if it strikes among the next bytes. */
    synchronized Optional<Strike> pass(Direction direction, int bytes) {
      passed.merge(direction, (long) bytes, Long::sum);
      if (armed.isEmpty() || armed.get().direction() != direction) {
        return Optional.empty();
      }
      if (bytes <= left) {
        left -= bytes;
        return Optional.empty();
      }
      Strike strike = new Strike(armed.get().manner(), (int) left);
      out = strike.manner() instanceof Fault.Outage;
      armed = Optional.empty();
      struck = true;
      return Optional.of(strike);
    }
  }

  /**
   * A fault that strikes now.
   *
   * @param manner how
   * @param before how many of the bytes at hand still pass
   */
  record Strike(Fault.Manner manner, int before) {}
}
