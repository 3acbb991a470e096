package dev.portcullis.local;

import dev.portcullis.json.Excerpt;
import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the command that the arguments name, and runs it. */
final class CommandLine {

  private static final Set<String> HELP = Set.of("--help", "-h");

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
      help().forEach(console::print);
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

  private List<String> help() {
    List<String> lines = new ArrayList<>();
    lines.add("Portcullis: which container images may be deployed, by a policy of yours");
    for (Command command : commands) {
      lines.add("");
      lines.addAll(command.help());
    }
    lines.add("");
    lines.add("Exit status: 0 done or allowed, 1 denied, 2 not done.");
    return lines;
  }
}
