package dev.portcullis.testkit.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program outside the JVM that works in a folder of its own. */
record Program(Path executable, Path folder) {

  private static final long TIMEOUT_SECONDS = 120;

  /**
   * Runs it.
   *
   * @throws IOException if it does not end well; the message is what it printed
   */
  void run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.addAll(arguments);
    Path output = Files.createTempFile(folder, "output", "");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!ends(process) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(
          executable.getFileName() + " " + arguments.get(0) + ": " + Files.readString(output));
    }
  }

  private static boolean ends(Process process) {
    try {
      return process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
