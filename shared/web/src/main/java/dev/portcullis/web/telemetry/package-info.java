/** What the operator is told: log lines as Cloud Logging reads them, each with its trace. */
@NullMarked
package dev.portcullis.web.telemetry;

import org.jspecify.annotations.NullMarked;
