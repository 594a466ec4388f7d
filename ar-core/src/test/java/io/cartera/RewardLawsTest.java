package io.cartera;

import static io.cartera.ClubBooks.ACME;
import static io.cartera.ClubBooks.CLUB;
import static io.cartera.ClubBooks.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.points.PointsAccount;
import io.cartera.points.PointsEntry;
import io.cartera.points.PointsLot;
import io.cartera.points.PointsRecorded;
import io.cartera.points.PointsRefusal;
import io.cartera.reward.EarnRule;
import io.cartera.reward.RewardProfile;
import io.cartera.reward.RewardTerms;
import io.cartera.time.AsOf;
import io.cartera.trace.CommandId;
import io.cartera.trace.Outcome;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** S02: random earnings, credit notes and their reversals, redemptions and givings back against a list in which every point is an object. */
class RewardLawsTest {

    private static final int LIFETIME = 30;

    /** One point: who earned it and how long it lasts. */
    private record Point(String source, LocalDate through) {}

    /** A credit note, what it clawed back, and which points that took. */
    private record Note(String id, int document, long euros, long clawedBack, List<Point> taken) {}

    /** The naive ledger: a list of points. */
    private static final class Naive {
        private final List<Point> points = new ArrayList<>();
        private final Map<String, Integer> begun = new HashMap<>();
        private final List<List<Point>> redeemed = new ArrayList<>();
        private long owed;

        private List<Point> usable(LocalDate day) {
            return points.stream()
                    .filter(point -> !point.through().isBefore(day))
                    .sorted(Comparator.comparing(Point::through).thenComparing(point -> begun.get(point.source())))
                    .toList();
        }

        private void come(List<Point> coming, LocalDate day) {
            for (Point point : coming) {
                if (owed > 0 && !point.through().isBefore(day)) {
                    owed--;
                } else {
                    begun.putIfAbsent(point.source(), begun.size());
                    points.add(point);
                }
            }
        }

        private boolean redeem(int wanted, LocalDate day) {
            List<Point> usable = usable(day);
            if (usable.size() < wanted) {
                return false;
            }
            redeemed.add(List.copyOf(usable.subList(0, wanted)));
            redeemed.get(redeemed.size() - 1).forEach(points::remove);
            return true;
        }

        /** What was taken, in this order; the rest is owed. */
        private List<Point> clawBack(String source, long wanted, LocalDate day) {
            List<Point> taken = new ArrayList<>();
            // Its own points first, usable ones before expired ones.
            List<Point> own = points.stream()
                    .filter(point -> point.source().equals(source))
                    .sorted(Comparator.comparing(
                                    (Point point) -> point.through().isBefore(day))
                            .thenComparing(Point::through))
                    .toList();
            for (long i = 0; i < wanted; i++) {
                List<Point> usable = usable(day);
                if (i < own.size()) {
                    points.remove(own.get((int) i));
                    taken.add(own.get((int) i));
                } else if (usable.isEmpty()) {
                    owed++;
                } else {
                    points.remove(usable.get(0));
                    taken.add(usable.get(0));
                }
            }
            return taken;
        }

        /** What was owed for the note is so no more, then the last points taken come back, then the document's own. */
        private void restore(Note note, long wanted, Point own, LocalDate day) {
            long forDebt = Math.min(wanted, note.clawedBack() - note.taken().size());
            long cancelled = Math.min(owed, forDebt);
            owed -= cancelled;
            List<Point> back = new ArrayList<>(note.taken());
            Collections.reverse(back);
            List<Point> coming = new ArrayList<>(back.subList(0, (int) Math.min(back.size(), wanted - forDebt)));
            while (coming.size() < wanted - cancelled) {
                coming.add(own);
            }
            come(coming, day);
        }
    }

