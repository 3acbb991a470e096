package dev.portcullis.wire.validation;

import dev.portcullis.verification.workload.Workload;
import dev.portcullis.wire.workload.WorkloadDocument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The question whether a workload may be deployed. Immutable.
 *
 * @param document the manifest; empty where only images were sent
 * @param workload what is to be decided
 * @param context what the caller says about the deployment, such as {@code region}: claims, which
 *     are recorded and decide nothing
 * @param requestId what makes a repetition of this request recognisable, if the caller chose it
 * @param validateOnly whether the answer is only to be told, not recorded
 * @param bodyHash SHA-256 of the body without {@code requestId} in canonical form, lower-case
 *     hexadecimal: what must be the same in a repetition
 */
public record ValidationRequest(
    Optional<WorkloadDocument> document,
    Workload workload,
    Map<String, String> context,
    Optional<String> requestId,
    boolean validateOnly,
    String bodyHash) {

  public ValidationRequest {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(workload, "workload");
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(bodyHash, "bodyHash");
  }
}
