/** The use case: a workload in, a recorded decision out. */
@NullMarked
package dev.portcullis.admission;

import org.jspecify.annotations.NullMarked;
