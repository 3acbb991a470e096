package dev.portcullis.wire.grafeas.filter;

import dev.portcullis.wire.grafeas.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a list shall hold. Immutable.
 *
 * <p>A store finds things by one value; what a filter {@linkplain #only pins down} is such a value,
 * and {@link #accepts} decides about what is found by it.
 */
public sealed interface Filter {

  /** Whether the list shall hold what has these values. */
  boolean accepts(Property.Values values);

  /** The one value that this property has in everything that is accepted, if there is but one. */
  default Optional<String> only(Property property) {
    return Optional.empty();
  }

  /** The one subject that everything that is accepted is about, if there is but one. */
  default Optional<Subject> subject() {
    return Optional.empty();
  }

  /** Everything. */
  record Anything() implements Filter {
    @Override
    public boolean accepts(Property.Values values) {
      return true;
    }
  }

  /**
   * Where a property has this value.
   *
   * @param property which
   * @param value the whole of it
   */
  record Equal(Property property, String value) implements Filter {
    public Equal {
      Objects.requireNonNull(property, "property");
      Objects.requireNonNull(value, "value");
    }

    @Override
    public boolean accepts(Property.Values values) {
      return values.apply(property).equals(value);
    }

    @Override
    public Optional<String> only(Property wanted) {
      return wanted == property ? Optional.of(value) : Optional.empty();
    }

    @Override
    public Optional<Subject> subject() {
      return only(Property.RESOURCE_URI).map(Subject::of);
    }
  }

  /**
   * What is about a resource whose URI ends so.
   *
   * @param suffix the end of the URI
   */
  record ResourceEnding(String suffix) implements Filter {
    public ResourceEnding {
      Objects.requireNonNull(suffix, "suffix");
    }

    @Override
    public boolean accepts(Property.Values values) {
      return values.apply(Property.RESOURCE_URI).endsWith(suffix);
    }

    @Override
    public Optional<Subject> subject() {
      return Subject.ofSuffix(suffix);
    }
  }

  /**
   * What all of these accept.
   *
   * @param parts at least two
   */
  record All(List<Filter> parts) implements Filter {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean accepts(Property.Values values) {
      return parts.stream().allMatch(part -> part.accepts(values));
    }

    @Override
    public Optional<String> only(Property property) {
      return parts.stream().flatMap(part -> part.only(property).stream()).findFirst();
    }

    @Override
    public Optional<Subject> subject() {
      return parts.stream().flatMap(part -> part.subject().stream()).findFirst();
    }
  }

  /**
   * What one of these accepts.
   *
   * @param parts at least two
   */
  record Any(List<Filter> parts) implements Filter {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean accepts(Property.Values values) {
      return parts.stream().anyMatch(part -> part.accepts(values));
    }

    @Override
    public Optional<String> only(Property property) {
      return common(parts.stream().map(part -> part.only(property)).toList());
    }

    @Override
    public Optional<Subject> subject() {
      return common(parts.stream().map(Filter::subject).toList());
    }

    private static <T> Optional<T> common(List<Optional<T>> pinned) {
      return pinned.stream().collect(Collectors.toUnmodifiableSet()).size() == 1
          ? pinned.get(0)
          : Optional.empty();
    }
  }

  /**
   * What another filter does not accept.
   *
   * @param excluded the other
   */
  record Not(Filter excluded) implements Filter {
    public Not {
      Objects.requireNonNull(excluded, "excluded");
    }

    @Override
    public boolean accepts(Property.Values values) {
      return !excluded.accepts(values);
    }
  }
}
