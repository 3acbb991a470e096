package dev.portcullis.local.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The README, taken apart. */
final class Readme {

  /** Tests run in the folder of their module, two below the top. */
  static final Path TOP = Path.of("").toAbsolutePath().getParent().getParent();

  private final List<String> lines;

  private Readme(List<String> lines) {
    this.lines = lines;
  }

  static Readme read() {
    try {
      return new Readme(Files.readAllLines(TOP.resolve("README.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commands: what stands between {@code ```sh} and {@code ```}, a text for each block. */
  List<String> commands() {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String line : lines) {
      if (inside && line.equals("```")) {
        blocks.add(block.toString().strip());
        block.setLength(0);
        inside = false;
      } else if (inside) {
        block.append(line).append('\n');
      } else {
        inside = line.equals("```sh");
      }
    }
    return blocks;
  }

  /** The rows of the table whose header begins with this cell; each row a list of its cells. */
  List<List<String>> table(String firstHeader) {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.startsWith("| " + firstHeader + " |")) {
        inside = true;
      } else if (inside && !line.startsWith("|")) {
        break;
      } else if (inside && !line.startsWith("| ---")) {
        rows.add(cells(line));
      }
    }
    return rows;
  }

  /** What the group of the expression finds, outside commands too. */
  List<String> words(String expression) {
    return Pattern.compile(expression)
        .matcher(String.join("\n", lines))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row.substring(1, row.length() - 1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }
}
