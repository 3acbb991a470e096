package dev.portcullis.web.revision;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.registers.document.ResourceHistory;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.web.call.Call;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.wire.resource.Stamp;
import java.util.Objects;
import java.util.Optional;

/**
 * The resource whose history a request is about. Immutable.
 *
 * @param <T> the resource
 * @param name what to call it if it has to have been written to have a history; empty if it is
 *     always there, written or not
 * @param history its versions
 * @param form how the API writes a version
 */
public record Subject<T>(Optional<String> name, ResourceHistory<T> history, Form<T> form) {

  public Subject {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(form, "form");
  }

  /** A resource that there is only once it was written. */
  public static <T> Subject<T> named(Object name, ResourceHistory<T> history, Form<T> form) {
    return new Subject<>(Optional.of(name.toString()), history, form);
  }

  /** A resource that is always there. */
  public static <T> Subject<T> singleton(ResourceHistory<T> history, Form<T> form) {
    return new Subject<>(Optional.empty(), history, form);
  }

  /**
   * Writes one version as the API does.
   *
   * @param <T> the resource
   */
  @FunctionalInterface
  public interface Form<T> {

    /** The resource in JSON, with its stamp. */
    JsonObject write(T resource, Stamp stamp);
  }

  /**
   * Finds out what a request is about.
   *
   * @param <T> the resource
   */
  @FunctionalInterface
  public interface Finder<T> {

    /**
     * The resource that the path names.
     *
     * @throws RegisterException if its project is not looked after
     */
    Subject<T> find(Call call) throws ApiException, InvalidInputException, RegisterException;
  }
}
