package dev.portcullis.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON is decided without the YAML parser: its classes are not even loaded. Two seconds. */
final class ParserLoadingTest {

  private static final String PARSER = "org.snakeyaml";

  @TempDir Path folder;

  @Test
  void json_isDecidedWithoutTheYamlParser() throws IOException {
    Path log = folder.resolve("classes");
    TestKey key = TestKeys.any();
    try (ServerProcess server =
        ServerProcess.start(folder, "-Xlog:class+load:file=" + log + ":none")) {
      Api api = server.api();
      api.requireAttestor("qa", key);
      var unused = api.attest("qa", Manifests.image(1), key);
      String images = "{\"images\": [\"%s\"]}";
      assertThat(api.post(Api.VALIDATE, images.formatted(Manifests.image(1))).status())
          .isEqualTo(200);
      assertThat(api.post(Api.VALIDATE, images.formatted(Manifests.image(2))).status())
          .isEqualTo(403);
      assertThat(Files.readString(log))
          .contains("dev.portcullis.json.JsonText")
          .doesNotContain(PARSER);

      assertThat(api.validate(Manifests.service(Manifests.image(1))).status()).isEqualTo(200);
      assertThat(Files.readString(log)).contains(PARSER);
    }
  }
}
