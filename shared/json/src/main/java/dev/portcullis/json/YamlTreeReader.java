package dev.portcullis.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree from the events of the YAML parser, in one pass. No graph of nodes is made, so an
 * alias can never multiply anything.
 */
final class YamlTreeReader {

  private final Iterator<Event> events;
  private final Allowance allowance;

  private YamlTreeReader(Iterator<Event> events, Limits limits) {
    this.events = events;
    this.allowance = new Allowance(limits);
  }

  static JsonValue read(String text, Limits limits) throws InvalidInputException {
    YamlSource.requireUnambiguous(text);
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(limits.maxBytes())
            // One read of the whole text; in smaller ones a long line costs its length squared.
            .setBufferSize(text.length() + 1)
            // A directive is refused here, whatever version it names.
            .setVersionFunction(version -> version)
            .build();
    try {
      return new YamlTreeReader(new Parse(settings).parseString(text).iterator(), limits)
          .document();
    } catch (MarkedYamlEngineException e) {
      throw YamlSource.malformed(e);
    } catch (YamlEngineException | NumberFormatException e) {
      // What the parser cannot place; the second comes of an escape such as \UFFFFFFFF.
      throw invalid(
          Path.root(),
          OptionalInt.empty(),
          "is not valid YAML; look for an escaped character out of range");
    }
  }

  private JsonValue document() throws InvalidInputException {
    skip(Event.ID.StreamStart);
    Event start = events.next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      throw invalid(Path.root(), OptionalInt.empty(), "is empty; it must be a YAML value");
    }
    if (YamlSource.beginsWithDirective(start)) {
      throw invalid(
          Path.root(), line(start), "has a directive; leave out the lines that begin with %");
    }
    JsonValue root = value(events.next(), Path.root());
    skip(Event.ID.DocumentEnd);
    Event end = events.next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw invalid(Path.root(), line(end), "is followed by another document; send one at a time");
    }
    return root;
  }

  private void skip(Event.ID expected) {
    Event.ID found = events.next().getEventId();
    if (found != expected) {
      throw new IllegalStateException("the YAML parser gave " + found + " for " + expected);
    }
  }

  private JsonValue value(Event event, Path path) throws InvalidInputException {
    OptionalInt line = line(event);
    allowance.value(path, line);
    refuseReferences(event, path, line);
    if (event instanceof MappingStartEvent) {
      return object(path, line);
    }
    if (event instanceof SequenceStartEvent) {
      return array(path, line);
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, path, line);
    }
    throw new IllegalStateException("the YAML parser announced a value that is none");
  }

  private JsonObject object(Path path, OptionalInt line) throws InvalidInputException {
    allowance.enter(path, line);
    JsonObject.Builder object = JsonObject.builder();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      String name = name(next, path);
      Path field = path.field(name);
      if (object.contains(name)) {
        throw invalid(field, line(next), "is given more than once; keep one");
      }
      object.put(name, value(events.next(), field));
    }
    allowance.leave();
    return object.build(line);
  }

  private String name(Event event, Path object) throws InvalidInputException {
    OptionalInt line = line(event);
    refuseReferences(event, object, line);
    if (!(event instanceof ScalarEvent scalar)) {
      throw invalid(object, line, "has a key that is an object or an array; a key must be a text");
    }
    String name = scalar.getValue();
    allowance.name(name, object, line);
    if (scalar.isPlain()) {
      YamlScalar.requireKey(name, object, line);
    }
    return name;
  }

  private JsonArray array(Path path, OptionalInt line) throws InvalidInputException {
    allowance.enter(path, line);
    List<JsonValue> values = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      values.add(value(next, path.element(values.size())));
    }
    allowance.leave();
    return new JsonArray(values, line);
  }

  private JsonValue scalar(ScalarEvent scalar, Path path, OptionalInt line)
      throws InvalidInputException {
    String text = scalar.getValue();
    allowance.text(text, path, line);
    return scalar.isPlain() ? YamlScalar.resolve(text, path, line) : new JsonString(text, line);
  }

  private static void refuseReferences(Event event, Path path, OptionalInt line)
      throws InvalidInputException {
    if (event instanceof AliasEvent) {
      throw invalid(path, line, "is an alias (*); write the value out where it is needed");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw invalid(path, line, "has an anchor (&); leave it out");
    }
    if (YamlSource.hasTag(event)) {
      throw invalid(
          path, line, "has a tag (!); leave it out, and put the value in quotes if it is a text");
    }
  }

  private static OptionalInt line(Event event) {
    return YamlSource.line(event.getStartMark());
  }

  private static InvalidInputException invalid(Path path, OptionalInt line, String message) {
    return InvalidInputException.of(path.toString(), line, message);
  }
}
