package dev.portcullis.record.transfer;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.json.InvalidInputException;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonText;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.json.Limits;
import dev.portcullis.json.Problems;
import dev.portcullis.storage.Write;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads what {@link Exporter} wrote, and nothing else: every line must be exactly as it would be
 * written, and all of them must be there. Needs no more memory than for one line. For one thread.
 */
public final class ExportFile {

  /** A body of the largest size, every character of it escaped. */
  private static final int MAX_LINE_BYTES = 6 << 20;

  private static final Limits LIMITS = new Limits(MAX_LINE_BYTES, 8, 10_000, 1 << 20);

  private final InputStream in;
  private final MessageDigest digest = sha256();
  private long line;

  private ExportFile(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Where an export can be read from, each time from its beginning. */
  @FunctionalInterface
  public interface Source {

    /** Its bytes; closed by who asked. */
    InputStream open() throws IOException;
  }

  /**
   * Reads a whole file. What the receiver was given before an exception may be of a damaged file.
   *
   * @throws TransferException if it is not whole, or no export at all; the message has the line
   */
  public static ExportHeader read(Source source, DocumentReceiver receiver)
      throws IOException, TransferException {
    try (InputStream in = source.open()) {
      return new ExportFile(in).read(receiver);
    }
  }

  private ExportHeader read(DocumentReceiver receiver) throws IOException, TransferException {
    ExportHeader header = next(ExportHeader::read, ExportHeader::write);
    Map<String, Long> counts = new TreeMap<>();
    for (long i = 0; i < header.count(); i++) {
      Write.Create document =
          next(DocumentLine::read, read -> DocumentLine.write(read.path(), read.content()));
      if (!ProjectContents.areOf(header.project(), document)) {
        throw wrong("has " + document.path() + ", which is not of projects/" + header.project());
      }
      var unused =
          counts.merge(MovedCollections.groupOf(document.path().collection()), 1L, Long::sum);
      receiver.next(document.path(), document.content());
    }
    if (!counts.equals(header.documents())) {
      throw wrong("is the last document, and there are not as many of each sort as the first says");
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    String found =
        next(fields -> fields.get("sha256").flatMap(Cursor::string), ExportFile::trailer);
    if (!found.equals(hash)) {
      throw wrong("has another hash than the lines before it: the file was changed");
    }
    if (in.read() >= 0) {
      throw wrong("is the last one, and something follows");
    }
    return header;
  }

  static JsonObject trailer(String hash) {
    return JsonObject.builder().put("sha256", hash).build();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private <T> T next(Function<Fields, Optional<T>> decoder, Function<T, JsonObject> encoder)
      throws IOException, TransferException {
    byte[] bytes = bytes();
    try {
      Problems problems = new Problems();
      Optional<T> value =
          Cursor.root(JsonText.parse(bytes, LIMITS), problems).object().flatMap(decoder);
      problems.throwIfAny();
      if (value.isPresent() && isWritten(bytes, encoder.apply(value.get()))) {
        return value.get();
      }
    } catch (InvalidInputException e) {
      throw wrong("is not of an export: " + e.problems().get(0));
    } catch (IllegalArgumentException e) {
      throw wrong("has a document that no store keeps: " + e.getMessage());
    }
    throw wrong("is not as an export has it");
  }

  private static boolean isWritten(byte[] bytes, JsonObject json) {
    return new String(bytes, StandardCharsets.UTF_8).equals(JsonWriter.compact(json));
  }

  /** The next line without its end. */
  private byte[] bytes() throws IOException, TransferException {
    line++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw wrong("is cut off: the file is not whole");
      }
      if (bytes.size() == MAX_LINE_BYTES) {
        throw wrong("is longer than a document can be");
      }
      bytes.write(read);
    }
    byte[] found = bytes.toByteArray();
    digest.update(found);
    digest.update((byte) '\n');
    return found;
  }

  private TransferException wrong(String what) {
    return new TransferException("line " + line + " " + what);
  }
}
