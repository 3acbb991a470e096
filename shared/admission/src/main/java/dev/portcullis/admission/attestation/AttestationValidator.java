package dev.portcullis.admission.attestation;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.registers.attestor.AttestorRegister;
import dev.portcullis.registers.document.Revision;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.note.NoteRegister;
import dev.portcullis.verification.attestation.Attestation;
import dev.portcullis.verification.attestor.Attestor;
import dev.portcullis.verification.image.Allowlist;
import dev.portcullis.verification.image.ImageReference;
import dev.portcullis.verification.name.AttestorName;
import dev.portcullis.verification.name.NoteName;
import dev.portcullis.verification.name.OccurrenceName;
import dev.portcullis.verification.policy.AdmissionRule;
import dev.portcullis.verification.policy.EnforcementMode;
import dev.portcullis.verification.signature.SignatureVerifier;
import dev.portcullis.verification.verdict.ImageDecider;
import dev.portcullis.verification.verdict.ImagePolicy;
import dev.portcullis.verification.verdict.ImageVerdict;
import dev.portcullis.verification.verdict.Reason;
import dev.portcullis.verification.verdict.RequiredAttestor;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.wire.grafeas.ValidateAttestationRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Tells whether an attestation would satisfy an attestor, by the code that decides deployments.
 *
 * <p>Stricter than a decision: the note and the image that the attestation is to be stored under
 * have to be the right ones too. Stores nothing. Safe for use by many threads.
 */
public final class AttestationValidator {

  /** Stands for the occurrence that is not stored yet. */
  private static final String UNSTORED = "unstored";

  private final InstantSource clock;
  private final AttestorRegister attestors;
  private final NoteRegister notes;
  private final ImageDecider decider;

  /** A validator for these attestors. */
  public AttestationValidator(
      InstantSource clock,
      AttestorRegister attestors,
      NoteRegister notes,
      SignatureVerifier verifier) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.attestors = Objects.requireNonNull(attestors, "attestors");
    this.notes = Objects.requireNonNull(notes, "notes");
    this.decider = new ImageDecider(verifier);
  }

  /**
   * Tells whether the attestation would satisfy the attestor.
   *
   * @throws RegisterException if there is no such attestor
   */
  public AttestationValidity validate(AttestorName name, ValidateAttestationRequest request)
      throws RegisterException {
    Revision<Attestor> attestor =
        attestors
            .find(name)
            .orElseThrow(
                () ->
                    new RegisterException(
                        RegisterException.Kind.NOT_FOUND, name + " does not exist"));
    if (!request.occurrenceNote().equals(attestor.resource().note())) {
      return new AttestationValidity.NotVerifiable(
          "the occurrence hangs on "
              + request.occurrenceNote()
              + ", and the attestor on "
              + attestor.resource().note());
    }
    NoteName note = attestor.resource().note();
    if (!note.project().equals(name.project()) || notes.find(note).isEmpty()) {
      return new AttestationValidity.NotVerifiable(
          "the attestor's note " + note + " does not exist, or is not the project's own");
    }
    ImageReference image;
    try {
      image = ImageReference.parse(request.occurrenceResourceUri().normalized());
    } catch (InvalidTextException e) {
      return new AttestationValidity.NotVerifiable("the resource URI " + e.getMessage());
    }
    return validate(attestor, image, request);
  }

  private AttestationValidity validate(
      Revision<Attestor> attestor, ImageReference image, ValidateAttestationRequest request) {
    Attestor resource = attestor.resource();
    RequiredAttestor required =
        RequiredAttestor.Known.of(
            resource.name().toString(), attestor.number(), resource.note(), resource.keys());
    Attestation attestation =
        new Attestation(
            new OccurrenceName(resource.name().project(), UNSTORED),
            request.content().serializedPayload(),
            request.content().signatures(),
            request.content().jwts());
    ImagePolicy policy =
        new ImagePolicy(
            Allowlist.empty(),
            Allowlist.empty(),
            new AdmissionRule.RequireAttestation<>(
                EnforcementMode.ENFORCED_BLOCK_AND_AUDIT_LOG, List.of(required)));
    ImageVerdict verdict =
        decider.decide(
            new ContainerImage("", "", image),
            policy,
            (note, digest) -> List.of(attestation),
            clock.instant());
    return verdict instanceof ImageVerdict.Denied denied
        ? new AttestationValidity.NotVerifiable(text(denied.reasons().get(0)))
        : new AttestationValidity.Verified();
  }

  private static String text(Reason reason) {
    return reason.message() + reason.nearestMiss().map(miss -> "; " + miss).orElse("");
  }
}
