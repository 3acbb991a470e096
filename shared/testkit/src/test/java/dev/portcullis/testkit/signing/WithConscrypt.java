package dev.portcullis.testkit.signing;

import java.security.Security;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Registers Conscrypt for a test class, as the composition root does. */
final class WithConscrypt implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    Security.insertProviderAt(Conscrypt.newProvider(), 1);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Security.removeProvider("Conscrypt");
  }
}
