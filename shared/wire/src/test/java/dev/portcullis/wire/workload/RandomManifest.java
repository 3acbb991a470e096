package dev.portcullis.wire.workload;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A workload drawn at random, to be written in several forms: containers around known images, among
 * much that looks like an image and is none.
 *
 * @param kind what it is
 * @param body the part with the containers
 * @param labels something for every map of texts
 * @param images every image in it, in order
 */
record RandomManifest(String kind, JsonObject body, JsonObject labels, List<String> images) {

  private static final List<String> KINDS =
      List.of("Service", "Job", "WorkerPool", "Execution", "Revision");
  private static final List<String> LISTS =
      List.of("containers", "initContainers", "ephemeralContainers");
  private static final List<String> TAGS =
      List.of("", ":1", ":latest", "@sha256:" + "a".repeat(64), ":1@sha256:" + "b".repeat(64));
  private static final List<String> LABELS =
      List.of("image", "baseImage", "example.com/image", "team", "images");

  static RandomManifest draw(SplittableRandom random) {
    List<String> images = new ArrayList<>();
    Map<String, JsonValue> body = new LinkedHashMap<>();
    for (String list : LISTS) {
      int count = list.equals("containers") ? 1 + random.nextInt(4) : random.nextInt(3);
      List<JsonValue> containers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String image = "gcr.io/demo/app-" + images.size() + pick(TAGS, random);
        images.add(image);
        containers.add(container(image, random));
      }
      if (count > 0) {
        body.put(list, JsonArray.of(containers));
      }
    }
    body.put("nodeSelector", texts(random));
    body.put("volumes", JsonArray.of(object("name", text("image"))));
    return new RandomManifest(pick(KINDS, random), shuffled(body, random), texts(random), images);
  }

  /** With {@code apiVersion}, {@code kind} and {@code metadata}. */
  JsonObject knative() {
    JsonObject metadata = object("annotations", labels, "labels", labels, "name", text("it"));
    JsonObject spec = body;
    for (int i = 0; i < templates(); i++) {
      spec = object("template", object("metadata", metadata, "spec", spec));
    }
    boolean serving = kind.equals("Service") || kind.equals("Revision");
    return JsonObject.builder()
        .put("apiVersion", serving ? "serving.knative.dev/v1" : "run.googleapis.com/v1")
        .put("kind", kind)
        .put("metadata", metadata)
        .put("spec", spec)
        .put("status", object("image", text("gcr.io/demo/old")))
        .build();
  }

  /** With a {@code name} that says what it is. */
  JsonObject cloudRun() {
    JsonObject inner = body;
    for (int i = 0; i < templates(); i++) {
      inner = object("template", inner);
    }
    String collection =
        switch (kind) {
          case "Job" -> "jobs/";
          case "WorkerPool" -> "workerPools/";
          case "Execution" -> "jobs/j/executions/";
          case "Revision" -> "services/s/revisions/";
          default -> "services/";
        };
    return JsonObject.builder()
        .put("labels", labels)
        .putAll(inner)
        .put("name", "projects/demo/locations/l/" + collection + "it")
        .build();
  }

  private int templates() {
    return switch (kind) {
      case "Job" -> 2;
      case "Revision" -> 0;
      default -> 1;
    };
  }

  private static JsonObject container(String image, SplittableRandom random) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put("image", text(image));
    fields.put("env", JsonArray.of(object("name", text("IMAGE"), "value", text("gcr.io/x/y"))));
    fields.put("args", JsonArray.of(text("--image=gcr.io/x/y"), text("image: z")));
    fields.put("resources", object("limits", object("cpu", text("1"))));
    if (random.nextBoolean()) {
      fields.put("name", text("image"));
    }
    return shuffled(fields, random);
  }

  private static JsonObject texts(SplittableRandom random) {
    JsonObject.Builder texts = JsonObject.builder();
    LABELS.stream().filter(label -> random.nextBoolean()).forEach(l -> texts.put(l, "gcr.io/x/y"));
    return texts.build();
  }

  private static JsonObject shuffled(Map<String, JsonValue> fields, SplittableRandom random) {
    List<String> names = new ArrayList<>(fields.keySet());
    JsonObject.Builder object = JsonObject.builder();
    while (!names.isEmpty()) {
      String name = names.remove(random.nextInt(names.size()));
      object.putAll(Map.of(name, fields.getOrDefault(name, text(""))));
    }
    return object.build();
  }

  private static JsonObject object(Object... namesAndValues) {
    JsonObject.Builder object = JsonObject.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], (JsonValue) namesAndValues[i + 1]);
    }
    return object.build();
  }

  private static JsonString text(String text) {
    return JsonString.of(text);
  }

  private static <T> T pick(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
