package dev.portcullis.testkit.conformance;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.testkit.signing.Payloads;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.image.PinnedImage;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.verification.signature.Bytes;
import dev.portcullis.verification.signature.SignatureAlgorithm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who attested to what, as somebody who writes a case says it: an element of {@code
 * attestations.json}, from which {@link ConformanceSigner} makes an occurrence. Immutable.
 *
 * @param project the project that the occurrence is in; empty for the case's own
 * @param note the note that it hangs on
 * @param image the image that it is stored for: its resource URI
 * @param payload what it says was signed
 * @param signed what was signed; another text where a signer makes a mistake
 * @param signatures who signed
 * @param jwts tokens, made by nobody: they are not supported yet
 */
record AttestationSpec(
    Optional<ProjectId> project,
    String note,
    String image,
    Bytes payload,
    Bytes signed,
    List<SignatureSpec> signatures,
    List<String> jwts) {

  /**
   * One signature. Immutable.
   *
   * @param key the file name of the private key, without its ending
   * @param algorithm how it signs
   * @param id the key id that the signature names, whichever key made it
   * @param maximalSalt whether a PSS salt is as long as it can be, as openssl makes it by itself
   * @param times how often it stands there
   */
  record SignatureSpec(
      String key, SignatureAlgorithm algorithm, String id, boolean maximalSalt, int times) {

    SignatureSpec {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(algorithm, "algorithm");
      Objects.requireNonNull(id, "id");
    }
  }

  AttestationSpec {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(signed, "signed");
    signatures = List.copyOf(signatures);
    jwts = List.copyOf(jwts);
  }

  /** Reads a spec. Empty only if a problem was reported. */
  static Optional<AttestationSpec> read(Cursor cursor) {
    Optional<Fields> fields = cursor.object();
    Optional<AttestationSpec> spec = fields.flatMap(AttestationSpec::read);
    fields.ifPresent(Fields::refuseUnknown);
    return spec;
  }

  private static Optional<AttestationSpec> read(Fields fields) {
    Optional<ProjectId> project = fields.find("project").flatMap(c -> c.text(ProjectId::parse));
    Optional<String> note = fields.get("note").flatMap(Cursor::string);
    Optional<Cursor> image = fields.get("image");
    Optional<String> uri = image.flatMap(Cursor::string);
    Optional<Cursor> about = fields.find("about").or(() -> image);
    Optional<Bytes> payload =
        fields
            .find("payload")
            .flatMap(Cursor::string)
            .map(Bytes::utf8)
            .or(() -> about.flatMap(AttestationSpec::statement));
    Optional<Bytes> signed =
        fields.find("signed").flatMap(Cursor::string).map(Bytes::utf8).or(() -> payload);
    List<SignatureSpec> signatures =
        fields
            .find("signatures")
            .map(list -> list.list(AttestationSpec::signature))
            .orElse(List.of());
    List<String> jwts = fields.find("jwts").map(Cursor::strings).orElse(List.of());
    return note.isPresent() && uri.isPresent() && payload.isPresent() && signed.isPresent()
        ? Optional.of(
            new AttestationSpec(
                project, note.get(), uri.get(), payload.get(), signed.get(), signatures, jwts))
        : Optional.empty();
  }

  /** What {@code gcloud} would have signed about the image. */
  private static Optional<Bytes> statement(Cursor image) {
    Optional<ImageReference> reference = image.text(ImageReference::parse);
    if (reference.isPresent() && !(reference.get() instanceof PinnedImage)) {
      image.problem("needs a digest to be attested to");
    }
    return reference
        .filter(PinnedImage.class::isInstance)
        .map(PinnedImage.class::cast)
        .map(pinned -> Payloads.simpleSigning(pinned.repository().toString(), pinned.digest()));
  }

  private static Optional<SignatureSpec> signature(Cursor cursor) {
    Optional<Fields> object = cursor.object();
    if (object.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = object.get();
    Optional<String> key = fields.get("key").flatMap(Cursor::string);
    Optional<SignatureAlgorithm> algorithm =
        fields.get("algorithm").flatMap(c -> c.text(SignatureAlgorithm::parse));
    Optional<String> id = fields.get("id").flatMap(Cursor::string);
    boolean maximalSalt = fields.find("maximalSalt").flatMap(Cursor::bool).orElse(false);
    int times = fields.find("times").flatMap(c -> c.integer(1, 100)).orElse(1L).intValue();
    fields.refuseUnknown();
    return key.isPresent() && algorithm.isPresent() && id.isPresent()
        ? Optional.of(new SignatureSpec(key.get(), algorithm.get(), id.get(), maximalSalt, times))
        : Optional.empty();
  }
}
