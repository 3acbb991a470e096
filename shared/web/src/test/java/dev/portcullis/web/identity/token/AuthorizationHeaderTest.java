package dev.portcullis.web.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.web.identity.proof.Proof;
import dev.portcullis.web.identity.proof.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {

  @Test
  void token_noHeader_isMissing() {
    assertThat(AuthorizationHeader.token(Map.of("Accept", List.of("*/*"))))
        .isEqualTo(Proof.failed(new Refusal.Missing()));
  }

  @Test
  void token_oneHeader_isItsToken() {
    assertThat(AuthorizationHeader.token(Map.of("authorization", List.of("Bearer a.b.c"))))
        .isEqualTo(Proof.held("a.b.c"));
  }

  @Test
  void token_twoHeaders_isRefusedWhicheverIsRight() {
    Proof<String> expected = Proof.invalid("there are 2 Authorization headers");

    assertThat(AuthorizationHeader.token(Map.of("Authorization", List.of("Bearer a", "Bearer a"))))
        .isEqualTo(expected);
    assertThat(
            AuthorizationHeader.token(
                Map.of("Authorization", List.of("Bearer a"), "authorization", List.of("Bearer a"))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearertoken", "Basic dXNlcjpwYXNz", " Bearer a", "token"})
  void token_otherScheme_isRefused(String value) {
    assertThat(AuthorizationHeader.token(Map.of("Authorization", List.of(value))))
        .isEqualTo(Proof.invalid("the Authorization header is of another scheme than Bearer"));
  }
}
