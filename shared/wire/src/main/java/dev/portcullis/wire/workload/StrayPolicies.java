package dev.portcullis.wire.workload;

import dev.portcullis.verification.workload.PolicyAnnotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was meant to name a policy or to ask for breakglass, but stands where Cloud Run does not
 * look or is not written as Cloud Run reads it. Passed over, it would leave a workload under
 * another policy than its author believes.
 */
final class StrayPolicies {

  private static final String FIX =
      "write `"
          + PolicyKeys.POLICY
          + "` or `"
          + PolicyKeys.BREAKGLASS
          + "` among the annotations of the object's own metadata; in the v2 API, the field"
          + " `binaryAuthorization` of the resource";

  private StrayPolicies() {}

  /** The first of them. */
  static Optional<PolicyAnnotation> find(List<Place> places, Set<String> read) {
    return places.stream()
        .filter(StrayPolicies::isAboutPolicy)
        .filter(place -> !read.contains(place.cursor().path()))
        .map(StrayPolicies::invalid)
        .findFirst();
  }

  private static boolean isAboutPolicy(Place place) {
    return PolicyKeys.isAboutPolicy(place.name()) && !isNone(place) && !place.isVariable();
  }

  /** A null field is none, but a null entry of a map is an empty text to some readers. */
  private static boolean isNone(Place place) {
    return place.cursor().isNull() && place.name().indexOf('/') < 0;
  }

  private static PolicyAnnotation invalid(Place place) {
    boolean known =
        place.name().equals(PolicyKeys.POLICY)
            || place.name().equals(PolicyKeys.BREAKGLASS)
            || place.name().equals("binaryAuthorization");
    String problem =
        known ? "it stands where Cloud Run does not look" : "it is not a name that Cloud Run knows";
    return PolicyValue.invalid(place.cursor(), problem, FIX);
  }
}
