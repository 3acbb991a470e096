/** Changes after which more may be allowed than before. */
@NullMarked
package dev.portcullis.registers.weakening;

import org.jspecify.annotations.NullMarked;
