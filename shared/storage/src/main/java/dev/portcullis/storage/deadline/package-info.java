/** The time that one request may take, carried to every call of the store. */
@NullMarked
package dev.portcullis.storage.deadline;

import org.jspecify.annotations.NullMarked;
