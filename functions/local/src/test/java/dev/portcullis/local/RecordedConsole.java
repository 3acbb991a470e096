package dev.portcullis.local;

import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A console whose words can be read afterwards. */
public final class RecordedConsole {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          Style.PLAIN);

  /** The console to write to. */
  public Console console() {
    return console;
  }

  /** What was asked for. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What went wrong. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
