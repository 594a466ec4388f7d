package io.cartera.architecture.wrong.money;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.cartera.trace.internal.Require;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;

/** Shows tools in its signatures, and can be serialised. */
public class Leaky implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A tool as a result. */
    public ImmutableList<String> result() {
        return ImmutableList.of();
    }

    /** A tool as a type argument. */
    public Map<String, List<Logger>> argument() {
        return Map.of();
    }

    /** A tool as a parameter. */
    protected void parameter(ImmutableMap<String, String>[] maps) {}

    /** A tool as a bound. */
    public <T extends Logger> void bound(List<T> loggers) {}

    /** A type that is not exported. */
    public void internal(Require[] require) {}

    ImmutableList<String> hidden() {
        return ImmutableList.of();
    }
}
