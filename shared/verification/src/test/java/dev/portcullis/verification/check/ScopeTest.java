package dev.portcullis.verification.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.InvalidTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

  private static final Scope EVERYWHERE = new Scope.Everywhere();

  @ParameterizedTest
  @CsvSource({
    "prod, prod, any, true",
    "prod, prod2, any, false",
    "prod, '', any, false",
    "prod:deployer, prod, deployer, true",
    "prod:deployer, prod, other, false",
    "prod:deployer, test, deployer, false",
  })
  void matches_placement(String scope, String namespace, String account, boolean matches)
      throws Exception {
    Placement pod = new Placement.InCluster(namespace, account);

    assertThat(parse(scope).matches(pod)).isEqualTo(matches);
    assertThat(EVERYWHERE.matches(pod)).isTrue();
  }

  @Test
  void matches_outsideClusters_onlyWhatAppliesEverywhere() throws Exception {
    Placement outside = new Placement.OutsideClusters();

    assertThat(parse("prod").matches(outside)).isFalse();
    assertThat(parse("prod:deployer").matches(outside)).isFalse();
    assertThat(EVERYWHERE.matches(outside)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "prod, prod, true",
    "prod, test, false",
    "prod, prod:a, true",
    "prod, test:a, false",
    "prod:a, prod, false",
    "prod:a, prod:a, true",
    "prod:a, prod:b, false",
  })
  void covers_scope(String one, String other, boolean covers) throws Exception {
    assertThat(parse(one).covers(parse(other))).isEqualTo(covers);
    assertThat(EVERYWHERE.covers(parse(other))).isTrue();
    assertThat(parse(one).covers(EVERYWHERE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "a:", ":a", "A", "-a", "a-", "a.b", "a b", "a:b:c", "a:B"})
  void parse_noScope_isRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidTextException.class);
  }

  private static Scope parse(String text) throws InvalidTextException {
    return text.indexOf(':') < 0 ? Scope.Namespace.parse(text) : Scope.ServiceAccount.parse(text);
  }
}
