package dev.portcullis.bench;

import dev.portcullis.testkit.emulator.EmulatorProcess;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.requirement.Tool;
import java.nio.file.Path;
import java.util.List;

/** Measures on an emulator of its own, and prints tables. */
public final class Main {

  private static final String USAGE =
      "decision ROUNDS, or cold ROUNDS DEPLOYMENT (the folder with the function's jar)";

  private Main() {}

  /** Measures what the arguments say. */
  public static void main(String[] arguments) throws Exception {
    Path jar =
        Tool.FIRESTORE_EMULATOR_JAR
            .find()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no Firestore emulator: " + Tool.FIRESTORE_EMULATOR_JAR.install()));
    try (EmulatorProcess emulator = EmulatorProcess.start(jar)) {
      Series.table(measure(EmulatorProject.on(emulator.host()), List.of(arguments)))
          .forEach(System.out::println);
    }
  }

  static List<Series> measure(EmulatorProject emulator, List<String> arguments) throws Exception {
    if (arguments.size() == 2 && arguments.get(0).equals("decision")) {
      int rounds = Integer.parseInt(arguments.get(1));
      return WarmDecision.measure(emulator, rounds, rounds);
    }
    if (arguments.size() == 3 && arguments.get(0).equals("cold")) {
      return ColdStart.measure(
          emulator, Path.of(arguments.get(2)), Integer.parseInt(arguments.get(1)));
    }
    throw new IllegalArgumentException(USAGE);
  }
}
