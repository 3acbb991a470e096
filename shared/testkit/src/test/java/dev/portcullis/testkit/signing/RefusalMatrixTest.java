package dev.portcullis.testkit.signing;

import static dev.portcullis.testkit.signing.OneAttestor.DIGEST;
import static dev.portcullis.testkit.signing.OneAttestor.NOTE;
import static dev.portcullis.testkit.signing.OneAttestor.PAYLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.testkit.requirement.Requires;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestation.Signature;
import dev.portcullis.verification.image.Digest;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.KeyId;
import dev.portcullis.verification.signature.KeyLife;
import dev.portcullis.verification.signature.PayloadForm;
import dev.portcullis.verification.signature.PgpKey;
import dev.portcullis.verification.signature.PkixKey;
import dev.portcullis.verification.signature.PublicKey;
import dev.portcullis.verification.signature.PublicKeyPem;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every form of attestation, really made by openssl and gpg, and whatever may be confused with it:
 * refused after any byte changes, and with any other key, digest, note, project or form.
 */
@Requires({"openssl", "gpg"})
@ExtendWith(WithConscrypt.class)
class RefusalMatrixTest {

  /** A form: a key, and an attestation that holds under it. */
  private record Form(String name, PublicKey key, Attestation good) {}

  @TempDir Path folder;

  private final OneAttestor qa = new OneAttestor();
  private final Instant now = OneAttestor.now().plus(Duration.ofDays(1));
  private final List<String> accepted = new ArrayList<>();
  private int cases;

  @Test
  void decide_anythingChangedOrSwapped_isRefused() throws Exception {
    List<Form> forms = new ArrayList<>();
    signedByOpenssl(forms);
    tokens(forms);
    try (Gpg gpg = Gpg.start()) {
      signedByGpg(gpg, forms);
    }
    assertThat(forms).hasSize(12 + 1 + 12 + 6);

    for (Form form : forms) {
      assertThat(holds(form.key(), form.good())).as(form.name()).isTrue();
      changeBytes(form);
      swapPlace(form);
      for (Form other : forms) {
        if (!other.equals(form)) {
          swapForm(form, other);
        }
      }
    }

    assertThat(accepted).isEmpty();
    assertThat(cases).isGreaterThan(5_000);
  }

  private void changeBytes(Form form) {
    Attestation good = form.good();
    for (String token : good.tokens()) {
      byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
      for (int i = 0; i < bytes.length; i++) {
        String changed = new String(changed(bytes, i), StandardCharsets.ISO_8859_1);
        refuse(form, "byte " + i, OneAttestor.token(changed));
      }
    }
    for (Signature signature : good.signatures()) {
      byte[] bytes = signature.bytes().toByteArray();
      for (int i = 0; i < bytes.length; i++) {
        Bytes changed = Bytes.copyOf(changed(bytes, i));
        refuse(form, "byte " + i, OneAttestor.detached(form.key().id(), good.payload(), changed));
      }
      byte[] payload = good.payload().toByteArray();
      for (int i = 0; i < payload.length; i++) {
        Bytes changed = Bytes.copyOf(changed(payload, i));
        refuse(
            form,
            "payload byte " + i,
            OneAttestor.detached(form.key().id(), changed, signature.bytes()));
      }
    }
  }

  /** Another digest, another note, and a note of that name in another project. */
  private void swapPlace(Form form) {
    NoteName otherNote = new NoteName(NOTE.project(), "other");
    NoteName otherProject = new NoteName(new ProjectId("other"), "qa");
    count(
        form,
        "digest",
        qa.attested(form.key(), form.good(), new Digest("b".repeat(64)), NOTE, now));
    count(form, "note", qa.attested(form.key(), form.good(), DIGEST, otherNote, now));
    count(form, "project", qa.attested(form.key(), form.good(), DIGEST, otherProject, now));
  }

