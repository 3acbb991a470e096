package dev.portcullis.testkit.registers;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.failure.RegisterException.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What registers refuse, and how. */
public final class RegisterAssertions {

  private RegisterAssertions() {}

  /** The call is refused in this way. */
  public static void assertRefused(Kind kind, ThrowingCallable call) {
    assertRefused(kind, "", call);
  }

  /** The call is refused in this way, and the message says this. */
  public static void assertRefused(Kind kind, String says, ThrowingCallable call) {
    assertThatExceptionOfType(RegisterException.class)
        .isThrownBy(call)
        .returns(kind, RegisterException::kind)
        .withMessageContaining(says);
  }
}
