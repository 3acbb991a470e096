package dev.portcullis.local.gcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.Resources;
import dev.portcullis.local.endtoend.Api;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.signing.Openssl;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is signed by the real openssl and attested by the real gcloud, as the gate sees it. */
@Requires({"gcloud", "openssl"})
class GcloudAttestationsTest extends GcloudTest {

  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String IMAGE = "gcr.io/demo/app@" + DIGEST;
  private static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ECDSA_P256_SHA256;

  private Openssl openssl;
  private Path key;
  private String keyId;

  @BeforeEach
  void requireAttestor() throws Exception {
    openssl = Openssl.in(folder());
    key = openssl.generateKey(ALGORITHM);
    createAttestor("qa");
    keyId =
        gcloud()
            .binauthz(
                "attestors public-keys add --attestor=qa --format=value(id)"
                    + " --pkix-public-key-algorithm=ecdsa-p256-sha256 --pkix-public-key-file="
                    + gcloud().file("key.pem", openssl.publicKey(key).text()))
            .well()
            .output()
            .strip();
    Api.expectOk(api().put(Api.PROJECT + "/policy", Resources.requiring("qa")));
    assertThat(allowed()).as("what nobody attested").isFalse();
  }

  @Test
  void attestation_thatIsValidated_letsTheImageThrough() throws Exception {
    assertThat(create(signature(), "--validate").well().errors()).doesNotContain("WARNING");

    assertThat(allowed()).isTrue();
  }

  @Test
  void attestation_madeTwice_isThereOnce() throws Exception {
    String signature = signature();
    create(signature).well();
    create(signature).well();

    assertThat(listed("--attestor=qa --attestor-project=demo")).hasSize(1);
  }

  @Test
  void attestationOfSomethingElse_validated_saysWhyAndLetsNothingThrough() throws Exception {
    Ended created = create(gcloud().file("wrong.sig", "no signature"), "--validate").well();

    assertThat(created.errors()).contains("Attestation could not be validated!", "does not hold");

    assertThat(allowed()).isFalse();
  }

  @Test
  void attestations_listedByAttestorAndImage_areThoseOfBoth() throws Exception {
    create(signature()).well();
    String other = "gcr.io/demo/other@sha256:" + "b".repeat(64);

    assertThat(listed("--attestor=qa --attestor-project=demo")).hasSize(1);
    assertThat(listed("--attestor=qa --attestor-project=demo --artifact-url=" + IMAGE)).hasSize(1);
    assertThat(listed("--artifact-url=https://elsewhere.example/copy@" + DIGEST)).hasSize(1);
    assertThat(listed("--artifact-url=" + other)).isEmpty();
    assertThat(listed("--attestor=qa --attestor-project=demo --artifact-url=" + other)).isEmpty();
  }

  @Test
  void attestations_onPagesOfOne_areAllListed() throws Exception {
    for (String image : new String[] {"one", "two", "three"}) {
      var unused = api().attest("qa", "gcr.io/demo/" + image + "@" + DIGEST, TestKeys.any());
    }

    assertThat(listed("--attestor=qa --attestor-project=demo --page-size=1")).hasSize(3);
    assertThat(listed("--attestor=qa --attestor-project=demo --page-size=1 --limit=2")).hasSize(2);
  }

  @Test
  void keyOfAnAttestation_removed_stopsTheImage() throws Exception {
    create(signature()).well();
    assertThat(allowed()).isTrue();

    gcloud().binauthz("attestors public-keys remove --attestor=qa", keyId).well();

    assertThat(allowed()).isFalse();
  }

  @Test
  void noteOfAnAttestation_deleted_stopsTheImage() throws Exception {
    create(signature()).well();

    Api.expectOk(api().delete(Api.PROJECT + "/notes/qa"));

    assertThat(allowed()).isFalse();
  }

  private String signature() throws Exception {
    Ended payload = gcloud().binauthz("create-signature-payload --artifact-url=" + IMAGE).well();
    Bytes bytes = Bytes.copyOf(payload.output().getBytes(StandardCharsets.UTF_8));
    return gcloud().file("app.sig", openssl.sign(ALGORITHM, key, bytes).toByteArray());
  }

  private Ended create(String signature, String... more) throws Exception {
    return gcloud()
        .binauthz(
            "attestations create --attestor=qa --attestor-project=demo --public-key-id="
                + keyId
                + " --artifact-url="
                + IMAGE
                + " --signature-file="
                + signature,
            more);
  }

  private String[] listed(String options) throws Exception {
    String names =
        gcloud().binauthz("attestations list --format=value(name) " + options).well().output();
    return names.isBlank() ? new String[0] : names.strip().split("\n", -1);
  }

  private boolean allowed() throws Exception {
    return api()
        .post(Api.VALIDATE, "{\"images\": [\"" + IMAGE + "\"]}")
        .text("verdict")
        .equals("ALLOW");
  }
}
