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
import java.util.function.UnaryOperator;

/**
 * The resource whose history a request is about. Immutable.
 *
 * @param <T> the resource
 * @param name what to call it if it has to have been written to have a history; empty if it is
 *     always there, written or not
 * @param history its versions
 * @param form how the API writes a version
 * @param etags how the API writes what the register calls a version
 */
public record Subject<T>(
    Optional<String> name, ResourceHistory<T> history, Form<T> form, Etags etags) {

  public Subject {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(etags, "etags");
  }

  /** A resource that there is only once it was written. */
  public static <T> Subject<T> named(Object name, ResourceHistory<T> history, Form<T> form) {
    return new Subject<>(Optional.of(name.toString()), history, form, Etags.PLAIN);
  }

  /** A resource that is always there. */
  public static <T> Subject<T> singleton(ResourceHistory<T> history, Form<T> form) {
    return new Subject<>(Optional.empty(), history, form, Etags.PLAIN);
  }

  /** The same resource, whose etags clients know in another form. */
  public Subject<T> with(Etags other) {
    return new Subject<>(name, history, form, other);
  }

  /**
   * The etags of an API. They are of one form wherever they stand, so that the etag of any answer
   * can be sent back. Immutable.
   *
   * @param written the etag for a register's
   * @param read the register's for an etag; for a text that is none, one that no version has
   */
  public record Etags(UnaryOperator<String> written, UnaryOperator<String> read) {

    static final Etags PLAIN = new Etags(UnaryOperator.identity(), UnaryOperator.identity());

    public Etags {
      Objects.requireNonNull(written, "written");
      Objects.requireNonNull(read, "read");
    }
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
