package dev.portcullis.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonWriter;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionJson;
import dev.portcullis.record.decision.Detail;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may read how much of a decision. */
class DetailTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey STRANGER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private final Gate gate = new Gate(new InMemoryStore());
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void requireAttestation() throws Exception {
    demo.register();
    demo.createAttestor("qa", KEY);
    demo.require("qa");
  }

  @Test
  void write_plain_hidesKeysAndNearestMiss() throws Exception {
    demo.attest("qa", IMAGE, STRANGER);
    Decision denied = demo.decide(Manifests.service(IMAGE));

    assertThat(written(denied, Detail.PLAIN))
        .contains(
            "\"code\":\"NO_VALID_ATTESTATION\"",
            "\"attestor\":\"projects/demo/attestors/qa\"",
            "\"message\":\"No attestations found that were valid and signed by a key trusted by"
                + " the attestor\"")
        .doesNotContain("found instead", "nearestMiss", STRANGER.id().value());
  }

  @Test
  void write_explained_saysWhatWasFoundInstead() throws Exception {
    demo.attest("qa", IMAGE, STRANGER);
    Decision denied = demo.decide(Manifests.service(IMAGE));

    assertThat(written(denied, Detail.EXPLAINED))
        .contains("trusted by the attestor; found instead: projects/demo/occurrences/")
        .contains("is signed by `" + STRANGER.id() + "`, which is not a key of the attestor")
        .doesNotContain("nearestMiss");
  }

  @Test
  void write_stored_keepsTheNearestMissApart() throws Exception {
    demo.attest("qa", IMAGE, STRANGER);
    Decision denied = demo.decide(Manifests.service(IMAGE));

    assertThat(written(denied, Detail.STORED))
        .contains("\"nearestMiss\":\"projects/demo/occurrences/", "\"subject\":\"pipeline\"")
        .doesNotContain("found instead");
  }

  @Test
  void write_allowed_showsTheKeyToThoseWhoMayAskWhy() throws Exception {
    demo.attest("qa", IMAGE, KEY);
    Decision allowed = demo.decide(Manifests.service(IMAGE));

    assertThat(written(allowed, Detail.EXPLAINED))
        .contains("\"attestorRevision\":1", "\"publicKeyId\":\"" + KEY.id() + "\"");
    assertThat(written(allowed, Detail.PLAIN))
        .contains("\"attestorRevision\":1")
        .doesNotContain("publicKeyId", "subject");
  }

  private static String written(Decision decision, Detail detail) {
    return JsonWriter.compact(DecisionJson.write(Optional.empty(), decision, detail).build());
  }
}
