/** The settings of a project. */
@NullMarked
package dev.portcullis.wire.settings;

import org.jspecify.annotations.NullMarked;
