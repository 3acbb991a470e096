/** A network that fails where a test says. */
@NullMarked
package dev.portcullis.testkit.proxy;

import org.jspecify.annotations.NullMarked;
