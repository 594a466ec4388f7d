package io.cartera.architecture.wrong.reward;

/** Of the outer ring. */
public interface Points {}
