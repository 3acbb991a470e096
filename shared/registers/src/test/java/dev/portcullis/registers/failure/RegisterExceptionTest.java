package dev.portcullis.registers.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.registers.failure.RegisterException.Kind;
import org.junit.jupiter.api.Test;

class RegisterExceptionTest {

  @Test
  void refusal_hasKindAndMessage() {
    RegisterException refusal = new RegisterException(Kind.STALE, "the policy was changed");

    assertThat(refusal.kind()).isEqualTo(Kind.STALE);
    assertThat(refusal).hasMessage("the policy was changed");
  }

  @Test
  void refusal_withoutWords_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegisterException(Kind.NOT_FOUND, " "));
  }
}
