package dev.portcullis.wire.workload;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.verification.workload.Pod;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodReaderTest {

  private static final String CONTAINERS = "spec: {containers: [{image: gcr.io/p/app}]}";

  private final PodReader reader = new PodReader();

  @Test
  void read_whatGcloudSends_isAPod() {
    List<Pod> pods =
        read(
            "{apiVersion: v1, kind: Pod, metadata: {name: ''}, spec: {containers: [{image:"
                + " gcr.io/p/a}, {image: gcr.io/p/b}]}}",
            reader::read);

    assertThat(pods).hasSize(1);
    assertThat(pods.get(0).name()).isEmpty();
    assertThat(pods.get(0).namespace()).isEqualTo("default");
    assertThat(pods.get(0).serviceAccount()).isEqualTo("default");
    assertThat(images(pods.get(0))).containsExactly("gcr.io/p/a", "gcr.io/p/b");
  }

  @Test
  void read_containersOfEverySort_areFound() {
    Pod pod =
        read(
                """
                kind: Pod
                metadata: {name: web, namespace: prod}
                spec:
                  serviceAccountName: deployer
                  serviceAccount: deployer
                  containers: [{image: gcr.io/p/a}]
                  initContainers: [{image: gcr.io/p/b}]
                  ephemeralContainers: [{image: gcr.io/p/c}]
                """,
                reader::read)
            .get(0);

    assertThat(pod.name()).isEqualTo("web");
    assertThat(pod.namespace()).isEqualTo("prod");
    assertThat(pod.serviceAccount()).isEqualTo("deployer");
    assertThat(images(pod)).containsExactly("gcr.io/p/a", "gcr.io/p/b", "gcr.io/p/c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: Deployment, metadata: {name: web, namespace: prod}, spec: {template: {%s}}}",
        "{kind: PodTemplate, metadata: {name: web, namespace: prod}, template: {%s}}",
        "{kind: CronJob, metadata: {name: web, namespace: prod}, spec: {jobTemplate: {spec:"
            + " {template: {%s}}}}}",
        "{kind: Rollout, metadata: {name: web, namespace: prod}, spec: {template: {metadata:"
            + " {namespace: prod}, %s}}}",
        "{kind: Job, metadata: {name: web, namespace: prod}, spec: {template: {spec: {template:"
            + " {%s}}}}}",
        "{metadata: {name: web, namespace: prod}, %s}",
      })
  void read_objectWithPodTemplate_isAPod(String object) {
    List<Pod> pods = read(object.formatted(CONTAINERS), reader::read);

    assertThat(pods).extracting(Pod::name).containsExactly("web");
    assertThat(pods).extracting(Pod::namespace).containsExactly("prod");
    assertThat(images(pods.get(0))).containsExactly("gcr.io/p/app");
  }

  @Test
  void read_list_isAllItsPods() {
    String list =
        "{kind: List, items: [{kind: Pod, %s}, {kind: Deployment, spec: {template: {%s}}}]}"
            .formatted(CONTAINERS, CONTAINERS);

    assertThat(read(list, reader::read)).hasSize(2);
    assertThat(read(list.replace("kind: List", "kind: PodList"), reader::read)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: ConfigMap, data: {}}   | : is no Pod and has no pod template
          {kind: Deployment, spec: {template: {}}} | spec.template.spec: is required
          {kind: Pod}                   | spec: is required
          {kind: Pod, spec: {}}         | spec.containers: is required
          {kind: Pod, spec: {containers: []}} | spec.containers: needs at least one container
          {kind: Pod, spec: {containers: [{}]}} | spec.containers[0].image: is required
          {kind: Pod, spec: {containers: [{image: "gcr.io/P"}]}} | spec.containers[0].image:
          {kind: Pod, spec: {containers: [{image: gcr.io/p/a}], volumes: [{image: {reference: gcr.io/p/b}}]}} | spec.volumes[0].image: is an image where none is known to live
          {kind: Pod, spec: {serviceAccountName: a, serviceAccount: b, containers: [{image: gcr.io/p/a}]}} | spec.serviceAccount: is another account
          {kind: Deployment, metadata: {namespace: prod}, spec: {template: {metadata: {namespace: test}, spec: {containers: [{image: gcr.io/p/a}]}}}} | spec.template.metadata.namespace: is not the namespace of the object, `prod`
          {kind: X, template: {spec: {}}, spec: {template: {spec: {}}}} | : has several pod templates
          {kind: List}                  | items: is required
          {kind: List, items: []}       | items: needs at least one element
          {kind: List, items: [{kind: List, items: []}]} | items[0]: is a list in a list
          []                            | : must be an object
          """)
  void read_whatIsNoPod_isTold(String resource, String problem) {
    assertThat(problems(resource, reader::read)).anyMatch(told -> told.startsWith(problem));
  }

  @Test
  void i10_moreImagesThanAreEvaluated_isTold() {
    String pod = "{kind: Pod, spec: {containers: [" + "{image: a}, ".repeat(50) + "{image: a}]}}";

    assertThat(problems("{kind: List, items: [" + pod + ", " + pod + "]}", reader::read))
        .anyMatch(told -> told.startsWith(": names 102 images"));
  }

  private static List<String> images(Pod pod) {
    return pod.images().stream().map(WorkloadImage::written).toList();
  }
}
