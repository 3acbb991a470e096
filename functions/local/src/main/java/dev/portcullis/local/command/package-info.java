/** What commands share: their arguments, where they write, what they exit with. */
@NullMarked
package dev.portcullis.local.command;

import org.jspecify.annotations.NullMarked;
