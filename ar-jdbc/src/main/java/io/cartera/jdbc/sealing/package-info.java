/**
 * How texts that may be personal are sealed before they reach the database: the port
 * {@link io.cartera.jdbc.sealing.SensitiveCodec}, and {@link io.cartera.jdbc.sealing.AesGcmCodec}, which needs the JDK only.
 */
@NullMarked
package io.cartera.jdbc.sealing;

import org.jspecify.annotations.NullMarked;
