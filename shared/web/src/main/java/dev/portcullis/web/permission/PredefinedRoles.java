package dev.portcullis.web.permission;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.portcullis.wire.iam.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The roles that can be given to callers, and what each lets them do: Google's, as it publishes
 * them for <a
 * href="https://cloud.google.com/binary-authorization/docs/reference/permissions-and-roles">Binary
 * Authorization</a>, <a
 * href="https://cloud.google.com/artifact-analysis/docs/container-analysis-permissions">Container
 * Analysis</a> and <a
 * href="https://cloud.google.com/resource-manager/docs/organization-policy/overview">Organization
 * Policy</a>, as far as there is something for them here, and ours.
 */
public final class PredefinedRoles {

  private static final String BINAUTHZ = "binaryauthorization.";
  private static final String ANALYSIS = "containeranalysis.";
  private static final String ORGPOLICY = "orgpolicy.";
  private static final String OURS = "portcullis.";

  /** Whoever may do anything in a project may ask what. */
  private static final Set<String> EVERYBODY = Set.of("portcullis.iam.testPermissions");

  private static final Set<String> ATTESTORS_VIEWER = of(BINAUTHZ + "attestors", "get", "list");
  private static final Set<String> ATTESTORS_VERIFIER =
      and(ATTESTORS_VIEWER, of(BINAUTHZ + "attestors", "verifyImageAttested"));
  private static final Set<String> ATTESTORS_EDITOR =
      and(ATTESTORS_VERIFIER, of(BINAUTHZ + "attestors", "create", "update", "delete"));
  private static final Set<String> ATTESTORS_ADMIN =
      and(ATTESTORS_EDITOR, of(BINAUTHZ + "attestors", "getIamPolicy", "setIamPolicy"));

  private static final Set<String> POLICY_VIEWER =
      and(
          of(BINAUTHZ + "policy", "get"),
          of(BINAUTHZ + "platformPolicies", "get", "list"),
          of(BINAUTHZ + "continuousValidationConfig", "get"));
  private static final Set<String> POLICY_EVALUATOR =
      and(
          of(BINAUTHZ + "policy", "get", "evaluatePolicy"),
          of(BINAUTHZ + "platformPolicies", "get", "list", "evaluatePolicy"));
  private static final Set<String> POLICY_EDITOR =
      and(
          POLICY_VIEWER,
          POLICY_EVALUATOR,
          of(BINAUTHZ + "policy", "update"),
          of(BINAUTHZ + "platformPolicies", "create", "replace", "delete"),
          of(BINAUTHZ + "continuousValidationConfig", "update"));
  private static final Set<String> POLICY_ADMIN =
      and(
          POLICY_EDITOR,
          of(BINAUTHZ + "policy", "getIamPolicy", "setIamPolicy"),
          of(BINAUTHZ + "continuousValidationConfig", "getIamPolicy", "setIamPolicy"));

  private static final Set<String> NOTES_VIEWER = of(ANALYSIS + "notes", "get", "list");
  private static final Set<String> NOTES_ATTACHER =
      of(ANALYSIS + "notes", "get", "attachOccurrence");
  private static final Set<String> NOTES_EDITOR =
      and(NOTES_VIEWER, NOTES_ATTACHER, of(ANALYSIS + "notes", "create", "update", "delete"));
  private static final Set<String> NOTE_OCCURRENCES_VIEWER =
      of(ANALYSIS + "notes", "get", "listOccurrences");
  private static final Set<String> OCCURRENCES_VIEWER = of(ANALYSIS + "occurrences", "get", "list");
  private static final Set<String> OCCURRENCES_EDITOR =
      and(OCCURRENCES_VIEWER, of(ANALYSIS + "occurrences", "create", "update", "delete"));
  private static final Set<String> ANALYSIS_ADMIN =
      and(
          NOTES_EDITOR,
          NOTE_OCCURRENCES_VIEWER,
          OCCURRENCES_EDITOR,
          of(ANALYSIS + "notes", "getIamPolicy", "setIamPolicy"),
          of(ANALYSIS + "occurrences", "getIamPolicy", "setIamPolicy"));

  private static final Set<String> ORGPOLICY_VIEWER =
      Set.of("orgpolicy.policy.get", "orgpolicy.policies.list");
  private static final Set<String> ORGPOLICY_ADMIN =
      and(ORGPOLICY_VIEWER, of(ORGPOLICY + "policies", "create", "update", "delete"));

