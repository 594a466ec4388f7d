package io.cartera.architecture.wrong;

/** The roof of the wrong house. */
public final class Door {}
