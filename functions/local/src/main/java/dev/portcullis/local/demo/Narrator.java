package dev.portcullis.local.demo;

import dev.portcullis.local.command.Console;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the story, and checks that what happens is what is told. */
final class Narrator {

  private static final int WIDTH = 96;
  private static final String INDENT = "   ";

  private final Console console;
  private final URI server;
  private final Transport transport;
  private final Remembered remembered = new Remembered();

  Narrator(Console console, URI server, Transport transport) {
    this.console = console;
    this.server = server;
    this.transport = transport;
  }

  /** Tells the steps until one does not go as told; whether all did. */
  boolean tell(List<Step> steps) {
    int number = 0;
    for (Step step : steps) {
      number++;
      begin(console, number, step.title(), step.text());
      for (Act act : step.acts()) {
        if (!play(act)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Says what comes next, and why. */
  static void begin(Console console, int number, String title, String text) {
    console.print("");
    console.print(console.style().strong(number + ". " + title));
    for (String line : Wrapping.lines(text, WIDTH - INDENT.length())) {
      console.print(INDENT + line);
    }
  }

  /** Shows a command that is about to run. */
  static void prompt(Console console, String command) {
    console.print("");
    console.print(INDENT + console.style().faint("$ ") + command);
  }

  private boolean play(Act act) {
    Request request = act.request().about(remembered);
    console.print("");
    String prompt = "$ ";
    for (String line : request.curl(server)) {
      console.print(INDENT + console.style().faint(prompt) + line);
      prompt = "  ";
    }
    Response response;
    try {
      response = transport.send(request);
    } catch (IOException e) {
      console.fail("there was no answer: " + e.getMessage());
      return false;
    }
    act.remembered()
        .forEach((name, path) -> response.find(path).ifPresent(v -> remembered.put(name, v)));
    show(act, response);
    List<String> surprises = surprises(act, response);
    surprises.forEach(console::fail);
    return surprises.isEmpty();
  }

  private void show(Act act, Response response) {
    String status = "HTTP " + response.status();
    console.print(
        INDENT
            + (response.status() < 400
                ? console.style().good(status)
                : console.style().bad(status)));
    for (String path : act.shown()) {
      String value = Digests.shortened(response.find(path).orElse("(nothing)"));
      String indent = INDENT;
      for (String line : Wrapping.lines(path + ": " + value, WIDTH - INDENT.length() - 4)) {
        console.print(indent + line);
        indent = INDENT + "    ";
      }
    }
  }

  private List<String> surprises(Act act, Response response) {
    List<String> surprises = new ArrayList<>();
    if (response.status() != act.status()) {
      surprises.add("expected status " + act.status() + ", actual " + response.status());
    }
    for (Map.Entry<String, String> expectation : act.expected().entrySet()) {
      String expected = remembered.fill(expectation.getValue());
      String actual = response.find(expectation.getKey()).orElse("nothing");
      if (!actual.equals(expected)) {
        surprises.add(
            "expected " + expectation.getKey() + " to be " + expected + ", actual " + actual);
      }
    }
    return surprises;
  }
}
