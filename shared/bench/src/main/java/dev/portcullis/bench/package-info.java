/** What is measured and not counted, each beside a bare form of the same, in one run. */
@NullMarked
package dev.portcullis.bench;

import org.jspecify.annotations.NullMarked;
