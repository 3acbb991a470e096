package dev.portcullis.wire.continuous;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.name.ProjectId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContinuousValidationCodecTest {

  private static final ProjectId DEMO = new ProjectId("demo");

  private static final String WHOLE =
      """
      name: projects/demo/continuousValidationConfig
      enforcementPolicyConfig: {enabled: true}
      updateTime: '2024-05-06T07:08:09Z'
      """;

  private final ContinuousValidationCodec codec = new ContinuousValidationCodec();

  @Test
  void write_whatWasRead_givesTheSameDocument() {
    assertThat(
            codec.write(
                DEMO, read(WHOLE, codec::read), Optional.of(Instant.parse("2024-05-06T07:08:09Z"))))
        .isEqualTo(yaml(WHOLE));
  }

  @Test
  void write_nothingEnabled_stillHasTheObjectThatGcloudNeeds() {
    assertThat(codec.write(DEMO, read("{}", codec::read), Optional.empty()))
        .isEqualTo(
            yaml("{name: projects/demo/continuousValidationConfig, enforcementPolicyConfig: {}}"));
  }

  @Test
  void read_unknownFields_areRefused() {
    assertThat(problems("{enforcementPolicyConfig: {enable: true}, x: 1}", codec::read))
        .extracting(problem -> problem.split(":", 2)[0])
        .containsExactlyInAnyOrder("enforcementPolicyConfig.enable", "x");
  }
}
