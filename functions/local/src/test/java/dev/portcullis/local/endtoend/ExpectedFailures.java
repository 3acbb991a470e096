package dev.portcullis.local.endtoend;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests whose requests are meant to fail: what a server logs of it is no news. */
final class ExpectedFailures implements BeforeAllCallback, AfterAllCallback {

  private static final Logger EDGE = Logger.getLogger("dev.portcullis.web.ApiFunction");

  @Override
  public void beforeAll(ExtensionContext context) {
    EDGE.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    EDGE.setLevel(null);
  }
}
