package dev.portcullis.registers.iam;

import dev.portcullis.json.Excerpt;
import dev.portcullis.registers.weakening.Weakening;
import dev.portcullis.registers.weakening.WeakeningRule;
import dev.portcullis.wire.iam.Binding;
import dev.portcullis.wire.iam.IamPolicy;
import dev.portcullis.wire.iam.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whoever gets a role that they did not have at every moment of that time, by one binding, makes a
 * policy weaker: so does the first policy of a note, which gives away the right to attest.
 */
final class GrantsWeakening implements WeakeningRule<Grants> {

  @Override
  public List<Weakening> weakenings(Optional<Grants> before, Optional<Grants> after) {
    if (after.isEmpty()) {
      return List.of();
    }
    IamPolicy held =
        before
            .filter(grants -> grants.since().equals(after.get().since()))
            .map(Grants::policy)
            .orElseGet(IamPolicy::empty);
    List<Weakening> weakenings = new ArrayList<>();
    for (Binding binding : after.get().policy().bindings()) {
      Optional<TimeWindow> time = binding.condition().map(c -> c.expression().window());
      binding.members().stream()
          .filter(member -> !held.grants(binding.role(), member, time))
          .map(
              member ->
                  new Weakening(
                      "policy.bindings",
                      Excerpt.of(member.text())
                          + " gets "
                          + Excerpt.of(binding.role().name())
                          + (time.isPresent() ? " for a time" : "")))
          .forEach(weakenings::add);
    }
    return weakenings;
  }
}
