package dev.portcullis.registers.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.registers.failure.RegisterException.MissingPermission;
import org.junit.jupiter.api.Test;

class RegisterExceptionTest {

  @Test
  void refusal_hasKindAndMessage() {
    RegisterException refusal = new RegisterException(Kind.STALE, "the policy was changed");

    assertThat(refusal.kind()).isEqualTo(Kind.STALE);
    assertThat(refusal).hasMessage("the policy was changed");
  }

  @Test
  void refusal_forWantOfAPermission_namesIt() {
    RegisterException refusal = RegisterException.forbidden("WHY", "a.b", "not you");

    assertThat(refusal.kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(refusal.missing()).contains(new MissingPermission("WHY", "a.b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegisterException(Kind.FORBIDDEN, "not you"));
  }

  @Test
  void refusal_withoutWords_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegisterException(Kind.NOT_FOUND, " "));
  }
}
