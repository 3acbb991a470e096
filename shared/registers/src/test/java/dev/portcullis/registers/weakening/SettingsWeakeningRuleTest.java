package dev.portcullis.registers.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettings.JobsGate;
import dev.portcullis.wire.settings.ProjectSettings.Unannotated;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsWeakeningRuleTest {

  private final SettingsWeakeningRule rule = new SettingsWeakeningRule();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 EVALUATE AT_SUBMISSION PT15M P400D | 1 EVALUATE AT_SUBMISSION PT15M P400D | -",
        "1 EVALUATE AT_SUBMISSION PT15M P400D | 2 EVALUATE AT_SUBMISSION PT15M P400D"
            + "| projectNumber",
        "- EVALUATE AT_SUBMISSION PT15M P400D | 2 EVALUATE AT_SUBMISSION PT15M P400D"
            + "| projectNumber",
        "1 EVALUATE AT_SUBMISSION PT15M P400D | - EVALUATE AT_SUBMISSION PT15M P400D"
            + "| projectNumber",
        "1 DENY     AT_SUBMISSION PT15M P400D | 1 EVALUATE AT_SUBMISSION PT15M P400D | unannotated",
        "1 DENY     AT_SUBMISSION PT15M P400D | 1 SKIP     AT_SUBMISSION PT15M P400D | unannotated",
        "1 EVALUATE AT_SUBMISSION PT15M P400D | 1 SKIP     AT_SUBMISSION PT15M P400D | unannotated",
        "1 SKIP     AT_SUBMISSION PT15M P400D | 1 DENY     AT_SUBMISSION PT15M P400D | -",
        "1 SKIP     AT_SUBMISSION PT15M P400D | 1 EVALUATE AT_SUBMISSION PT15M P400D | -",
        "1 EVALUATE AT_SUBMISSION PT15M P400D | 1 EVALUATE AT_EXECUTION  PT15M P400D | jobs",
        "1 EVALUATE AT_EXECUTION  PT15M P400D | 1 EVALUATE AT_SUBMISSION PT15M P400D | -",
        "1 EVALUATE AT_SUBMISSION PT15M P400D | 1 EVALUATE AT_SUBMISSION PT16M P400D"
            + "| decisionLifetime",
        "1 EVALUATE AT_SUBMISSION PT15M P400D | 1 EVALUATE AT_SUBMISSION PT14M P400D | -",
        "1 EVALUATE AT_SUBMISSION PT15M P400D | 1 EVALUATE AT_SUBMISSION PT15M P399D"
            + "| decisionRetention",
        "1 EVALUATE AT_SUBMISSION PT15M P400D | 1 EVALUATE AT_SUBMISSION PT15M P401D | -",
        "1 DENY     AT_SUBMISSION PT15M P400D | 1 SKIP     AT_EXECUTION  PT16M P1D"
            + "| unannotated jobs decisionLifetime decisionRetention",
      })
  void settings_changed_areWeakerWhenLooser(String before, String after, String fields) {
    String found =
        rule.weakenings(Optional.of(settings(before)), Optional.of(settings(after))).stream()
            .map(Weakening::field)
            .collect(Collectors.joining(" "));

    assertThat(found.isEmpty() ? "-" : found).isEqualTo(fields);
  }

  @Test
  void firstVersion_weakensNothing() {
    ProjectSettings loose = settings("1 SKIP AT_EXECUTION PT24H P1D");

    assertThat(rule.weakenings(Optional.empty(), Optional.of(loose))).isEmpty();
    assertThat(rule.weakenings(Optional.of(loose), Optional.empty())).isEmpty();
  }

  private static ProjectSettings settings(String text) {
    String[] parts = text.trim().split(" +", -1);
    return new ProjectSettings(
        Optional.of(parts[0]).filter(number -> !number.equals("-")),
        Unannotated.valueOf(parts[1]),
        JobsGate.valueOf(parts[2]),
        Duration.parse(parts[3]),
        Duration.parse(parts[4]));
  }
}
