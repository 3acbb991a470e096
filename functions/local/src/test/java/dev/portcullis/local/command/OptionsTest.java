package dev.portcullis.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.local.command.Options.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {

  private static final Map<String, Kind> KNOWN =
      Map.of("--json", Kind.FLAG, "--port", Kind.VALUE, "-f", Kind.LIST);

  @Test
  void options_areTakenApart() throws UsageException {
    Options options = parse("-f", "a", "x", "--port=1", "--json", "-f", "-", "-", "--", "--port");

    assertThat(options.list("-f")).containsExactly("a", "-");
    assertThat(options.find("--port")).contains("1");
    assertThat(options.has("--json")).isTrue();
    assertThat(options.operands()).containsExactly("x", "-", "--port");
  }

  @Test
  void nothing_isThere_unlessItIsGiven() throws UsageException {
    Options options = parse();

    assertThat(options.has("--json")).isFalse();
    assertThat(options.find("--port")).isEmpty();
    assertThat(options.list("-f")).isEmpty();
    assertThat(options.operands()).isEmpty();
  }

  @Test
  void value_mayBeEmpty_orHoldTheSign() throws UsageException {
    assertThat(parse("--port=").find("--port")).contains("");
    assertThat(parse("--port=a=b").find("--port")).contains("a=b");
  }

  @ParameterizedTest
  @CsvSource({
    "--prot, unknown option `--prot`",
    "-x, unknown option `-x`",
    "-f=a, unknown option `-f=a`",
    "--port, --port needs a value",
    "--port 1 --port 2, --port is given twice; leave one out",
    "--json=yes, --json takes no value",
    "-f, -f needs a value"
  })
  void mistake_isNamed(String line, String message) {
    assertThatThrownBy(() -> parse(line.split(" ", -1)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void operand_whereNoneBelongs_isNamed() throws UsageException {
    Options options = parse("8080");

    assertThatThrownBy(options::requireNoOperands)
        .hasMessage("`8080` is one argument too many; options begin with --");
  }

  @ParameterizedTest
  @CsvSource({"UPPER", "123456", "''", "a/b"})
  void project_thatCannotBe_isRefused(String id) throws UsageException {
    Options options =
        Options.parse(List.of("--project", id), Map.of(ProjectOption.NAME, Kind.VALUE));

    assertThatThrownBy(() -> ProjectOption.of(options)).isInstanceOf(UsageException.class);
  }

  @Test
  void project_isDemo_unlessItIsGiven() throws UsageException {
    assertThat(ProjectOption.of(parse()).value()).isEqualTo("demo");
  }

  private static Options parse(String... arguments) throws UsageException {
    return Options.parse(List.of(arguments), KNOWN);
  }
}
