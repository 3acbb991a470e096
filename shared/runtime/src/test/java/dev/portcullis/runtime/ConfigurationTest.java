package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.web.limit.Rates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

  private static final Map<String, String> GOOD =
      Map.of("PORTCULLIS_STORE", "sqlite:/data", "PORTCULLIS_IDENTITY", "none", "HOME", "/root");

  private static final StoreLocation.Sqlite DATA = new StoreLocation.Sqlite(Path.of("/data"));

  @Test
  void from_whatIsRequired_isEnough() throws Exception {
    assertThat(Configuration.from(GOOD)).isEqualTo(Configuration.local(DATA.folder()));
  }

  @Test
  void from_systemPolicy_isItsFile() throws Exception {
    assertThat(Configuration.from(with("PORTCULLIS_SYSTEM_POLICY", "/policy.yaml")))
        .isEqualTo(
            new Configuration(
                DATA,
                Optional.of(Path.of("/policy.yaml")),
                new Rates.Unlimited(),
                new Callers.Local(),
                LogSetting.beside(DATA.folder()),
                Destinations.none()));
  }

  @Test
  void from_logKeys_areTheirFiles() throws Exception {
    assertThat(Configuration.from(with("PORTCULLIS_LOG_KEY", "/key.pem")).log())
        .isEqualTo(
            new LogSetting(
                "portcullis.dev",
                Optional.of(new LogSetting.Named(new KeyPlace.InFile(Path.of("/key.pem")))),
                Optional.empty()));
    assertRefused("PORTCULLIS_LOG_HOST", "a host");
  }

  @Test
  void from_nothing_saysEverythingThatIsMissing() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configuration.from(Map.of()))
        .withMessageStartingWith("cannot start: ")
        .withMessageContaining(
            "PORTCULLIS_STORE has to be firestore:PROJECT[/DATABASE] or sqlite:DIRECTORY: where")
        .withMessageContaining("PORTCULLIS_IDENTITY has to be `tokens`, or `none`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sqlite:",
        "sqlite",
        "/data",
        "SQLITE:/data",
        "sqlite:\0",
        "firestore",
        "firestore:",
        "firestore:/",
        "firestore:my-project/",
        "firestore:/my-database",
        "firestore:my-project/my-database/documents",
        "firestore:My-Project",
        "firestore:my-project/(other)",
        " firestore:my-project",
        "Firestore:my-project"
      })
  void from_storeNotUnderstood_isRefused(String store) {
    assertRefused("PORTCULLIS_STORE", store);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "None", "google", "none "})
  void from_identityNotUnderstood_isRefused(String identity) {
    assertRefused("PORTCULLIS_IDENTITY", identity);
  }

  @Test
  void from_tokens_areForTheAudiences() throws Exception {
    Map<String, String> tokens = new HashMap<>(tokens("https://a.example.com,b"));
    tokens.put("PORTCULLIS_ISSUERS", "/issuers.yaml");
    tokens.put("PORTCULLIS_BINDINGS", "/bindings.yaml");
    tokens.put("K_SERVICE", "portcullis");

    assertThat(Configuration.from(tokens).callers())
        .isEqualTo(
            new Callers.Tokens(
                Set.of("https://a.example.com", "b"),
                Optional.of(Path.of("/issuers.yaml")),
                Optional.of(Path.of("/bindings.yaml"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "a,", ",a", "a, b", " a", "a\nb"})
  void from_audiencesNotUnderstood_isRefused(String audiences) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configuration.from(tokens(audiences)))
        .withMessageContaining("PORTCULLIS_AUDIENCES has to be URL,URL");
  }

  @Test
  void from_moreAudiencesThanAServerHas_isRefused() {
    String many = IntStream.range(0, 21).mapToObj(i -> "a" + i).collect(Collectors.joining(","));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configuration.from(tokens(many)))
        .withMessageContaining("names more than 20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PORTCULLIS_AUDIENCES", "PORTCULLIS_ISSUERS", "PORTCULLIS_BINDINGS"})
  void from_whatOnlyTokensNeedWithoutThem_isRefused(String name) {
    assertRefused(name, "x");
  }

  /** Whoever deploys a server that takes everybody for its owner gives it to the world. */
  @Test
  void from_noIdentityOnADeployedServer_isRefused() {
    assertRefused("K_SERVICE", "portcullis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PORTCULLIS_STOER", "PORTCULLIS_", "PORTCULLIS_store"})
  void from_unknownVariable_isRefused(String name) {
    assertRefused(name, "anything");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PORTCULLIS_REQUIRE", "PORTCULLIS_VECTORS", "OTHER"})
  void from_variablesOfTestsAndOfOthers_arePassedOver(String name) throws Exception {
    assertThat(Configuration.from(with(name, "x")).store()).isEqualTo(DATA);
  }

  @Test
  void from_rateLimits_areWhatTheyName() throws Exception {
    assertThat(Configuration.from(GOOD).rates()).isEqualTo(new Rates.Unlimited());
    assertThat(Configuration.from(with("PORTCULLIS_RATE_LIMITS", "google")).rates())
        .isEqualTo(Rates.google());
    assertThat(Configuration.from(with("PORTCULLIS_RATE_LIMITS", "off")).rates())
        .isEqualTo(new Rates.Unlimited());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "Google", "100"})
  void from_rateLimitsNotUnderstood_isRefused(String rates) {
    assertRefused("PORTCULLIS_RATE_LIMITS", rates);
  }

  private static Map<String, String> tokens(String audiences) {
    return Map.of(
        "PORTCULLIS_STORE", "sqlite:/data",
        "PORTCULLIS_IDENTITY", "tokens",
        "PORTCULLIS_AUDIENCES", audiences);
  }

  private static void assertRefused(String name, String value) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configuration.from(with(name, value)))
        .withMessageContaining(name);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(GOOD);
    environment.put(name, value);
    return environment;
  }
}
