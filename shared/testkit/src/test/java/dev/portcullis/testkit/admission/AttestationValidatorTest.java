package dev.portcullis.testkit.admission;

import static dev.portcullis.testkit.registers.RegisterAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admission.attestation.AttestationValidity;
import dev.portcullis.registers.failure.RegisterException.Kind;
import dev.portcullis.testkit.gate.Gate;
import dev.portcullis.testkit.gate.Manifests;
import dev.portcullis.testkit.gate.Statements;
import dev.portcullis.testkit.gate.TestProject;
import dev.portcullis.testkit.signing.TestKey;
import dev.portcullis.testkit.signing.TestKeys;
import dev.portcullis.testkit.storage.CountingStore;
import dev.portcullis.testkit.storage.InMemoryStore;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import dev.portcullis.wire.grafeas.AttestationContent;
import dev.portcullis.wire.grafeas.ResourceUri;
import dev.portcullis.wire.grafeas.ValidateAttestationRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether an attestation that is not stored yet would satisfy an attestor. */
class AttestationValidatorTest {

  private static final String IMAGE = Manifests.image(1);
  private static final TestKey KEY = TestKeys.any();
  private static final TestKey STRANGER = TestKeys.of(SignatureAlgorithm.ECDSA_P256_SHA256, 1);

  private final CountingStore store = new CountingStore(new InMemoryStore());
  private final Gate gate = new Gate(store);
  private final TestProject demo = gate.project("demo");

  @BeforeEach
  void haveAttestor() throws Exception {
    demo.createAttestor("qa", KEY);
    store.reset();
  }

  @Test
  void validate_good_isVerifiedAndNotStored() throws Exception {
    assertThat(validate(IMAGE, Statements.of(IMAGE, KEY)))
        .isEqualTo(new AttestationValidity.Verified());
    assertThat(validate("https://" + IMAGE, Statements.of(IMAGE, STRANGER, KEY)))
        .isEqualTo(new AttestationValidity.Verified());
    assertThat(store.commits()).isZero();
  }

  @Test
  void validate_otherKey_saysWhichItIs() throws Exception {
    assertThat(reason(IMAGE, Statements.of(IMAGE, STRANGER)))
        .contains("No attestations found", "`" + STRANGER.id() + "`, which is not a key");
  }

  @Test
  void validate_otherDigest_saysWhatWasSigned() throws Exception {
    assertThat(reason(IMAGE, Statements.of(Manifests.image(2), KEY)))
        .contains("it is about sha256:" + "%064x".formatted(2));
  }

  @Test
  void validate_otherStatement_isNotVerifiable() throws Exception {
    assertThat(reason(IMAGE, Statements.signed(Bytes.utf8("{}"), KEY)))
        .contains("unexpected message was signed");
  }

  @Test
  void validate_signatureChanged_isNotVerifiable() throws Exception {
    AttestationContent good = Statements.of(IMAGE, KEY);
    AttestationContent changed =
        new AttestationContent(
            Statements.of(Manifests.image(2), KEY).serializedPayload(),
            good.signatures(),
            List.of());

    assertThat(reason(IMAGE, changed)).contains("the signature does not hold");
  }

  @Test
  void validate_otherNote_isNotVerifiable() throws Exception {
    assertThat(
            gate.validator()
                .validate(
                    demo.attestor("qa"),
                    new ValidateAttestationRequest(
                        Statements.of(IMAGE, KEY),
                        new NoteName(demo.id(), "other"),
                        new ResourceUri(IMAGE))))
        .isEqualTo(
            new AttestationValidity.NotVerifiable(
                "the occurrence hangs on projects/demo/notes/other, and the attestor on"
                    + " projects/demo/notes/qa"));
  }

  @Test
  void validate_tagOrNoReference_isNotVerifiable() throws Exception {
    assertThat(reason("gcr.io/demo/app:v1", Statements.of(IMAGE, KEY)))
        .contains("Expected digest with sha256 scheme");
    assertThat(reason("gcr.io/demo/APP", Statements.of(IMAGE, KEY)))
        .startsWith("the resource URI ");
  }

  @Test
  void validate_tokenThatIsNone_isNotVerifiable() throws Exception {
    AttestationContent tokens = new AttestationContent(Bytes.utf8(""), List.of(), List.of("a.b.c"));

    assertThat(reason(IMAGE, tokens)).contains("carries a token that has a part that is not");
  }

  @Test
  void validate_attestorAbsent_isRefused() {
    assertRefused(
        Kind.NOT_FOUND,
        "projects/demo/attestors/absent does not exist",
        () ->
            gate.validator()
                .validate(demo.attestor("absent"), request(IMAGE, Statements.of(IMAGE, KEY))));
  }

  @Test
  void validate_attestorWithoutKeys_isNotVerifiable() throws Exception {
    demo.setKeys("qa");

    assertThat(reason(IMAGE, Statements.of(IMAGE, KEY))).contains("no public keys");
  }

  private String reason(String uri, AttestationContent content) throws Exception {
    AttestationValidity validity = validate(uri, content);
    assertThat(validity).isInstanceOf(AttestationValidity.NotVerifiable.class);
    return ((AttestationValidity.NotVerifiable) validity).denialReason();
  }

  private AttestationValidity validate(String uri, AttestationContent content) throws Exception {
    return gate.validator().validate(demo.attestor("qa"), request(uri, content));
  }

  private ValidateAttestationRequest request(String uri, AttestationContent content) {
    return new ValidateAttestationRequest(content, demo.note("qa"), new ResourceUri(uri));
  }
}
