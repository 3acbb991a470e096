package dev.portcullis.local.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is deployed is what its bill of materials says, under licences that may be passed on. */
final class BillOfMaterialsIT {

  /** Names of SPDX, and what some libraries call their own. */
  private static final Set<String> LICENCES =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "MIT",
          "EPL-2.0",
          // Bouncy Castle: MIT under another name.
          "Bouncy Castle Licence",
          "Bouncy-Castle",
          // RE2/J: BSD-3-Clause under another name.
          "Go License",
          // javax.annotation: passed on unchanged, which both of them allow.
          "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)");

  private static final Path FUNCTIONS = Path.of("").toAbsolutePath().getParent();
  private static final Limits LIMITS = new Limits(16 << 20, 32, 200_000, 1 << 20);

  @Test
  void everyFunction_hasABill() throws IOException {
    List<Path> bills = bills();

    try (Stream<Path> modules = Files.list(FUNCTIONS)) {
      assertThat(bills.stream().map(bill -> bill.getParent().getParent()))
          .containsExactlyInAnyOrderElementsOf(
              modules.filter(module -> Files.exists(module.resolve("pom.xml"))).toList());
    }
  }

  @Test
  void bill_namesEveryJarThatIsDeployed() throws Exception {
    for (Path bill : bills()) {
      Set<String> listed =
          components(bill).stream()
              .map(component -> text(component, "name") + "-" + text(component, "version") + ".jar")
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(listed).containsAll(deployed(bill.resolveSibling("deployment/lib")));
    }
  }

  @Test
  void everyComponent_hasALicenceThatMayBePassedOn() throws Exception {
    for (Path bill : bills()) {
      assertThat(components(bill))
          .isNotEmpty()
          .allSatisfy(
              component ->
                  assertThat(licences(component))
                      .as(text(component, "name"))
                      .anyMatch(LICENCES::contains));
    }
  }

  @Test
  void everyComponent_hasAHash_andNoSnapshotButOurs() throws Exception {
    for (Path bill : bills()) {
      assertThat(components(bill))
          .filteredOn(component -> !text(component, "group").equals("dev.portcullis"))
          .isNotEmpty()
          .allSatisfy(
              component -> {
                assertThat(component.find("hashes")).isPresent();
                assertThat(text(component, "version")).doesNotContain("SNAPSHOT");
              });
    }
  }

  /** The plugin that makes them runs only where Maven may ask a registry. */
  private static List<Path> bills() throws IOException {
    try (Stream<Path> modules = Files.list(FUNCTIONS)) {
      List<Path> bills =
          modules.map(module -> module.resolve("target/bom.json")).filter(Files::exists).toList();
      if (!System.getenv().getOrDefault("PORTCULLIS_REQUIRE", "").contains("sbom")) {
        assumeThat(bills).as("bills of materials, which an offline build has none of").isNotEmpty();
      }
      return bills;
    }
  }

  private static Set<String> deployed(Path lib) throws IOException {
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static List<JsonObject> components(Path bill) throws Exception {
    JsonObject root = (JsonObject) JsonText.parse(Files.readAllBytes(bill), LIMITS);
    return objects(root, "components");
  }

  private static List<String> licences(JsonObject component) {
    return objects(component, "licenses").stream()
        .map(choice -> (JsonObject) choice.find("license").orElse(choice))
        .map(
            licence ->
                licence
                    .find("id")
                    .or(() -> licence.find("name"))
                    .or(() -> licence.find("expression")))
        .map(name -> ((JsonString) name.orElseThrow()).value())
        .toList();
  }

  private static List<JsonObject> objects(JsonObject parent, String field) {
    JsonValue value = parent.find(field).orElse(JsonArray.of(List.of()));
    return ((JsonArray) value).values().stream().map(JsonObject.class::cast).toList();
  }

  private static String text(JsonObject object, String field) {
    return object.find(field).map(value -> ((JsonString) value).value()).orElse("");
  }
}
