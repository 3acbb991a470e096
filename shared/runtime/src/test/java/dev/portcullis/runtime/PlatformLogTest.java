package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.web.telemetry.CurrentTrace;
import dev.portcullis.web.telemetry.JsonLines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformLogTest {

  private static final Logger OURS = Logger.getLogger("dev.portcullis");

  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private final ByteArrayOutputStream second = new ByteArrayOutputStream();

  @AfterEach
  void restore() {
    for (Handler handler : OURS.getHandlers()) {
      OURS.removeHandler(handler);
    }
    OURS.setUseParentHandlers(true);
  }

  @Test
  void use_ofSeveralServers_writesEachLineOnce() {
    PlatformLog.use(new JsonLines(first, new CurrentTrace(), Optional.empty()));
    PlatformLog.use(new JsonLines(second, new CurrentTrace(), Optional.empty()));

    Logger.getLogger("dev.portcullis.runtime.Something").warning("look");

    assertThat(first.size()).isZero();
    assertThat(second.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("{\"severity\":\"WARNING\"")
        .contains("\"message\":\"look\"");
    assertThat(OURS.getUseParentHandlers()).isFalse();
  }
}
