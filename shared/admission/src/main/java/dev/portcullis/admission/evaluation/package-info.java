/**
 * From a workload and the state of a project to an outcome: pure, and shared by whoever asks what
 * the gate would say.
 */
@NullMarked
package dev.portcullis.admission.evaluation;

import org.jspecify.annotations.NullMarked;
