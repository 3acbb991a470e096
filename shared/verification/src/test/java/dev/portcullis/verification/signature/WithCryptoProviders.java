package dev.portcullis.verification.signature;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A test class that is run once for each choice of providers. */
@ParameterizedClass
@EnumSource(CryptoProviders.class)
abstract class WithCryptoProviders {

  @Parameter CryptoProviders providers = CryptoProviders.JDK;

  /** New for each test, so that nothing of other providers is left in it. */
  final SignatureVerifier verifier = new ParsingVerifier(new TinkKeyParser());

  @BeforeEach
  final void installProviders() {
    providers.install();
  }

  @AfterEach
  final void removeProviders() {
    providers.remove();
  }

  final boolean holds(PkixKey key, Bytes payload, Bytes signature) {
    return verifier.verify(key, payload, signature) instanceof Verification.Valid;
  }
}
