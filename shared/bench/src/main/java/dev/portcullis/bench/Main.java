package dev.portcullis.bench;

import dev.portcullis.testkit.emulator.EmulatorProcess;
import dev.portcullis.testkit.emulator.EmulatorProject;
import dev.portcullis.testkit.requirement.Tool;
import java.nio.file.Path;
import java.util.List;

/** Measures, on an emulator of its own where it takes one, and prints tables. */
public final class Main {

  private static final String USAGE =
      "decision ROUNDS, or identity ROUNDS, or log TURNS FOLDER (on the disk to write to), or cold"
          + " ROUNDS DEPLOYMENT (the folder with the function's jar)";

  private Main() {}

  /** Measures what the arguments say. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3 && arguments[0].equals("log")) {
      int turns = Integer.parseInt(arguments[1]);
      Throughput.table(LogAppends.measure(Path.of(arguments[2]), turns, turns))
          .forEach(System.out::println);
      return;
    }
    Path jar =
        Tool.FIRESTORE_EMULATOR_JAR
            .find()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no Firestore emulator: " + Tool.FIRESTORE_EMULATOR_JAR.install()));
    try (EmulatorProcess emulator = EmulatorProcess.start(jar)) {
      for (List<Series> table : measure(EmulatorProject.on(emulator.host()), List.of(arguments))) {
        Series.table(table).forEach(System.out::println);
      }
    }
  }

  /** One table or more. */
  static List<List<Series>> measure(EmulatorProject emulator, List<String> arguments)
      throws Exception {
    if (arguments.size() == 2 && arguments.get(0).equals("decision")) {
      int rounds = Integer.parseInt(arguments.get(1));
      return List.of(WarmDecision.measure(emulator, rounds, rounds));
    }
    if (arguments.size() == 2 && arguments.get(0).equals("identity")) {
      int rounds = Integer.parseInt(arguments.get(1));
      List<Series> pairs = IdentityCost.measure(emulator, rounds, rounds);
      return List.of(pairs.subList(0, 2), pairs.subList(2, 4));
    }
    if (arguments.size() == 3 && arguments.get(0).equals("cold")) {
      return List.of(
          ColdStart.measure(
              emulator, Path.of(arguments.get(2)), Integer.parseInt(arguments.get(1))));
    }
    throw new IllegalArgumentException(USAGE);
  }
}
