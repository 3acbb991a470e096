package dev.portcullis.local;

import dev.portcullis.json.Excerpt;
import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the command that the arguments name, and runs it. */
final class CommandLine {

  private static final Set<String> HELP = Set.of("--help", "-h");
  private static final String HELP_TEXT = "help.txt";

  private final List<Command> commands;

  CommandLine(List<Command> commands) {
    this.commands = List.copyOf(commands);
  }

  /** Runs it, and returns what the process exits with. */
  int run(List<String> arguments, Console console) {
    if (arguments.isEmpty()) {
      console.fail("no command; `help` lists them");
      return ExitCode.ERROR;
    }
    String word = arguments.get(0);
    List<String> rest = arguments.subList(1, arguments.size());
    if (word.equals("help") || HELP.contains(word) || rest.stream().anyMatch(HELP::contains)) {
      console.print(help());
      return ExitCode.OK;
    }
    Optional<Command> command = commands.stream().filter(c -> c.name().equals(word)).findFirst();
    if (command.isEmpty()) {
      console.fail("there is no command " + Excerpt.of(word) + "; `help` lists them");
      return ExitCode.ERROR;
    }
    try {
      return command.get().run(rest, console);
    } catch (UsageException e) {
      console.fail(e.getMessage() + "; `help` tells more");
      return ExitCode.ERROR;
    }
  }

  /** The launcher prints the same file, without a virtual machine. */
  private static String help() {
    try (InputStream text = CommandLine.class.getResourceAsStream(HELP_TEXT)) {
      if (text == null) {
        throw new IllegalStateException(HELP_TEXT + " is not part of this program");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(HELP_TEXT + " cannot be read", e);
    }
  }
}
