package dev.portcullis.verification.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.verification.check.CheckSet;
import dev.portcullis.verification.check.Placement;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.name.Platform;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GkePolicyTest {

  private static final Scope EVERYWHERE = new Scope.Everywhere();
  private static final Scope.Namespace PROD = new Scope.Namespace("prod");
  private static final Scope ACCOUNT = new Scope.ServiceAccount(PROD, "deployer");

  @Test
  void checkSetFor_severalMatch_isTheFirst() {
    GkePolicy policy = policy(ACCOUNT, PROD, EVERYWHERE);

    assertThat(policy.checkSetFor(new Placement.InCluster("prod", "deployer"))).hasValue(0);
    assertThat(policy.checkSetFor(new Placement.InCluster("prod", "other"))).hasValue(1);
    assertThat(policy.checkSetFor(new Placement.InCluster("test", "deployer"))).hasValue(2);
    assertThat(policy.checkSetFor(new Placement.OutsideClusters())).hasValue(2);
  }

  @Test
  void checkSetFor_noCheckSets_isNone() {
    assertThat(policy().checkSetFor(new Placement.OutsideClusters())).isEmpty();
    assertThat(policy().platform()).isEqualTo(Platform.GKE);
  }

  @Test
  void constructor_lastHasScope_isRefused() {
    assertThatThrownBy(() -> policy(PROD)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void constructor_setThatIsNeverUsed_isRefused() {
    assertThatThrownBy(() -> policy(PROD, ACCOUNT, EVERYWHERE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy(PROD, PROD, EVERYWHERE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy(EVERYWHERE, EVERYWHERE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GkePolicy policy(Scope... scopes) {
    return new GkePolicy(
        "",
        Allowlist.empty(),
        Arrays.stream(scopes)
            .map(scope -> new CheckSet("", scope, Allowlist.empty(), List.of()))
            .toList());
  }
}
