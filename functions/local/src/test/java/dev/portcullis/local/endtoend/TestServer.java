package dev.portcullis.local.endtoend;

import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.serve.Registration;
import dev.portcullis.local.server.LocalServer;
import dev.portcullis.local.server.PortTakenException;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.web.limit.Rates;
import java.util.Random;

/** A server in this JVM with project {@code demo}, a clock that stands still, and seeded ids. */
public final class TestServer implements AutoCloseable {

  private final MutableClock clock = new MutableClock();
  private final Portcullis portcullis;
  private final LocalServer server;
  private final Api api;

  private TestServer(DocumentStore store, Guard guard) throws PortTakenException {
    this.portcullis = Portcullis.over(store, clock, new Random(1), guard);
    Registration.ensure(portcullis.projects(), ProjectOption.USUAL);
    this.server = LocalServer.start(portcullis, 0);
    this.api = new Api(server.uri());
  }

  /** A server whose data is gone with it. */
  public static TestServer start() throws PortTakenException {
    return over(SqliteDocumentStore.inMemory());
  }

  /** A server over a store, which it closes. */
  public static TestServer over(DocumentStore store) throws PortTakenException {
    return behind(Guard.usual(new Rates.Unlimited(), System::nanoTime), store);
  }

  /** A server over a store, which it closes, that holds its callers back by other limits. */
  static TestServer behind(Guard guard, DocumentStore store) throws PortTakenException {
    return new TestServer(store, guard);
  }

  public Api api() {
    return api;
  }

  public MutableClock clock() {
    return clock;
  }

  public Portcullis portcullis() {
    return portcullis;
  }

  public LocalServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
