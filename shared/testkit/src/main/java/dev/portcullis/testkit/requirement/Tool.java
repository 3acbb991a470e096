package dev.portcullis.testkit.requirement;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A tool outside the JVM that some tests need, and where it is looked for. */
public enum Tool {
  OPENSSL("openssl", "apt-get install openssl", Search.executable("openssl")),
  GPG("gpg", "apt-get install gpg", Search.executable("gpg")),
  CURL("curl", "apt-get install curl", Search.executable("curl")),
  SHELLCHECK("shellcheck", "apt-get install shellcheck", Search.executable("shellcheck")),
  GCLOUD("gcloud", "https://cloud.google.com/sdk/docs/install", Search.executable("gcloud")),
  TERRAFORM(
      "terraform",
      "https://developer.hashicorp.com/terraform/install",
      Search.executable("terraform")),
  DOCKER_REGISTRY(
      "docker-registry",
      "apt-get install docker-registry",
      Search.executable("docker-registry", "registry")),
  CHROMIUM(
      "chromium",
      "apt-get install chromium",
      Search.executable("chromium", "chromium-browser", "google-chrome")),
  /** The jar; {@code FIRESTORE_EMULATOR_JAR} may name it. For tests that kill and start it. */
  FIRESTORE_EMULATOR_JAR(
      "firestore-emulator-jar",
      "gcloud components install cloud-firestore-emulator, or apt-get install"
          + " google-cloud-cli-firestore-emulator",
      Search.emulator(
          "FIRESTORE_EMULATOR_JAR",
          "platform/cloud-firestore-emulator",
          "cloud-firestore-emulator.jar")),
  /** The same, or one that runs already, where {@code FIRESTORE_EMULATOR_HOST} says. */
  FIRESTORE_EMULATOR(
      "firestore-emulator",
      FIRESTORE_EMULATOR_JAR.install,
      FIRESTORE_EMULATOR_JAR.search,
      "FIRESTORE_EMULATOR_HOST"),
  /** The jar; {@code PUBSUB_EMULATOR_JAR} may name it. */
  PUBSUB_EMULATOR(
      "pubsub-emulator",
      "gcloud components install pubsub-emulator, or apt-get install"
          + " google-cloud-cli-pubsub-emulator",
      Search.emulator(
          "PUBSUB_EMULATOR_JAR", "platform/pubsub-emulator/lib", "cloud-pubsub-emulator-*.jar")),
  /** The folder of test vectors; {@code PORTCULLIS_VECTORS} may name it. */
  VECTORS(
      "vectors",
      "Project Wycheproof's testvectors_v1, in wycheproof/ of the folder that PORTCULLIS_VECTORS"
          + " names",
      Search.folder("PORTCULLIS_VECTORS", "../shared/vectors"));

  private final String title;
  private final String install;

  // A search holds nothing but the names it was made of, which its type cannot say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Search search;

  /** The variable that says where it runs already; empty if there is none. */
  private final String running;

  Tool(String title, String install, Search search) {
    this(title, install, search, "");
  }

  Tool(String title, String install, Search search, String running) {
    this.title = title;
    this.install = install;
    this.search = search;
    this.running = running;
  }

  /** What {@link Requires} and {@code PORTCULLIS_REQUIRE} call it. */
  public String title() {
    return title;
  }

  /** How to come by it. */
  public String install() {
    return install;
  }

  /** Its executable or jar, if this machine has it. */
  public Optional<Path> find() {
    return find(System.getenv());
  }

  /** Its executable or jar, if it is where this environment leads. */
  Optional<Path> find(Map<String, String> environment) {
    return search.in(environment);
  }

  /** Whether tests can use it in this environment. */
  boolean isAvailable(Map<String, String> environment) {
    return environment.containsKey(running) || find(environment).isPresent();
  }

  /**
   * The tool of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Tool of(String title) {
    for (Tool tool : values()) {
      if (tool.title.equals(title)) {
        return tool;
      }
    }
    List<Tool> known = Arrays.asList(values());
    throw new IllegalArgumentException(
        "no tool is called `"
            + title
            + "`; known are "
            + known.stream().map(Tool::title).collect(Collectors.joining(", ")));
  }
}
