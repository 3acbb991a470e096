package dev.portcullis.testkit.conformance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What has to be answered: {@code expected.json}. Immutable.
 *
 * <p>What is left out there must not be in the answer either, so that no case passes by saying too
 * little. Only {@code message} may be left out, where the words are not Cloud Run's.
 */
public sealed interface Expected {

  /** Where the answer differs, a readable line for each place; none if it is as expected. */
  List<String> differences(Reply reply);

  /**
   * An error.
   *
   * @param status its HTTP status
   * @param fields the paths of what is wrong in the question
   */
  record Refusal(int status, List<String> fields) implements Expected {

    public Refusal {
      fields = List.copyOf(fields);
    }

    @Override
    public List<String> differences(Reply reply) {
      Differences differences = new Differences();
      if (reply instanceof Reply.Refused refused) {
        differences.compare("status", status, refused.status());
        differences.compare("fields", fields, refused.fields());
      } else {
        differences.add("status", status + " and no decision", reply.status() + " and a decision");
      }
      return differences.lines();
    }
  }

  /**
   * A decision.
   *
   * @param status its HTTP status
   * @param verdict which way it goes
   * @param basis what that rests on
   * @param policy the policy that was applied
   * @param workload what the workload is
   * @param message its one sentence, if that matters
   * @param images what is said of each image
   * @param warnings the codes of the warnings
   * @param pinned every image of the workload to deploy
   * @param recorded whether the decision is on record
   */
  record Decision(
      int status,
      String verdict,
      String basis,
      String policy,
      String workload,
      Optional<String> message,
      List<ExpectedImage> images,
      List<String> warnings,
      List<String> pinned,
      boolean recorded)
      implements Expected {

    public Decision {
      Objects.requireNonNull(verdict, "verdict");
      Objects.requireNonNull(basis, "basis");
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(workload, "workload");
      Objects.requireNonNull(message, "message");
      images = List.copyOf(images);
      warnings = List.copyOf(warnings);
      pinned = List.copyOf(pinned);
    }

    @Override
    public List<String> differences(Reply reply) {
      Differences differences = new Differences();
      if (reply instanceof Reply.Decided decided) {
        differences.compare("status", status, decided.status());
        compare(new DecisionView(decided.decision()), differences);
      } else {
        Reply.Refused refused = (Reply.Refused) reply;
        differences.add(
            "status",
            status + " and a decision",
            refused.status() + " " + refused.fields() + " `" + refused.message() + "`");
      }
      return differences.lines();
    }

    private void compare(DecisionView found, Differences differences) {
      differences.compare("verdict", verdict, found.text("verdict"));
      differences.compare("basis", basis, found.text("basis"));
      differences.compare("policy", policy, found.text("policy"));
      differences.compare("workload", workload, found.inner("workload").text("kind"));
      message.ifPresent(text -> differences.compare("message", text, found.text("message")));
      differences.compare("warnings", warnings, found.texts("warnings", "code"));
      differences.compare("pinned", pinned, found.inner("pinnedWorkload").images());
      differences.compare("recorded", recorded, found.has("name"));
      boolean deployable = recorded && verdict.equals("ALLOW");
      differences.compare("has an expireTime", deployable, found.has("expireTime"));
      List<DecisionView> decided = found.list("images");
      differences.compare("number of images", images.size(), decided.size());
      for (int i = 0; i < Math.min(images.size(), decided.size()); i++) {
        images.get(i).compare("images[" + i + "]", decided.get(i), differences);
      }
    }
  }
}
