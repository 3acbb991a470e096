package dev.portcullis.local.endtoend;

import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.serve.Registration;
import dev.portcullis.local.server.LocalServer;
import dev.portcullis.local.server.PortTakenException;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.runtime.Surroundings;
import dev.portcullis.runtime.Trust;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.gate.MutableClock;
import dev.portcullis.web.identity.issuer.Issuer;
import dev.portcullis.web.limit.Guard;
import dev.portcullis.wire.iam.ProjectBinding;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A server in this JVM with project {@code demo}, a clock that stands still, and seeded ids. */
public final class TestServer implements AutoCloseable {

  private final MutableClock clock;
  private final Portcullis portcullis;
  private final LocalServer server;
  private final Api api;

  private TestServer(Surroundings surroundings, MutableClock clock) throws PortTakenException {
    this.clock = clock;
    this.portcullis = Portcullis.over(surroundings);
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
    return over(store, usual -> usual);
  }

  /** A server over a store, which it closes, in surroundings that differ from the usual ones. */
  public static TestServer over(DocumentStore store, UnaryOperator<Surroundings> change)
      throws PortTakenException {
    MutableClock clock = new MutableClock();
    return new TestServer(change.apply(Surroundings.of(store, clock, new Random(1))), clock);
  }

  /** A server over a store, which it closes, that holds its callers back by other limits. */
  static TestServer behind(Guard guard, DocumentStore store) throws PortTakenException {
    return over(store, usual -> usual.behind(guard));
  }

  /** A server over a store, which it closes, where nobody may weaken anything. */
  static TestServer withoutWeakening(DocumentStore store) throws PortTakenException {
    return over(store, usual -> usual.owned(WeakeningPermission.nobody()));
  }

  /**
   * A server over a store, which it closes, for callers with tokens who may do this and no more.
   */
  public static TestServer knowing(Issuer issuer, DocumentStore store, ProjectBinding... bindings)
      throws PortTakenException {
    return over(
        store, usual -> usual.knowing(new Trust.Tokens(List.of(issuer), List.of(bindings))));
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
