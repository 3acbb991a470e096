package dev.portcullis.local.endtoend;

import dev.portcullis.storage.DocumentStore;
import dev.portcullis.testkit.issuer.TestIssuer;
import dev.portcullis.wire.iam.ProjectBinding;

/**
 * A server whose callers bring tokens of a test issuer, and the issuer.
 *
 * @param issuer who signs the tokens
 * @param server with project {@code demo}
 */
record KnownServer(TestIssuer issuer, TestServer server) implements AutoCloseable {

  /** A server over a store, which it closes, whose callers may do this and no more. */
  static KnownServer start(DocumentStore store, ProjectBinding... bindings) throws Exception {
    TestIssuer issuer = TestIssuer.start();
    return new KnownServer(
        issuer, TestServer.knowing(KnownCallers.accounts(issuer), store, bindings));
  }

  /** It, as whoever has this email address sees it. */
  Api as(String email) {
    return server.api().as(KnownCallers.authorization(issuer, email));
  }

  @Override
  public void close() {
    server.close();
    issuer.close();
  }
}
