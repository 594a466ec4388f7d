package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.contract.NumberSeriesRepositoryContract;
import io.cartera.customer.CustomerId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceType;
import io.cartera.invoice.NumberSeries;
import io.cartera.invoice.SeriesId;
import io.cartera.store.NumberClaim;
import io.cartera.store.TakenNumber;
import io.cartera.trace.Basis;
import io.cartera.trace.Command;
import io.cartera.trace.CommandId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Flaws in number series and numbers. */
final class NumberSeriesFlaws {

    private NumberSeriesFlaws() {}

    static List<Flaw> all() {
        List<Flaw> all = new ArrayList<>(ofSeries());
        all.addAll(ofNumbers());
        all.addAll(ofLocks());
        return all;
    }

    private static Flaw flaw(String name, Function<Parts, NumberSeriesParts> flawed, String... cases) {
        return Flaw.of(name, NumberSeriesRepositoryContract.class, parts -> parts.with(flawed.apply(parts)), cases);
    }

    private static List<Flaw> ofSeries() {
        return List.of(
                defining(
                        "forgets with which number a series was taken over",
                        series -> plain(series, series.startsAgainEachYear()),
                        "a_series_with_all_its_parts_comes_back"),
                defining(
                        "starts every series again each year",
                        series -> plain(series, true),
                        "a_series_with_nothing_optional_comes_back",
                        "a_series_that_does_not_start_again_counts_through_the_years"),
                defining(
                        "starts no series again",
                        series -> plain(series, false),
                        "numbers_start_again_with_each_year_where_the_series_does"),
                flaw(
                        "invents a basis of a series",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public void define(LedgerId ledger, Definition definition) {
                                super.define(
                                        ledger,
                                        Definition.of(
                                                definition.series(),
                                                definition.recordedAt(),
                                                definition.actor(),
                                                Optional.of(Basis.of("none"))));
                            }
                        },
                        "a_series_with_nothing_optional_comes_back"),
                flaw(
                        "finds a series in small letters too",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public Optional<NumberSeries> find(LedgerId ledger, SeriesId series) {
                                return all(ledger).stream()
                                        .map(Definition::series)
                                        .filter(known -> known.id().value().equalsIgnoreCase(series.value()))
                                        .findFirst();
                            }
                        },
                        "series_that_look_alike_are_different",
                        "an_unknown_series_is_not_found"),
                flaw("has one ledger", OneLedger::new, "a_series_of_another_ledger_is_another"),
                flaw(
                        "sorts series as it comes",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public List<Definition> all(LedgerId ledger) {
                                return super.all(ledger).stream()
                                        .sorted(Comparator.comparing(definition ->
                                                definition.series().id().value()))
                                        .toList();
                            }
                        },
                        "all_series_of_a_ledger_come_by_identifier"),
                flaw(
                        "passes over a second definition",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public void define(LedgerId ledger, Definition definition) {
                                if (find(ledger, definition.series().id()).isEmpty()) {
                                    super.define(ledger, definition);
                                }
                            }
                        },
                        "a_series_is_defined_once_and_the_first_definition_stays"),
                flaw(
                        "passes over a series that is missing",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public void lock(LedgerId ledger, SeriesId series) {
                                if (find(ledger, series).isPresent()) {
                                    super.lock(ledger, series);
                                }
                            }
                        },
                        "an_unknown_series_gives_no_number"));
    }

    private static Flaw defining(String name, UnaryOperator<NumberSeries> changed, String... cases) {
        return flaw(
                name,
                parts -> new NumberSeriesParts(parts) {
                    @Override
                    public void define(LedgerId ledger, Definition definition) {
                        super.define(
                                ledger,
                                Definition.of(
                                        changed.apply(definition.series()),
                                        definition.recordedAt(),
                                        definition.actor(),
                                        definition.basis()));
                    }
                },
                cases);
    }

    private static NumberSeries plain(NumberSeries series, boolean isYearly) {
        NumberSeries plain = isYearly
                ? NumberSeries.yearly(series.id(), series.prefix())
                : NumberSeries.continuous(series.id(), series.prefix()).writingYear();
        return plain.withDigits(series.digits()).separatedBy(series.separator()).startingAt(series.firstOrdinal());
    }

    private static List<Flaw> ofNumbers() {
        return List.of(
                telling(
                        "keeps no links of numbers",
                        taken -> of(taken, taken.recordedAt(), taken.claim()),
                        "every_number_bears_the_link_that_follows_from_the_number_before"),
                flaw(
                        "takes the latest number of this year for the last one",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public Optional<TakenNumber> last(LedgerId ledger, SeriesId series) {
                                List<TakenNumber> all = new ArrayList<>();
                                super.forEach(ledger, series, all::add);
                                return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
                            }
                        },
                        "the_last_number_of_all_years_is_found_with_its_link"),
                telling(
                        "loses the basis of a number",
                        taken -> of(taken, taken.recordedAt(), withoutBasis(taken.claim())),
                        "a_number_comes_back_with_all_its_parts"),
                telling(
                        "tells when a number was wanted, not when it was taken",
                        taken -> of(taken, Instant.EPOCH, taken.claim()),
                        "a_number_comes_back_with_all_its_parts",
                        "instants_rise_though_the_clock_stands_still_or_goes_back"),
                flaw(
                        "burns a number now and then",
                        Burning::new,
                        "numbers_follow_one_another_from_the_first",
                        "numbers_start_again_with_each_year_where_the_series_does",
                        "several_numbers_are_taken_at_once_in_the_order_of_the_claims"),
                flaw(
                        "tells numbers as they were taken",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public void forEach(
                                    LedgerId ledger, SeriesId series, Consumer<? super TakenNumber> action) {
                                List<TakenNumber> all = new ArrayList<>();
                                super.forEach(ledger, series, all::add);
                                all.sort(Comparator.comparing(TakenNumber::position));
                                all.forEach(action);
                            }
                        },
                        "numbers_start_again_with_each_year_where_the_series_does"),
                flaw(
                        "takes numbers in the order of documents",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public List<TakenNumber> take(
                                    LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
                                List<NumberClaim> sorted = new ArrayList<>(claims);
                                sorted.sort(Comparator.comparing(
                                        claim -> claim.command().id().value()));
                                return super.take(ledger, series, sorted, now);
                            }
                        },
                        "several_numbers_are_taken_at_once_in_the_order_of_the_claims"),
                flaw(
                        "tells the latest number of any year",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public Optional<TakenNumber> latest(LedgerId ledger, SeriesId series, LocalDate day) {
                                List<TakenNumber> all = new ArrayList<>();
                                super.forEach(ledger, series, all::add);
                                return all.stream().max(Comparator.comparing(TakenNumber::position));
                            }
                        },
                        "the_latest_number_is_that_of_the_series_or_of_the_year"),
                Flaw.of(
                        "keeps numbers whose transaction failed",
                        NumberSeriesRepositoryContract.class,
                        BrokenStores.KeepingHalf::new,
                        "a_number_whose_transaction_failed_is_taken_by_the_next"),
                flaw(
                        "dates a document later for its number",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public List<TakenNumber> take(
                                    LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
                                List<TakenNumber> taken = new ArrayList<>();
                                claims.forEach(claim -> taken.addAll(
                                        super.take(ledger, series, List.of(inTime(ledger, series, claim)), now)));
                                return taken;
                            }

                            private NumberClaim inTime(LedgerId ledger, SeriesId series, NumberClaim claim) {
                                return latest(ledger, series, claim.on())
                                        .map(latest -> latest.claim().on())
                                        .filter(claim.on()::isBefore)
                                        .map(day -> again(claim, claim.command(), day))
                                        .orElse(claim);
                            }
                        },
                        "a_claim_dated_before_the_latest_number_is_refused_and_takes_nothing"),
                flaw(
                        "gives a second number under another name",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public List<TakenNumber> take(
                                    LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
                                List<TakenNumber> taken = new ArrayList<>();
                                for (NumberClaim claim : claims) {
                                    boolean isKnown = all(ledger, series).stream()
                                            .map(TakenNumber::claim)
                                            .anyMatch(known -> known.document().equals(claim.document())
                                                    && known.account().equals(claim.account())
                                                    && known.command()
                                                            .id()
                                                            .equals(claim.command()
                                                                    .id()));
                                    taken.addAll(
                                            super.take(ledger, series, List.of(isKnown ? renamed(claim) : claim), now));
                                }
                                return taken;
                            }

                            private List<TakenNumber> all(LedgerId ledger, SeriesId series) {
                                List<TakenNumber> all = new ArrayList<>();
                                forEach(ledger, series, all::add);
                                return all;
                            }
                        },
                        "a_document_has_one_number_of_a_series",
                        "a_command_voids_one_number_of_a_series"),
                Flaw.of(
                        "forgets by which series a document is numbered",
                        NumberSeriesRepositoryContract.class,
                        NumberSeriesFlaws::forgettingSeries,
                        "documents_come_back_with_their_numbers"));
    }

    private static Flaw telling(String name, UnaryOperator<TakenNumber> changed, String... cases) {
        return flaw(
                name,
                parts -> new NumberSeriesParts(parts) {
                    @Override
                    public void forEach(LedgerId ledger, SeriesId series, Consumer<? super TakenNumber> action) {
                        super.forEach(ledger, series, taken -> action.accept(changed.apply(taken)));
                    }
                },
                cases);
    }

    private static TakenNumber of(TakenNumber taken, Instant at, NumberClaim claim) {
        return TakenNumber.of(taken.number(), taken.position(), at, claim);
    }

    private static NumberClaim withoutBasis(NumberClaim claim) {
        Command command = claim.command();
        return again(claim, Command.of(command.kind(), command.id(), command.actor(), Optional.empty()), claim.on());
    }

    private static NumberClaim again(NumberClaim claim, Command command, LocalDate on) {
        return claim.reason()
                .map(reason -> NumberClaim.voided(command, on, reason))
                .orElseGet(() -> NumberClaim.issued(
                        command, claim.account().orElseThrow(), claim.document().orElseThrow(), on));
    }

    private static NumberClaim renamed(NumberClaim claim) {
        Command command = Command.of(
                claim.command().kind(),
                CommandId.of(claim.command().id() + " again"),
                claim.command().actor(),
                claim.command().basis());
        return claim.account()
                .map(account -> NumberClaim.issued(
                        command, account, InvoiceId.of(command.id().value()), claim.on()))
                .orElseGet(() ->
                        NumberClaim.voided(command, claim.on(), claim.reason().orElseThrow()));
    }

    private static Parts forgettingSeries(Parts parts) {
        return parts.with(new Invoices(parts) {
            @Override
            public void add(AccountId account, Invoice invoice) {
                super.add(account, invoice.type() == InvoiceType.INVOICE ? bare(invoice) : invoice);
            }

            private Invoice bare(Invoice invoice) {
                Invoice.Builder bare = Invoice.draft(invoice.id(), invoice.customer(), invoice.issuedOn());
                invoice.lines().forEach(bare::line);
                return bare.build();
            }
        });
    }

    private static List<Flaw> ofLocks() {
        return List.of(
                flaw(
                        "locks the accounts of documents for whoever forgot it",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public List<TakenNumber> take(
                                    LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
                                claims.forEach(claim -> claim.account().ifPresent(parts.accounts()::lock));
                                return super.take(ledger, series, claims, now);
                            }
                        },
                        "a_number_is_taken_under_the_lock_of_the_account_only"),
                flaw(
                        "locks another account before a series, in case it is needed",
                        parts -> new NumberSeriesParts(parts) {
                            private final AccountId beta = AccountId.of(LedgerId.MAIN, CustomerId.of("BETA"));

                            @Override
                            public void lock(LedgerId ledger, SeriesId series) {
                                parts.accounts().lock(beta);
                                super.lock(ledger, series);
                            }

                            @Override
                            public List<TakenNumber> take(
                                    LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
                                parts.accounts().lock(beta);
                                return super.take(ledger, series, claims, now);
                            }
                        },
                        "a_series_is_the_last_lock"),
                flaw(
                        "locks all series at once",
                        parts -> new NumberSeriesParts(parts) {
                            @Override
                            public void lock(LedgerId ledger, SeriesId series) {
                                all(ledger)
                                        .forEach(known -> super.lock(
                                                ledger, known.series().id()));
                            }
                        },
                        "series_are_locked_in_the_order_of_identifiers"),
                Flaw.of(
                        "lets the last one who took a number win",
                        NumberSeriesRepositoryContract.class,
                        BrokenStores.LastWriterWins::new,
                        "clerks_who_take_numbers_at_once_leave_no_gap_and_share_none",
                        "sessions_with_two_accounts_each_and_one_series_come_to_an_end",
                        "a_series_defined_by_two_clerks_is_defined_once"));
    }

    /** Keeps everything in the main ledger. */
    private static final class OneLedger extends NumberSeriesParts {
        OneLedger(Parts parts) {
            super(parts);
        }

        @Override
        public Optional<NumberSeries> find(LedgerId ledger, SeriesId series) {
            return super.find(LedgerId.MAIN, series);
        }

        @Override
        public void forEach(LedgerId ledger, SeriesId series, Consumer<? super TakenNumber> action) {
            super.forEach(LedgerId.MAIN, series, action);
        }
    }

    /** Loses a number before each that it gives. */
    private static final class Burning extends NumberSeriesParts {
        Burning(Parts parts) {
            super(parts);
        }

        @Override
        public List<TakenNumber> take(LedgerId ledger, SeriesId series, List<NumberClaim> claims, Instant now) {
            List<TakenNumber> taken = new ArrayList<>();
            for (NumberClaim claim : claims) {
                Command lost = Command.of(
                        claim.command().kind(),
                        CommandId.of("burnt for " + claim.command().id()),
                        claim.command().actor(),
                        Optional.empty());
                super.take(ledger, series, List.of(NumberClaim.voided(lost, claim.on(), "burnt")), now);
                taken.addAll(super.take(ledger, series, List.of(claim), now));
            }
            return taken;
        }

        @Override
        public void forEach(LedgerId ledger, SeriesId series, Consumer<? super TakenNumber> action) {
            super.forEach(ledger, series, taken -> {
                if (taken.claim().reason().filter("burnt"::equals).isEmpty()) {
                    action.accept(taken);
                }
            });
        }
    }
}
