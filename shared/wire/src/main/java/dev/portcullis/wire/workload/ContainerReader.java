package dev.portcullis.wire.workload;

import dev.portcullis.json.Cursor;
import dev.portcullis.json.Fields;
import dev.portcullis.wire.resource.ProtoText;
import java.util.List;
import java.util.Optional;

/**
 * Containers of every sort: each has one image, and may have a base image or a source beside it.
 */
final class ContainerReader {

  private static final List<String> FURTHER = List.of("initContainers", "ephemeralContainers");
  private final FoundImages found;

  ContainerReader(FoundImages found) {
    this.found = found;
  }

  /** Reads all containers of a template, of which there must be one. */
  void read(Fields body) {
    body.get("containers").ifPresent(this::readMain);
    for (String further : FURTHER) {
      body.find(further).flatMap(Cursor::array).orElse(List.of()).forEach(this::container);
    }
  }

  private void readMain(Cursor list) {
    Optional<List<Cursor>> containers = list.array();
    if (containers.isPresent() && containers.get().isEmpty()) {
      list.problem("needs at least one container");
    }
    containers.orElse(List.of()).forEach(this::container);
  }

  private void container(Cursor cursor) {
    Optional<Fields> container = cursor.object().map(Fields::acceptingProtoNames);
    if (container.isEmpty()) {
      return;
    }
    Fields fields = container.get();
    String name = ProtoText.find(fields, "name", Metadata.NAME).orElse("");
    fields.get("image").ifPresent(image -> found.addContainer(name, image));
    UncoveredFields.readContainer(name, fields, found);
  }
}
