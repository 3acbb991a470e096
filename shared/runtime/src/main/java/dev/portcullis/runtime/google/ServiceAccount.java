package dev.portcullis.runtime.google;

import dev.portcullis.web.outbound.BoundedClient;
import java.net.URI;
import java.time.InstantSource;

/**
 * The service account that this program runs as: one client and one token for all calls in its
 * name. Nothing is called before it is needed. Safe for use by many threads.
 */
public final class ServiceAccount {

  private final BoundedClient client = new BoundedClient();
  private final AccessToken token;

  /** The account that the platform's metadata server gives tokens of. */
  public ServiceAccount(InstantSource clock) {
    this.token = new MetadataToken(MetadataToken.PLATFORM, client, clock);
  }

  /**
   * Calls of a server; in the account's name if nobody can listen, so that the servers of this
   * machine never see a token.
   */
  public JsonApi api(URI server) {
    return new JsonApi(client, server.getScheme().equals("https") ? token : AccessToken.none());
  }
}
