package dev.portcullis.local.command;

import java.io.PrintStream;
import java.util.Objects;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err what went wrong
 * @param style how words stand out
 */
public record Console(PrintStream out, PrintStream err, Style style) {

  public Console {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(style, "style");
  }

  /** Writes a line of what was asked for. */
  public void print(String line) {
    out.println(line);
  }

  /** Writes why there is no answer. */
  public void fail(String problem) {
    err.println("portcullis: " + problem);
  }
}