  private static final Set<String> DEPLOYER =
      and(
          of(OURS + "deployments", "validate", "validateOnly"),
          of(OURS + "decisions", "get", "list"));
  private static final Set<String> BREAKGLASS_USER =
      of(OURS + "breakglass", "use", "request", "get", "list");
  private static final Set<String> BREAKGLASS_APPROVER =
      of(OURS + "breakglass", "approve", "revoke", "get", "list");
  private static final Set<String> BREAKGLASS_REVIEWER =
      of(OURS + "breakglass", "review", "get", "list");
  private static final Set<String> BREAKGLASS_REPORTER = of(OURS + "breakglass", "report");
  private static final Set<String> VIEWER =
      and(
          ATTESTORS_VIEWER,
          POLICY_VIEWER,
          NOTES_VIEWER,
          NOTE_OCCURRENCES_VIEWER,
          OCCURRENCES_VIEWER,
          ORGPOLICY_VIEWER,
          of(OURS + "decisions", "get", "list"),
          of(OURS + "settings", "get", "listRevisions"),
          of(OURS + "policies", "listRevisions"),
          of(OURS + "platformPolicies", "listRevisions"),
          of(OURS + "orgPolicies", "listRevisions"),
          of(OURS + "attestors", "listRevisions"));
  private static final Set<String> POLICY_AUTHOR =
      and(
          VIEWER,
          POLICY_EDITOR,
          of(OURS + "deployments", "validateOnly"),
          of(OURS + "policies", "simulate", "rollback"),
          of(OURS + "platformPolicies", "rollback"));
  private static final Set<String> AUDITOR =
      and(
          VIEWER,
          of(BINAUTHZ + "attestors", "getIamPolicy"),
          of(BINAUTHZ + "policy", "getIamPolicy"),
          of(BINAUTHZ + "continuousValidationConfig", "getIamPolicy"),
          of(ANALYSIS + "notes", "getIamPolicy"),
          of(ANALYSIS + "occurrences", "getIamPolicy"),
          of(OURS + "iam", "listIamRevisions"),
          of(OURS + "decisions", "explain"),
          of(OURS + "log", "get", "list"),
          of(OURS + "breakglass", "get", "list"));
  private static final Set<String> SCHEDULER = of(OURS + "audit", "tick");
  private static final Set<String> ADMIN =
      and(
          SCHEDULER,
          ATTESTORS_ADMIN,
          POLICY_ADMIN,
          ANALYSIS_ADMIN,
          ORGPOLICY_ADMIN,
          DEPLOYER,
          AUDITOR,
          BREAKGLASS_USER,
          BREAKGLASS_APPROVER,
          BREAKGLASS_REPORTER,
          BREAKGLASS_REVIEWER,
          of(OURS + "projects", "create"),
          of(OURS + "log", "erase"),
          of(OURS + "settings", "rollback"),
          of(OURS + "policies", "simulate", "rollback", "weaken"),
          of(OURS + "platformPolicies", "rollback"),
          of(OURS + "orgPolicies", "rollback"),
          of(OURS + "attestors", "rollback"),
          of(OURS + "iam", "rollbackIamPolicy"));

  private static final Map<String, Set<String>> ROLES =
      Map.ofEntries(
          Map.entry("roles/binaryauthorization.attestorsAdmin", ATTESTORS_ADMIN),
          Map.entry("roles/binaryauthorization.attestorsEditor", ATTESTORS_EDITOR),
          Map.entry("roles/binaryauthorization.attestorsVerifier", ATTESTORS_VERIFIER),
          Map.entry("roles/binaryauthorization.attestorsViewer", ATTESTORS_VIEWER),
          Map.entry("roles/binaryauthorization.policyAdmin", POLICY_ADMIN),
          Map.entry("roles/binaryauthorization.policyEditor", POLICY_EDITOR),
          Map.entry("roles/binaryauthorization.policyEvaluator", POLICY_EVALUATOR),
          Map.entry("roles/binaryauthorization.policyViewer", POLICY_VIEWER),
          Map.entry("roles/containeranalysis.admin", ANALYSIS_ADMIN),
          Map.entry("roles/containeranalysis.notes.attacher", NOTES_ATTACHER),
          Map.entry("roles/containeranalysis.notes.editor", NOTES_EDITOR),
          Map.entry("roles/containeranalysis.notes.occurrences.viewer", NOTE_OCCURRENCES_VIEWER),
          Map.entry("roles/containeranalysis.notes.viewer", NOTES_VIEWER),
          Map.entry("roles/containeranalysis.occurrences.editor", OCCURRENCES_EDITOR),
          Map.entry("roles/containeranalysis.occurrences.viewer", OCCURRENCES_VIEWER),
          Map.entry("roles/orgpolicy.policyAdmin", ORGPOLICY_ADMIN),
          Map.entry("roles/orgpolicy.policyViewer", ORGPOLICY_VIEWER),
          Map.entry("roles/portcullis.admin", ADMIN),
          Map.entry("roles/portcullis.auditor", AUDITOR),
          Map.entry("roles/portcullis.breakglassApprover", BREAKGLASS_APPROVER),
          Map.entry("roles/portcullis.breakglassReporter", BREAKGLASS_REPORTER),
          Map.entry("roles/portcullis.breakglassReviewer", BREAKGLASS_REVIEWER),
          Map.entry("roles/portcullis.breakglassUser", BREAKGLASS_USER),
          Map.entry("roles/portcullis.deployer", DEPLOYER),
          Map.entry("roles/portcullis.policyAuthor", POLICY_AUTHOR),
          Map.entry("roles/portcullis.scheduler", SCHEDULER),
          Map.entry("roles/portcullis.viewer", VIEWER));

  private PredefinedRoles() {}

  /** What the role lets its members do; nothing if it is none of these. */
  public static Set<String> permissions(Role role) {
    Set<String> permissions = ROLES.get(role.name());
    return permissions == null ? Set.of() : and(permissions, EVERYBODY);
  }

  /** What they are called, in order. */
  public static List<String> names() {
    return List.copyOf(new TreeMap<>(ROLES).keySet());
  }

  private static Set<String> of(String resource, String... verbs) {
    return Stream.of(verbs).map(verb -> resource + "." + verb).collect(toUnmodifiableSet());
  }

  @SafeVarargs
  private static Set<String> and(Set<String>... sets) {
    Set<String> all = new HashSet<>();
    for (Set<String> set : sets) {
      all.addAll(set);
    }
    return Set.copyOf(all);
  }
}
