package dev.portcullis.wire.workload;

import dev.portcullis.verification.name.ProjectId;
import java.util.Optional;

/** What a manifest says about itself. */
record Claims(
    Optional<String> name,
    Optional<ProjectId> project,
    Optional<String> location,
    Optional<String> revision) {}
