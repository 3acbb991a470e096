/** Whether one attestation, stored or not, would satisfy an attestor. */
@NullMarked
package dev.portcullis.admission.attestation;

import org.jspecify.annotations.NullMarked;
