package dev.portcullis.storage.sqlite;

import dev.portcullis.record.decision.DecisionName;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.storage.sqlite.StoppingStore.Side;
import dev.portcullis.testkit.breakglass.GrantUse;
import dev.portcullis.testkit.breakglass.NightGate;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process that uses breakglass on a file, and is killed with SIGKILL at a point of that. */
final class KilledProcess {

  /** What it says when it is at the point. */
  private static final String AT = "AT";

  private static final String ANSWERED = "ANSWERED ";

  private KilledProcess() {}

  /**
   * When it is killed.
   *
   * @param call at which of its calls to the store
   * @param side of the call
   * @param goesOnNanos after how long; it waits at the point if this is 0
   */
  record Point(int call, Side side, int goesOnNanos) {}

  /**
   * What it came to.
   *
   * @param wasThere whether it got to the point
   * @param answered what it gave as its answer, if it gave one
   */
  record End(boolean wasThere, Optional<DecisionName> answered) {}

  /** Runs one, which ends. */
  static End run(Path file, GrantUse use, Point point) throws IOException, InterruptedException {
    Process process = start(file, use, point);
    boolean wasThere = false;
    Optional<DecisionName> answered = Optional.empty();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(AT)) {
          wasThere = true;
          spin(point.goesOnNanos());
          // The handle's way, as the process's own would close the pipe with its answer.
          var unused = process.toHandle().destroyForcibly();
        } else if (line.startsWith(ANSWERED)) {
          answered =
              Optional.of(new DecisionName(NightGate.DEMO, line.substring(ANSWERED.length())));
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return new End(wasThere, answered);
  }

  private static Process start(Path file, GrantUse use, Point point) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcess.class.getName(),
            file.toString(),
            String.valueOf(use.number()),
            String.valueOf(point.call()),
            point.side().name(),
            String.valueOf(point.goesOnNanos()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** A thread that sleeps wakes too late for this. */
  private static void spin(int nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }

  /** In the process. Ends with its parent, or without closing anything once it has answered. */
  public static void main(String[] arguments) throws Exception {
    GrantUse use = new GrantUse(Integer.parseInt(arguments[1]));
    boolean waits = arguments[4].equals("0");
    DocumentStore store =
        new StoppingStore(
            SqliteDocumentStore.open(Path.of(arguments[0])),
            Integer.parseInt(arguments[2]),
            Side.valueOf(arguments[3]),
            () -> stop(waits));
    System.out.println(ANSWERED + use.ask(NightGate.over(store, 2)).id());
    Runtime.getRuntime().halt(0);
  }

  private static void stop(boolean waits) {
    System.out.println(AT);
    try {
      if (waits && System.in.read() < 0) {
        Runtime.getRuntime().halt(1);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }
}
