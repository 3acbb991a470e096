/** The command that decides from files, by the code that decides in production. */
@NullMarked
package dev.portcullis.local.decide;

import org.jspecify.annotations.NullMarked;
