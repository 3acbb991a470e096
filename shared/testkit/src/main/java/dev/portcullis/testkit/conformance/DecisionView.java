package dev.portcullis.testkit.conformance;

import dev.portcullis.json.JsonArray;
import dev.portcullis.json.JsonObject;
import dev.portcullis.json.JsonString;
import dev.portcullis.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** An object of an answer, read without complaint: what is not there is empty. Immutable. */
record DecisionView(JsonObject json) {

  boolean has(String name) {
    return json.find(name).isPresent();
  }

  String text(String name) {
    return json.find(name).map(DecisionView::textOf).orElse("");
  }

  DecisionView inner(String name) {
    return new DecisionView(
        json.find(name).orElse(JsonObject.empty()) instanceof JsonObject inner
            ? inner
            : JsonObject.empty());
  }

  List<DecisionView> list(String name) {
    List<DecisionView> elements = new ArrayList<>();
    if (json.find(name).orElse(JsonArray.of()) instanceof JsonArray array) {
      for (JsonValue element : array.values()) {
        elements.add(
            new DecisionView(element instanceof JsonObject object ? object : JsonObject.empty()));
      }
    }
    return elements;
  }

  /** One text of every element of a list. */
  List<String> texts(String list, String name) {
    return list(list).stream().map(element -> element.text(name)).toList();
  }

  /**
   * What every field called {@code image} says, at whatever depth, in the order of the document.
   */
  List<String> images() {
    List<String> images = new ArrayList<>();
    collect(json, images);
    return images;
  }

  private static void collect(JsonValue value, List<String> images) {
    if (value instanceof JsonArray array) {
      array.values().forEach(element -> collect(element, images));
    } else if (value instanceof JsonObject object) {
      object
          .fields()
          .forEach(
              (name, field) -> {
                if (name.equals("image")) {
                  images.add(textOf(field));
                } else {
                  collect(field, images);
                }
              });
    }
  }

  private static String textOf(JsonValue value) {
    return value instanceof JsonString text ? text.value() : "(" + value.kind() + ")";
  }
}
