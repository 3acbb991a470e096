/** The projects that are looked after, and their settings. */
@NullMarked
package dev.portcullis.registers.project;

import org.jspecify.annotations.NullMarked;
