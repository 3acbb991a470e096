/** What is put on record in the log of a project, in the commit that makes it so. */
@NullMarked
package dev.portcullis.registers.journal;

import org.jspecify.annotations.NullMarked;