  /** The attestation under another key, and what it is made of in the places of the other form. */
  private void swapForm(Form form, Form other) {
    String what = "under " + other.name();
    KeyId id = other.key().id();
    if (!sameMaterial(form, other)) {
      refuse(other.key(), form, what, form.good());
    }
    for (Signature signature : form.good().signatures()) {
      if (!sameMaterial(form, other)) {
        refuse(
            other.key(),
            form,
            what + ", id changed",
            OneAttestor.detached(id, form.good().payload(), signature.bytes()));
      }
      String text = new String(signature.bytes().toByteArray(), StandardCharsets.ISO_8859_1);
      refuse(other.key(), form, what + ", as a token", OneAttestor.token(text));
    }
    for (String token : form.good().tokens()) {
      Bytes whole = Bytes.utf8(token);
      Bytes signed = Bytes.utf8(token.substring(0, token.lastIndexOf('.')));
      for (Bytes payload : List.of(PAYLOAD, signed)) {
        refuse(other.key(), form, what + ", detached", OneAttestor.detached(id, payload, whole));
      }
    }
  }

  /** One key of gpg signed twice, compressed and not. */
  private static boolean sameMaterial(Form form, Form other) {
    return form.key().equals(other.key());
  }

  private void refuse(Form form, String what, Attestation attestation) {
    refuse(form.key(), form, what, attestation);
  }

  private void refuse(PublicKey key, Form form, String what, Attestation attestation) {
    if (!key.equals(form.key()) || !attestation.equals(form.good())) {
      count(form, what, holds(key, attestation));
    }
  }

  private void count(Form form, String what, boolean holds) {
    cases++;
    if (holds) {
      accepted.add(form.name() + ": " + what);
    }
  }

  private boolean holds(PublicKey key, Attestation attestation) {
    return qa.attested(key, attestation, DIGEST, NOTE, now);
  }

  private void signedByOpenssl(List<Form> forms) throws IOException {
    Openssl openssl = Openssl.in(folder);
    Map<String, Path> privateKeys = new HashMap<>();
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      String kind = JcaSignatures.keyType(algorithm) + algorithm.bits();
      if (!privateKeys.containsKey(kind)) {
        privateKeys.put(kind, openssl.generateKey(algorithm));
      }
      Path privateKey = privateKeys.get(kind);
      PublicKeyPem pem = openssl.publicKey(privateKey);
      KeyId id = new KeyId(algorithm.name());
      Bytes signature = openssl.sign(algorithm, privateKey, PAYLOAD);
      forms.add(
          new Form(
              "openssl " + algorithm,
              new PkixKey(id, pem, algorithm, ""),
              OneAttestor.detached(id, PAYLOAD, signature)));
      if (algorithm == SignatureAlgorithm.ECDSA_P256_SHA256) {
        PayloadForm dsse = new PayloadForm.Dsse("application/vnd.dev.cosign.simplesigning.v1+json");
        Bytes encoded = openssl.sign(algorithm, privateKey, dsse.signedFor(PAYLOAD));
        forms.add(
            new Form(
                "DSSE",
                new PkixKey(id, pem, algorithm, dsse, "", KeyLife.UNLIMITED),
                OneAttestor.detached(id, PAYLOAD, encoded)));
      }
    }
  }

  private static void tokens(List<Form> forms) {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      TestKey key = TestKeys.of(algorithm).withId("token-" + algorithm);
      forms.add(
          new Form(
              "token " + algorithm, key.pkix(), OneAttestor.token(CompactTokens.of(key, PAYLOAD))));
    }
  }

  private static void signedByGpg(Gpg gpg, List<Form> forms) throws IOException {
    for (String kind : List.of("rsa2048", "nistp256", "ed25519")) {
      gpg.generateKey(kind, kind, "1y");
      PgpKey key = gpg.publicKey(kind);
      for (String compression : List.of("zip", "none")) {
        Bytes message = gpg.sign(kind, PAYLOAD, "--compress-algo", compression);
        forms.add(
            new Form(
                "gpg " + kind + " " + compression,
                key,
                OneAttestor.detached(key.id(), PAYLOAD, message)));
      }
    }
  }

  private static byte[] changed(byte[] bytes, int index) {
    byte[] changed = bytes.clone();
    changed[index] ^= (byte) (1 << (index % Byte.SIZE));
    return changed;
  }
}
