package io.cartera.examples.bench;

import java.util.Arrays;
import java.util.List;

/** Who takes part. */
enum Entrant {
    TIGHT("tight loop") {
        @Override
        Contender<?> make(Workload workload, Columns trade) {
            return TightLoops.of(workload, trade);
        }
    },
    LIVE("Cartera") {
        @Override
        Contender<?> make(Workload workload, Columns trade) {
            return Library.live(workload, trade);
        }
    },
    LIST("Cartera, open items in a list") {
        @Override
        boolean takesPart(Workload workload) {
            return workload == Workload.W1A || workload == Workload.W1B;
        }

        @Override
        Contender<?> make(Workload workload, Columns trade) {
            return Library.list(workload, trade);
        }
    },
    SNAPSHOT("Cartera, a snapshot of the open items") {
        @Override
        boolean takesPart(Workload workload) {
            return workload == Workload.W1A || workload == Workload.W1B;
        }

        @Override
        Contender<?> make(Workload workload, Columns trade) {
            return Library.snapshot(workload, trade);
        }
    },
    RECORDED("Cartera, recorded in the store") {
        @Override
        boolean takesPart(Workload workload) {
            return workload == Workload.W2;
        }

        @Override
        Contender<?> make(Workload workload, Columns trade) {
            return Library.door(workload, trade);
        }
    },
    STREAMS("`Money` and streams") {
        @Override
        Contender<?> make(Workload workload, Columns trade) {
            return MoneyStreams.of(workload, trade);
        }
    },
    DUCKDB("DuckDB") {
        @Override
        Contender<?> make(Workload workload, Columns trade) {
            return Database.at(Database.DUCKDB, workload, trade);
        }
    };

    final String title;

    Entrant(String title) {
        this.title = title;
    }

    boolean takesPart(Workload workload) {
        return true;
    }

    /** This entrant, ready to run; the time this takes is not measured. */
    abstract Contender<?> make(Workload workload, Columns trade);

    static List<Entrant> in(Workload workload) {
        return Arrays.stream(values())
                .filter(entrant -> entrant.takesPart(workload))
                .toList();
    }
}
