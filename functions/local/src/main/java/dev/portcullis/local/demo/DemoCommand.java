package dev.portcullis.local.demo;

import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.Options;
import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.local.serve.Registration;
import dev.portcullis.local.server.LocalServer;
import dev.portcullis.local.server.PortTakenException;
import dev.portcullis.runtime.Configuration;
import dev.portcullis.runtime.ConfigurationException;
import dev.portcullis.runtime.Portcullis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@code demo}: the story, against a real server of its own that leaves nothing behind. */
public final class DemoCommand implements Command {

  private final UnaryOperator<Transport> detour;

  /** A demo. */
  public DemoCommand() {
    this(UnaryOperator.identity());
  }

  /** A demo whose requests go another way. */
  DemoCommand(UnaryOperator<Transport> detour) {
    this.detour = Objects.requireNonNull(detour, "detour");
  }

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public int run(List<String> arguments, Console console) throws UsageException {
    Options.parse(arguments, Map.of()).requireNoOperands();
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return run(folder.path(), console);
    } catch (IOException e) {
      console.fail("the demo needs a folder for temporary files: " + e.getMessage());
    } catch (ConfigurationException | PortTakenException e) {
      console.fail("the demo's server does not start: " + e.getMessage());
    }
    return ExitCode.ERROR;
  }

  private int run(Path folder, Console console)
      throws IOException, ConfigurationException, PortTakenException, UsageException {
    Props props = Props.in(folder);
    Path data = folder.resolve("data");
    List<Step> steps =
        Stream.of(Story.steps(props.signer()), NightStory.steps()).flatMap(List::stream).toList();
    boolean asTold = serve(props, data, steps, console);
    asTold = asTold && new LogStory(console, data).tell(steps.size() + 1);
    console.print("");
    console.print(
        asTold
            ? console.style().good("Everything went as told.")
            : console.style().bad("This step did not go as told."));
    return asTold ? ExitCode.OK : ExitCode.NO;
  }

  private boolean serve(Props props, Path data, List<Step> steps, Console console)
      throws ConfigurationException, PortTakenException {
    try (LocalServer server = start(data)) {
      console.print("The server is " + server.uri());
      console.print("The files are in " + props.folder());
      console.print("Both are gone when the demo ends.");
      Transport transport = detour.apply(new HttpTransport(server.uri(), props.folder()));
      return new Narrator(console, server.uri(), transport).tell(steps);
    }
  }

  private static LocalServer start(Path data) throws ConfigurationException, PortTakenException {
    Portcullis portcullis = Portcullis.open(Configuration.local(data));
    boolean started = false;
    try {
      Registration.ensure(portcullis.projects(), ProjectOption.USUAL);
      LocalServer server = LocalServer.start(portcullis, 0);
      started = true;
      return server;
    } finally {
      if (!started) {
        portcullis.close();
      }
    }
  }
}
