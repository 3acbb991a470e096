package dev.portcullis.record.decision;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The constants of an enumeration by name, for reading them. */
final class Names {

  private Names() {}

  static <E extends Enum<E>> Map<String, E> of(E[] constants) {
    return Arrays.stream(constants)
        .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
  }
}
