/** {@code export} and {@code import}: a project out of one folder and into another. */
@NullMarked
package dev.portcullis.local.transfer;

import org.jspecify.annotations.NullMarked;
