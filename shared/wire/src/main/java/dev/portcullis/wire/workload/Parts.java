package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.verification.workload.Workload.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a manifest that matter, wherever its form keeps them.
 *
 * @param kind what it is
 * @param claims what it says about itself
 * @param asked what it asks of Binary Authorization
 * @param spec what holds traffic and the first template
 * @param body what holds the containers
 * @param annotations its own annotations and those of its templates
 */
record Parts(
    Kind kind,
    Claims claims,
    Asked asked,
    Fields spec,
    Fields body,
    List<Map<String, Cursor>> annotations) {

  Parts {
    annotations = List.copyOf(annotations);
  }

  /** How many templates stand around the containers. */
  static int templatesOf(Kind kind) {
    return switch (kind) {
      case REVISION, POD, IMAGES -> 0;
      case SERVICE, WORKER_POOL, EXECUTION -> 1;
      case JOB -> 2;
    };
  }

  /**
   * Whether its author says which policy it is held to. A revision or a pod is made from something
   * else; whoever evaluates it says so.
   */
  static boolean mayAsk(Kind kind) {
    return kind != Kind.REVISION && kind != Kind.POD;
  }

  /** Whether its first template makes a revision, whose name its author may choose. */
  static boolean makesRevisions(Kind kind) {
    return kind == Kind.SERVICE || kind == Kind.WORKER_POOL;
  }

  /** The object in a field; that the field is absent or holds something else is a problem. */
  static Optional<Fields> required(Fields fields, String name) {
    return fields.get(name).flatMap(Cursor::object).map(Fields::acceptingProtoNames);
  }

  /** The object in a field, if there is one; that the field holds something else is a problem. */
  static Optional<Fields> optional(Fields fields, String name) {
    return fields.find(name).flatMap(Cursor::object).map(Fields::acceptingProtoNames);
  }

  /** The entries of a map in a field; none if there is no field. */
  static Map<String, Cursor> entries(Fields fields, String name) {
    return optional(fields, name).map(Fields::all).orElse(Map.of());
  }
}
