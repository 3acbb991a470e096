package dev.portcullis.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Builds the tree from the tokens of Gson's reader, in one pass. Gson at its strictest still takes
 * duplicate names, a byte order mark and U+0000; what is refused here and in {@link SourceText} is
 * what it leaves.
 */
final class JsonTreeReader {

  private static final OptionalInt NO_LINE = OptionalInt.empty();

  private final JsonReader tokens;
  private final Allowance allowance;
  private boolean complete;

  private JsonTreeReader(String text, Limits limits) {
    tokens = new JsonReader(new StringReader(text));
    tokens.setStrictness(Strictness.STRICT);
    tokens.setNestingLimit(limits.maxDepth());
    allowance = new Allowance(limits);
  }

  static JsonValue read(String text, Limits limits) throws InvalidInputException {
    if (text.isBlank()) {
      throw InvalidInputException.of("", NO_LINE, "is empty; it must be a JSON value");
    }
    return new JsonTreeReader(text, limits).document();
  }

  private JsonValue document() throws InvalidInputException {
    try {
      JsonValue root = value(Path.root());
      complete = true;
      if (tokens.peek() != JsonToken.END_DOCUMENT) {
        throw JsonSyntax.trailing();
      }
      return root;
    } catch (EOFException e) {
      throw JsonSyntax.endsEarly(e);
    } catch (IOException e) {
      // A StringReader that is never closed cannot fail: what is left is malformed JSON.
      throw complete ? JsonSyntax.trailing() : JsonSyntax.malformed(e);
    }
  }

  private JsonValue value(Path path) throws IOException, InvalidInputException {
    JsonToken next = tokens.peek();
    allowance.value(path, NO_LINE);
    return switch (next) {
      case BEGIN_OBJECT -> object(path);
      case BEGIN_ARRAY -> array(path);
      case STRING -> string(path);
      case NUMBER -> number(path);
      case BOOLEAN -> JsonBoolean.of(tokens.nextBoolean());
      case NULL -> {
        tokens.nextNull();
        yield JsonNull.INSTANCE;
      }
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
          throw new IllegalStateException("the JSON reader announced a value that is none");
    };
  }

  private JsonObject object(Path path) throws IOException, InvalidInputException {
    allowance.enter(path, NO_LINE);
    JsonObject.Builder object = JsonObject.builder();
    tokens.beginObject();
    while (tokens.hasNext()) {
      String name = tokens.nextName();
      allowance.name(name, path, NO_LINE);
      Path field = path.field(name);
      if (object.contains(name)) {
        throw InvalidInputException.of(
            field.toString(), NO_LINE, "is given more than once; keep one");
      }
      object.put(name, value(field));
    }
    tokens.endObject();
    allowance.leave();
    return object.build();
  }

  private JsonArray array(Path path) throws IOException, InvalidInputException {
    allowance.enter(path, NO_LINE);
    List<JsonValue> values = new ArrayList<>();
    tokens.beginArray();
    while (tokens.hasNext()) {
      values.add(value(path.element(values.size())));
    }
    tokens.endArray();
    allowance.leave();
    return new JsonArray(values, NO_LINE);
  }

  private JsonString string(Path path) throws IOException, InvalidInputException {
    String text = tokens.nextString();
    allowance.text(text, path, NO_LINE);
    return JsonString.of(text);
  }

  private JsonNumber number(Path path) throws IOException, InvalidInputException {
    String literal = tokens.nextString();
    if (!JsonNumber.isLiteral(literal)) {
      throw InvalidInputException.of(
          path.toString(),
          NO_LINE,
          "is a number of more than " + JsonNumber.MAX_LENGTH + " characters");
    }
    return new JsonNumber(literal, NO_LINE);
  }
}
