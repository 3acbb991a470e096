package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.verification.workload.Breakglass;
import dev.portcullis.verification.workload.PolicyAnnotation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a manifest asks of Binary Authorization, at the places where Cloud Run looks.
 *
 * @param policy which policy it asks for
 * @param breakglass whether it asks to be let through
 * @param places the paths of what was read there
 */
record Asked(PolicyAnnotation policy, Breakglass breakglass, Set<String> places) {

  static final Asked NOTHING =
      new Asked(new PolicyAnnotation.Absent(), new Breakglass.NotRequested(), Set.of());

  Asked {
    places = Set.copyOf(places);
  }

  /** The paths of what was read, of what was there. */
  static Set<String> paths(Optional<Cursor> policy, Optional<Cursor> breakglass) {
    return Stream.concat(policy.stream(), breakglass.stream())
        .map(Cursor::path)
        .collect(Collectors.toUnmodifiableSet());
  }
}
