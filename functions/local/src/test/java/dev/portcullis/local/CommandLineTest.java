package dev.portcullis.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {

  private final RecordedConsole console = new RecordedConsole();

  @Test
  void command_runsWithTheRestOfTheArguments() {
    assertThat(run("echo", "a", "b")).isEqualTo(7);
    assertThat(console.out()).isEqualTo("[a, b]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h", "echo --help", "echo a -h"})
  void help_listsEveryCommand(String line) {
    assertThat(run(line.split(" ", -1))).isZero();
    assertThat(console.out())
        .contains("./portcullis demo", "./portcullis serve", "./portcullis decide")
        .endsWith("2 not done.\n");
  }

  @Test
  void nothing_isAnError() {
    assertThat(run()).isEqualTo(2);
    assertThat(console.err()).isEqualTo("portcullis: no command; `help` lists them\n");
  }

  @Test
  void unknownCommand_isNamed() {
    assertThat(run("sevre")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("portcullis: there is no command `sevre`; `help` lists them\n");
  }

  @Test
  void wrongArguments_areAnError() {
    assertThat(run("echo", "--bad")).isEqualTo(2);
    assertThat(console.err()).isEqualTo("portcullis: no options; `help` tells more\n");
  }

  private int run(String... arguments) {
    return new CommandLine(List.of(new Echo())).run(List.of(arguments), console.console());
  }

  private static final class Echo implements Command {

    @Override
    public String name() {
      return "echo";
    }

    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
      if (arguments.contains("--bad")) {
        throw new UsageException("no options");
      }
      console.print(arguments.toString());
      return 7;
    }
  }
}
