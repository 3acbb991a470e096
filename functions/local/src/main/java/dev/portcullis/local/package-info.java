/** Portcullis on one machine: a server, a decision from files, a demo. */
@NullMarked
package dev.portcullis.local;

import org.jspecify.annotations.NullMarked;
