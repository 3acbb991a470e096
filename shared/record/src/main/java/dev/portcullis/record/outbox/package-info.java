/** What others have to be told of a commit, kept in that commit until they were told. */
@NullMarked
package dev.portcullis.record.outbox;

import org.jspecify.annotations.NullMarked;
