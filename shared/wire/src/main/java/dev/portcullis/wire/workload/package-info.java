/** Manifests of Cloud Run and Kubernetes, in every form in which they are submitted. */
@NullMarked
package dev.portcullis.wire.workload;

import org.jspecify.annotations.NullMarked;
