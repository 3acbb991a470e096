package dev.portcullis.local.decide;

import dev.portcullis.admission.Answer;
import dev.portcullis.admission.Answer.Told;
import dev.portcullis.admission.Submission;
import dev.portcullis.admission.breakglass.BreakglassRight;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.local.command.Command;
import dev.portcullis.local.command.Console;
import dev.portcullis.local.command.ExitCode;
import dev.portcullis.local.command.Options;
import dev.portcullis.local.command.Options.Kind;
import dev.portcullis.local.command.ProjectOption;
import dev.portcullis.local.command.UsageException;
import dev.portcullis.record.decision.Decision;
import dev.portcullis.record.decision.DecisionJson;
import dev.portcullis.record.decision.Detail;
import dev.portcullis.record.decision.Outcome;
import dev.portcullis.registers.failure.RegisterException;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.runtime.Portcullis;
import dev.portcullis.storage.sqlite.SqliteDocumentStore;
import dev.portcullis.verification.name.ProjectId;
import dev.portcullis.wire.resource.Decoding;
import dev.portcullis.wire.validation.ValidationRequest;
import dev.portcullis.wire.validation.ValidationRequestReader;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code decide}: what the gate would say, from files alone. */
public final class DecideCommand implements Command {

  private static final String FILE = "-f";
  private static final String JSON = "--json";
  private static final Map<String, Kind> OPTIONS =
      Map.of(FILE, Kind.LIST, JSON, Kind.FLAG, ProjectOption.NAME, Kind.VALUE);

  @Override
  public String name() {
    return "decide";
  }

  @Override
  public int run(List<String> arguments, Console console) throws UsageException {
    Options options = Options.parse(arguments, OPTIONS);
    if (options.operands().size() != 1) {
      throw new UsageException("decide needs one manifest, and other files behind -f");
    }
    Optional<ProjectId> asked =
        options.has(ProjectOption.NAME) ? Optional.of(ProjectOption.of(options)) : Optional.empty();
    try (Portcullis portcullis =
        Portcullis.over(
            SqliteDocumentStore.inMemory(), InstantSource.system(), new SecureRandom())) {
      Question question = read(options, portcullis);
      ProjectId project =
          asked.or(() -> question.given().project()).orElseGet(() -> ProjectOption.USUAL);
      new FileState(portcullis, project).load(question.given());
      Submission submission =
          new Submission(
              question.request().workload(),
              question.request().context(),
              new Submission.Mode.ValidateOnly(),
              BreakglassRight.NOT_HELD);
      Answer answer = portcullis.admission().decide(Principal.LOOPBACK, project, submission);
      return tell(answer, options.has(JSON), console);
    } catch (FilesException e) {
      e.problems().forEach(problem -> console.fail(problem.toString()));
    } catch (RegisterException e) {
      console.fail(e.getMessage());
    }
    return ExitCode.ERROR;
  }

  private record Question(Given given, ValidationRequest request) {}

  private static Question read(Options options, Portcullis portcullis) throws FilesException {
    List<FileProblem> problems = new ArrayList<>();
    GivenReader reader = new GivenReader(portcullis.keys());
    for (String name : options.list(FILE)) {
      try {
        problems.addAll(reader.read(SourceFile.read(name, SourceFile.LISTS)));
      } catch (FilesException e) {
        problems.addAll(e.problems());
      }
    }
    Optional<ValidationRequest> request = Optional.empty();
    try {
      request = Optional.of(manifest(options.operands().get(0)));
    } catch (FilesException e) {
      problems.addAll(e.problems());
    }
    if (!problems.isEmpty() || request.isEmpty()) {
      throw new FilesException(problems);
    }
    return new Question(reader.given(), request.get());
  }

  private static ValidationRequest manifest(String name) throws FilesException {
    SourceFile file = SourceFile.read(name, SourceFile.MANIFEST);
    try {
      return Decoding.decode(file.content(), new ValidationRequestReader()::read);
    } catch (InvalidInputException e) {
      throw new FilesException(
          e.problems().stream().map(problem -> new FileProblem(name, problem)).toList());
    }
  }

  private static int tell(Answer answer, boolean json, Console console) {
    // Nothing else is answered to a question that is not recorded.
    Decision decision = ((Told) answer).decision();
    if (json) {
      console.print(
          JsonWriter.pretty(
              DecisionJson.write(Optional.empty(), decision, Detail.EXPLAINED)
                  .put("recorded", false)
                  .build()));
    } else {
      new DecisionText(console.style()).lines(decision).forEach(console::print);
    }
    return decision.outcome() == Outcome.ALLOW ? ExitCode.OK : ExitCode.NO;
  }
}
