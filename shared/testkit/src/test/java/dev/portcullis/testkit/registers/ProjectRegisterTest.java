package dev.portcullis.testkit.registers;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.wire.settings.ProjectSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRegisterTest {

  private final Gate gate = new Gate(new InMemoryStore());

  @ParameterizedTest
  @ValueSource(strings = {"demo", "example.com:demo", "a", "123456"})
  void put_settings_registersTheProject(String id) throws Exception {
    TestProject project = gate.project(id);
    assertThat(gate.projects().find(project.id())).isEmpty();

    project.register();

    assertThat(gate.projects().get(project.id()).resource()).isEqualTo(ProjectSettings.DEFAULT);
    assertThat(gate.projects().require(project.id())).isEqualTo(project.id());
  }

  @Test
  void get_notRegistered_saysHowToRegister() {
    var id = gate.project("demo").id();

    assertRefused(
        Kind.NOT_FOUND,
        "project demo is not registered here; PUT /v1/projects/demo/settings registers it",
        () -> gate.projects().get(id));
    assertRefused(Kind.NOT_FOUND, () -> gate.projects().require(id));
  }

  @Test
  void put_everySetting_comesBack() throws Exception {
    TestProject demo = gate.project("demo");
    demo.settings(
        """
        projectNumber: "123"
        unannotated: SKIP
        jobs: AT_EXECUTION
        decisionLifetime: 61s
        decisionRetention: 172800s
        """);

    ProjectSettings settings = gate.projects().get(demo.id()).resource();
    assertThat(settings.projectNumber()).contains("123");
    assertThat(settings.unannotated()).isEqualTo(ProjectSettings.Unannotated.SKIP);
    assertThat(settings.jobs()).isEqualTo(ProjectSettings.JobsGate.AT_EXECUTION);
    assertThat(settings.decisionLifetime()).hasSeconds(61);
    assertThat(settings.decisionRetention()).hasDays(2);
  }
}
