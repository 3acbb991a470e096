package dev.portcullis.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.Limits;
import dev.portcullis.local.RecordedConsole;
import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.serve.Registration;
import dev.portcullis.local.server.LocalServer;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.testkit.requirement.Requires;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the demo prints do what the demo does: here a shell runs them. */
final class CurlTest {

  @TempDir Path folder;

  @Test
  @Requires("curl")
  void commandsOfTheStory_work() throws Exception {
    Portcullis portcullis =
        Portcullis.over(SqliteDocumentStore.inMemory(), InstantSource.system(), new Random(1));
    Registration.ensure(portcullis.projects(), ProjectOption.USUAL);
    RecordedConsole console = new RecordedConsole();
    Props props = Props.in(folder);
    try (LocalServer server = LocalServer.start(portcullis, 0)) {
      Narrator narrator =
          new Narrator(console.console(), server.uri(), request -> typed(request, server.uri()));

      boolean asTold = narrator.tell(Story.steps(props.signer()));

      assertThat(asTold).as(console.err()).isTrue();
    }
  }

  /** Types the command as it is printed, with one more option that prints the status behind. */
  private Response typed(Request request, URI server) throws IOException {
    String command =
        String.join("\n", request.curl(server)).replace("curl ", "curl -w '\\n%{http_code}' ");
    Process shell =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(shell.waitFor()).as(command).isZero();
      int end = output.lastIndexOf('\n');
      return new Response(
          Integer.parseInt(output.substring(end + 1)),
          JsonText.parse(output.substring(0, end), Limits.REQUEST));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (InvalidInputException e) {
      throw new IOException(e);
    }
  }
}
