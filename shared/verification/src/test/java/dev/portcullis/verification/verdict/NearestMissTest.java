package dev.portcullis.verification.verdict;

import static dev.portcullis.verification.verdict.Deciding.D;
import static dev.portcullis.verification.verdict.Deciding.E;
import static dev.portcullis.verification.verdict.Deciding.about;
import static dev.portcullis.verification.verdict.Deciding.attestor;
import static dev.portcullis.verification.verdict.Deciding.by;
import static dev.portcullis.verification.verdict.Deciding.forged;
import static dev.portcullis.verification.verdict.Deciding.key;
import static dev.portcullis.verification.verdict.Deciding.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.attestation.SimpleSigning;
import dev.portcullis.verification.signature.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the attestation that came nearest. */
class NearestMissTest {

  /** From the farthest to the nearest. */
  private static final List<Consumer<Deciding>> MISSES =
      List.of(
          deciding -> deciding.attest("qa", about(D), by("stranger")),
          deciding -> deciding.attest("qa", about(D), forged("q1")),
          deciding -> deciding.attest("qa", statement(D, "other type"), by("q1")),
          deciding -> deciding.attest("qa", about(E), by("q1")));

  private static final List<String> TOLD =
      List.of(
          "is signed by `stranger`, which is not a key of the attestor",
          "names key `q1`, but the signature does not hold",
          "signature verified under key `q1`, but unexpected message was signed: critical.type: is"
              + " not `"
              + SimpleSigning.TYPE
              + "`",
          "signature verified under key `q1`, but unexpected message was signed: it is about " + E);

  @Test
  void decide_oneMiss_isTold() {
    for (int i = 0; i < MISSES.size(); i++) {
      assertThat(nearest(List.of(MISSES.get(i))))
          .startsWith("projects/p/occurrences/o1")
          .contains(TOLD.get(i));
    }
  }

  /** Whatever the order of the evidence. */
  @Test
  void decide_severalMisses_theNearestIsTold() {
    for (int far = 0; far < MISSES.size(); far++) {
      for (int near = far + 1; near < MISSES.size(); near++) {
        List<Consumer<Deciding>> misses =
            new ArrayList<>(List.of(MISSES.get(far), MISSES.get(near)));
        assertThat(nearest(misses))
            .startsWith("projects/p/occurrences/o2")
            .contains(TOLD.get(near));
        Collections.reverse(misses);
        assertThat(nearest(misses))
            .startsWith("projects/p/occurrences/o1")
            .contains(TOLD.get(near));
      }
    }
  }

  @Test
  void decide_equallyNear_theFirstIsTold() {
    for (Consumer<Deciding> miss : MISSES) {
      assertThat(nearest(List.of(miss, miss))).startsWith("projects/p/occurrences/o1");
    }
  }

  /** A payload is written by whoever may attach to the note: it must not write our log. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\\u001b[2J\\r\\nALLOW\": 1, \"\\u001b[2J\\r\\nALLOW\": 2}",
        "{\"critical\": {\"\u202e\u2066\": 1, \"\u202e\u2066\": 1}}",
        "\u001b]0;x\u0007",
        "ALLOW\r\nALLOW",
        "{\"critical\": {\"type\": \"\\u001b[31m\"}}"
      })
  void decide_hostilePayload_isToldInPrintableText(String payload) {
    String told =
        nearest(List.of(deciding -> deciding.attest("qa", Bytes.utf8(payload), by("q1"))));

    assertThat(told).matches("[ -~]+").hasSizeLessThan(500);
  }

  @Test
  void decide_hugeNameInPayload_isToldInShort() {
    String name = "\"" + "x".repeat(20_000) + "\"";
    String payload = "{" + name + ": 1, " + name + ": 2}";

    assertThat(nearest(List.of(deciding -> deciding.attest("qa", Bytes.utf8(payload), by("q1")))))
        .hasSizeLessThan(1_000);
  }

  private static String nearest(List<Consumer<Deciding>> misses) {
    Deciding deciding = new Deciding();
    misses.forEach(miss -> miss.accept(deciding));
    ImageVerdict verdict = deciding.decide(attestor("qa", key("q1")));
    assertThat(verdict).isInstanceOf(ImageVerdict.Denied.class);
    return ((ImageVerdict.Denied) verdict).reasons().get(0).nearestMiss().orElseThrow();
  }
}
