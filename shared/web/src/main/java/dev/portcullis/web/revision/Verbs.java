package dev.portcullis.web.revision;

/**
 * What the routes of a history are called. Immutable.
 *
 * @param field under which a version shows the resource, such as {@code policy}
 * @param list the verb that lists versions
 * @param rollback the verb that brings one back
 * @param permissions what both permissions begin with; they end with the verbs
 */
public record Verbs(String field, String list, String rollback, String permissions) {

  public Verbs {
    if (field.isEmpty() || list.isEmpty() || rollback.isEmpty() || permissions.isEmpty()) {
      throw new IllegalArgumentException("a history needs all its words");
    }
  }

  /** The usual verbs: {@code listRevisions} and {@code rollback}. */
  public static Verbs of(String field, String permissions) {
    return new Verbs(field, "listRevisions", "rollback", permissions);
  }
}
