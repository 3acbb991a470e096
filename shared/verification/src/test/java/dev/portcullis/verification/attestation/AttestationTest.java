package dev.portcullis.verification.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttestationTest {

  private static final OccurrenceName NAME = new OccurrenceName(new ProjectId("p"), "o");
  private static final Bytes PAYLOAD = Bytes.utf8("payload");
  private static final Signature SIGNATURE = new Signature(new KeyId("k"), Bytes.utf8("s"));

  /** CVE-2025-62375: a statement with no signature passed as one whose signatures all held. */
  @Test
  void new_withoutSignature_isRefused() {
    assertThatThrownBy(() -> new Attestation(NAME, PAYLOAD, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void new_listChangedAfterwards_staysAsItWas() {
    List<Signature> signatures = new ArrayList<>(List.of(SIGNATURE));
    Attestation attestation = new Attestation(NAME, PAYLOAD, signatures);

    signatures.clear();

    assertThat(attestation.signatures()).containsExactly(SIGNATURE);
  }
}
