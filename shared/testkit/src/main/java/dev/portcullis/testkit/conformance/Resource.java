package dev.portcullis.testkit.conformance;

import dev.portcullis.json.JsonObject;
import dev.portcullis.verification.name.Platform;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.orgpolicy.OrgPolicyName;
import java.util.Objects;

/**
 * Something that is stored before a case asks its question, in the API's own shape. Immutable.
 *
 * @param kind what it is
 * @param project the project that it belongs to
 * @param id the last segment of its name; empty for an occurrence, whose name the server gives
 * @param body what is sent to store it
 */
public record Resource(Kind kind, ProjectId project, String id, JsonObject body) {

  /** What stands behind the name of an attestor where it is said who may do what with it. */
  static final String SETTING = ":setIamPolicy";

  /** What there is to store, in the order in which it can be: each may name those before it. */
  public enum Kind {
    SETTINGS("settings"),
    NOTE("notes"),
    ATTESTOR("attestors"),
    /** Who may do what with an attestor: the id is the attestor's and the verb that sets it. */
    GRANTS("attestors"),
    OCCURRENCE("occurrences"),
    POLICY("policy"),
    PLATFORM_POLICY("platforms/cloudRun/policies"),
    CHECK_POLICY("platforms/gke/policies"),
    ORG_POLICY("policies/" + OrgPolicyName.CONSTRAINT);

    private final String collection;

    Kind(String collection) {
      this.collection = collection;
    }

    /** The platform that a policy of this kind is made for. */
    public Platform platform() {
      return this == CHECK_POLICY ? Platform.GKE : Platform.CLOUD_RUN;
    }

    /** What stands behind the project in its name. */
    public String collection() {
      return collection;
    }
  }

  public Resource {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(body, "body");
  }

  /** What the names of all resources of the kind in the project begin with, or are. */
  public static String collection(Kind kind, ProjectId project) {
    return "projects/" + project + "/" + kind.collection();
  }

  /** The kind and name only. */
  @Override
  public String toString() {
    return id.isEmpty() ? collection(kind, project) : collection(kind, project) + "/" + id;
  }
}
