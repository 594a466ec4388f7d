package io.cartera.examples.ubl;

import io.cartera.examples.ubl.UblFinding.Flaw;

/** A text that is not read; only within this package, outside it is a finding. */
final class FlawedTextException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Flaw flaw;
    private final String detail;

    FlawedTextException(Flaw flaw) {
        this(flaw, "");
    }

    FlawedTextException(Flaw flaw, String detail) {
        super(flaw + " " + detail);
        this.flaw = flaw;
        this.detail = detail;
    }

    UblFinding finding() {
        return new UblFinding.Unreadable(flaw, detail);
    }
}
