/** Values drawn at random from a seed, or from the bytes of a fuzzer. */
@NullMarked
package dev.portcullis.testkit.random;

import org.jspecify.annotations.NullMarked;
