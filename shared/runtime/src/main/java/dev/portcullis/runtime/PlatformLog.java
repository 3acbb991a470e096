package dev.portcullis.runtime;

import dev.portcullis.web.telemetry.CurrentTrace;
import dev.portcullis.web.telemetry.JsonLines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Logging where the platform reads it: our own lines go to the process's output as JSON, whatever
 * the server around us does with its own. A local server keeps the readable form.
 */
final class PlatformLog {

  // Held for good, as a logger that nobody holds is forgotten with its handlers.
  private static final Logger OURS = Logger.getLogger("dev.portcullis");

  private PlatformLog() {}

  /** From here on our loggers write JSON to the process's output. */
  static void start(Map<String, String> environment, CurrentTrace traces) {
    Optional<String> project =
        Optional.ofNullable(environment.get("GOOGLE_CLOUD_PROJECT")).filter(id -> !id.isEmpty());
    use(new JsonLines(new FileOutputStream(FileDescriptor.out), traces, project));
  }

  /** Our loggers write there, and nowhere else. */
  static void use(JsonLines lines) {
    OURS.setUseParentHandlers(false);
    for (java.util.logging.Handler before : OURS.getHandlers()) {
      if (before instanceof JsonLines) {
        OURS.removeHandler(before);
      }
    }
    OURS.addHandler(lines);
  }
}
