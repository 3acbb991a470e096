package dev.portcullis.verification.check;

import java.util.Objects;

/** Where something runs, as far as it decides which checks apply. Immutable. */
public sealed interface Placement {

  /**
   * In a cluster.
   *
   * @param namespace the namespace of the pod
   * @param serviceAccount the name of the Kubernetes service account that it runs as
   */
  record InCluster(String namespace, String serviceAccount) implements Placement {

    public InCluster {
      Objects.requireNonNull(namespace, "namespace");
      Objects.requireNonNull(serviceAccount, "serviceAccount");
    }
  }

  /** In no cluster, as on Cloud Run: no namespace and no service account of a pod is its own. */
  record OutsideClusters() implements Placement {}
}
