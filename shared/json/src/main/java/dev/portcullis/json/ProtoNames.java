package dev.portcullis.json;

/** Names of fields as they stand in a {@code .proto} file. */
final class ProtoNames {

  private ProtoNames() {}

  /**
   * {@code note_name} for {@code noteName}: the inverse of the JSON mapping of Protocol Buffers.
   */
  static String of(String jsonName) {
    StringBuilder name = new StringBuilder(jsonName.length() + 4);
    for (int i = 0; i < jsonName.length(); i++) {
      char character = jsonName.charAt(i);
      if (character >= 'A' && character <= 'Z') {
        name.append('_').append((char) (character - 'A' + 'a'));
      } else {
        name.append(character);
      }
    }
    return name.toString();
  }
}
