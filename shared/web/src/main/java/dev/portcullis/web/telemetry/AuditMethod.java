package dev.portcullis.web.telemetry;

import dev.portcullis.web.route.Route;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a call is named in an audit log: the service and method of the gRPC interface that Google's
 * own entries carry, so that filters and alerts written for them find ours. What Google does not
 * have is named the same way under {@code portcullis.v1}. Immutable.
 *
 * @param serviceName such as {@code binaryauthorization.googleapis.com}
 * @param methodName such as {@code
 *     google.cloud.binaryauthorization.v1.BinauthzManagementServiceV1.UpdatePolicy}
 */
public record AuditMethod(String serviceName, String methodName) {

  /** The methods whose permission is not called what they are. */
  private static final Set<String> IAM =
      Set.of("getIamPolicy", "setIamPolicy", "testIamPermissions");

  private static final Map<String, String> OTHERS =
      Map.of(
          "binaryauthorization.attestors.verifyImageAttested", "ValidateAttestationOccurrence",
          "containeranalysis.notes.listOccurrences", "ListNoteOccurrences");

  public AuditMethod {
    Objects.requireNonNull(serviceName, "serviceName");
    Objects.requireNonNull(methodName, "methodName");
  }

  /** The method of a route: by its permission, its version, and whether it takes many at once. */
  public static AuditMethod of(Route route) {
    String[] permission = route.permission().split("\\.", 3);
    String service = permission[0];
    String resource = permission.length > 1 ? permission[1] : "";
    String verb = permission.length > 2 ? permission[2] : "";
    // Google has the three of them only: going back in a policy's history is a method of ours.
    if (IAM.contains(verb)) {
      return new AuditMethod(serviceName(service), "google.iam.v1.IAMPolicy." + capital(verb));
    }
    String template = route.template().toString();
    String name = OTHERS.getOrDefault(route.permission(), capital(verb) + noun(resource, verb));
    if (template.contains(":batch")) {
      name = "Batch" + name + "s";
    }
    String version = template.substring(1, Math.max(1, template.indexOf('/', 1)));
    return new AuditMethod(
        serviceName(service), interfaceName(service, resource, name, version) + "." + name);
  }

  private static String serviceName(String service) {
    return service.equals("portcullis") ? "portcullis.dev" : service + ".googleapis.com";
  }

  private static String interfaceName(
      String service, String resource, String name, String version) {
    return switch (service) {
      case "binaryauthorization" ->
          "google.cloud.binaryauthorization."
              + version
              + "."
              + (resource.equals("platformPolicies")
                  ? "PlatformPolicyManagementService"
                  : (name.startsWith("Validate") ? "ValidationHelper" : "BinauthzManagementService")
                      + capital(version).replace("beta", "Beta").replace("alpha", "Alpha"));
      case "containeranalysis" ->
          version.equals("v1") ? "grafeas.v1.Grafeas" : "grafeas." + version + ".GrafeasV1Beta1";
      case "orgpolicy" -> "google.cloud.orgpolicy.v2.OrgPolicy";
      default -> "portcullis.v1.Portcullis";
    };
  }

  private static String noun(String resource, String verb) {
    String capital = capital(resource);
    if (verb.startsWith("list") || !capital.endsWith("s") || capital.endsWith("ss")) {
      return capital;
    }
    return capital.endsWith("ies")
        ? capital.substring(0, capital.length() - 3) + "y"
        : capital.substring(0, capital.length() - 1);
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
