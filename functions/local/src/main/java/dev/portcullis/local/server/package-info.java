/** Every function on one loopback port. */
@NullMarked
package dev.portcullis.local.server;

import org.jspecify.annotations.NullMarked;
