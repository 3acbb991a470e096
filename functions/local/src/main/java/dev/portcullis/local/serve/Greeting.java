package dev.portcullis.local.serve;

import dev.portcullis.runtime.StoreLocation;
import dev.portcullis.verification.name.ProjectId;
import java.net.URI;
import java.util.List;

/** What a server says when it is ready: where it is, and what to type next. */
final class Greeting {

  private Greeting() {}

  static List<String> lines(URI server, StoreLocation store, ProjectId project) {
    return List.of(
        "READY " + server,
        "",
        "Data is kept in " + store.place() + "; Ctrl-C stops the server.",
        "",
        "May this be deployed?",
        "  curl --fail-with-body -H 'Content-Type: application/yaml' --data-binary @service.yaml \\",
        "    " + server + "/v1/projects/" + project + "/deployments:validate",
        "",
        "For gcloud container binauthz, in the shell where it runs:",
        "  export CLOUDSDK_API_ENDPOINT_OVERRIDES_BINARYAUTHORIZATION=" + server + "/",
        "  export CLOUDSDK_API_ENDPOINT_OVERRIDES_CONTAINERANALYSIS=" + server + "/",
        "  export CLOUDSDK_CORE_PROJECT=" + project,
        "  export CLOUDSDK_AUTH_DISABLE_CREDENTIALS=true");
  }
}
