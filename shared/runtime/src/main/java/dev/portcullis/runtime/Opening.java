package dev.portcullis.runtime;

import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.runtime.google.ServiceAccount;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.web.limit.Guard;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Opens what a configuration names: the store, the keys of logs, and who takes messages. */
final class Opening {

  private Opening() {}

  /**
   * All of it.
   *
   * @param weakening who of those with the permission may weaken policies and what they rest on
   * @throws ConfigurationException if something cannot be used; then nothing is left open
   */
  static Surroundings of(Configuration configuration, WeakeningPermission weakening)
      throws ConfigurationException {
    CryptoProvider.register();
    Policy systemPolicy = SystemPolicy.of(configuration.systemPolicy());
    Trust trust = Trust.of(configuration.callers());
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    ServiceAccount account = new ServiceAccount(clock);
    DocumentStore store = Stores.open(configuration.store(), clock);
    boolean opened = false;
    try {
      Surroundings surroundings =
          new Surroundings(
              store,
              clock,
              random,
              systemPolicy,
              Guard.usual(configuration.rates(), System::nanoTime),
              weakening,
              trust,
              // After the store, which makes the folder that a key may be made in.
              LogKeys.open(configuration.log(), random, account),
              RecipientsOpener.open(configuration.destinations(), account));
      opened = true;
      return surroundings;
    } finally {
      if (!opened) {
        store.close();
      }
    }
  }
}
