package dev.portcullis.registers.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.wire.settings.BreakglassSettings;
import dev.portcullis.wire.settings.BreakglassSettings.ServiceAccounts;
import dev.portcullis.wire.settings.JustificationPattern;
import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettings.JobsGate;
import dev.portcullis.wire.settings.ProjectSettings.Unannotated;
import java.time.Duration;
import java.util.List;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true 10 INC P1D true ONLY_BY_GRANT  | true 10 INC P1D true ONLY_BY_GRANT | -",
        "true 10 INC P1D true ONLY_BY_GRANT  | false 11 INC PT1H true NEVER | -",
        "true 10 -   P1D false ONLY_BY_GRANT | true 10 INC P1D true NEVER | -",
        "false 10 INC P1D true ONLY_BY_GRANT | true 10 INC P1D true ONLY_BY_GRANT | enabled",
        "true 10 INC P1D true ONLY_BY_GRANT  | true 9 INC P1D true ONLY_BY_GRANT"
            + "| justification.minimumLength",
        "true 10 INC P1D true ONLY_BY_GRANT  | true 10 TKT P1D true ONLY_BY_GRANT"
            + "| justification.pattern",
        "true 10 INC P1D true ONLY_BY_GRANT  | true 10 -   P1D true ONLY_BY_GRANT"
            + "| justification.pattern",
        "true 10 INC P1D true ONLY_BY_GRANT  | true 10 INC P2D true ONLY_BY_GRANT"
            + "| maximumDuration",
        "true 10 INC P1D true ONLY_BY_GRANT  | true 10 INC P1D false ONLY_BY_GRANT"
            + "| secondApprover",
        "true 10 INC P1D true NEVER          | true 10 INC P1D true ONLY_BY_GRANT"
            + "| serviceAccounts",
        "true 10 INC P1D true ONLY_BY_GRANT  | true 10 INC P1D true ALLOWED | serviceAccounts",
      })
  void breakglass_changed_isWeakerWhenLooser(String before, String after, String field)
      throws Exception {
    List<String> found =
        rule
            .weakenings(Optional.of(with(breakglass(before))), Optional.of(with(breakglass(after))))
            .stream()
            .map(Weakening::field)
            .toList();

    assertThat(found).isEqualTo(field.equals("-") ? List.of() : List.of("breakglass." + field));
  }

  @Test
  void retention_shortened_isWeaker() {
    ProjectSettings settings = ProjectSettings.DEFAULT;
    ProjectSettings shorter =
        new ProjectSettings(
            settings.projectNumber(),
            settings.unannotated(),
            settings.jobs(),
            settings.decisionLifetime(),
            settings.decisionRetention(),
            settings.findingRetention().minusDays(1),
            settings.logParticularsRetention().minusDays(1),
            settings.breakglass());

    assertThat(rule.weakenings(Optional.of(settings), Optional.of(shorter)))
        .extracting(Weakening::field)
        .containsExactly("findingRetention", "logParticularsRetention");
    assertThat(rule.weakenings(Optional.of(shorter), Optional.of(settings))).isEmpty();
  }

  private static BreakglassSettings breakglass(String text) throws InvalidTextException {
    String[] parts = text.trim().split(" +", -1);
    return new BreakglassSettings(
        Boolean.parseBoolean(parts[0]),
        Integer.parseInt(parts[1]),
        parts[2].equals("-") ? Optional.empty() : Optional.of(JustificationPattern.parse(parts[2])),
        Duration.parse(parts[3]),
        Boolean.parseBoolean(parts[4]),
        ServiceAccounts.valueOf(parts[5]));
  }

  private static ProjectSettings with(BreakglassSettings breakglass) {
    ProjectSettings settings = ProjectSettings.DEFAULT;
    return new ProjectSettings(
        settings.projectNumber(),
        settings.unannotated(),
        settings.jobs(),
        settings.decisionLifetime(),
        settings.decisionRetention(),
        settings.findingRetention(),
        settings.logParticularsRetention(),
        breakglass);
  }

  private static ProjectSettings settings(String text) {
    String[] parts = text.trim().split(" +", -1);
    return new ProjectSettings(
        Optional.of(parts[0]).filter(number -> !number.equals("-")),
        Unannotated.valueOf(parts[1]),
        JobsGate.valueOf(parts[2]),
        Duration.parse(parts[3]),
        Duration.parse(parts[4]),
        ProjectSettings.DEFAULT.findingRetention(),
        ProjectSettings.DEFAULT.logParticularsRetention(),
        ProjectSettings.DEFAULT.breakglass());
  }
}
