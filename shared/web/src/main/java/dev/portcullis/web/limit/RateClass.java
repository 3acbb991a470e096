package dev.portcullis.web.limit;

import dev.portcullis.web.route.Method;
import dev.portcullis.web.route.Route;

/**
 * The sorts of call that are counted apart. Each has the number per minute, user and project that
 * Google publishes as the quota of Binary Authorization (<a
 * href="https://cloud.google.com/binary-authorization/quotas">quotas</a>).
 */
public enum RateClass {
  /** What changes nothing. */
  READ(100),
  /** What changes or removes something that exists. */
  UPDATE(20),
  /** What makes something new. */
  CREATE(10),
  /** What asks for a verdict. */
  VALIDATION(500);

  private final int googlePerMinute;

  RateClass(int googlePerMinute) {
    this.googlePerMinute = googlePerMinute;
  }

  /** Google's quota, per minute. */
  public int googlePerMinute() {
    return googlePerMinute;
  }

  /** Whether such a call changes what is stored. */
  public boolean isWrite() {
    return this == UPDATE || this == CREATE;
  }

  /**
   * The sort of a route, by its method and what its permission allows; a POST of an unknown sort
   * counts as the rarest.
   */
  public static RateClass of(Route route) {
    if (route.method() == Method.GET) {
      return READ;
    }
    if (route.method() != Method.POST) {
      return UPDATE;
    }
    String permission = route.permission();
    String verb = permission.substring(permission.lastIndexOf('.') + 1);
    if (startsWithAny(verb, "get", "list", "test")) {
      return READ;
    }
    if (startsWithAny(verb, "validate", "verify", "evaluate", "simulate")) {
      return VALIDATION;
    }
    return startsWithAny(verb, "set", "update", "replace", "rollback", "delete") ? UPDATE : CREATE;
  }

  private static boolean startsWithAny(String verb, String... beginnings) {
    for (String beginning : beginnings) {
      if (verb.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
