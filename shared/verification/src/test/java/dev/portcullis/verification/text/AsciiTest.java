package dev.portcullis.verification.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsciiTest {

  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** Among all characters there are, of whatever script. */
  @Test
  void classes_everyCharacter_areTheAsciiOnesOnly() {
    assertThat(members(Ascii::isDigit)).isEqualTo(DIGITS);
    assertThat(members(Ascii::isLowerHex)).isEqualTo(DIGITS + "abcdef");
    assertThat(members(Ascii::isLowerOrDigit)).isEqualTo(DIGITS + LOWER);
    assertThat(members(Ascii::isLetterOrDigit)).isEqualTo(DIGITS + UPPER + LOWER);
  }

  @Test
  void toLowerCase_everyCharacter_changesAsciiCapitalsOnly() {
    assertThat(Ascii.toLowerCase(UPPER)).isEqualTo(LOWER);
    String others =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> UPPER.indexOf(c) < 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    assertThat(Ascii.toLowerCase(others).equals(others)).isTrue();
  }

  private static String members(IntPredicate members) {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(members)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
