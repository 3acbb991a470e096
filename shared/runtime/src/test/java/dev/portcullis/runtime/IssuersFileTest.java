package dev.portcullis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.web.identity.issuer.Issuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuersFileTest {

  private static final String AUDIENCE = "https://gate.example.com";
  private static final String GOOD =
      "{\"issuers\": [{\"id\": \"ci\", \"issuer\": \"https://ci.example.com\","
          + " \"jwksUri\": \"https://ci.example.com/keys\", \"mapping\": \"SUBJECT\"}]}";

  @TempDir Path folder;

  @Test
  void issuers_noFile_isGoogle() throws Exception {
    assertThat(
            IssuersFile.issuers(
                new Callers.Tokens(Set.of(AUDIENCE), Optional.empty(), Optional.empty())))
        .containsExactly(Issuer.google(Set.of(AUDIENCE)));
  }

  @Test
  void issuers_file_isGoogleAndThose() throws Exception {
    for (String name : new String[] {"issuers.json", "issuers.yaml"}) {
      assertThat(IssuersFile.issuers(tokens(name, GOOD)))
          .extracting(Issuer::id)
          .containsExactly("google", "ci");
    }
  }

  @Test
  void issuers_severalProblems_areAllNamed() throws IOException {
    Callers.Tokens tokens =
        tokens("issuers.json", GOOD.replace("\"ci\"", "\"CI\"").replace("SUBJECT", "SUB"));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> IssuersFile.issuers(tokens))
        .withMessageContaining("PORTCULLIS_ISSUERS: ")
        .withMessageContaining("issuers[0].id")
        .withMessageContaining("issuers[0].mapping");
  }

  @Test
  void issuers_fileThatIsNotThere_isRefused() {
    Callers.Tokens tokens =
        new Callers.Tokens(
            Set.of(AUDIENCE), Optional.of(folder.resolve("absent.yaml")), Optional.empty());

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> IssuersFile.issuers(tokens))
        .withMessageContaining("absent.yaml cannot be read");
  }

  private Callers.Tokens tokens(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return new Callers.Tokens(Set.of(AUDIENCE), Optional.of(file), Optional.empty());
  }
}
