/** The command that checks logs. */
@NullMarked
package dev.portcullis.local.fsck;

import org.jspecify.annotations.NullMarked;
