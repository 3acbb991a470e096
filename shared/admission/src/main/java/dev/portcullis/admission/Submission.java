package dev.portcullis.admission;

import dev.portcullis.admission.breakglass.BreakglassRight;
import dev.portcullis.verification.workload.Workload;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to the gate. Immutable.
 *
 * @param workload what is to be deployed
 * @param context what the caller says about the circumstances: claims, kept and not believed
 * @param mode whether the answer counts
 * @param breakglass whether the caller may use breakglass, should the workload ask for it
 */
public record Submission(
    Workload workload, Map<String, String> context, Mode mode, BreakglassRight breakglass) {

  /** Whether the answer counts. */
  public sealed interface Mode {

    /**
     * The answer is recorded, and may be deployed by.
     *
     * @param request how the caller recognises the request if it has to be sent again
     */
    record Recorded(Optional<RequestId> request) implements Mode {

      public Recorded {
        Objects.requireNonNull(request, "request");
      }
    }

    /** The answer is only told. */
    record ValidateOnly() implements Mode {}
  }

  /**
   * An id that a caller chose for a request.
   *
   * @param id the id
   * @param bodyHash what the request said; the same id cannot ask for something else
   */
  public record RequestId(String id, String bodyHash) {

    public RequestId {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(bodyHash, "bodyHash");
    }
  }

  public Submission {
    Objects.requireNonNull(workload, "workload");
    context = Map.copyOf(context);
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(breakglass, "breakglass");
  }

  /** The same question of somebody who may use breakglass, or may not. */
  public Submission with(BreakglassRight right) {
    return new Submission(workload, context, mode, right);
  }
}
