package dev.portcullis.local.endtoend;

import dev.portcullis.web.route.Route;
import java.util.regex.Pattern;

/** Which routes are about one resource with an IAM policy of its own, by the test's own rule. */
final class IamReads {

  private static final Pattern ONE_RESOURCE =
      Pattern.compile(
          "/v[0-9a-z]+/projects/\\{project}/"
              + "(policy|continuousValidationConfig|attestors/\\{attestor}|notes/\\{note}"
              + "|occurrences/\\{occurrence})([:/].*)?");

  private IamReads() {}

  /** Simulating shows what was decided in the project, so no grant on its policy is enough. */
  static boolean mayBeGrantedOnOneResource(Route route) {
    return ONE_RESOURCE.matcher(route.template().toString()).matches()
        && !route.permission().equals("portcullis.policies.simulate");
  }
}
