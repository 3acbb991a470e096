package dev.portcullis.storage.firestore;

import com.google.firestore.v1.StructuredQuery;
import com.google.firestore.v1.StructuredQuery.FieldFilter;
import com.google.firestore.v1.StructuredQuery.Filter;
import dev.portcullis.storage.Query;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The index that a list reads, without which Firestore refuses it (the emulator does not): for
 * whoever keeps {@code firestore.indexes.json} true. Immutable.
 *
 * @param group the last segment of the collection
 * @param fields what it is sorted by, in order; the last is the document's name
 */
public record RequiredIndex(String group, List<Field> fields) {

  /**
   * One field of an index.
   *
   * @param path the field's path
   * @param mode {@code CONTAINS}, {@code ASCENDING} or {@code DESCENDING}
   */
  public record Field(String path, String mode) {
    public Field {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(mode, "mode");
    }
  }

  public RequiredIndex {
    Objects.requireNonNull(group, "group");
    fields = List.copyOf(fields);
  }

  /** The index of a list; it depends on neither values, range, place nor size. */
  public static RequiredIndex of(Query query) {
    // Of any database, as an index names none.
    StructuredQuery sent = Listing.request(new ResourceNames(""), query).getStructuredQuery();
    Stream<Field> contains =
        filters(sent.getWhere())
            .filter(filter -> filter.getOp() == FieldFilter.Operator.ARRAY_CONTAINS)
            .map(filter -> new Field(filter.getField().getFieldPath(), "CONTAINS"));
    Stream<Field> orders =
        sent.getOrderByList().stream()
            .map(order -> new Field(order.getField().getFieldPath(), order.getDirection().name()));
    return new RequiredIndex(
        ResourceNames.groupOf(query.collection()), Stream.concat(contains, orders).toList());
  }

  /** Whether it has to be made; Firestore has an index of every single field by itself. */
  public boolean isComposite() {
    return fields.size() > 2;
  }

  private static Stream<FieldFilter> filters(Filter where) {
    return where.hasCompositeFilter()
        ? where.getCompositeFilter().getFiltersList().stream().flatMap(RequiredIndex::filters)
        : Stream.of(where.getFieldFilter());
  }
}