    private final class Run {
        private final ClubBooks club = new ClubBooks();
        private final Naive naive = new Naive();
        private final List<Long> invoiced = new ArrayList<>();
        private final List<Long> credited = new ArrayList<>();
        private final List<Long> earned = new ArrayList<>();
        private final List<Long> clawedBack = new ArrayList<>();
        private final List<Boolean> givenBack = new ArrayList<>();
        private final List<LocalDate> issued = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private final List<Note> reversed = new ArrayList<>();
        private final TreeMap<LocalDate, Long> answers = new TreeMap<>();
        private LocalDate day = ClubBooks.JAN_1;
        private int number;

        private Run() {
            club.club = ClubBooks.program(RewardTerms.builder()
                    .rule(EarnRule.of("all", eur("10"), 1))
                    .lifetime(Period.ofDays(LIFETIME))
                    .pointValue(eur("1")));
        }

        private void step(int what, int argument) {
            number++;
            switch (what) {
                case 0 -> earn(argument % 250 + 1);
                case 1 -> credit(argument, argument % 90 + 1);
                case 2 -> redeem(argument % 20 + 1);
                case 3 -> giveBack(argument);
                case 4 -> reverse(argument);
                case 5 -> restore(argument);
                default -> {
                    answers.put(day, club.points().balance(AsOf.of(day)));
                    day = day.plusDays(argument % 12 + 1);
                }
            }
            compare();
        }

        private void earn(long euros) {
            String id = "INV-" + invoiced.size();
            club.issue(Invoice.draft(InvoiceId.of(id), ACME, day).line("goods", eur(Long.toString(euros))));
            long points = club.earn(id).orElseThrow().entry().points();
            assertThat(points).isEqualTo(euros / 10);
            // Earned once, whatever the command is called.
            assertThat(club.books
                            .rewards()
                            .earn(CommandId.of("X" + number), club.club, ACME, InvoiceId.of(id), RewardProfile.none())
                            .applied())
                    .isEmpty();
            issued.add(day);
            invoiced.add(euros);
            credited.add(0L);
            earned.add(points);
            clawedBack.add(0L);
            List<Point> coming = new ArrayList<>();
            for (long i = 0; i < points; i++) {
                coming.add(new Point(id, day.plusDays(LIFETIME)));
            }
            naive.come(coming, day);
        }

        private void credit(int which, long wanted) {
            if (invoiced.isEmpty()) {
                return;
            }
            int index = which % invoiced.size();
            long euros = Math.min(wanted, invoiced.get(index) - credited.get(index));
            if (euros == 0) {
                return;
            }
            String source = "INV-" + index;
            String id = "CN-" + number;
            club.issue(Invoice.creditNote(InvoiceId.of(id), ACME, day)
                    .crediting(InvoiceId.of(source))
                    .line("back", eur(Long.toString(euros))));
            credited.set(index, credited.get(index) + euros);
            long back = Math.max(0, tooMuch(index) - clawedBack.get(index));
            assertThat(club.clawBack(id).orElseThrow().entry().points()).isEqualTo(back);
            clawedBack.set(index, clawedBack.get(index) + back);
            notes.add(new Note(id, index, euros, back, naive.clawBack(source, back, day)));
        }

        private long tooMuch(int document) {
            return earned.get(document) - (invoiced.get(document) - credited.get(document)) / 10;
        }

        private void reverse(int which) {
            if (notes.isEmpty()) {
                return;
            }
            Note note = notes.remove(which % notes.size());
            club.books
                    .invoicing()
                    .reverse(CommandId.of("X-" + note.id()), ACME, InvoiceId.of(note.id()), day)
                    .orElseThrow();
            credited.set(note.document(), credited.get(note.document()) - note.euros());
            reversed.add(note);
        }

