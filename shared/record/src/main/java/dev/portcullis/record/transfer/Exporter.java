package dev.portcullis.record.transfer;

import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonWriter;
import dev.portcullis.registers.project.ProjectRegister;
import dev.portcullis.storage.DocumentStore;
import dev.portcullis.verification.name.ProjectId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a project to a file of JSON lines: a header with counts, a line for each document, and a
 * last line with the SHA-256 of all lines before it, so that a file that was cut off is noticed.
 */
public final class Exporter {

  private Exporter() {}

  /**
   * Writes a project that nobody writes to meanwhile; of a store that others write to, what is read
   * first may not go with what is read last.
   *
   * @param out takes UTF-8; not closed
   * @throws TransferException if there is no such project, or its documents were seen to change
   */
  public static ExportHeader write(DocumentStore store, ProjectId project, OutputStream out)
      throws IOException, TransferException {
    if (store.find(ProjectRegister.path(project)).isEmpty()) {
      throw new TransferException("projects/" + project + " is not there; name one that is");
    }
    ProjectDocuments documents = new ProjectDocuments(store, project);
    Map<String, Long> expected = new TreeMap<>();
    documents.read((path, content) -> count(expected, path.collection()));
    ExportHeader header = new ExportHeader(project, expected);
    DigestOutputStream lines = new DigestOutputStream(out, ExportFile.sha256());
    line(lines, header.write());
    Map<String, Long> written = new TreeMap<>();
    documents.read(
        (path, content) -> {
          count(written, path.collection());
          line(lines, DocumentLine.write(path, content));
        });
    if (!written.equals(expected)) {
      throw new TransferException(
          "somebody wrote to projects/"
              + project
              + " while it was read; stop whoever does, and export it again");
    }
    String hash = HexFormat.of().formatHex(lines.getMessageDigest().digest());
    line(out, ExportFile.trailer(hash));
    out.flush();
    return header;
  }

  private static void count(Map<String, Long> counts, String collection) {
    var unused = counts.merge(MovedCollections.groupOf(collection), 1L, Long::sum);
  }

  private static void line(OutputStream out, JsonObject json) throws IOException {
    out.write((JsonWriter.compact(json) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
