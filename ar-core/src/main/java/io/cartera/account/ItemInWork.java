package io.cartera.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a unit of work knows of one item: what is recorded, what became of it since, what links it. */
final class ItemInWork {

    static final int NOWHERE = -1;

    final ItemId id;
    /** As it stands now; null where there is none, or where nobody has asked yet. */
    @Nullable
    Item now;
    /** Its links as recorded, once somebody asked. */
    @Nullable
    List<Link> recordedLinks;
    /** The last allocation of it that this unit made. */
    @Nullable
    Laid lastLaid;
    /** Where it lies among the recorded open items that were read, while it is shown there. */
    int place = NOWHERE;
    /** Whether it is shown among those that this unit has opened or changed. */
    boolean isAdded;

    private @Nullable Item recorded;
    private boolean isAsked;

    ItemInWork(ItemId id) {
        this.id = id;
    }

    /** Whether it is known what is recorded of it. */
    boolean isAsked() {
        return isAsked || now != null;
    }

    void recorded(@Nullable Item item) {
        recorded = item;
        now = item;
        isAsked = true;
    }

    /** Whether this unit has changed it. */
    boolean isChanged() {
        return now != recorded;
    }
}
