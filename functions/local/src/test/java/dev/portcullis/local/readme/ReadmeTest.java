package dev.portcullis.local.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.runtime.Variable;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.Stamp;
import dev.portcullis.wire.settings.ProjectSettings;
import dev.portcullis.wire.settings.ProjectSettingsCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README says about the program is what the program does. */
class ReadmeTest {

  private final Readme readme = Readme.read();

  @Test
  void variables_inTheTable_areThoseThatAreRead() {
    List<List<String>> expected = new ArrayList<>();
    for (Variable variable : Variable.values()) {
      String need = variable.need() == Variable.Need.REQUIRED ? " (required)" : "";
      expected.add(
          List.of(
              "`" + variable.name() + "`", "`" + variable.form() + "`", variable.meaning() + need));
    }

    assertThat(readme.table("variable")).isEqualTo(expected);
  }

  @Test
  void settings_inTheTable_haveTheDefaultsOfTheApi() {
    JsonObject defaults =
        new ProjectSettingsCodec()
            .write(new ProjectId("demo"), ProjectSettings.DEFAULT, Stamp.none());
    Map<String, String> written = new LinkedHashMap<>();
    collect("", defaults, written);
    written.remove("`name`");
    Map<String, String> told = new LinkedHashMap<>();
    for (List<String> row : readme.table("field")) {
      if (!row.get(1).isEmpty()) {
        told.put(row.get(0), row.get(1));
      }
    }

    assertThat(told).isEqualTo(written);
  }

  @Test
  void folders_inTheLayout_areThere() {
    for (List<String> row : readme.table("folder")) {
      for (String name : row.get(0).split(", ", -1)) {
        String folder = name.replace("`", "").replace("/*", "");
        assertThat(Readme.TOP.resolve(Path.of(folder))).matches(Files::isDirectory, "is a folder");
      }
    }
  }

  @Test
  void flags_inTheText_areInTheHelp() throws IOException {
    String help =
        Files.readString(
            Path.of("src/main/resources/dev/portcullis/local/help.txt"), StandardCharsets.UTF_8);

    // The others are those of curl and of gcloud.
    assertThat(readme.words("`(--[a-z-]+)`"))
        .contains("--no-weaken")
        .filteredOn(flag -> !List.of("--fail-with-body", "--pae-encode-payload").contains(flag))
        .allMatch(help::contains);
  }

  private static void collect(String path, JsonObject object, Map<String, String> leaves) {
    for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
      String name = path + field.getKey();
      if (field.getValue() instanceof JsonObject inner) {
        collect(name + ".", inner, leaves);
      } else {
        leaves.put("`" + name + "`", "`" + text(field.getValue()) + "`");
      }
    }
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString text ? text.value() : JsonWriter.compact(value);
  }
}
