package dev.portcullis.wire.check;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.check.Scope;
import dev.portcullis.wire.resource.ProtoText;
import java.util.Optional;

/** Where a check set applies: one field, or none for everywhere. */
final class ScopeCodec {

  private static final String NAMESPACE = "kubernetesNamespace";
  private static final String ACCOUNT = "kubernetesServiceAccount";

  private ScopeCodec() {}

  /** The scope of a set; empty only if a problem was reported. */
  static Optional<Scope> read(Fields holder) {
    Optional<Cursor> scope = holder.find("scope");
    if (scope.isEmpty()) {
      return Optional.of(new Scope.Everywhere());
    }
    return scope.flatMap(Cursor::object).map(Fields::acceptingProtoNames).flatMap(ScopeCodec::one);
  }

  /** The scope as an object; without a field for everywhere. */
  static JsonObject write(Scope scope) {
    JsonObject.Builder object = JsonObject.builder();
    if (scope instanceof Scope.Namespace namespace) {
      object.put(NAMESPACE, namespace.name());
    } else if (scope instanceof Scope.ServiceAccount account) {
      object.put(ACCOUNT, account.toString());
    }
    return object.build();
  }

  private static Optional<Scope> one(Fields fields) {
    Optional<Cursor> namespace = ProtoText.find(fields, NAMESPACE);
    Optional<Cursor> account = ProtoText.find(fields, ACCOUNT);
    fields.refuseUnknown();
    if (namespace.isPresent() && account.isPresent()) {
      fields.cursor().problem("has a namespace and a service account: leave one out");
      return Optional.empty();
    }
    if (namespace.isPresent()) {
      return namespace.get().text(Scope.Namespace::parse).map(Scope.class::cast);
    }
    return account.isPresent()
        ? account.get().text(Scope.ServiceAccount::parse).map(Scope.class::cast)
        : Optional.of(new Scope.Everywhere());
  }
}
