package dev.portcullis.web.call;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.InvalidTextException;
import dev.portcullis.json.JsonValue;
import dev.portcullis.json.Problems;
import dev.portcullis.json.TextParser;
import dev.portcullis.registers.principal.Principal;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import dev.portcullis.web.error.ApiException;
import dev.portcullis.web.path.PathVariables;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One request as a handler sees it. What a handler asks for and does not get is an exception that
 * it lets through: the edge makes the right answer of it. Not safe for use by several threads.
 */
public final class Call {

  private static final String PAGE_SIZE = "pageSize";
  private static final String PAGE_TOKEN = "pageToken";

  private final Principal principal;
  private final String requestId;
  private final PathVariables variables;
  private final QueryParameters query;
  private final RequestBody body;

  /** Made by the edge, once it knows the caller and the route. */
  public Call(
      Principal principal,
      String requestId,
      PathVariables variables,
      QueryParameters query,
      RequestBody body) {
    this.principal = Objects.requireNonNull(principal, "principal");
    this.requestId = Objects.requireNonNull(requestId, "requestId");
    this.variables = Objects.requireNonNull(variables, "variables");
    this.query = Objects.requireNonNull(query, "query");
    this.body = Objects.requireNonNull(body, "body");
  }

  /** Who is calling. */
  public Principal principal() {
    return principal;
  }

  /** The id by which this request is traced; it identifies nothing else. */
  public String requestId() {
    return requestId;
  }

  /**
   * The segment of the path that stands for a variable of the template, decoded.
   *
   * @throws IllegalArgumentException if the template has no such variable
   */
  public String variable(String name) {
    return variables.get(name);
  }

  /**
   * The value that a variable of the path says.
   *
   * @throws InvalidInputException if it says none
   */
  public <T> T variable(String name, TextParser<T> parser) throws InvalidInputException {
    return parse(name, variable(name), parser);
  }

  /**
   * A query parameter; an empty one counts as absent.
   *
   * @throws IllegalArgumentException if the route does not accept a parameter of this name
   */
  public Optional<String> query(String name) {
    return query.find(name);
  }

  /**
   * The value that a query parameter says.
   *
   * @throws InvalidInputException if the parameter is there and says none
   */
  public <T> Optional<T> query(String name, TextParser<T> parser) throws InvalidInputException {
    Optional<String> text = query(name);
    return text.isPresent() ? Optional.of(parse(name, text.get(), parser)) : Optional.empty();
  }

  /**
   * How many results the caller wants on a page, by the rules of <a
   * href="https://google.aip.dev/158">AIP-158</a>: none or 0 is the usual number, more than the
   * largest is the largest.
   *
   * @throws InvalidInputException if it is not a number or below 0
   */
  public int pageSize(int usual, int largest) throws InvalidInputException {
    int wanted = query(PAGE_SIZE, Call::parseSize).orElse(0);
    return wanted == 0 ? usual : Math.min(wanted, largest);
  }

  /** Where the page before ended; empty for the first page. */
  public Optional<PageToken> pageToken() throws InvalidPageTokenException {
    Optional<String> text = query(PAGE_TOKEN);
    return text.isPresent() ? Optional.of(PageToken.parse(text.get())) : Optional.empty();
  }

  /**
   * What the body says; read and parsed when it is first asked for.
   *
   * @throws ApiException 413, 415 or 400 if it cannot be read
   * @throws InvalidInputException if it is not strict JSON or YAML, or passes a limit
   */
  public JsonValue body() throws ApiException, InvalidInputException {
    return body.value();
  }

  /**
   * What the body says to a decoder.
   *
   * @throws ApiException as {@link #body()}
   * @throws InvalidInputException as {@link #body()}, and with every problem that the decoder finds
   */
  public <T> T body(Function<Cursor, Optional<T>> decoder)
      throws ApiException, InvalidInputException {
    Problems problems = new Problems();
    Optional<T> decoded = decoder.apply(Cursor.root(body(), problems));
    problems.throwIfAny();
    return decoded.orElseThrow();
  }

  private static <T> T parse(String name, String text, TextParser<T> parser)
      throws InvalidInputException {
    try {
      return parser.parse(text);
    } catch (InvalidTextException invalid) {
      throw InvalidInputException.of(name, OptionalInt.empty(), invalid.getMessage());
    }
  }

  private static Integer parseSize(String text) throws InvalidTextException {
    boolean digits = text.chars().allMatch(character -> character >= '0' && character <= '9');
    // Nine digits are more than any page has and fewer than an int can hold.
    if (!digits || text.length() > 9) {
      throw new InvalidTextException("must be a whole number from 0 to 999999999");
    }
    return Integer.valueOf(text);
  }
}
