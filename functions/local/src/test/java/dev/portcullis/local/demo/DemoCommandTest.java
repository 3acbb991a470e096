package dev.portcullis.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.json.JsonObject;
import dev.portcullis.local.RecordedConsole;
import dev.portcullis.local.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each test tells the whole story to a server of its own: half a second. */
final class DemoCommandTest {

  private final RecordedConsole console = new RecordedConsole();

  @Test
  void story_goesAsTold() throws UsageException {
    assertThat(run(UnaryOperator.identity())).isZero();
    assertThat(console.out())
        .contains("1. Ask for a signature", "2. Submit a service", "8. Read the record")
        .contains("$ curl -sS -X PUT 'http://127.0.0.1:")
        .contains("HTTP 403", "HTTP 200")
        .contains("   verdict: ALLOW\n   basis: RULE\n")
        .contains("hello@sha256:2a9c8b1e...0719")
        .contains("warnings[0].code: NOT_ANNOTATED")
        .contains("9. It is 3 a.m.", "10. Break the glass", "review.outcome: JUSTIFIED")
        .contains("12. Check the record", "entries, whole", "13. Change one byte of it")
        .containsPattern("entries, the first bad one is [0-9]+\n")
        .endsWith("Everything went as told.\n")
        .doesNotContain("(nothing)", "\u001b");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void story_leavesNothingBehind() throws UsageException {
    assertThat(run(UnaryOperator.identity())).isZero();

    String folder = console.out().split("files are in ", 2)[1].lines().findFirst().orElseThrow();
    assertThat(folder).contains("portcullis-demo-");
    assertThat(Files.exists(Path.of(folder))).isFalse();
  }

  @Test
  void story_staysOnThePage() throws UsageException {
    assertThat(run(UnaryOperator.identity())).isZero();

    // A command is not broken inside its words: it is there to be copied.
    assertThat(console.out().lines().filter(line -> !line.contains("'http://")))
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void anotherStatus_endsTheStory() throws UsageException {
    Transport[] real = new Transport[1];
    int status =
        run(
            transport -> {
              real[0] = transport;
              return request -> answer(real[0], request, Props.TAMPERED_SERVICE, 200);
            });

    assertThat(status).isEqualTo(1);
    assertThat(console.err()).startsWith("portcullis: expected status 403, actual 200\n");
    assertThat(console.out())
        .contains("6. Change one digit")
        .endsWith("This step did not go as told.\n")
        .doesNotContain("7. Delete the annotation");
  }

  @Test
  void anotherVerdict_endsTheStory() throws UsageException {
    int status =
        run(
            transport ->
                request ->
                    isAbout(request, Props.UNANNOTATED_SERVICE)
                        ? new Response(200, JsonObject.builder().put("verdict", "DENY").build())
                        : transport.send(request));

    assertThat(status).isEqualTo(1);
    assertThat(console.err())
        .contains("portcullis: expected verdict to be ALLOW, actual DENY\n")
        .contains("portcullis: expected warnings[0].code to be NOT_ANNOTATED, actual nothing\n");
  }

  @Test
  void noAnswer_endsTheStory() throws UsageException {
    int status =
        run(
            transport ->
                request -> {
                  throw new IOException("gone");
                });

    assertThat(status).isEqualTo(1);
    assertThat(console.err()).isEqualTo("portcullis: there was no answer: gone\n");
  }

  @Test
  void arguments_areRefused() {
    assertThatThrownBy(() -> new DemoCommand().run(List.of("quickly"), console.console()))
        .isInstanceOf(UsageException.class);
  }

  private int run(UnaryOperator<Transport> detour) throws UsageException {
    return new DemoCommand(detour).run(List.of(), console.console());
  }

  private static Response answer(Transport real, Request request, String file, int status)
      throws IOException {
    Response response = real.send(request);
    return isAbout(request, file) ? new Response(status, response.body()) : response;
  }

  private static boolean isAbout(Request request, String file) {
    return request.file().filter(file::equals).isPresent();
  }
}
