/** The command that serves until it is told to stop. */
@NullMarked
package dev.portcullis.local.serve;

import org.jspecify.annotations.NullMarked;