        private void restore(int which) {
            if (reversed.isEmpty()) {
                return;
            }
            Note note = reversed.remove(which % reversed.size());
            long back = Math.max(0, clawedBack.get(note.document()) - tooMuch(note.document()));
            PointsEntry entry = club.restore(note.id()).orElseThrow().entry();
            assertThat(entry.points()).isEqualTo(back);
            // It is late, and counts from the day of the reversal, or that of the last entry.
            answers.tailMap(entry.effectiveOn(), true).clear();
            assertThat(club.restore(note.id()).applied()).isPresent();
            clawedBack.set(note.document(), clawedBack.get(note.document()) - back);
            String source = "INV-" + note.document();
            naive.restore(
                    note, back, new Point(source, issued.get(note.document()).plusDays(LIFETIME)), day);
        }

        private void redeem(int points) {
            Outcome<PointsRecorded> outcome = club.redeem("R-" + givenBack.size(), points, day);
            long usable = naive.usable(day).size();
            if (naive.redeem(points, day)) {
                assertThat(outcome.applied()).isPresent();
                givenBack.add(false);
            } else {
                assertThat(outcome)
                        .isEqualTo(
                                new Outcome.Refused<>(outcome.command(), new PointsRefusal.NotEnough(points, usable)));
            }
        }

        private void giveBack(int which) {
            if (givenBack.isEmpty()) {
                return;
            }
            int index = which % givenBack.size();
            Outcome<PointsRecorded> outcome = club.books
                    .rewards()
                    .reverse(CommandId.of("B-" + number), club.club, ACME, CommandId.of("R-" + index), day);
            assertThat(outcome.applied().isPresent()).isEqualTo(!givenBack.get(index));
            if (!givenBack.get(index)) {
                givenBack.set(index, true);
                naive.come(naive.redeemed.get(index), day);
            }
        }

        private void compare() {
            PointsAccount points = club.points();
            assertThat(points.owed(AsOf.of(day))).isEqualTo(naive.owed);
            for (LocalDate on = day; on.isBefore(day.plusDays(LIFETIME + 2)); on = on.plusDays(1)) {
                assertThat(points.balance(AsOf.of(on)))
                        .isEqualTo(naive.usable(on).size());
            }
            Map<String, Long> left = new TreeMap<>();
            naive.usable(day).forEach(point -> left.merge(point.source(), 1L, Long::sum));
            Map<String, Long> lots = new TreeMap<>();
            points.lots(AsOf.of(day)).forEach(lot -> lots.put(lot.source().value(), lot.left()));
            assertThat(lots).isEqualTo(left);
            assertThat(points.lots(AsOf.of(day))).extracting(PointsLot::left).allMatch(each -> each > 0);
            // What was answered for a day that is over stays.
            answers.forEach(
                    (on, answer) -> assertThat(points.balance(AsOf.of(on))).isEqualTo(answer));
            assertThat(PointsAccount.of(points.account(), CLUB, points.recorded()))
                    .isEqualTo(points);
        }
    }

    @Property(tries = 150)
    void S02_points_are_those_of_a_list_of_points_and_never_negative(
            @ForAll @Size(max = 40) List<@IntRange(max = 99_999) Integer> steps) {
        Run run = new Run();
        for (int step : steps) {
            run.step(step % 7, step / 7);
        }
    }

    @Property(tries = 100)
    void S02_however_credit_notes_split_a_document_they_claw_back_all_that_it_earned(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 300) Integer> parts) {
        ClubBooks club = new ClubBooks();
        club.club = ClubBooks.program(RewardTerms.builder().rule(EarnRule.of("all", eur("7"), 3)));
        long whole = parts.stream().mapToLong(Integer::longValue).sum();
        club.issue("INV-1", Long.toString(whole), "01-02");
        long earned = club.earn("INV-1").orElseThrow().entry().points();

        long back = 0;
        for (int i = 0; i < parts.size(); i++) {
            club.credit("CN-" + i, "INV-1", parts.get(i).toString(), "01-03");
            back += club.clawBack("CN-" + i).orElseThrow().entry().points();
        }

        assertThat(back).isEqualTo(earned);
        assertThat(club.balance("01-03")).isZero();
        assertThat(club.owed("01-03")).isZero();
    }
}
