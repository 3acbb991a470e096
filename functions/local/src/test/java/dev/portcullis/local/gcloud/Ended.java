package dev.portcullis.local.gcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;

/**
 * A command that ended, and never by a crash: a server can make gcloud crash by what it answers.
 *
 * @param command what was run
 * @param status how it ended; 0 is well
 * @param output what it printed
 * @param errors what it said beside that
 */
record Ended(List<String> command, int status, String output, String errors) {

  Ended {
    command = List.copyOf(command);
    assertThat(output + errors)
        .as("what %s prints", command)
        .doesNotContain("Traceback", "gcloud crashed", "HttpError accessing");
  }

  /** The same, which has to have ended well. */
  @CanIgnoreReturnValue
  Ended well() {
    assertThat(status).as("how %s ended; it said %s", command, errors).isZero();
    return this;
  }

  /** The same, which has to have ended with this status, saying this. */
  @CanIgnoreReturnValue
  Ended badly(int expected, String... said) {
    assertThat(status).as("how %s ended; it said %s", command, errors).isEqualTo(expected);
    for (String words : said) {
      assertThat(errors).contains(words);
    }
    return this;
  }

  /** The same, which has to have printed all of this. */
  @CanIgnoreReturnValue
  Ended printing(String... expected) {
    well();
    assertThat(output).contains(expected);
    return this;
  }

  /** The same, which has to have printed nothing but this, give or take white space around it. */
  @CanIgnoreReturnValue
  Ended printingJust(String expected) {
    well();
    assertThat(output.strip()).isEqualTo(expected);
    return this;
  }
}
