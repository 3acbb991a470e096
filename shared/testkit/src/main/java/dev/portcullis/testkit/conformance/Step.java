package dev.portcullis.testkit.conformance;

import dev.portcullis.json.JsonObject;
import java.util.Objects;

/** One thing that happens before a case asks its question. Immutable. */
public sealed interface Step {

  /** Something is stored that was not there. */
  record Create(Resource resource) implements Step {

    public Create {
      Objects.requireNonNull(resource, "resource");
    }
  }

  /** Something is stored in the place of what was there. */
  record Replace(Resource resource) implements Step {

    public Replace {
      Objects.requireNonNull(resource, "resource");
    }
  }

  /**
   * Something is deleted.
   *
   * @param name its full name
   */
  record Delete(String name) implements Step {

    public Delete {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * A workload is submitted, and has to be allowed.
   *
   * @param workload the body of {@code deployments:validate}
   */
  record Deploy(JsonObject workload) implements Step {

    public Deploy {
      Objects.requireNonNull(workload, "workload");
    }
  }
}
