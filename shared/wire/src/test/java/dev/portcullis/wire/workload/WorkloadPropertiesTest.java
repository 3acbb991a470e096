package dev.portcullis.wire.workload;

import static dev.portcullis.wire.resource.Documents.problems;
import static dev.portcullis.wire.resource.Documents.read;
import static dev.portcullis.wire.resource.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonValue;
import dev.portcullis.verification.workload.ContainerImage;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.verification.workload.WorkloadImage;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every workload, tried on workloads drawn at random. */
class WorkloadPropertiesTest {

  private static final String EVIL = "gcr.io/evil/app";
  private static final Set<String> TEXT_MAPS = Set.of("labels", "annotations", "nodeSelector");

  private final WorkloadReader reader = new WorkloadReader();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void read_anyWorkload_findsEveryImageInEveryForm(long seed) {
    RandomManifest manifest = RandomManifest.draw(new SplittableRandom(seed));

    for (JsonObject form : List.of(manifest.knative(), manifest.cloudRun())) {
      Workload workload = read(form, reader::read).workload();

      assertThat(workload.kind().title()).isEqualTo(manifest.kind());
      assertThat(workload.images())
          .extracting(WorkloadImage::written)
          .containsExactlyElementsOf(manifest.images());
      assertThat(read(yaml(BlockYaml.write(form)), reader::read).workload()).isEqualTo(workload);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void read_imageAddedAnywhere_isNeverPassedOver(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomManifest manifest = RandomManifest.draw(random);
    JsonObject form = random.nextBoolean() ? manifest.knative() : manifest.cloudRun();
    String name = StrayImagesTest.NAMES.get(random.nextInt(StrayImagesTest.NAMES.size()));
    JsonObject changed = new Smuggler(name, random.nextInt(count(form))).smuggle(form);

    if (problems(changed, reader::read).isEmpty()) {
      assertThat(read(changed, reader::read).workload().images())
          .as("seed %s, %s", seed, name)
          .extracting(WorkloadImage::written)
          .contains(EVIL);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pinned_anyWorkload_runsTheSameImages(long seed) {
    RandomManifest manifest = RandomManifest.draw(new SplittableRandom(seed));

    for (JsonObject form : List.of(manifest.knative(), manifest.cloudRun())) {
      WorkloadDocument document = read(form, reader::read);
      Workload pinned = read(document.pinned("projects/demo/decisions/d"), reader::read).workload();

      assertThat(canonical(pinned)).isEqualTo(canonical(document.workload()));
      assertThat(pinned.images())
          .noneMatch(image -> image.written().matches(".*:[a-z0-9]+@sha256:.*"));
    }
  }

  private static List<String> canonical(Workload workload) {
    return workload.images().stream()
        .map(ContainerImage.class::cast)
        .map(image -> image.path() + "=" + image.reference().canonical())
        .toList();
  }

  private static int count(JsonValue value) {
    if (value instanceof JsonObject object) {
      return 1
          + object.fields().entrySet().stream()
              .filter(field -> !isPassedOver(field.getKey()))
              .mapToInt(field -> count(field.getValue()))
              .sum();
    }
    return value instanceof JsonArray array
        ? array.values().stream().mapToInt(WorkloadPropertiesTest::count).sum()
        : 0;
  }

  private static boolean isPassedOver(String name) {
    return TEXT_MAPS.contains(name) || name.equals("status");
  }

  /** Puts an image into one of the objects of a document. */
  private static final class Smuggler {

    private final String name;
    private int left;

    Smuggler(String name, int objectsBefore) {
      this.name = name;
      this.left = objectsBefore;
    }

    JsonObject smuggle(JsonObject object) {
      boolean here = left == 0;
      left--;
      JsonObject.Builder changed = JsonObject.builder();
      object
          .fields()
          .forEach((key, value) -> changed.put(key, isPassedOver(key) ? value : within(value)));
      if (here) {
        changed.put(name, EVIL);
      }
      return changed.build();
    }

    private JsonValue within(JsonValue value) {
      if (value instanceof JsonObject object) {
        return smuggle(object);
      }
      return value instanceof JsonArray array
          ? JsonArray.of(array.values().stream().map(this::within).toList())
          : value;
    }
  }
}
