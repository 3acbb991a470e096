package dev.portcullis.local.server;

import dev.portcullis.attestations.AttestationsFunction;
import dev.portcullis.audit.AuditFunction;
import dev.portcullis.breakglass.BreakglassFunction;
import dev.portcullis.deployvalidation.DeployValidationFunction;
import dev.portcullis.policies.PoliciesFunction;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.web.ApiFunction;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.route.Route;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Every function on one port of the loopback interface. Whoever can reach the port is believed to
 * be the one local principal. Safe for use by many threads.
 */
public final class LocalServer implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger(LocalServer.class.getName());

  private static final String ADDRESS = "127.0.0.1";

  /** More than are let in at once, so that there is always one to tell the rest to come back. */
  private static final int MAX_THREADS = Guard.USUAL_IN_FLIGHT + 16;

  /** How long a connection may be silent, also within a request. */
  private static final long IDLE_MILLIS = 15_000;

  private static final int MIN_THREADS = 4;

  /** How long a stop waits for requests in flight. */
  private static final long STOP_MILLIS = 20_000;

  private final Server server;
  private final ServerConnector connector;
  private final GracefulHandler requests;
  private final Portcullis portcullis;

  private LocalServer(Portcullis portcullis, int port) {
    this.portcullis = portcullis;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("http");
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(ADDRESS);
    connector.setPort(port);
    // Two servers on one port would each get a part of the requests.
    connector.setReusePort(false);
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setShutdownIdleTimeout(1);
    server.addConnector(connector);
    server.setErrorHandler(new JsonErrors());
    server.setStopTimeout(STOP_MILLIS);
    ApiFunction function = new ApiFunction(routes(portcullis), portcullis.edge());
    this.requests =
        new GracefulHandler(new LoopbackGuard(new FunctionHandler(function), this::port));
    server.setHandler(requests);
  }

  /**
   * Starts a server, which closes what it serves when it is closed. If it does not start, nothing
   * is closed.
   *
   * @param port where to listen; 0 picks a free port
   * @throws PortTakenException if the port cannot be had
   */
  public static LocalServer start(Portcullis portcullis, int port) throws PortTakenException {
    LocalServer local = new LocalServer(portcullis, port);
    try {
      local.server.start();
    } catch (IOException e) {
      local.stop();
      throw new PortTakenException(port, e);
    } catch (Exception e) {
      // Jetty declares nothing narrower.
      local.stop();
      throw new IllegalStateException("the server cannot be started", e);
    }
    return local;
  }

  /** What all functions answer to. */
  public static List<Route> routes(Portcullis portcullis) {
    return Stream.of(
            DeployValidationFunction.routes(portcullis),
            PoliciesFunction.routes(portcullis),
            AttestationsFunction.routes(portcullis),
            BreakglassFunction.routes(portcullis),
            AuditFunction.routes(portcullis))
        .flatMap(List::stream)
        .toList();
  }

  /** Where it listens. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Where it listens, to be put before paths: without a slash at the end. */
  public URI uri() {
    return URI.create("http://" + ADDRESS + ":" + port());
  }

  /** Takes no more requests, finishes those in flight, then closes what was served. */
  @Override
  public void close() {
    stop();
    portcullis.close();
  }

  private void stop() {
    try {
      // One after the other. Left to itself the server does both at once, and a request that comes
      // in slowly is cut off together with the connections on which nothing happens.
      connector.close();
      if (server.isStarted()) {
        requests.shutdown().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      LOGGER.log(Level.WARNING, "requests were cut off, as they did not end in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      server.stop();
    } catch (Exception e) {
      // Jetty declares nothing narrower. The store is to be closed whatever happened here.
      LOGGER.log(Level.WARNING, "the server did not stop in good order", e);
    }
  }
}
