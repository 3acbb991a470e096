package dev.portcullis.record.breakglass;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.record.decision.WorkloadSummary;
import dev.portcullis.verification.workload.Workload;
import dev.portcullis.wire.resource.BoundedText;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What breakglass is about. Immutable.
 *
 * @param kind what Cloud Run calls it, such as {@code Service}
 * @param name what its author calls it; empty where no name was given
 * @param location the region; empty where none was given, or any is meant
 */
public record BreakglassWorkload(String kind, String name, String location) {

  private static final BoundedText NAME = BoundedText.label(253);
  private static final Map<String, String> KINDS =
      Arrays.stream(Workload.Kind.values())
          .map(Workload.Kind::title)
          .collect(Collectors.toUnmodifiableMap(title -> title, title -> title));

  public BreakglassWorkload {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(location, "location");
  }

  /** What a decision is about. */
  public static BreakglassWorkload of(WorkloadSummary workload) {
    return new BreakglassWorkload(workload.kind(), workload.name(), workload.location());
  }

  /** Reads what a client sent; empty if a problem was reported. */
  public static Optional<BreakglassWorkload> read(Cursor cursor) {
    Optional<Fields> fields = cursor.object();
    Optional<BreakglassWorkload> workload =
        fields.flatMap(
            f -> {
              Optional<String> kind = f.get("kind").flatMap(c -> c.choice(KINDS));
              Optional<String> name = f.get("name").flatMap(c -> c.text(NAME));
              Optional<String> location = f.find("location").flatMap(c -> c.text(NAME));
              return kind.isPresent() && name.isPresent()
                  ? Optional.of(new BreakglassWorkload(kind.get(), name.get(), location.orElse("")))
                  : Optional.empty();
            });
    fields.ifPresent(Fields::refuseUnknown);
    return workload;
  }

  /** It as JSON. */
  public JsonObject json() {
    return JsonObject.builder()
        .put("kind", kind)
        .put("name", name)
        .putText("location", Optional.of(location).filter(text -> !text.isEmpty()))
        .build();
  }

  /** Reads what {@link #json} wrote. */
  static Optional<BreakglassWorkload> stored(Cursor cursor) {
    return cursor
        .object()
        .flatMap(
            f -> {
              Optional<String> kind = f.get("kind").flatMap(Cursor::string);
              Optional<String> name = f.get("name").flatMap(Cursor::string);
              return kind.isPresent() && name.isPresent()
                  ? Optional.of(
                      new BreakglassWorkload(
                          kind.get(),
                          name.get(),
                          f.find("location").flatMap(Cursor::string).orElse("")))
                  : Optional.empty();
            });
  }

  /** Whether what is said of this holds for that one: no location stands for every one. */
  public boolean covers(BreakglassWorkload other) {
    return kind.equals(other.kind)
        && name.equals(other.name)
        && (location.isEmpty() || location.equals(other.location));
  }

  @Override
  public String toString() {
    return kind + " `" + name + "`" + (location.isEmpty() ? "" : " in `" + location + "`");
  }
}
