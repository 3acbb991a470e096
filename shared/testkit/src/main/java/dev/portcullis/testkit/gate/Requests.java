package dev.portcullis.testkit.gate;

import dev.portcullis.admission.Submission;
import dev.portcullis.admission.breakglass.BreakglassRight;
import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.Limits;
import dev.portcullis.json.YamlText;
import dev.portcullis.wire.resource.Decoding;
import dev.portcullis.wire.validation.ValidationRequest;
import dev.portcullis.wire.validation.ValidationRequestReader;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what clients send by the product's own readers, so that tests are written as users write.
 */
public final class Requests {

  private Requests() {}

  /**
   * A question to the gate: a manifest, or the object around one, in YAML. Whoever asks it may use
   * breakglass.
   *
   * @throws InvalidInputException if the edge would refuse it
   */
  public static Submission submission(String yaml) throws InvalidInputException {
    ValidationRequest request = read(yaml, new ValidationRequestReader()::read);
    Submission.Mode mode =
        request.validateOnly()
            ? new Submission.Mode.ValidateOnly()
            : new Submission.Mode.Recorded(
                request.requestId().map(id -> new Submission.RequestId(id, request.bodyHash())));
    return new Submission(request.workload(), request.context(), mode, BreakglassRight.HELD);
  }

  /**
   * Any resource in YAML, by the codec that its function would use.
   *
   * @throws InvalidInputException if the edge would refuse it
   */
  public static <T> T read(String yaml, Function<Cursor, Optional<T>> codec)
      throws InvalidInputException {
    return Decoding.decode(YamlText.parse(yaml, Limits.REQUEST), codec);
  }
}
