package dev.portcullis.wire.workload;

import static dev.portcullis.wire.resource.Documents.resource;
import static dev.portcullis.wire.workload.Manifests.images;
import static dev.portcullis.wire.workload.Manifests.problemsOf;
import static dev.portcullis.wire.workload.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.workload.Workload;
import org.junit.jupiter.api.Test;

/** Manifests that Google published, read whole, and requests that gcloud was seen to send. */
class SampleManifestsTest {

  @Test
  void read_serviceWithSidecar_findsBothImages() {
    String manifest = resource("samples/cloudrun/hello-nginx-sample.service.yaml");

    Workload workload = workload(manifest);

    assertThat(images(manifest))
        .containsExactly(
            "spec.template.spec.containers[0].image=nginx",
            "spec.template.spec.containers[1].image=us-docker.pkg.dev/cloudrun/container/hello");
    assertThat(workload.images())
        .extracting(image -> image.container())
        .containsExactly("nginx", "hello");
    assertThat(workload.name()).contains("MC_SERVICE_NAME");
    assertThat(workload.location()).contains("REGION");
  }

  @Test
  void read_serviceOfPlainKubernetes_isNoWorkload() {
    assertThat(problemsOf(resource("samples/cloudrun/cloud-sql-postgres-servlet.service.yaml")))
        .first()
        .asString()
        .startsWith("kind: is `Service` of `v1`, which Cloud Run does not deploy; known are");
  }

  @Test
  void read_whatGcloudDeploySends_isAService() {
    Workload workload =
        workload(
            """
            {"apiVersion": "serving.knative.dev/v1", "kind": "Service",
             "metadata": {"name": "svc", "namespace": "demo", "labels": {},
               "annotations": {"run.googleapis.com/binary-authorization": "default",
                 "run.googleapis.com/client-name": "gcloud",
                 "run.googleapis.com/client-version": "528.0.0"}},
             "spec": {"template": {
               "metadata": {"annotations": {"run.googleapis.com/client-name": "gcloud",
                   "run.googleapis.com/startup-cpu-boost": "True"},
                 "labels": {"client.knative.dev/nonce": "aficmdopof"}},
               "spec": {"containers": [{"image": "gcr.io/demo/app:1", "name": ""}],
                 "nodeSelector": {}}}},
             "status": {"address": {}}}
            """);

    assertThat(workload.images()).hasSize(1).allMatch(image -> image.container().isEmpty());
    assertThat(workload.policy()).hasToString("Default[]");
  }

  @Test
  void read_whatTheServerReported_isPassedOver() {
    String manifest =
        Manifests.service(
                "managedFields: [{fieldsV1: {'f:image': {}, "
                    + "'f:run.googleapis.com/binary-authorization': {}}}]",
                "",
                "")
            + """
            status:
              conditions: [{type: Ready, status: 'False'}]
              containerStatuses: [{name: app, image: gcr.io/demo/other, imageDigest: x}]
              run.googleapis.com/binary-authorization: default
            """;

    assertThat(images(manifest)).hasSize(1);
    assertThat(workload(manifest).policy()).hasToString("Absent[]");
  }
}
