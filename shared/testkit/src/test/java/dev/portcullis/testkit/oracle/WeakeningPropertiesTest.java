package dev.portcullis.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.weakening.CloudRunPolicyWeakeningRule;
import dev.portcullis.registers.weakening.PolicyWeakeningRule;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.testkit.random.Draw;
import dev.portcullis.testkit.random.Scenario;
import dev.portcullis.verification.policy.CloudRunPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is no weakening lets nothing pass that did not pass before. */
class WeakeningPropertiesTest {

  private static final int SEEDS = 1_500;

  @Test
  void policy_changedWithoutWeakening_allowsNothingNew() {
    check(PolicyPairs::project, new PolicyWeakeningRule(), PolicyPairs::held);
  }

  @Test
  void platformPolicy_changedWithoutWeakening_allowsNothingNew() {
    check(PolicyPairs::cloudRun, new CloudRunPolicyWeakeningRule(), PolicyPairs::heldInline);
  }

  @Test
  void platformPolicy_newWithoutWeakening_allowsNothing() {
    int strict = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Draw draw = Draw.seeded(seed);
      CloudRunPolicy first = PolicyPairs.cloudRun(draw).before();
      if (new CloudRunPolicyWeakeningRule()
          .weakenings(Optional.empty(), Optional.of(first))
          .isEmpty()) {
        strict++;
        for (Scenario scenario : PolicyPairs.scenarios(draw, PolicyPairs.heldInline(first))) {
          assertThat(Deciders.allows(scenario)).as("seed %s", seed).isFalse();
        }
      }
    }
    assertThat(strict).as("policies that let nothing pass").isGreaterThan(10);
  }

  private static <T> void check(
      Function<Draw, PolicyPairs.Pair<T>> pairs,
      WeakeningRule<T> rule,
      Function<T, PolicyPairs.Held> held) {
    int stricter = 0;
    int marked = 0;
    int really = 0;
    int denied = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Draw draw = Draw.seeded(seed);
      PolicyPairs.Pair<T> pair = pairs.apply(draw);
      boolean weakening =
          !rule.weakenings(Optional.of(pair.before()), Optional.of(pair.after())).isEmpty();
      boolean more = false;
      List<Scenario> scenarios = PolicyPairs.scenarios(draw, held.apply(pair.before()));
      for (Scenario scenario : scenarios) {
        boolean before = Deciders.allows(scenario);
        boolean after = Deciders.allows(PolicyPairs.under(held.apply(pair.after()), scenario));
        more |= after && !before;
        denied += before && !after ? 1 : 0;
      }
      if (!weakening) {
        assertThat(more).as("seed %s: %s after %s", seed, pair.after(), pair.before()).isFalse();
      }
      stricter += !weakening && !pair.after().equals(pair.before()) ? 1 : 0;
      marked += weakening ? 1 : 0;
      really += more ? 1 : 0;
    }
    assertThat(stricter).as("changes that weaken nothing").isGreaterThan(SEEDS / 5);
    assertThat(marked).as("changes marked as weakening").isGreaterThan(SEEDS / 5);
    assertThat(really).as("changes that let something new pass").isGreaterThan(SEEDS / 20);
    assertThat(denied).as("images that no longer pass").isGreaterThan(SEEDS / 20);
  }
}
