/** Google's emulators, started for tests and ended with them. */
@NullMarked
package dev.portcullis.testkit.emulator;

import org.jspecify.annotations.NullMarked;
