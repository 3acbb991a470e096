package dev.portcullis.runtime;

import dev.portcullis.record.outbox.Bridge;
import dev.portcullis.record.outbox.Publisher;
import dev.portcullis.record.outbox.Recipients;
import dev.portcullis.runtime.bridge.ContainerAnalysisBridge;
import dev.portcullis.runtime.bridge.KmsPayloadSigner;
import dev.portcullis.runtime.bridge.PayloadSigner;
import dev.portcullis.runtime.bridge.PemPayloadSigner;
import dev.portcullis.runtime.google.ServiceAccount;
import dev.portcullis.runtime.kms.KmsKey;
import dev.portcullis.runtime.notification.PubsubPublisher;
import java.util.Optional;

/** Makes those who take messages, as the configuration says. Nobody is called before the first. */
final class RecipientsOpener {

  private RecipientsOpener() {}

  /**
   * Those of these destinations.
   *
   * @throws ConfigurationException if a key cannot be used
   */
  static Recipients open(Destinations destinations, ServiceAccount account)
      throws ConfigurationException {
    Optional<Publisher> publisher =
        destinations
            .notifications()
            .map(
                topic ->
                    new PubsubPublisher(account.api(topic.server()), topic.server(), topic.name()));
    Optional<Bridge> bridge =
        destinations.bridge().isPresent()
            ? Optional.of(bridge(destinations.bridge().get(), account))
            : Optional.empty();
    return new Recipients(publisher, bridge);
  }

  private static Bridge bridge(Destinations.Attested attested, ServiceAccount account)
      throws ConfigurationException {
    return new ContainerAnalysisBridge(
        account.api(attested.server()),
        attested.server(),
        attested.note(),
        signer(attested.key(), account));
  }

  private static PayloadSigner signer(KeyPlace place, ServiceAccount account)
      throws ConfigurationException {
    if (place instanceof KeyPlace.InKms kms) {
      return new KmsPayloadSigner(KmsKey.google(account, kms.name()));
    }
    return KeyFile.read(
        Variable.PORTCULLIS_BRIDGE_KEY, ((KeyPlace.InFile) place).path(), PemPayloadSigner::parse);
  }
}
