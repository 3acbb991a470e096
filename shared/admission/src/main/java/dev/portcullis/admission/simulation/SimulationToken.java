package dev.portcullis.admission.simulation;

import dev.portcullis.json.InvalidTextException;
import dev.portcullis.storage.InvalidPageTokenException;
import dev.portcullis.storage.PageToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of a simulation ended. Immutable.
 *
 * <p>It holds the end of the window, so that all pages see the same decisions, and the baton that
 * the next page needs while the run's lease lasts. It is a place and no permission: a made-up one
 * gives another part of what its reader may see anyway.
 *
 * @param baton what the next page proves by that it is the next one
 * @param hash what the run asks; its pages must not differ in that
 * @param end the end of the window
 * @param older how many documents from before the window were read so far
 * @param place the last decision that was looked at
 */
public record SimulationToken(String baton, String hash, Instant end, int older, PageToken place) {

  private static final int MAX_TEXT = 2048;

  /** What no clock shows, and what no store would take to search by. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final Pattern FORM =
      Pattern.compile(
          "1/([0-9a-zA-Z-]{1,64})/([0-9a-f]{64})/([0-9TZ:.-]{1,40})/([0-9]{1,7})/([0-9a-zA-Z_-]+)");

  public SimulationToken {
    Objects.requireNonNull(baton, "baton");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(place, "place");
    if (older < 0) {
      throw new IllegalArgumentException("a count below zero");
    }
  }

  /**
   * Reads a token's text form.
   *
   * @throws InvalidTextException if it is none that {@link #token} gave
   */
  public static SimulationToken parse(String text) throws InvalidTextException {
    if (text.length() > MAX_TEXT) {
      throw invalid();
    }
    SimulationToken token;
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      token = decode(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException | DateTimeParseException | InvalidPageTokenException e) {
      throw invalid();
    }
    if (!token.token().equals(text)) {
      throw invalid();
    }
    return token;
  }

  /** The text form, for callers outside, who must not read it. */
  public String token() {
    String text = String.join("/", "1", baton, hash, end.toString(), "" + older, place.token());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static SimulationToken decode(String text)
      throws InvalidTextException, InvalidPageTokenException {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw invalid();
    }
    Instant end = Instant.parse(form.group(3));
    if (end.isBefore(EARLIEST) || !end.isBefore(LATEST)) {
      throw invalid();
    }
    return new SimulationToken(
        form.group(1),
        form.group(2),
        end,
        Integer.parseInt(form.group(4)),
        PageToken.parse(form.group(5)));
  }

  private static InvalidTextException invalid() {
    return new InvalidTextException(
        "is not one that a simulation gave; leave it out to start at the beginning");
  }
}
