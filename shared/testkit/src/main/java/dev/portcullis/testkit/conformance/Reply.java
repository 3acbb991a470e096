package dev.portcullis.testkit.conformance;

import dev.portcullis.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** What was answered to a question. Immutable. */
public sealed interface Reply {

  /** The HTTP status that goes with it. */
  int status();

  /**
   * A decision.
   *
   * @param status the HTTP status that goes with it
   * @param decision the decision, as the API writes it
   */
  record Decided(int status, JsonObject decision) implements Reply {

    public Decided {
      Objects.requireNonNull(decision, "decision");
    }
  }

  /**
   * An error.
   *
   * @param status the HTTP status that goes with it
   * @param message what a person is told
   * @param fields the paths of what is wrong in the question, if that is the error
   */
  record Refused(int status, String message, List<String> fields) implements Reply {

    public Refused {
      Objects.requireNonNull(message, "message");
      fields = List.copyOf(fields);
    }
  }
}
