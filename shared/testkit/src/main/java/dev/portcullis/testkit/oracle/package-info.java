/** The rules once more, written down in another way, to compare with. */
@NullMarked
package dev.portcullis.testkit.oracle;

import org.jspecify.annotations.NullMarked;
