package dev.portcullis.local.serve;

import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.Options;
import dev.portcullis.local.command.Options.Kind;
import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.local.server.LocalServer;
import dev.portcullis.local.server.PortTakenException;
import dev.portcullis.registers.weakening.WeakeningPermission;
import dev.portcullis.runtime.Configuration;
import dev.portcullis.runtime.ConfigurationException;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.runtime.Variable;
import dev.portcullis.storage.StoreUnavailableException;
import dev.portcullis.verification.name.ProjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code serve}: every function on one loopback port, until the process is told to stop. */
public final class ServeCommand implements Command {

  private static final String PORT = "--port";
  private static final String DATA = "--data";
  private static final String NO_WEAKEN = "--no-weaken";
  private static final int USUAL_PORT = 8787;
  private static final int MAX_PORT = 65_535;
  private static final String USUAL_DATA = ".portcullis";
  private static final Map<String, Kind> OPTIONS =
      Map.of(
          PORT, Kind.VALUE, DATA, Kind.VALUE, ProjectOption.NAME, Kind.VALUE, NO_WEAKEN, Kind.FLAG);

  private final Map<String, String> environment;

  /** A command that reads {@code PORTCULLIS_*} from this environment. */
  public ServeCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public int run(List<String> arguments, Console console) throws UsageException {
    Options options = Options.parse(arguments, OPTIONS);
    options.requireNoOperands();
    int port = port(options);
    ProjectId project = ProjectOption.of(options);
    Optional<LocalServer> server;
    Configuration configuration;
    UnpackedLibrary library = UnpackedLibrary.redirect();
    try {
      configuration = Configuration.from(effective(options));
      Portcullis portcullis =
          options.has(NO_WEAKEN)
              ? Portcullis.open(configuration, WeakeningPermission.nobody())
              : Portcullis.open(configuration);
      server = start(portcullis, configuration, port, project, console);
    } catch (ConfigurationException e) {
      library.close();
      console.fail(e.getMessage() + " (" + DATA + " DIR keeps the data elsewhere)");
      return ExitCode.ERROR;
    }
    if (server.isEmpty()) {
      library.close();
      return ExitCode.ERROR;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server.get(), library), "stop"));
    Greeting.lines(server.get().uri(), configuration.store(), project).forEach(console::print);
    awaitSignal();
    return ExitCode.OK;
  }

  private static Optional<LocalServer> start(
      Portcullis portcullis,
      Configuration configuration,
      int port,
      ProjectId project,
      Console console) {
    boolean started = false;
    try {
      Registration.ensure(portcullis.projects(), project);
      LocalServer server = LocalServer.start(portcullis, port);
      started = true;
      return Optional.of(server);
    } catch (PortTakenException e) {
      console.fail("cannot start: " + e.getMessage() + " by " + PORT);
    } catch (StoreUnavailableException e) {
      console.fail(
          "cannot start: the store in " + configuration.store().place() + " does not answer");
    } finally {
      if (!started) {
        portcullis.close();
      }
    }
    return Optional.empty();
  }

  /** The environment, with what the options say and what a local server takes for granted. */
  private Map<String, String> effective(Options options) {
    Map<String, String> effective = new HashMap<>(environment);
    effective.putIfAbsent(Variable.PORTCULLIS_STORE.name(), "sqlite:" + USUAL_DATA);
    effective.putIfAbsent(Variable.PORTCULLIS_IDENTITY.name(), "none");
    options
        .find(DATA)
        .ifPresent(data -> effective.put(Variable.PORTCULLIS_STORE.name(), "sqlite:" + data));
    return effective;
  }

  private static int port(Options options) throws UsageException {
    Optional<String> text = options.find(PORT);
    if (text.isEmpty()) {
      return USUAL_PORT;
    }
    boolean digits = text.get().matches("[0-9]{1,5}");
    if (!digits || Integer.parseInt(text.get()) > MAX_PORT) {
      throw new UsageException(PORT + " has to be a number from 0 to " + MAX_PORT);
    }
    return Integer.parseInt(text.get());
  }

  /**
   * Ends the process with success: stopping on a signal is what a server is for, and the virtual
   * machine would report the signal instead.
   */
  private static void stop(LocalServer server, UnpackedLibrary library) {
    server.close();
    library.close();
    Runtime.getRuntime().halt(ExitCode.OK);
  }

  private static void awaitSignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
