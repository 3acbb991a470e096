/** What a gate decided, signed, for stages that come later and do not ask the gate. */
@NullMarked
package dev.portcullis.record.receipt;

import org.jspecify.annotations.NullMarked;
