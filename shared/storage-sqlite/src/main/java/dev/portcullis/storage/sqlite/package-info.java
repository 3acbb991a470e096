/** The embedded document store: one SQLite file, or memory. */
@NullMarked
package dev.portcullis.storage.sqlite;

import org.jspecify.annotations.NullMarked;
