package dev.portcullis.verification.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.verification.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  /** Each of no images would pass. */
  @Test
  void new_withoutAnImage_isRefused() {
    assertThatThrownBy(() -> workload(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void new_listChangedAfterwards_staysAsItWas() throws Exception {
    WorkloadImage image =
        new ContainerImage(
            "app", "spec.containers[0].image", ImageReference.parse("GCR.io/p/app:v1"));
    List<WorkloadImage> images = new ArrayList<>(List.of(image));
    Workload workload = workload(images);

    images.clear();

    assertThat(workload.images()).containsExactly(image);
    assertThat(image.written()).isEqualTo("GCR.io/p/app:v1");
  }

  private static Workload workload(List<WorkloadImage> images) {
    return new Workload(
        Workload.Kind.SERVICE,
        Optional.of("svc"),
        Optional.empty(),
        Optional.empty(),
        images,
        new PolicyAnnotation.Absent(),
        new Breakglass.NotRequested(),
        Optional.empty(),
        List.of(),
        Workload.Trigger.NONE,
        "");
  }
}
