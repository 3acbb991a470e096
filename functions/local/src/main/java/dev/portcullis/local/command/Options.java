package dev.portcullis.local.command;

import dev.portcullis.json.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The arguments of a command, taken apart: {@code --name VALUE}, {@code --name=VALUE}, flags, and
 * the rest. Behind {@code --} everything is the rest. Immutable.
 */
public final class Options {

  /** What an option takes. */
  public enum Kind {
    /** Nothing. */
    FLAG,
    /** One value. */
    VALUE,
    /** A value each time it is given. */
    LIST
  }

  private final Map<String, List<String>> values;
  private final List<String> operands;

  private Options(Map<String, List<String>> values, List<String> operands) {
    this.values = Map.copyOf(values);
    this.operands = List.copyOf(operands);
  }

  /**
   * Takes arguments apart.
   *
   * @param known the options, with their hyphens
   * @throws UsageException if an option is unknown, has no value, or is given twice
   */
  public static Options parse(List<String> arguments, Map<String, Kind> known)
      throws UsageException {
    Map<String, List<String>> values = new HashMap<>();
    List<String> operands = new ArrayList<>();
    int position = 0;
    while (position < arguments.size()) {
      String argument = arguments.get(position++);
      if (argument.equals("--")) {
        operands.addAll(arguments.subList(position, arguments.size()));
        break;
      }
      if (!argument.startsWith("-") || argument.equals("-")) {
        operands.add(argument);
        continue;
      }
      int sign = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String name = sign < 0 ? argument : argument.substring(0, sign);
      Kind kind = known.get(name);
      if (kind == null) {
        throw new UsageException(
            "unknown option " + Excerpt.of(name) + "; there are " + new TreeSet<>(known.keySet()));
      }
      String value = "";
      if (kind == Kind.FLAG) {
        if (sign >= 0) {
          throw new UsageException(name + " takes no value");
        }
      } else if (sign >= 0) {
        value = argument.substring(sign + 1);
      } else if (position < arguments.size()) {
        value = arguments.get(position++);
      } else {
        throw new UsageException(name + " needs a value");
      }
      List<String> given = values.computeIfAbsent(name, option -> new ArrayList<>());
      if (kind == Kind.VALUE && !given.isEmpty()) {
        throw new UsageException(name + " is given twice; leave one out");
      }
      given.add(value);
    }
    return new Options(values, operands);
  }

  /** Whether the option is given. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value of the option, if it is given. */
  public Optional<String> find(String name) {
    return list(name).stream().findFirst();
  }

  /** The values of the option, in their order. */
  public List<String> list(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** What is no option. */
  public List<String> operands() {
    return operands;
  }

  /**
   * Refuses arguments that are no options.
   *
   * @throws UsageException if there are any
   */
  public void requireNoOperands() throws UsageException {
    if (!operands.isEmpty()) {
      throw new UsageException(
          Excerpt.of(operands.get(0)) + " is one argument too many; options begin with --");
    }
  }
}
