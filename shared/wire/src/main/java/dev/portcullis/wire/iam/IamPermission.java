package dev.portcullis.wire.iam;

import dev.portcullis.json.Excerpt;
import dev.portcullis.json.InvalidTextException;
import java.util.Set;

/**
 * A permission that can be asked about on a resource. Immutable.
 *
 * @see <a
 *     href="https://cloud.google.com/binary-authorization/docs/reference/permissions-and-roles">
 *     Google's list for Binary Authorization</a>
 * @see <a href="https://cloud.google.com/artifact-analysis/docs/container-analysis-permissions">and
 *     for Container Analysis</a>
 */
public record IamPermission(String name) {

  private static final Set<String> KNOWN =
      Set.of(
          "binaryauthorization.attestors.create",
          "binaryauthorization.attestors.delete",
          "binaryauthorization.attestors.get",
          "binaryauthorization.attestors.getIamPolicy",
          "binaryauthorization.attestors.list",
          "binaryauthorization.attestors.setIamPolicy",
          "binaryauthorization.attestors.update",
          "binaryauthorization.attestors.verifyImageAttested",
          "binaryauthorization.continuousValidationConfig.get",
          "binaryauthorization.continuousValidationConfig.getIamPolicy",
          "binaryauthorization.continuousValidationConfig.setIamPolicy",
          "binaryauthorization.continuousValidationConfig.update",
          "binaryauthorization.policy.evaluatePolicy",
          "binaryauthorization.policy.get",
          "binaryauthorization.policy.getIamPolicy",
          "binaryauthorization.policy.setIamPolicy",
          "binaryauthorization.policy.update",
          "containeranalysis.notes.attachOccurrence",
          "containeranalysis.notes.create",
          "containeranalysis.notes.delete",
          "containeranalysis.notes.get",
          "containeranalysis.notes.getIamPolicy",
          "containeranalysis.notes.list",
          "containeranalysis.notes.listOccurrences",
          "containeranalysis.notes.setIamPolicy",
          "containeranalysis.notes.update",
          "containeranalysis.occurrences.create",
          "containeranalysis.occurrences.delete",
          "containeranalysis.occurrences.get",
          "containeranalysis.occurrences.getIamPolicy",
          "containeranalysis.occurrences.list",
          "containeranalysis.occurrences.setIamPolicy",
          "containeranalysis.occurrences.update");

  public IamPermission {
    if (!KNOWN.contains(name)) {
      throw new IllegalArgumentException("not a known permission");
    }
  }

  /**
   * Reads a permission.
   *
   * @throws InvalidTextException if there is none of this name on any resource that has a policy
   */
  public static IamPermission parse(String text) throws InvalidTextException {
    if (!KNOWN.contains(text)) {
      throw new InvalidTextException(
          Excerpt.of(text)
              + " is no permission of a resource here; wildcards are not known either");
    }
    return new IamPermission(text);
  }
}
