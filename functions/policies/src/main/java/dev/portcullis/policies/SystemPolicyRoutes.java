package dev.portcullis.policies;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.verification.policy.Policy;
import dev.portcullis.web.answer.Answer;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;
import dev.portcullis.wire.policy.PolicyCodec;
import dev.portcullis.wire.resource.ApiVersion;
import dev.portcullis.wire.resource.Stamp;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code /v1/locations/L/policy}, and the same under the other versions of Google's API: the
 * platform's own images, the same in every location. Read only.
 */
final class SystemPolicyRoutes {

  /** {@code global}, or a region such as {@code europe-west12}. */
  private static final Pattern LOCATION =
      Pattern.compile("global|[a-z]{2,20}-[a-z]{2,20}[0-9]{1,2}");

  private final Policy policy;
  private final PolicyCodec codec = new PolicyCodec();

  SystemPolicyRoutes(Portcullis portcullis) {
    this.policy = portcullis.systemPolicy();
  }

  List<Route> routes() {
    return Stream.of(ApiVersion.values())
        .map(
            version ->
                Route.of(
                    Method.GET,
                    "/" + version.segment() + "/locations/{location}/policy",
                    "binaryauthorization.policy.get",
                    this::get))
        .toList();
  }

  private Answer get(Call call) throws InvalidInputException {
    String location = call.variable("location", SystemPolicyRoutes::location);
    return Answer.ok(codec.write("locations/" + location + "/policy", policy, Stamp.none()));
  }

  private static String location(String text) throws InvalidTextException {
    if (!LOCATION.matcher(text).matches()) {
      throw new InvalidTextException("is not a location: write `global` or a region");
    }
    return text;
  }
}
