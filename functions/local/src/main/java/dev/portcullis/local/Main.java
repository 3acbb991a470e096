package dev.portcullis.local;

import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.Style;
import dev.portcullis.local.decide.DecideCommand;
import dev.portcullis.local.demo.DemoCommand;
import dev.portcullis.local.fsck.FsckCommand;
import dev.portcullis.local.serve.ServeCommand;
import dev.portcullis.local.transfer.ExportCommand;
import dev.portcullis.local.transfer.ImportCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/** The program: what its first argument names of its commands. */
public final class Main {

  /** Whether somebody looks at the output; a launcher can tell, a virtual machine cannot. */
  private static final String TERMINAL = "portcullis.terminal";

  private Main() {}

  /** Runs one command, and exits with what it returns. */
  public static void main(String[] arguments) throws IOException {
    configureLogging();
    Map<String, String> environment = System.getenv();
    Console console =
        new Console(
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            Style.of(Boolean.getBoolean(TERMINAL), environment));
    CommandLine commands =
        new CommandLine(
            List.of(
                new DemoCommand(),
                new ServeCommand(environment),
                new DecideCommand(),
                new FsckCommand(InstantSource.system()),
                new ExportCommand(),
                new ImportCommand(System.in)));
    System.exit(commands.run(List.of(arguments), console));
  }

  /** Unless somebody brings a configuration: one line per event, and no chatter of the server. */
  private static void configureLogging() throws IOException {
    if (System.getProperty("java.util.logging.config.file") == null) {
      try (InputStream configuration = Main.class.getResourceAsStream("logging.properties")) {
        LogManager.getLogManager().readConfiguration(configuration);
      }
    }
  }

  /** JSON is UTF-8 whatever the locale says. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
