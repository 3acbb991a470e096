package dev.portcullis.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problem;
import dev.portcullis.json.Problems;
import dev.portcullis.json.YamlText;
import dev.portcullis.wire.iam.ProjectBinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingsCodecTest {

  private static final String GOOD =
      """
      bindings:
      - project: my-project
        role: roles/portcullis.deployer
        members: ["serviceAccount:ci@my-project.iam.gserviceaccount.com"]
      """;

  @Test
  void read_binding_isThatOfTheProject() throws Exception {
    assertThat(read(GOOD))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.project().value()).isEqualTo("my-project");
              assertThat(read.binding().role().name()).isEqualTo("roles/portcullis.deployer");
              assertThat(read.binding().members())
                  .extracting(member -> member.text())
                  .containsExactly("serviceAccount:ci@my-project.iam.gserviceaccount.com");
              assertThat(read.binding().condition()).isEmpty();
            });
  }

  @Test
  void read_condition_isItsTime() throws Exception {
    String text =
        GOOD
            + "  condition: {title: x, expression: "
            + "'request.time < timestamp(\"2030-01-31T12:00:00Z\")'}\n";

    assertThat(read(text).get(0).binding().condition()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bindings: | binding: | bindings",
        "project: my-project | project: My | bindings[0].project",
        "- project: my-project | - projects: my-project | bindings[0].projects",
        "roles/portcullis.deployer | roles/portcullis.deploy | bindings[0].role",
        "roles/portcullis.deployer | roles/owner | bindings[0].role",
        "roles/portcullis.deployer | deployer | bindings[0].role",
        "serviceAccount:ci@ | group:ci@ | bindings[0].members",
        "serviceAccount:ci@my-project.iam.gserviceaccount.com | allUsers | bindings[0].members",
        "serviceAccount:ci@my-project.iam.gserviceaccount.com | allAuthenticatedUsers"
            + " | bindings[0].members",
        "serviceAccount:ci | ci | bindings[0].members[0]",
        "[\"serviceAccount:ci@my-project.iam.gserviceaccount.com\"] | [] | bindings[0].members",
        "members: | member: | bindings[0].members",
      })
  void read_whatNobodyCanMean_isRefusedAtItsPath(String part, String other, String path) {
    assertThat(problems(GOOD.replace(part, other))).extracting(Problem::path).contains(path);
  }

  @Test
  void read_everyProblem_isToldAtOnce() {
    String both = GOOD.replace("portcullis.deployer", "owner").replace("serviceAccount:", "group:");

    assertThat(problems(both)).hasSize(2);
  }

  @Test
  void read_nothing_isRefused() {
    assertThat(problems("bindings: []")).extracting(Problem::path).containsExactly("bindings");
  }

  private static List<Problem> problems(String text) {
    try {
      var unused = read(text);
      return List.of();
    } catch (InvalidInputException e) {
      return e.problems();
    }
  }

  private static List<ProjectBinding> read(String text) throws InvalidInputException {
    Problems problems = new Problems();
    List<ProjectBinding> read =
        new BindingsCodec()
            .read(
                Cursor.root(
                    YamlText.parse(text.getBytes(StandardCharsets.UTF_8), Limits.REQUEST),
                    problems));
    problems.throwIfAny();
    return read;
  }
}
