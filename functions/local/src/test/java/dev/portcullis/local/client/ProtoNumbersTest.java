package dev.portcullis.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protos.google.cloud.binaryauthorization.v1.Resources.AdmissionRule.EnforcementMode;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.AdmissionRule.EvaluationMode;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.PkixPublicKey;
import com.google.protos.google.cloud.binaryauthorization.v1.Resources.Policy.GlobalPolicyEvaluationMode;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.wire.attestor.AttestorCodec;
import dev.portcullis.wire.attestor.PublicKeys;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.Decoding;
import dev.portcullis.wire.resource.Stamp;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The numbers of enums, by Google's own definition of them: its clients send nothing else. */
class ProtoNumbersTest {

  @ParameterizedTest
  @EnumSource(value = SignatureAlgorithm.class, mode = Mode.EXCLUDE, names = "ED25519")
  void algorithm_byItsNumber_isTheOneOfThatName(SignatureAlgorithm algorithm) throws Exception {
    int number = PkixPublicKey.SignatureAlgorithm.valueOf(algorithm.name()).getNumber();
    String attestor =
        """
        {"userOwnedGrafeasNote": {"noteReference": "projects/demo/notes/qa", "publicKeys": [
          {"pkixPublicKey": {"publicKeyPem": "%s", "signatureAlgorithm": %d}}]}}
        """
            .formatted(TestKeys.any().pem().text().replace("\n", "\\n"), number);
    AttestorCodec codec = new AttestorCodec(PublicKeys.trusted());
    AttestorName name = AttestorName.parse("projects/demo/attestors/qa");

    var read =
        Decoding.decode(
            JsonText.parse(attestor, Limits.REQUEST),
            cursor -> codec.read(cursor, name, ApiVersion.V1));

    assertThat(
            JsonWriter.compact(
                codec.write(read.value(), Stamp.none(), Optional.empty(), ApiVersion.V1)))
        .contains("\"" + algorithm + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "ALWAYS_ALLOW, ENFORCED_BLOCK_AND_AUDIT_LOG, ENABLE",
    "ALWAYS_DENY, DRYRUN_AUDIT_LOG_ONLY, DISABLE"
  })
  void modes_byTheirNumbers_areThoseOfTheirNames(
      EvaluationMode mode, EnforcementMode enforcement, GlobalPolicyEvaluationMode global)
      throws Exception {
    assertThat(readBack(mode.getNumber(), "", enforcement.getNumber(), global.getNumber()))
        .contains("\"" + mode + "\"", "\"" + enforcement + "\"", "\"" + global + "\"");
  }

  @Test
  void globalMode_ofNumberZero_isNone() throws Exception {
    assertThat(readBack(1, "", 1, 0)).doesNotContain("globalPolicyEvaluationMode");
  }

  @ParameterizedTest
  @CsvSource("REQUIRE_ATTESTATION")
  void modeThatNamesAttestors_byItsNumber_isTheOneOfThatName(EvaluationMode mode) throws Exception {
    String attestors = ", \"requireAttestationsBy\": [\"projects/demo/attestors/qa\"]";

    assertThat(readBack(mode.getNumber(), attestors, 1, 1)).contains("\"" + mode + "\"");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "4, 1", "1, 0", "1, 3", "-1, 1"})
  void modeOfAnotherNumber_isRefused(int mode, int enforcement) {
    assertThatThrownBy(() -> readBack(mode, "", enforcement, 1))
        .isInstanceOf(InvalidInputException.class);
  }

  private static String readBack(int mode, String attestors, int enforcement, int global)
      throws InvalidInputException {
    String policy =
        """
        {"globalPolicyEvaluationMode": %d,
         "defaultAdmissionRule": {"evaluationMode": %d, "enforcementMode": %d%s}}
        """
            .formatted(global, mode, enforcement, attestors);
    PolicyCodec codec = new PolicyCodec();
    var read = Decoding.decode(JsonText.parse(policy, Limits.REQUEST), codec::read);
    return JsonWriter.compact(codec.write("projects/demo/policy", read.value(), Stamp.none()));
  }
}
