package dev.portcullis.storage.sqlite;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A document's labels as one column of its row.
 *
 * <p>The index rows hold them too, but a row that knows its own labels is read with one statement,
 * and says which index rows to remove when it changes.
 */
final class LabelCodec {

  private LabelCodec() {}

  static byte[] encode(Map<String, Set<String>> labels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(labels.size());
      for (Map.Entry<String, Set<String>> label : labels.entrySet()) {
        out.writeUTF(label.getKey());
        out.writeShort(label.getValue().size());
        for (String value : label.getValue()) {
          out.writeUTF(value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  static Map<String, Set<String>> decode(byte[] column) throws IOException {
    Map<String, Set<String>> labels = new HashMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(column))) {
      for (int names = in.readUnsignedShort(); names > 0; names--) {
        String name = in.readUTF();
        Set<String> values = new HashSet<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
          values.add(in.readUTF());
        }
        labels.put(name, values);
      }
    }
    return labels;
  }
}
