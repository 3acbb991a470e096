package dev.portcullis.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.conformance.ExpectedImage.Reason;
import dev.portcullis.verification.verdict.Basis;
import dev.portcullis.verification.verdict.ReasonCode;
import dev.portcullis.verification.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the cases are whole: none is left out of the index, and nothing out of the cases. */
class ConformanceCaseTest {

  private static final Set<String> FILES =
      Set.of(
          "about.txt",
          "attestations.json",
          "expected.json",
          "request.json",
          "request.yaml",
          "state.json");

  private static final List<ConformanceCase> CASES = ConformanceCase.all();

  @Test
  void index_namesEveryFolderInOrder() throws Exception {
    assertThat(CASES.stream().map(ConformanceCase::name)).containsExactlyElementsOf(folders());
  }

  @Test
  void folders_holdNothingElse() throws Exception {
    for (String folder : folders()) {
      assertThat(namesIn(CaseFiles.root().resolve(folder))).as(folder).isSubsetOf(FILES);
    }
  }

  @Test
  void about_isOneLineThatNamesItsSource() {
    assertThat(CASES)
        .allSatisfy(
            conformance ->
                assertThat(conformance.about())
                    .hasLineCount(1)
                    .hasSizeLessThan(260)
                    .contains(". Source: ")
                    .endsWith("."));
  }

  @Test
  void name_tellsTheOutcome() {
    assertThat(CASES)
        .allSatisfy(
            conformance ->
                assertThat(conformance.name())
                    .matches("[a-z0-9-]+")
                    .contains(outcome(conformance.expected())));
  }

  @Test
  void refusalInCloudRunsWords_hasItsText() {
    Set<ReasonCode> told =
        EnumSet.of(
            ReasonCode.ALWAYS_DENY, ReasonCode.NO_VALID_ATTESTATION, ReasonCode.DIGEST_REQUIRED);
    assertThat(decisions())
        .filteredOn(decision -> decision.verdict().equals("DENY"))
        .filteredOn(decision -> reasons(decision).anyMatch(code -> told.contains(code)))
        .isNotEmpty()
        .allSatisfy(decision -> assertThat(decision.message()).isPresent());
  }

  @Test
  void everyReason_hasCase() {
    assertThat(decisions().flatMap(ConformanceCaseTest::reasons)).contains(ReasonCode.values());
  }

  @Test
  void everyBasis_hasCase() {
    assertThat(decisions().map(decision -> Basis.valueOf(decision.basis())))
        .contains(Basis.values());
  }

  @Test
  void everyKindOfWorkload_hasCase() {
    assertThat(decisions().map(Expected.Decision::workload))
        .contains(
            Stream.of(Workload.Kind.values()).map(Workload.Kind::title).toArray(String[]::new));
  }

  private static Stream<Expected.Decision> decisions() {
    return CASES.stream()
        .map(ConformanceCase::expected)
        .filter(Expected.Decision.class::isInstance)
        .map(Expected.Decision.class::cast);
  }

  /** The reasons for which images are refused; a code that nobody knows fails the test. */
  private static Stream<ReasonCode> reasons(Expected.Decision decision) {
    return decision.images().stream()
        .flatMap(image -> image.reasons().stream())
        .map(Reason::code)
        .map(ReasonCode::valueOf);
  }

  private static String outcome(Expected expected) {
    if (expected instanceof Expected.Refusal) {
      return "-refused";
    }
    Expected.Decision decision = (Expected.Decision) expected;
    if (decision.basis().equals("DEFERRED")) {
      return "-deferred";
    }
    return decision.verdict().equals("ALLOW") ? "-allowed" : "-denied";
  }

  private static List<String> folders() throws IOException {
    return namesIn(CaseFiles.root()).stream()
        .filter(name -> !name.equals(CaseKeys.FOLDER))
        .filter(name -> !name.contains("."))
        .sorted()
        .toList();
  }

  private static Set<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
