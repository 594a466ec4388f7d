package io.cartera.terms;

import io.cartera.time.BusinessDayConvention;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The canonical text of a due-date rule. */
final class RuleText {

    private static final int MAX_LENGTH = 300;

    private static final Pattern FORM = Pattern.compile("net (?<net>[0-9]{1,5})"
            + "(?: from (?<from>[a-z-]+))?"
            + "(?: cut-off (?<cut>[0-9]{1,2}))?"
            + "(?: months (?<months>[0-9]{1,4}))?"
            + "(?:(?<end> end-of-month)| day (?<day>[0-9]{1,2}))?"
            + "(?: then (?<then>[0-9]{1,5}))?"
            + "(?: pay-days (?<pay>[0-9]{1,2}(?:/[0-9]{1,2})*))?"
            + "(?: roll (?<roll>[a-z-]+))?");

    private RuleText() {}

    static String print(DueDateRule rule) {
        StringBuilder text = new StringBuilder("net ").append(rule.days);
        append(text, rule.start != TermStart.INVOICE, " from " + rule.start.word());
        append(text, rule.cutOff > 0, " cut-off " + rule.cutOff);
        append(text, rule.months > 0, " months " + rule.months);
        append(text, rule.toMonthEnd, " end-of-month");
        append(text, rule.day > 0, " day " + rule.day);
        append(text, rule.thenDays > 0, " then " + rule.thenDays);
        append(text, !rule.payDays.isEmpty(), " pay-days " + join(rule.payDays));
        append(text, rule.roll != BusinessDayConvention.NONE, " roll " + word(rule.roll));
        return text.toString();
    }

    private static void append(StringBuilder text, boolean isThere, String words) {
        if (isThere) {
            text.append(words);
        }
    }

    static DueDateRule parse(String text) {
        Matcher found = Objects.requireNonNull(text, "rule").length() > MAX_LENGTH ? null : FORM.matcher(text);
        if (found == null || !found.matches()) {
            throw noRule();
        }
        DueDateRule rule = dayPart(monthPart(found), found);
        if (!rule.toString().equals(text)) {
            throw noRule();
        }
        return rule;
    }

    private static DueDateRule monthPart(Matcher found) {
        DueDateRule rule = DueDateRule.netDays(number(found, "net"));
        String from = found.group("from");
        if (from != null) {
            rule = rule.from(TermStart.ofWord(from).orElseThrow(RuleText::noRule));
        }
        if (found.group("months") != null) {
            rule = rule.plusMonths(number(found, "months"));
        }
        if (found.group("end") != null) {
            rule = rule.endOfMonth();
        }
        if (found.group("day") != null) {
            rule = rule.dayOfMonth(number(found, "day"));
        }
        return found.group("cut") == null ? rule : rule.cutOffDay(number(found, "cut"));
    }

    private static DueDateRule dayPart(DueDateRule monthPart, Matcher found) {
        DueDateRule rule = monthPart;
        if (found.group("then") != null) {
            rule = rule.thenDays(number(found, "then"));
        }
        String payDays = found.group("pay");
        if (payDays != null) {
            rule = rule.payDays(
                    Stream.of(payDays.split("/")).mapToInt(Integer::parseInt).toArray());
        }
        String roll = found.group("roll");
        return roll == null ? rule : rule.rolling(convention(roll));
    }

    static BusinessDayConvention convention(@Nullable String word) {
        for (BusinessDayConvention convention : BusinessDayConvention.values()) {
            if (word(convention).equals(word)) {
                return convention;
            }
        }
        throw noRule();
    }

    static String word(BusinessDayConvention convention) {
        return convention.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String join(List<Integer> days) {
        return days.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }

    private static int number(Matcher found, String group) {
        return Integer.parseInt(found.group(group));
    }

    private static IllegalArgumentException noRule() {
        return new IllegalArgumentException("not a due-date rule of the form 'net 30', 'net 30 end-of-month',"
                + " 'net 0 months 1 day 15', with its words in the documented order");
    }
}
