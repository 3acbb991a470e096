package dev.portcullis.wire.settings;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.Received;
import dev.portcullis.wire.resource.Stamp;
import dev.portcullis.wire.settings.BreakglassSettings.ServiceAccounts;
import dev.portcullis.wire.settings.ProjectSettings.JobsGate;
import dev.portcullis.wire.settings.ProjectSettings.Unannotated;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSettingsCodecTest {

  private static final ProjectId DEMO = new ProjectId("demo");

  private static final String WHOLE =
      """
      name: projects/demo/settings
      projectNumber: '123'
      unannotated: DENY
      jobs: AT_EXECUTION
      decisionLifetime: 60s
      decisionRetention: 86400s
      findingRetention: 172800s
      logParticularsRetention: 259200s
      breakglass:
        enabled: false
        justification: {minimumLength: 0, pattern: 'INC-[0-9]{4}'}
        maximumDuration: 3600s
        secondApprover: true
        serviceAccounts: NEVER
      updateTime: '2024-05-06T07:08:09Z'
      etag: abc
      """;

  private final ProjectSettingsCodec codec = new ProjectSettingsCodec();

  @Test
  void read_wholeSettings_keepsEverything() throws Exception {
    assertThat(read(WHOLE, codec::read))
        .isEqualTo(
            new Received<>(
                new ProjectSettings(
                    Optional.of("123"),
                    Unannotated.DENY,
                    JobsGate.AT_EXECUTION,
                    Duration.ofMinutes(1),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(3),
                    new BreakglassSettings(
                        false,
                        0,
                        Optional.of(JustificationPattern.parse("INC-[0-9]{4}")),
                        Duration.ofHours(1),
                        true,
                        ServiceAccounts.NEVER)),
                Optional.of("abc")));
  }

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    Stamp stamp = Stamp.of(Instant.parse("2024-05-06T07:08:09Z"), "abc");

    assertThat(codec.write(DEMO, read(WHOLE, codec::read).value(), stamp)).isEqualTo(yaml(WHOLE));
  }

  @Test
  void read_nothing_isTheDefaults() {
    ProjectSettings settings = read("{}", codec::read).value();

    assertThat(settings).isEqualTo(ProjectSettings.DEFAULT);
    assertThat(codec.write(DEMO, settings, Stamp.none()))
        .isEqualTo(
            yaml(
                """
                name: projects/demo/settings
                unannotated: EVALUATE
                jobs: AT_SUBMISSION
                decisionLifetime: 900s
                decisionRetention: 34560000s
                findingRetention: 34560000s
                logParticularsRetention: 315360000s
                breakglass:
                  enabled: true
                  justification: {minimumLength: 10}
                  maximumDuration: 86400s
                  secondApprover: false
                  serviceAccounts: ONLY_BY_GRANT
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decisionLifetime: 60s",
        "decisionLifetime: 86400s",
        "decisionRetention: 86400s",
        "decisionRetention: 315360000s",
        "projectNumber: '1'",
        "projectNumber: '12345678901234567890'"
      })
  void read_valueAtALimit_isAccepted(String field) {
    assertThat(problems("{" + field + "}", codec::read)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {projectNumber: 123}        | projectNumber: must be a string, not a number; put it in quotes
          {projectNumber: demo}       | projectNumber: is not a project number
          {projectNumber: ""}         | projectNumber: is not a project number
          {projectNumber: "0123"}     | projectNumber: is not a project number
          {projectNumber: "123456789012345678901"} | projectNumber: is not a project number
          {unannotated: ALLOW}        | unannotated: must be one of DENY, EVALUATE, SKIP, not `ALLOW`
          {jobs: AT_CREATION}         | jobs: must be one of AT_EXECUTION, AT_SUBMISSION, not `AT_CREATION`
          {decisionLifetime: 59s}     | decisionLifetime: must be from 60s to 86400s
          {decisionLifetime: 86401s}  | decisionLifetime: must be from 60s to 86400s
          {decisionLifetime: 900}     | decisionLifetime: must be a string
          {decisionLifetime: 15m}     | decisionLifetime: is not a duration
          {decisionRetention: 86399s} | decisionRetention: must be from 86400s to 315360000s
          {decisionRetention: 315360001s} | decisionRetention: must be from 86400s to 315360000s
          {findingRetention: 1s}      | findingRetention: must be from 86400s to 315360000s
          {logParticularsRetention: 1s} | logParticularsRetention: must be from 86400s to 315360000s
          {breakglass: true}          | breakglass: must be an object
          {breakglass: {enabled: 1}}  | breakglass.enabled: must be
          {breakglass: {enable: true}} | breakglass.enable: unknown field; did you mean `enabled`?
          {breakglass: {maximumDuration: 59s}} | breakglass.maximumDuration: must be from 60s to 2592000s
          {breakglass: {maximumDuration: 2592001s}} | breakglass.maximumDuration: must be from 60s to 2592000s
          {breakglass: {serviceAccounts: SOME}} | breakglass.serviceAccounts: must be one of
          {breakglass: {justification: {minimumLength: -1}}} | breakglass.justification.minimumLength: must be
          {breakglass: {justification: {minimumLength: 1025}}} | breakglass.justification.minimumLength: must be
          {breakglass: {justification: {length: 3}}} | breakglass.justification.length: unknown field
          {breakglass: {justification: {pattern: ""}}} | breakglass.justification.pattern: must have 1 to 100
          {breakglass: {justification: {pattern: "INC-["}}} | breakglass.justification.pattern: is not a regular expression
          {unanotated: DENY}          | unanotated: unknown field; did you mean `unannotated`?
          """)
  void read_brokenSettings_areToldAtTheirPath(String settings, String problem) {
    assertThat(problems(settings, codec::read)).hasSize(1).allMatch(p -> p.startsWith(problem));
  }

  @Test
  void settings_outOfRange_areAMistakeOfTheProgram() {
    ProjectSettings defaults = ProjectSettings.DEFAULT;

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProjectSettings(
                    Optional.empty(),
                    defaults.unannotated(),
                    defaults.jobs(),
                    Duration.ofSeconds(59),
                    defaults.decisionRetention(),
                    defaults.findingRetention(),
                    defaults.logParticularsRetention(),
                    defaults.breakglass()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProjectSettings(
                    Optional.empty(),
                    defaults.unannotated(),
                    defaults.jobs(),
                    defaults.decisionLifetime(),
                    Duration.ofDays(3651),
                    defaults.findingRetention(),
                    defaults.logParticularsRetention(),
                    defaults.breakglass()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProjectSettings(
                    Optional.of("demo"),
                    defaults.unannotated(),
                    defaults.jobs(),
                    defaults.decisionLifetime(),
                    defaults.decisionRetention(),
                    defaults.findingRetention(),
                    defaults.logParticularsRetention(),
                    defaults.breakglass()));
  }
}
