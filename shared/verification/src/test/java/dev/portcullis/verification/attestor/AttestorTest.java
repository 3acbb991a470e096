package dev.portcullis.verification.attestor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttestorTest {

  @Test
  void new_keysThatShareAnId_areRefused() {
    assertThat(attestor(List.of(key("a"), key("b"))).keys()).hasSize(2);
    assertThatThrownBy(() -> attestor(List.of(key("a"), key("b"), key("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void new_noKeys_isAnAttestor() {
    assertThat(attestor(List.of()).keys()).isEmpty();
  }

  @Test
  void new_listChangedAfterwards_staysAsItWas() {
    List<PublicKey> keys = new ArrayList<>(List.of(key("a")));
    Attestor attestor = attestor(keys);

    keys.add(key("b"));

    assertThat(attestor.keys()).containsExactly(key("a"));
  }

  private static Attestor attestor(List<PublicKey> keys) {
    ProjectId project = new ProjectId("p");
    return new Attestor(new AttestorName(project, "qa"), "", new NoteName(project, "qa"), keys);
  }

  private static PkixKey key(String id) {
    return new PkixKey(
        new KeyId(id),
        new PublicKeyPem("", Bytes.utf8("")),
        SignatureAlgorithm.ECDSA_P256_SHA256,
        "");
  }
}
