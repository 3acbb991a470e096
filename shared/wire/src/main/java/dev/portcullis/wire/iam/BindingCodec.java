package dev.portcullis.wire.iam;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.wire.resource.BoundedList;
import dev.portcullis.wire.resource.BoundedText;
import java.util.List;
import java.util.Optional;

/** One binding of an IAM policy. */
final class BindingCodec {

  private static final String ROLE = "role";
  static final String MEMBERS = "members";
  private static final String CONDITION = "condition";
  private static final String EXPRESSION = "expression";
  private static final String TITLE = "title";
  private static final String DESCRIPTION = "description";
  private static final BoundedText TITLE_TEXT = BoundedText.label(100);
  private static final BoundedText DESCRIPTION_TEXT = BoundedText.upTo(256);

  /**
   * Reads a binding; empty without a problem if it has no members, as Google's service drops it.
   */
  Optional<Binding> read(Cursor cursor, boolean mayBeConditional) {
    return cursor
        .object()
        .map(Fields::acceptingProtoNames)
        .flatMap(fields -> read(fields, mayBeConditional));
  }

  JsonObject write(Binding binding) {
    List<String> members = binding.members().stream().map(Member::text).toList();
    return JsonObject.builder()
        .put(ROLE, binding.role().name())
        .put(MEMBERS, JsonArray.ofStrings(members))
        .put(CONDITION, binding.condition().map(BindingCodec::write))
        .build();
  }

  /** The same, of whose fields some were read already. */
  static Optional<Binding> read(Fields fields, boolean mayBeConditional) {
    Optional<Role> role = fields.get(ROLE).flatMap(text -> text.text(Role::parse));
    List<Member> members =
        fields
            .find(MEMBERS)
            .map(
                list ->
                    BoundedList.of(
                        list, IamPolicy.MAX_MEMBERS, element -> element.text(MemberSyntax::parse)))
            .orElse(List.of());
    Optional<Cursor> conditionField = fields.find(CONDITION);
    Optional<Condition> condition = conditionField.flatMap(BindingCodec::condition);
    if (conditionField.isPresent() && !mayBeConditional) {
      conditionField
          .get()
          .problem("needs `version: 3` in the policy; without it, clients drop conditions");
    }
    fields.refuseUnknown();
    if (members.isEmpty() || (conditionField.isPresent() && condition.isEmpty())) {
      return Optional.empty();
    }
    return role.map(r -> new Binding(r, members, condition));
  }

  private static Optional<Condition> condition(Cursor cursor) {
    Optional<Fields> fields = cursor.object().map(Fields::acceptingProtoNames);
    Optional<Condition> condition =
        fields.flatMap(
            f -> {
              Optional<Expression> expression =
                  f.get(EXPRESSION).flatMap(text -> text.text(Expression::parse));
              Optional<String> title = f.get(TITLE).flatMap(text -> text.text(TITLE_TEXT));
              String description =
                  f.find(DESCRIPTION).flatMap(text -> text.text(DESCRIPTION_TEXT)).orElse("");
              return expression.flatMap(e -> title.map(t -> new Condition(e, t, description)));
            });
    fields.ifPresent(Fields::refuseUnknown);
    return condition;
  }

  private static JsonObject write(Condition condition) {
    JsonObject.Builder object =
        JsonObject.builder()
            .put(EXPRESSION, condition.expression().text())
            .put(TITLE, condition.title());
    if (!condition.description().isEmpty()) {
      object.put(DESCRIPTION, condition.description());
    }
    return object.build();
  }
}
