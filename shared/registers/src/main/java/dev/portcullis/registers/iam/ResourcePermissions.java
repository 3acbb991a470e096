package dev.portcullis.registers.iam;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which permissions there are on a single resource. To create and to list are questions about a
 * project, and so is what reaches beyond the resource: {@code portcullis.policies.weaken} and
 * {@code portcullis.policies.simulate}, which shows what was decided.
 */
final class ResourcePermissions {

  static final Set<String> POLICY =
      with(
          List.of(
              of("binaryauthorization.policy", "get", "update", "evaluatePolicy"),
              of("binaryauthorization.policy", "getIamPolicy", "setIamPolicy"),
              of("portcullis.policies", "listRevisions", "rollback")));
  static final Set<String> CONTINUOUS_VALIDATION =
      with(
          List.of(
              of("binaryauthorization.continuousValidationConfig", "get", "update"),
              of(
                  "binaryauthorization.continuousValidationConfig",
                  "getIamPolicy",
                  "setIamPolicy")));
  static final Set<String> ATTESTOR =
      with(
          List.of(
              of("binaryauthorization.attestors", "get", "update", "delete", "verifyImageAttested"),
              of("binaryauthorization.attestors", "getIamPolicy", "setIamPolicy"),
              of("portcullis.attestors", "listRevisions", "rollback")));
  static final Set<String> NOTE =
      with(
          List.of(
              of("containeranalysis.notes", "get", "update", "delete"),
              of("containeranalysis.notes", "attachOccurrence", "listOccurrences"),
              of("containeranalysis.notes", "getIamPolicy", "setIamPolicy")));
  static final Set<String> OCCURRENCE =
      with(
          List.of(
              of("containeranalysis.occurrences", "get", "update", "delete"),
              of("containeranalysis.occurrences", "getIamPolicy", "setIamPolicy")));

  private ResourcePermissions() {}

  private static Stream<String> of(String kind, String... verbs) {
    return Stream.of(verbs).map(verb -> kind + "." + verb);
  }

  /** Every resource here has an IAM policy, with a history of its own. */
  private static Set<String> with(List<Stream<String>> permissions) {
    return Stream.concat(
            of("portcullis.iam", "testPermissions", "listIamRevisions", "rollbackIamPolicy"),
            permissions.stream().flatMap(named -> named))
        .collect(Collectors.toUnmodifiableSet());
  }
}
