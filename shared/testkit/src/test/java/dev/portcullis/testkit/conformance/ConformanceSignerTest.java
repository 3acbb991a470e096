package dev.portcullis.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.signing.Openssl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceSignerTest {

  private static final String CASE = "15-03-qa-only-denied";

  @TempDir private Path work;
  private Path cases;

  @BeforeEach
  void makeFolder() throws IOException {
    cases = Files.createDirectory(work.resolve("cases"));
    copy(CaseKeys.FOLDER);
    copy(CASE);
  }

  @Test
  void cases_areSignedAsTheySay() throws IOException {
    for (ConformanceCase conformance : ConformanceCase.all()) {
      copy(conformance.name());
    }
    ConformanceSigner signer =
        new ConformanceSigner(
            cases,
            () -> {
              throw new IllegalStateException("a signature is missing or does not hold");
            });

    assertThat(signer.sign()).isEmpty();
  }

  @Test
  @Requires("openssl")
  void attestationOfAnotherImage_isSignedAnew() throws IOException {
    Path specs = cases.resolve(CASE).resolve("attestations.json");
    var unused =
        Files.writeString(specs, Files.readString(specs).replace("apps/app@", "apps/other@"));
    String before = state();

    assertThat(signer().sign()).containsExactly(CASE);
    assertThat(state()).isNotEqualTo(before).contains("apps/other@");
    assertThat(signer().sign()).as("what was signed holds").isEmpty();
  }

  @Test
  @Requires("openssl")
  void signatureThatDoesNotHold_isMadeAnew() throws IOException {
    Path state = cases.resolve(CASE).resolve("state.json");
    String good = Files.readString(state);
    var unused =
        Files.writeString(state, good.replace("\"signature\": \"ME", "\"signature\": \"MA"));
    assertThat(state()).isNotEqualTo(good);

    assertThat(signer().sign()).containsExactly(CASE);
    assertThat(signer().sign()).isEmpty();
  }

  @Test
  void specThatIsMisspelt_isRefused() throws IOException {
    Path specs = cases.resolve(CASE).resolve("attestations.json");
    var unused = Files.writeString(specs, Files.readString(specs).replace("\"id\"", "\"ids\""));

    assertThatThrownBy(() -> signer().sign())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(CASE)
        .hasMessageContaining("[0].signatures[0].id: is required")
        .hasMessageContaining("[0].signatures[0].ids: unknown field");
  }

  private void copy(String folder) throws IOException {
    Path copies = Files.createDirectories(cases.resolve(folder));
    try (Stream<Path> files = Files.list(CaseFiles.root().resolve(folder))) {
      for (Path file : files.toList()) {
        var unused =
            Files.copy(
                file, copies.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private ConformanceSigner signer() {
    return new ConformanceSigner(cases, () -> Openssl.in(work));
  }

  private String state() throws IOException {
    return Files.readString(cases.resolve(CASE).resolve("state.json"));
  }
}
