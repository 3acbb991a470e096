package dev.portcullis.json;

/**
 * Where in a document a value stands. Cheap to extend; the text is only made when a problem needs
 * it.
 */
sealed interface Path {

  /** The longest text of a path; of a longer one the end is kept. */
  int MAX_LENGTH = 500;

  /** The document itself. */
  static Path root() {
    return new Root();
  }

  /** The field of an object that stands here. */
  default Path field(String name) {
    return new Field(this, name);
  }

  /** The element, counted from 0, of an array that stands here. */
  default Path element(int index) {
    return new Element(this, index);
  }

  /** Writes the steps from the root to here. */
  void appendTo(StringBuilder text);

  private static String render(Path path) {
    StringBuilder text = new StringBuilder();
    path.appendTo(text);
    if (text.length() <= MAX_LENGTH) {
      return text.toString();
    }
    int start = text.length() - MAX_LENGTH;
    boolean cutsPair = Character.isLowSurrogate(text.charAt(start));
    return "..." + text.substring(cutsPair ? start + 1 : start);
  }

  /** The document itself: the empty text. */
  record Root() implements Path {
    @Override
    public void appendTo(StringBuilder text) {}

    @Override
    public String toString() {
      return "";
    }
  }

  /**
   * A field: {@code .name}, or {@code ["run.googleapis.com/name"]} when the name is not a plain
   * word.
   */
  record Field(Path parent, String name) implements Path {
    @Override
    public void appendTo(StringBuilder text) {
      parent.appendTo(text);
      if (!isWord(name)) {
        text.append('[');
        Excerpt.appendQuoted(text, name, '"');
        text.append(']');
      } else if (text.isEmpty()) {
        text.append(name);
      } else {
        text.append('.').append(name);
      }
    }

    private static boolean isWord(String name) {
      return !name.isEmpty()
          && name.length() <= Excerpt.MAX_LENGTH
          && name.chars().allMatch(Field::isWordCharacter);
    }

    private static boolean isWordCharacter(int character) {
      return (character >= 'a' && character <= 'z')
          || (character >= 'A' && character <= 'Z')
          || (character >= '0' && character <= '9')
          || character == '_'
          || character == '-';
    }

    @Override
    public String toString() {
      return render(this);
    }
  }

  /** An element: {@code [0]}. */
  record Element(Path parent, int index) implements Path {
    @Override
    public void appendTo(StringBuilder text) {
      parent.appendTo(text);
      text.append('[').append(index).append(']');
    }

    @Override
    public String toString() {
      return render(this);
    }
  }
}
