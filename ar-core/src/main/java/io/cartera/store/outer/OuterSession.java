package io.cartera.store.outer;

import io.cartera.store.Session;
import java.util.Optional;

/** A session of a store that has the repositories of the outer ring too. Further ones may come with later versions. */
public interface OuterSession extends Session {

    /** The register of documents that are kept. */
    DocumentRepository documents();

    /** Through which days the sources of ledgers were imported. */
    ImportRepository imports();

    /** Points of customers. */
    PointsRepository points();

    /** The session, if it has the outer ring. */
    static Optional<OuterSession> within(Session session) {
        return session instanceof OuterSession outer ? Optional.of(outer) : Optional.empty();
    }

    /**
     * The session with its outer ring.
     *
     * @throws NoOuterRingException if its store has none
     */
    static OuterSession of(Session session) {
        return within(session).orElseThrow(NoOuterRingException::new);
    }
}
