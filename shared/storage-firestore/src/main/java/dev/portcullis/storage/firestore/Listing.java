package dev.portcullis.storage.firestore;

import com.google.firestore.v1.Cursor;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.StructuredQuery;
import com.google.firestore.v1.StructuredQuery.CollectionSelector;
import com.google.firestore.v1.StructuredQuery.CompositeFilter;
import com.google.firestore.v1.StructuredQuery.Direction;
import com.google.firestore.v1.StructuredQuery.FieldFilter;
import com.google.firestore.v1.StructuredQuery.FieldReference;
import com.google.firestore.v1.StructuredQuery.Filter;
import com.google.firestore.v1.Value;
import com.google.protobuf.Int32Value;
import dev.portcullis.storage.PageToken;
import dev.portcullis.storage.Query;
import dev.portcullis.storage.Query.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists in Firestore's words. Every list is one stretch of one index, as anything else would be
 * refused: see {@code firestore.indexes.json}.
 */
final class Listing {

  static final String NAME = "__name__";

  private Listing() {}

  /** Asks for one document more than the page holds, which tells whether another page follows. */
  static RunQueryRequest request(ResourceNames names, Query query) {
    StructuredQuery.Builder structured =
        StructuredQuery.newBuilder()
            .addFrom(
                CollectionSelector.newBuilder()
                    .setCollectionId(ResourceNames.groupOf(query.collection())))
            .setLimit(Int32Value.of(query.limit() + 1));
    List<Filter> filters = filters(query);
    if (!filters.isEmpty()) {
      structured.setWhere(all(filters));
    }
    if (query.order() != Order.BY_ID) {
      structured.addOrderBy(order(DocumentForm.TIME, direction(query)));
    }
    structured.addOrderBy(order(NAME, direction(query)));
    query.after().ifPresent(token -> structured.setStartAt(after(names, query, token)));
    return RunQueryRequest.newBuilder()
        .setParent(names.parentOf(query.collection()))
        .setStructuredQuery(structured)
        .build();
  }

  private static List<Filter> filters(Query query) {
    List<Filter> filters = new ArrayList<>();
    query
        .match()
        .ifPresent(
            match ->
                filters.add(
                    // A label's name is letters only, so it needs no quotes in a field path.
                    filter(
                        DocumentForm.LABELS + "." + match.label(),
                        FieldFilter.Operator.ARRAY_CONTAINS,
                        DocumentForm.value(match.value()))));
    query
        .range()
        .from()
        .ifPresent(from -> filters.add(time(FieldFilter.Operator.GREATER_THAN_OR_EQUAL, from)));
    query.range().to().ifPresent(to -> filters.add(time(FieldFilter.Operator.LESS_THAN, to)));
    return filters;
  }

  private static Filter time(FieldFilter.Operator operator, Instant bound) {
    return filter(DocumentForm.TIME, operator, DocumentForm.value(bound));
  }

  private static Filter filter(String field, FieldFilter.Operator operator, Value value) {
    return Filter.newBuilder()
        .setFieldFilter(
            FieldFilter.newBuilder().setField(reference(field)).setOp(operator).setValue(value))
        .build();
  }

  private static Filter all(List<Filter> filters) {
    if (filters.size() == 1) {
      return filters.get(0);
    }
    return Filter.newBuilder()
        .setCompositeFilter(
            CompositeFilter.newBuilder().setOp(CompositeFilter.Operator.AND).addAllFilters(filters))
        .build();
  }

  private static Direction direction(Query query) {
    return query.order() == Order.NEWEST_FIRST ? Direction.DESCENDING : Direction.ASCENDING;
  }

  private static StructuredQuery.Order order(String field, Direction direction) {
    return StructuredQuery.Order.newBuilder()
        .setField(reference(field))
        .setDirection(direction)
        .build();
  }

  private static FieldReference reference(String field) {
    return FieldReference.newBuilder().setFieldPath(field).build();
  }

  private static Cursor after(ResourceNames names, Query query, PageToken token) {
    Cursor.Builder cursor = Cursor.newBuilder().setBefore(false);
    if (query.order() != Order.BY_ID) {
      cursor.addValues(DocumentForm.value(token.time()));
    }
    String name = names.of(query.collection(), token.id());
    return cursor.addValues(Value.newBuilder().setReferenceValue(name)).build();
  }
}
