package dev.portcullis.wire.check;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.wire.resource.ProtoEnum;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The question what a platform policy says about a resource. Immutable if the resource is.
 *
 * @param <T> what a resource is read as
 * @param resource what is asked about
 * @param mode what to make beside the answer
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/rest/v1/projects.platforms.gke.policies/evaluate">
 *     Google's reference</a>
 */
public record EvaluationRequest<T>(T resource, AttestationMode mode) {

  /** What to make beside the answer. The names are Google's. */
  public enum AttestationMode {
    /** Nothing. */
    ATTESTATION_MODE_UNSPECIFIED,
    /** Signed statements that the images conform, to be deployed with them. */
    GENERATE_DEPLOY
  }

  private static final Map<String, AttestationMode> MODES =
      Map.of(
          AttestationMode.ATTESTATION_MODE_UNSPECIFIED.name(),
          AttestationMode.ATTESTATION_MODE_UNSPECIFIED,
          AttestationMode.GENERATE_DEPLOY.name(),
          AttestationMode.GENERATE_DEPLOY);

  private static final List<AttestationMode> NUMBERED = List.of(AttestationMode.GENERATE_DEPLOY);

  public EvaluationRequest {
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(mode, "mode");
  }

  /** Reads a question. Empty only if a problem was reported. */
  public static <T> Optional<EvaluationRequest<T>> read(
      Cursor body, Function<Cursor, Optional<T>> resources) {
    Optional<Fields> fields = body.object().map(Fields::acceptingProtoNames);
    Optional<T> resource = fields.flatMap(f -> f.get("resource")).flatMap(resources);
    AttestationMode mode =
        fields
            .flatMap(f -> f.find("attestationMode"))
            .flatMap(word -> ProtoEnum.read(word, NUMBERED, text -> text.choice(MODES)))
            .orElse(AttestationMode.ATTESTATION_MODE_UNSPECIFIED);
    fields.ifPresent(Fields::refuseUnknown);
    return resource.map(r -> new EvaluationRequest<>(r, mode));
  }
}
