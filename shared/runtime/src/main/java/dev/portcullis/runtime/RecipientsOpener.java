package dev.portcullis.runtime;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.record.outbox.Bridge;
import dev.portcullis.record.outbox.Publisher;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.runtime.bridge.ContainerAnalysisBridge;
import dev.portcullis.runtime.bridge.KmsSigner;
import dev.portcullis.runtime.bridge.PayloadSigner;
import dev.portcullis.runtime.bridge.PemSigner;
import dev.portcullis.runtime.google.AccessToken;
import dev.portcullis.runtime.google.JsonApi;
import dev.portcullis.runtime.google.MetadataToken;
import dev.portcullis.runtime.notification.PubsubPublisher;
import dev.portcullis.web.outbound.BoundedClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes those who take messages, as the configuration says. Nobody is called before the first. */
final class RecipientsOpener {

  private static final int MAX_KEY_BYTES = 64 * 1024;

  private final BoundedClient client = new BoundedClient();
  private final AccessToken token;

  private RecipientsOpener(InstantSource clock) {
    this.token = new MetadataToken(MetadataToken.PLATFORM, client, clock);
  }

  /**
   * Those of these destinations.
   *
   * @throws ConfigurationException if a key cannot be used
   */
  static Recipients open(Destinations destinations, InstantSource clock)
      throws ConfigurationException {
    RecipientsOpener opener = new RecipientsOpener(clock);
    Optional<Publisher> publisher =
        destinations
            .notifications()
            .map(
                topic ->
                    new PubsubPublisher(opener.api(topic.server()), topic.server(), topic.name()));
    Optional<Bridge> bridge =
        destinations.bridge().isPresent()
            ? Optional.of(opener.bridge(destinations.bridge().get()))
            : Optional.empty();
    return new Recipients(publisher, bridge);
  }

  private Bridge bridge(Destinations.Attested attested) throws ConfigurationException {
    return new ContainerAnalysisBridge(
        api(attested.server()), attested.server(), attested.note(), signer(attested.key()));
  }

  private PayloadSigner signer(Destinations.BridgeKey key) throws ConfigurationException {
    if (key instanceof Destinations.BridgeKey.Kms kms) {
      return new KmsSigner(api(KmsSigner.SERVICE), KmsSigner.SERVICE, kms.version());
    }
    Path file = ((Destinations.BridgeKey.Pem) key).file();
    try {
      if (Files.size(file) <= MAX_KEY_BYTES) {
        return PemSigner.parse(Files.readString(file, StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw problem(file, "cannot be read");
    } catch (InvalidTextException e) {
      throw problem(file, String.valueOf(e.getMessage()));
    }
    throw problem(file, "is larger than a key");
  }

  private static ConfigurationException problem(Path file, String what) {
    return new ConfigurationException(
        List.of(Variable.PORTCULLIS_BRIDGE_KEY + ": " + file + " " + what));
  }

  /** A token goes where nobody can listen; the servers of this machine must not see one. */
  private JsonApi api(URI server) {
    return new JsonApi(client, server.getScheme().equals("https") ? token : AccessToken.none());
  }
}
