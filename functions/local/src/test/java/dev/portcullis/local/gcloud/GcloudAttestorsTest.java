package dev.portcullis.local.gcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.local.endtoend.Api;
import dev.portcullis.local.endtoend.Reply;
import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.testkit.signing.Gpg;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.verification.signature.PgpKey;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Attestors and their keys by the real gcloud. */
@Requires("gcloud")
class GcloudAttestorsTest extends GcloudTest {

  private static final TestKey LAPTOP = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256);
  private static final TestKey TOKEN = TestKeys.of(SignatureAlgorithm.RSA_PSS_2048_SHA256);

  @Test
  void attestor_fromCreationToDeletion_isWhatWasSaid() throws Exception {
    createAttestor("qa");
    gcloud()
        .binauthz("attestors describe qa")
        .printing(
            "description: checked by hand",
            "etag: ",
            "name: projects/demo/attestors/qa",
            "noteReference: projects/demo/notes/qa");
    gcloud().beta("attestors describe qa").printing("userOwnedDrydockNote:", "projects/demo/notes");
    gcloud().alpha("attestors describe qa").printing("userOwnedDrydockNote:");
    gcloud().binauthz("attestors update qa", "--description=by two people").well();
    gcloud().binauthz("attestors describe qa").printing("description: by two people");
    gcloud().beta("attestors update qa", "--description=by three people").well();
    gcloud().binauthz("attestors describe qa").printing("description: by three people");
    gcloud().binauthz("attestors delete qa").well();
    gcloud().binauthz("attestors describe qa").badly(1, "NOT_FOUND", "projects/demo/attestors/qa");
    gcloud().binauthz("attestors delete qa").badly(1, "NOT_FOUND");
  }

  @Test
  void attestorThatExists_createdOtherwise_isAConflict() throws Exception {
    createAttestor("qa");

    gcloud()
        .binauthz("attestors create qa --attestation-authority-note=projects/demo/notes/qa")
        .badly(1, "subject of a conflict", "already exists");
  }

  @Test
  void attestors_onPagesOfOne_areAllListed() throws Exception {
    createAttestor("qa");
    createAttestor("release");
    createAttestor("security");

    gcloud()
        .binauthz("attestors list --page-size=1 --format=value(name)")
        .printingJust("qa\nrelease\nsecurity");
  }

  @Test
  void keys_fromAdditionToRemoval_areThoseOfTheFiles() throws Exception {
    createAttestor("qa");
    addKey(LAPTOP, "ecdsa-p256-sha256", "--comment=laptop")
        .printing("comment: laptop", "id: " + LAPTOP.id(), "signatureAlgorithm: ECDSA_P256_SHA256");
    addKey(TOKEN, "rsa-sign-pss-2048-sha256", "--public-key-id-override=urn:token")
        .printing("id: urn:token", "signatureAlgorithm: RSA_PSS_2048_SHA256");
    gcloud().binauthz("attestors list").printing("projects/demo/notes/qa", "│ 2 ");
    gcloud()
        .binauthz("attestors public-keys update " + LAPTOP.id() + " --attestor=qa --comment=desk")
        .well();
    gcloud().binauthz("attestors public-keys remove urn:token --attestor=qa").well();
    gcloud()
        .binauthz("attestors public-keys remove urn:token --attestor=qa")
        .badly(1, "No matching public key found");
    assertThat(gcloud().binauthz("attestors describe qa").printing("comment: desk").output())
        .contains(LAPTOP.id().value())
        .doesNotContain("urn:token");
  }

  @Test
  void keyThatIsThere_addedAgain_isRefused() throws Exception {
    createAttestor("qa");
    addKey(LAPTOP, "ecdsa-p256-sha256").well();

    addKey(LAPTOP, "ec-sign-p256-sha256").badly(1, "INVALID_ARGUMENT", "publicKeys[1]");
  }

  @Test
  void key_ofAnotherKindThanItsAlgorithm_isRefused() throws Exception {
    createAttestor("qa");

    addKey(LAPTOP, "rsa-sign-pkcs1-4096-sha256").badly(1, "INVALID_ARGUMENT", "publicKeys[0]");
  }

  @Test
  @Requires("gpg")
  void pgpKey_added_isListedUnderItsFingerprint() throws Exception {
    createAttestor("qa");
    try (Gpg gpg = Gpg.start()) {
      gpg.generateKey("laptop", "ed25519", "1y");
      PgpKey key = gpg.publicKey("laptop");

      gcloud()
          .binauthz(
              "attestors public-keys add --attestor=qa --comment=pgp --pgp-public-key-file="
                  + gcloud().file("key.asc", key.block().text()))
          .printing("comment: pgp", "id: " + key.id(), "BEGIN PGP PUBLIC KEY BLOCK");
    }
  }

  /** gcloud sends back what it does not know, so a revoked key stays one. */
  @Test
  void keyLife_unknownToGcloud_outlivesItsUpdates() throws Exception {
    createAttestor("qa");
    addKey(LAPTOP, "ecdsa-p256-sha256").well();
    String path = "/v1/projects/demo/attestors/qa";
    String revoked = "\"revoked\":\"2026-01-02T03:04:05Z\"";
    String attestor = Api.expectOk(api().get(path)).json();
    var unused = Api.expectOk(api().put(path, attestor.replace("\"id\":", revoked + ",\"id\":")));

    gcloud()
        .binauthz("attestors public-keys update " + LAPTOP.id() + " --attestor=qa --comment=desk")
        .well();

    Reply updated = Api.expectOk(api().get(path));
    assertThat(updated.text("userOwnedGrafeasNote", "publicKeys", 0, "comment")).isEqualTo("desk");
    assertThat(updated.text("userOwnedGrafeasNote", "publicKeys", 0, "revoked"))
        .isEqualTo("2026-01-02T03:04:05Z");
  }

  private Ended addKey(TestKey key, String algorithm, String... more) throws IOException {
    return gcloud()
        .binauthz(
            "attestors public-keys add --attestor=qa --pkix-public-key-algorithm="
                + algorithm
                + " --pkix-public-key-file="
                + gcloud().file("key.pem", key.pem().text()),
            more);
  }
}
