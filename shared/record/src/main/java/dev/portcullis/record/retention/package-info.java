/** What is not kept longer than a project wants. */
@NullMarked
package dev.portcullis.record.retention;

import org.jspecify.annotations.NullMarked;
