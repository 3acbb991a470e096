package dev.portcullis.verification.policy;

import dev.portcullis.verification.name.AttestorName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Rules for parts of a Kubernetes cluster. Cloud Run reads only the default rule; these are kept so
 * that a policy comes back as it went in. Immutable.
 *
 * @param scope what the keys of the rules name; a policy may use one scope only
 * @param rules the rules, in the order in which they were written
 */
public record SpecificRules(Scope scope, Map<String, AdmissionRule<AttestorName>> rules) {

  /** What a specific rule can be for. */
  public enum Scope {
    CLUSTER("clusterAdmissionRules"),
    KUBERNETES_NAMESPACE("kubernetesNamespaceAdmissionRules"),
    KUBERNETES_SERVICE_ACCOUNT("kubernetesServiceAccountAdmissionRules"),
    ISTIO_SERVICE_IDENTITY("istioServiceIdentityAdmissionRules");

    private final String field;

    Scope(String field) {
      this.field = field;
    }

    /** The field of Google's policy resource that holds such rules. */
    public String field() {
      return field;
    }
  }

  public SpecificRules {
    Objects.requireNonNull(scope, "scope");
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("specific rules without a rule");
    }
  }
}
