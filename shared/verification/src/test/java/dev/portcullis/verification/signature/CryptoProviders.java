package dev.portcullis.verification.signature;

import java.security.Provider;
import java.security.Security;
import org.conscrypt.Conscrypt;

/** What may do the cryptography in production. */
enum CryptoProviders {
  /** Nothing but what the JDK brings. */
  JDK {
    @Override
    void install() {}
  },
  /** Conscrypt before the JDK's, as the composition root registers it. */
  CONSCRYPT {
    @Override
    void install() {
      Provider conscrypt = Conscrypt.newProvider();
      if (Security.insertProviderAt(conscrypt, 1) != 1) {
        throw new IllegalStateException("another Conscrypt was left behind");
      }
    }
  };

  /** Changes the JVM's list of providers. */
  abstract void install();

  /** Puts the list back as it was before {@link #install}. */
  void remove() {
    Security.removeProvider("Conscrypt");
  }
}
